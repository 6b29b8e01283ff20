#include "support/test.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/wikilink.h"

/** Every wikilink of `text` as W(path#parts|display) or E(…), what is between them as it stands. */
static void dump_links(StrBuf *out, Arena *arena, Str text)
{
    for (size_t at = 0; at < text.length;) {
        Str inner;
        bool embed = text.data[at] == '!';
        size_t length = wikilink_scan(text, at, &inner);
        AttuneLink link;
        if (length == 0 || !wikilink_parse(arena, inner, embed, &link)) {
            strbuf_append_char(out, text.data[at++]);
            continue;
        }
        strbuf_printf(out, "%c(%.*s", embed ? 'E' : 'W', STR_ARG(link.path));
        for (size_t i = 0; i < link.part_count; i++)
            strbuf_printf(out, "#%.*s", STR_ARG(link.parts[i]));
        strbuf_printf(out, "|%.*s", STR_ARG(link.text));
        if (link.width)
            strbuf_printf(out, "|%ux%u", link.width, link.height);
        strbuf_append_char(out, ')');
        at += length;
    }
}

static void wikilinks_are_scanned_and_split(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *text;
        const char *expected;
    } cases[] = {
        {"W01", "[[a|b]] [[ a ]] [[a#b|c]]", "W(a|b) W(a|a) W(a#b|c)"},
        {"W02", "[[]] [[ ]] [[#]] [[|x]]", "[[]] [[ ]] [[#]] [[|x]]"},
        {"W03a", "[[Sq]uare]]", "W(Sq]uare|Sq]uare)"},
        {"W03b", "[[[draft] N]]", "W([draft] N|[draft] N)"},
        {"W03c", "[[a]]]", "W(a|a)]"},
        {"14.8", "[[[x]]]", "W([x]|[x])"},
        {"14.8 empty pair", "[[a[]]]", "W(a[|a[)]"},
        {"W04", "[[Nested [[Inner]] x]]", "[[Nested W(Inner|Inner) x]]"},
        {"W05", "[[a\nb]]", "[[a\nb]]"},
        {"W07", "[[a\\|b]]", "W(a|b)"},
        {"W08", "[[a|]] [[a|b|c]]", "W(a|a) W(a|b|c)"},
        {"W09", "[[A#B#C]] [[#B]] [[N#^id]] [[##x]]",
         "W(A#B#C|A > B > C) W(#B|B) W(N#^id|N > ^id) W(#x|x)"},
        {"W10", "[[f/N.md#H]] [[N#]]", "W(f/N.md#H|f/N.md > H) W(N|N)"},
        {"W11", "[[a_b_c]] [[_x_]] [[*x*]]", "W(a_b_c|a_b_c) W(_x_|_x_) W(*x*|*x*)"},
        {"W18", "![[i.png|100x145]] ![[i.png|cap|100]]",
         "E(i.png|i.png|100x145) E(i.png|cap|100x0)"},
        {"W23", "[[My%20Note]]", "W(My%20Note|My%20Note)"},
        {"W27", "[[https://e.com]]", "W(https://e.com|https://e.com)"},
        {"W28", "[[a|**b**]]", "W(a|**b**)"},
        {"table escapes", "[[a\\|b\\|c]]", "W(a|b|c)"},
        {"a size is for embeds alone", "[[a|100]] ![[a#h|100]] ![[a|x100]] ![[a|100x]]",
         "W(a|100) E(a#h|a|100x0) E(a|x100) E(a|100x)"},
        {"size without a path", "![[#h|100]]", "E(#h|h|100x0)"},
        {"huge size", "![[a|99999999999999999999]]", "E(a|a|4294967295x0)"},
        {"NFC", "[[Cafe\u0301#e\u0301]]", "W(Caf\u00e9#\u00e9|Cafe\u0301 > e\u0301)"},
        {"Unicode blanks", "[[\u00A0a\u3000]]", "W(a|a)"},
        {"open at the end", "[[a", "[[a"},
        {"one bracket", "[[a]", "[[a]"},
        {"pair at the end", "[[a[b]", "[[a[b]"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        StrBuf out = {0};
        dump_links(&out, &arena, str_from(cases[i].text));
        assert_text(cases[i].name, strbuf_view(&out), cases[i].expected);
        strbuf_clear(&out);
        arena_clear(&arena);
    }
}

static void inner_text_has_a_limit(void **state)
{
    (void)state;
    StrBuf text = {0};
    Str inner;
    strbuf_append(&text, STR("[["));
    strbuf_append_repeat(&text, 'x', WIKILINK_INNER_MAX);
    strbuf_append(&text, STR("]]"));
    assert_int_equal(wikilink_scan(strbuf_view(&text), 0, &inner), WIKILINK_INNER_MAX + 4);
    assert_int_equal(inner.length, WIKILINK_INNER_MAX);
    strbuf_reset(&text);
    strbuf_append(&text, STR("[["));
    strbuf_append_repeat(&text, 'x', WIKILINK_INNER_MAX + 1);
    strbuf_append(&text, STR("]]"));
    assert_int_equal(wikilink_scan(strbuf_view(&text), 0, &inner), 0);
    strbuf_clear(&text);
}

