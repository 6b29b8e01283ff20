#include "support/test.h"

#include "term/input.h"

/* Events as text: keys as key_append_code writes them, the rest in brackets. */
static void append_event(StrBuf *out, const Event *event)
{
    static const char *const actions[] = {"press", "up", "down"};
    switch (event->kind) {
    case EVENT_KEY:
        key_append_code(out, event->as.key);
        break;
    case EVENT_MOUSE:
        strbuf_printf(out, "{%s %d,%d}", actions[event->as.mouse.action], event->as.mouse.row,
                      event->as.mouse.column);
        break;
    case EVENT_PASTE:
        strbuf_printf(out, "{paste %.*s}", STR_ARG(event->as.paste));
        break;
    default:
        strbuf_append(out, STR("{?}"));
        break;
    }
}

static void take_all(Input *input, int64_t now_ms, StrBuf *out)
{
    Event event;
    while (input_next(input, now_ms, &event)) {
        append_event(out, &event);
    }
}

typedef struct Case {
    Str bytes;
    const char *events;
} Case;

#define CASE(bytes, events)                                                                        \
    {                                                                                              \
        STR_INIT(bytes), events                                                                    \
    }

static const Case cases[] = {
    /* Characters and controls. */
    CASE("jZ?", "jZ?"),
    CASE("\xC3\xA9\xE6\xB8\xAF\xF0\x9F\x8C\x8A", "é港🌊"),
    CASE("\x01\x1A\x1C", "<C-a><C-z><C-\\>"),
    CASE("\t\r\n\b\x7F", "<Tab><Enter><Enter><Backspace><Backspace>"),
    CASE("a\0b", "a<C-Space>b"),
    /* Bytes that are no text mean nothing, and take nothing with them. */
    CASE("a\xFF\xC0j\x80k", "ajk"),
    CASE("\xE6\xB8j", "j"),
    CASE("\xC2\x9Bj", "j"),
    /* Esc, Alt. */
    CASE("\033", "<Esc>"),
    CASE("\033\033", "<Esc><Esc>"),
    CASE("\033x", "<M-x>"),
    CASE("\033\xC3\xA9", "<M-é>"),
    CASE("\033\x7F", "<M-Backspace>"),
    CASE("\033\r", "<M-Enter>"),
    CASE("\033[", "<M-[>"),
    CASE("\033O", "<M-O>"),
    CASE("\033P", "<M-P>"),
    CASE("\033]", "<M-]>"),
    /* Named keys. */
    CASE("\033[A\033[B\033[C\033[D", "<Up><Down><Right><Left>"),
    CASE("\033OA\033OB\033OC\033OD", "<Up><Down><Right><Left>"),
    CASE("\033[H\033[F\033OH\033OF", "<Home><End><Home><End>"),
    CASE("\033[1~\033[4~\033[7~\033[8~", "<Home><End><Home><End>"),
    CASE("\033[2~\033[3~\033[5~\033[6~", "<Ins><Del><PgUp><PgDn>"),
    CASE("\033[Z", "<S-Tab>"),
    CASE("\033OP\033OQ\033OR\033OS\033[15~\033[24~", "<F1><F2><F3><F4><F5><F12>"),
    CASE("\033[[A\033[[E", "<F1><F5>"),
    CASE("\033[11~\033[17~\033[21~\033[23~", "<F1><F6><F10><F11>"),
    CASE("\033OM\033Ok\033Op\033Oy", "<Enter>+09"),
    /* Modifiers. */
    CASE("\033[1;2A\033[1;3D\033[1;5C\033[1;9D", "<S-Up><M-Left><C-Right><M-Left>"),
    CASE("\033[5;5~\033[6;3~\033[3;2~", "<C-PgUp><M-PgDn><S-Del>"),
    CASE("\033[1;5P\033[15;2~", "<C-F1><S-F5>"),
    CASE("\033\033[A\033\033OP", "<M-Up><M-F1>"),
    CASE("\033[a\033Oa\033[5^\033[6@", "<S-Up><C-Up><C-PgUp><C-S-PgDn>"),
    CASE("\033[13;5u\033[27;5;105~\033[97;3u", "<C-Enter><C-i><M-a>"),
    /* Mouse. */
    CASE("\033[<0;5;3M", "{press 2,4}"),
    CASE("\033[<0;5;3m", ""),
    CASE("\033[<64;1;1M\033[<65;300;200M", "{up 0,0}{down 199,299}"),
    CASE("\033[<4;1;1M", "{press 0,0}"),
    CASE("\033[<2;1;1M\033[<35;1;1M", ""),
    CASE("\033[<0;0;1M\033[<0;1;99999999999M\033[<0;1M\033[<;;M", ""),
    CASE("\033[M #\"j", "{press 1,2}j"),
    CASE("\033[M\x60!!\033[Ma!!", "{up 0,0}{down 0,0}"),
    CASE("\033[M \xFFQj", "{press 48,222}j"),
    /* Pastes. */
    CASE("\033[200~a b\033[201~j", "{paste a b}j"),
    CASE("\033[200~\033[201~", "{paste }"),
    CASE("\033[200~x\ry\r\nz\n\033[201~", "{paste x\ny\nz\n}"),
    CASE("\033[200~\033[A\033[20\xFFQ\033\033[201~j", "{paste \033[A\033[20\xEF\xBF\xBDQ\033}j"),
    CASE("\033[201~j", "j"),
    /* What nobody asked for is swallowed whole. */
    CASE("\033[99;7Q\033[?42;Q\033OZ\033[<3;1;1M\033[I\033[Oj", "j"),
    CASE("\033[?1;2c\033[24;80R\033[0n\033[?2026;2$yj", "j"),
    CASE("\033[1;2;3;4;5;6;7Aj", "j"),
    CASE("\033[99999999999999999999~j", "j"),
    CASE("\033[1:2Aj", "j"),
    CASE("\033]11;rgb:1e1e/1e1e/1e1e\033\\j", "j"),
    CASE("\033]11;rgb:1e1e/1e1e/1e1e\aj", "j"),
    CASE("\033P>|XTerm(388)\033\\j", "j"),
    CASE("\033P1+r544e=78\033\\j", "j"),
    CASE("\033_Gi=31;OK\033\\j", "j"),
    CASE("\033[57361u\033[55296u\033[1114112uj", "j"),
    /* Broken off: what cannot belong to it is a key again. */
    CASE("\033[12\033[A", "<Up>"),
    CASE("\033[1;\rj", "<Enter>j"),
    CASE("\033[1;", ""),
    CASE("\033[1\xC3\xA9", "é"),
};

