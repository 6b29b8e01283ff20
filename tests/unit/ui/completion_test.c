#include "support/test.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "ui/query_complete.h"

static void place_knows_what_is_typed_at_the_cursor(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* up to the cursor */
        CompleteKind kind;
        const char *prefix;
        const char *key;
    } cases[] = {
        {"", COMPLETE_OPERATOR, "", ""},
        {"ta", COMPLETE_OPERATOR, "ta", ""},
        {"word ta", COMPLETE_OPERATOR, "ta", ""},
        {"-ta", COMPLETE_OPERATOR, "ta", ""},
        {"(ta", COMPLETE_OPERATOR, "ta", ""},
        {"tag:", COMPLETE_TAG, "", ""},
        {"TAG:#psy", COMPLETE_TAG, "#psy", ""},
        {"a -tag:x/y", COMPLETE_TAG, "x/y", ""},
        {"status:\"in pro", COMPLETE_STATUS, "in pro", ""},
        {"path:jour", COMPLETE_PATH, "jour", ""},
        {"links-to:Hom", COMPLETE_NOTE, "Hom", ""},
        {"is:un", COMPLETE_IS, "un", ""},
        {"line:tag:ab", COMPLETE_TAG, "ab", ""},
        {"line:(a ta", COMPLETE_OPERATOR, "ta", ""},
        {"match-case:-fi", COMPLETE_OPERATOR, "fi", ""},
        {"modified:<", COMPLETE_NOTHING, "<", ""},
        {"\"a phrase", COMPLETE_NOTHING, "a phrase", ""},
        {"\"done\" ta", COMPLETE_OPERATOR, "ta", ""},
        {"\"a \\\" b", COMPLETE_NOTHING, "a \\\" b", ""},
        {"/regex", COMPLETE_NOTHING, "/regex", ""},
        {"[", COMPLETE_KEY, "", ""},
        {"[sta", COMPLETE_KEY, "sta", ""},
        {"[\"a ke", COMPLETE_KEY, "a ke", ""},
        {"[status:", COMPLETE_ELEMENT, "", "status"},
        {"[status:dr", COMPLETE_ELEMENT, "dr", "status"},
        {"[status:draft OR pu", COMPLETE_ELEMENT, "pu", "status"},
        {"[\"a key\":\"v w", COMPLETE_ELEMENT, "v w", "a key"},
        {"[a:b] ta", COMPLETE_OPERATOR, "ta", ""},
        {"[[wiki", COMPLETE_OPERATOR, "[[wiki", ""},
        {"http://x", COMPLETE_OPERATOR, "http://x", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from(cases[i].text);
        CompletePlace place = query_complete_place(text, text.length);
        if (place.kind != cases[i].kind) {
            fail_msg("%s: kind %d", cases[i].text, place.kind);
        }
        assert_text(cases[i].text, place.prefix, cases[i].prefix);
        assert_text(cases[i].text, place.key, cases[i].key);
        assert_true(place.from <= text.length);
    }
}

static void place_looks_at_nothing_behind_the_cursor(void **state)
{
    (void)state;
    CompletePlace place = query_complete_place(STR("tag:abc \"open"), 6);
    assert_int_equal(place.kind, COMPLETE_TAG);
    assert_text("prefix", place.prefix, "ab");
    assert_int_equal(place.from, 4);
}

/* Whatever is typed, the place is one within the text. */
static void place_takes_any_bytes(void **state)
{
    (void)state;
    static const char alphabet[] = "\"\\[]()-: /ta\xC3";
    unsigned random = 1;
    for (int round = 0; round < 20000; round++) {
        char text[12];
        size_t length = 0;
        for (; length < sizeof text; length++) {
            random = random * 1103515245u + 12345u;
            text[length] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
        }
        char *exact = malloc(length);
        assert_non_null(exact);
        memcpy(exact, text, length);
        for (size_t cursor = 0; cursor <= length; cursor++) {
            CompletePlace place = query_complete_place((Str){exact, length}, cursor);
            assert_true(place.from <= cursor);
            assert_true(place.prefix.length <= cursor);
        }
        free(exact);
    }
}

static void list_offers_operators_and_flags_that_begin_so(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *offers;
    } cases[] = {
        {"ta", "tag: task: task-todo: task-done: "},
        {"TASK-", "task-todo: task-done: "},
        {"tag", "tag: "},
        {"zz", ""},
        {"is:un", "unresolved untagged "},
        {"\"phrase", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        Completions offers = {0};
        Str text = str_from(cases[i].text);
        CompletePlace place = query_complete_place(text, text.length);
        query_complete_list(NULL, &place, &arena, &offers);
        StrBuf out = {0};
        for (size_t j = 0; j < offers.count; j++) {
            strbuf_append(&out, offers.items[j].text);
            strbuf_append_char(&out, ' ');
            assert_true(offers.items[j].note.length > 0);
        }
        assert_text(cases[i].text, strbuf_view(&out), cases[i].offers);
        strbuf_clear(&out);
        vec_clear(&offers);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(place_knows_what_is_typed_at_the_cursor),
        cmocka_unit_test(place_looks_at_nothing_behind_the_cursor),
        cmocka_unit_test(place_takes_any_bytes),
        cmocka_unit_test(list_offers_operators_and_flags_that_begin_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