static void anchors_have_their_kind(void **state)
{
    (void)state;
    static const struct {
        const char *inner;
        AttuneAnchorKind kind;
    } cases[] = {
        {"N", ATTUNE_ANCHOR_NONE},
        {"N#", ATTUNE_ANCHOR_NONE},
        {"N#H", ATTUNE_ANCHOR_HEADING},
        {"N#A#^b", ATTUNE_ANCHOR_HEADING},
        {"N#^b", ATTUNE_ANCHOR_BLOCK},
        {"#^b", ATTUNE_ANCHOR_BLOCK},
        {"N#[^1]", ATTUNE_ANCHOR_FOOTNOTE},
        {"N#[^]", ATTUNE_ANCHOR_HEADING},
        {"p.PDF#page=3", ATTUNE_ANCHOR_VIEW},
        {"p.pdf#page=3#height=40", ATTUNE_ANCHOR_VIEW},
        {"p.pdf#page=3&x=1", ATTUNE_ANCHOR_VIEW},
        {"p.pdf#page=", ATTUNE_ANCHOR_HEADING},
        {"p.md#page=3", ATTUNE_ANCHOR_HEADING},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        AttuneLink link;
        assert_true(wikilink_parse(&arena, str_from(cases[i].inner), false, &link));
        if (link.anchor != cases[i].kind)
            fail_msg("%s: kind %d", cases[i].inner, (int)link.anchor);
        arena_clear(&arena);
    }
}

static void the_whole_inner_text_is_kept(void **state)
{
    (void)state;
    Arena arena = {0};
    AttuneLink link;
    assert_true(wikilink_parse(&arena, STR(" a \\| b#c|d "), false, &link));
    assert_text("whole", link.whole, "a | b#c|d");
    assert_text("text", link.text, "b#c|d");
    assert_true(link.has_display);
    assert_true(wikilink_parse(&arena, STR(" a#b "), false, &link));
    assert_text("whole", link.whole, "a#b");
    assert_false(link.has_display);
    assert_int_equal(link.kind, ATTUNE_LINK_WIKILINK);
    assert_false(link.external);
    arena_clear(&arena);
}

static void destinations_are_decoded_and_split(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *destination;
        const char *path; /* NULL: not indexed */
        const char *part; /* NULL: none */
        bool external;
    } cases[] = {
        {"W24", "My%20Note.md#H%20I", "My Note.md", "H I", false},
        {"W26a", "a%23b.md", "a#b.md", NULL, false},
        {"W26b", "#H", "", "H", false},
        {"W27", "obsidian://o?v", "obsidian://o?v", NULL, true},
        {"scheme with a fragment", "https://e.com/a%20b#c", "https://e.com/a%20b#c", NULL, true},
        {"mailto", "mailto:a@b", "mailto:a@b", NULL, true},
        {"no scheme", "1a:b", "1a:b", NULL, false},
        {"14.9 empty", "", NULL, NULL, false},
        {"14.9 hash", "#", NULL, NULL, false},
        {"bad escape", "a%2.md#b%20c", "a%2.md", "b c", false},
        {"bad UTF-8", "a%FF.md#b%20c", "a%FF.md", "b c", false},
        {"no NUL", "a%00.md", "a%00.md", NULL, false},
        {"cut escape", "a%2", "a%2", NULL, false},
        {"cut escape", "a%", "a%", NULL, false},
        {"escape at the end", "a%41", "aA", NULL, false},
        {"NFC", "Cafe%CC%81.md", "Caf\u00e9.md", NULL, false},
        {"trimmed", "%20a%20#%20b%20", "a", "b", false},
        {"split after decoding", "a#b%23", "a", "b", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        AttuneLink link;
        bool indexed = wikilink_parse_destination(&arena, str_from(cases[i].destination), STR("t"),
                                                  false, &link);
        assert_int_equal(indexed, cases[i].path != NULL);
        if (indexed) {
            assert_text(cases[i].name, link.path, cases[i].path);
            assert_int_equal(link.external, cases[i].external);
            assert_int_equal(link.part_count, cases[i].part ? 1 : 0);
            if (cases[i].part)
                assert_text(cases[i].name, link.parts[0], cases[i].part);
            assert_text(cases[i].name, link.text, "t");
        }
        arena_clear(&arena);
    }
}

static void images_have_a_size_in_their_description(void **state)
{
    (void)state;
    Arena arena = {0};
    AttuneLink link;
    assert_true(wikilink_parse_destination(&arena, STR("a.png"), STR("c|100"), true, &link));
    assert_text("W19", link.text, "c");
    assert_int_equal(link.width, 100);
    assert_true(wikilink_parse_destination(&arena, STR("b.png"), STR("250"), true, &link));
    assert_text("W19", link.text, "b.png");
    assert_int_equal(link.width, 250);
    assert_false(link.has_display);
    assert_true(wikilink_parse_destination(&arena, STR("b.png"), STR("250"), false, &link));
    assert_text("no image", link.text, "250");
    assert_int_equal(link.width, 0);
    arena_clear(&arena);
}

static void repeated_openers_are_cheap(void **state)
{
    (void)state;
    static const char *const units[] = {"[", "[[a", "[[a[b", "[[a[[b]", "![[", "[[x]"};
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        Arena arena = {0};
        StrBuf text = {0};
        StrBuf out = {0};
        for (int j = 0; j < 50000; j++)
            strbuf_append(&text, str_from(units[i]));
        dump_links(&out, &arena, strbuf_view(&text));
        assert_true(out.length > 0);
        strbuf_clear(&text);
        strbuf_clear(&out);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wikilinks_are_scanned_and_split),
        cmocka_unit_test(inner_text_has_a_limit),
        cmocka_unit_test(anchors_have_their_kind),
        cmocka_unit_test(the_whole_inner_text_is_kept),
        cmocka_unit_test(destinations_are_decoded_and_split),
        cmocka_unit_test(images_have_a_size_in_their_description),
        cmocka_unit_test(repeated_openers_are_cheap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