#define CASE_COUNT (sizeof(cases) / sizeof(*cases))

static void input_reads_what_terminals_send(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        Input input;
        StrBuf events = {0};
        input_init(&input, true);
        input_feed(&input, cases[i].bytes, 1000);
        take_all(&input, 1000, &events);
        take_all(&input, 1000 + INPUT_SEQUENCE_MS, &events);
        take_all(&input, 5000, &events);
        assert_text(cases[i].events, strbuf_view(&events), cases[i].events);
        assert_true(input_wake_at(&input) == INT64_MAX);
        strbuf_clear(&events);
        input_clear(&input);
    }
}

static void input_reads_the_same_byte_by_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        Input input;
        StrBuf events = {0};
        input_init(&input, true);
        for (size_t j = 0; j < cases[i].bytes.length; j++) {
            input_feed(&input, str_slice(cases[i].bytes, j, j + 1), 1000 + (int64_t)j);
            take_all(&input, 1000 + (int64_t)j, &events);
        }
        take_all(&input, 2000, &events);
        take_all(&input, 5000, &events);
        assert_text(cases[i].events, strbuf_view(&events), cases[i].events);
        strbuf_clear(&events);
        input_clear(&input);
    }
}

static void input_waits_for_what_may_follow_an_escape(void **state)
{
    (void)state;
    Input input;
    Event event;
    input_init(&input, true);
    input_feed(&input, STR("\033"), 1000);
    assert_false(input_next(&input, 1024, &event));
    assert_int_equal(input_wake_at(&input), 1025);
    assert_true(input_next(&input, 1025, &event));
    assert_int_equal(event.as.key, UI_KEY_ESCAPE);
    input_feed(&input, STR("[A"), 1025);
    assert_true(input_next(&input, 1025, &event));
    assert_int_equal(event.as.key, '[');
    assert_true(input_next(&input, 1025, &event));
    assert_int_equal(event.as.key, 'A');
    input_clear(&input);
}

