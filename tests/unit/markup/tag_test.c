#include "support/test.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/frontmatter.h"
#include "markup/tag.h"

/** The name that tag_scan finds at the first "#", the "_" before it counted as cancelled; ""
 * without one. */
static Str scan_first(Str text)
{
    size_t hash = str_find_char(text, '#', 0);
    size_t underscores = 0;
    while (underscores < hash && text.data[hash - 1 - underscores] == '_')
        underscores++;
    size_t length = tag_scan(text, hash, underscores);
    return length ? str_slice(text, hash + 1, hash + length) : (Str){0};
}

static void tags_end_where_no_tag_character_stands(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"T01", "#tag x", "tag"},
        {"T01", "#a_b", "a_b"},
        {"T01", "#a-b", "a-b"},
        {"T01", "#a/b/c", "a/b/c"},
        {"T01", "#y1984", "y1984"},
        {"T01", "#1a", "1a"},
        {"T02", "#1984", ""},
        {"T02", "# x", ""},
        {"T02", "#/", ""},
        {"T02", "#", ""},
        {"T04", "#a.b", "a"},
        {"T04", "#a,", "a"},
        {"T04", "#a:", "a"},
        {"T04", "#it's", "it"},
        {"T04", "#a—b", "a"},
        {"T05", "#a#b", "a"},
        {"T05", "#tn/#to", "tn/"},
        {"T06", "_#c_", "c"},
        {"T06", "__#c__", "c"},
        {"T06", "_#c__", "c_"},
        {"T06", "snake_#w", "w"},
        {"T06", "_#_", ""},
        {"T06", "~~#d~~", "d"},
        {"T06", "==#e==", "e"},
        {"T09", "#标签，x 中", "标签，x"},
        {"T09", "#e\u0301", "e\u0301"},
        {"T10", "#🟩/done", "🟩/done"},
        {"T10", "#👩\u200D🦰", "👩"},
        {"T11", "#a\u00A0#b", "a"},
        {"T15", "#[[x]]", ""},
        {"ideographic space", "#a\u3000b", "a"},
        {"VS16", "#✅\uFE0Fx", "✅\uFE0Fx"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char label[80];
        (void)snprintf(label, sizeof(label), "%s %s", cases[i][0], cases[i][1]);
        assert_text(label, scan_first(str_from(cases[i][1])), cases[i][2]);
    }
    assert_int_equal(tag_scan(STR("a"), 0, 0), 0);
    assert_int_equal(tag_scan(STR("a"), 1, 0), 0);
}

static void tag_characters_follow_the_table(void **state)
{
    (void)state;
    const char *good = "azAZ09_-/";
    for (uint32_t c = 1; c < 0x7F; c++) {
        if (tag_is_character(c) != (strchr(good, (int)c) != NULL || ascii_is_alnum((char)c)))
            fail_msg("U+%04X", c);
    }
    static const uint32_t bad[] = {0x85,   0xA0,   0x2000, 0x2014, 0x200D,
                                   0x206F, 0x2E00, 0x2E7F, 0x3000, 0xFEFF};
    static const uint32_t fine[] = {0xE9, 0x1FFF, 0x2070, 0x2DFF, 0x2E80, 0xFE0F, 0xFF0C, 0x1F7E9};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(tag_is_character(bad[i]));
    for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++)
        assert_true(tag_is_character(fine[i]));
}

static void empty_segments_are_dropped(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a/b", "a/b"}, {"a/b/", "a/b"}, {"/a", "a"}, {"a//b", "a/b"}, {"//a///b//", "a/b"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        assert_text(cases[i][0], tag_normalise(&arena, str_from(cases[i][0])), cases[i][1]);
        arena_clear(&arena);
    }
}

static void front_matter_gives_tags(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"T16", "tags: [psychology/behavior, \"#x\", \"a b\", 1984]", "psychology/behavior x"},
        {"T17", "tags: a, b c/d #e", "a b c/d"},
        {"F30", "Tags: [a]\ntag: b", "a b"},
        {"hashes", "tags: [\"##a\", \"#\"]", "a"},
        {"items split at commas", "tags:\n  - a, b\n  - \"c,d\"", "a b c d"},
        {"one by fold", "tags: [Work, work/, WORK, Straße, STRASSE]", "Work Straße"},
        {"null items", "tags:\n-\n- a\n- ~\n- null", "a"},
        {"links and lists are none", "tags: [\"[[a]]\", [b], {c: d}, e]", "e"},
        {"dates are text", "tags: 2024-01-01 1a", "2024-01-01 1a"},
        {"empty", "tags: []", ""},
        {"none", "tags:", ""},
        {"block scalar", "tags: |\n  a\n  b c", "a b c"},
        {"14.2 brackets", "tags: [#a, b]", "a b"},
        {"14.2 items", "tags:\n- '#a'\n- \"b\"\n- @c\n- d", "a b d"},
        {"14.2 quotes in brackets", "tags: [\"a\", 'b', @c]", "a b"},
        {"order", "tag: z\ntags: y", "y z"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        StrBuf note = {0};
        StrBuf out = {0};
        TagVec tags = {0};
        strbuf_printf(&note, "---\n%s\n---\n", cases[i][1]);
        FrontMatter front_matter = frontmatter_parse(&arena, strbuf_view(&note));
        tag_collect(&arena, front_matter.properties, front_matter.property_count, &tags);
        for (size_t j = 0; j < tags.count; j++)
            strbuf_printf(&out, "%s%.*s", j ? " " : "", STR_ARG(tags.items[j].name));
        assert_text(cases[i][0], strbuf_view(&out), cases[i][2]);
        vec_clear(&tags);
        strbuf_clear(&note);
        strbuf_clear(&out);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_end_where_no_tag_character_stands),
        cmocka_unit_test(tag_characters_follow_the_table),
        cmocka_unit_test(empty_segments_are_dropped),
        cmocka_unit_test(front_matter_gives_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