static void input_knows_the_keys_of_this_terminal(void **state)
{
    (void)state;
    Input input;
    StrBuf events = {0};
    input_init(&input, true);
    input_learn(&input, STR("\033A"), UI_KEY_UP);
    input_learn(&input, STR("\033[5$"), UI_KEY_PAGE_UP | UI_KEY_SHIFT);
    input_learn(&input, STR("\033[5"), UI_KEY_NONE);
    input_learn(&input, STR("\010"), UI_KEY_LEFT);
    input_learn(&input, STR(""), UI_KEY_LEFT);
    input_feed(&input, STR("\033A\033[5$\010\033B"), 0);
    take_all(&input, 0, &events);
    assert_text("keys", strbuf_view(&events), "<Up><S-PgUp><Backspace><M-B>");
    strbuf_clear(&events);
    input_clear(&input);
}

static void input_keeps_a_paste_within_bounds_and_its_end_in_sight(void **state)
{
    (void)state;
    Input input;
    Event event;
    StrBuf long_text = {0};
    strbuf_append_repeat(&long_text, 'Q', 3u << 20);
    input_init(&input, true);
    input_feed(&input, STR("\033[200~"), 0);
    input_feed(&input, strbuf_view(&long_text), 0);
    assert_false(input_next(&input, 0, &event));
    input_feed(&input, STR("\033[201~j"), 1);
    assert_true(input_next(&input, 1, &event));
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_int_equal(event.as.paste.length, 1u << 20);
    assert_true(input_next(&input, 1, &event));
    assert_int_equal(event.as.key, 'j');
    strbuf_clear(&long_text);
    input_clear(&input);
}

static void input_ends_a_paste_that_breaks_off(void **state)
{
    (void)state;
    Input input;
    Event event;
    input_init(&input, true);
    input_feed(&input, STR("\033[200~text\033[2"), 0);
    assert_false(input_next(&input, 999, &event));
    assert_true(input_next(&input, 1000, &event));
    assert_text("paste", event.as.paste, "text");
    input_feed(&input, STR("j"), 1001);
    assert_true(input_next(&input, 1001, &event));
    assert_int_equal(event.as.key, 'j');
    input_clear(&input);
}

static void input_without_utf8_takes_single_bytes(void **state)
{
    (void)state;
    Input input;
    StrBuf events = {0};
    input_init(&input, false);
    input_feed(&input, STR("a\xC3\xA9\033[Aj"), 0);
    take_all(&input, 0, &events);
    /* In the C locale of a test no byte above 0x7F is a character. */
    assert_text("events", strbuf_view(&events), "a<Up>j");
    strbuf_clear(&events);
    input_clear(&input);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(input_reads_what_terminals_send),
        cmocka_unit_test(input_reads_the_same_byte_by_byte),
        cmocka_unit_test(input_waits_for_what_may_follow_an_escape),
        cmocka_unit_test(input_knows_the_keys_of_this_terminal),
        cmocka_unit_test(input_keeps_a_paste_within_bounds_and_its_end_in_sight),
        cmocka_unit_test(input_ends_a_paste_that_breaks_off),
        cmocka_unit_test(input_without_utf8_takes_single_bytes),
    };
    return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
