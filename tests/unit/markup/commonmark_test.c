#include "support/test.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/commonmark.h"
#include "markup/lines.h"

static CmBlocks read_blocks(Arena *arena, Str text)
{
    Lines lines = lines_of(arena, text, 0, 1);
    uint32_t *starts = ARENA_ARRAY(arena, uint32_t, lines.count + 1);
    for (uint32_t i = 0; i < lines.count; i++)
        starts[i] = lines.items[i].start;
    return commonmark_blocks(arena, text, starts, lines.count);
}

/** Each block as KIND FIRST-LAST, those within it in parentheses. */
static void describe(const CmBlocks *blocks, uint32_t from, uint32_t to, StrBuf *out)
{
    static const char *const names[] = {"quote", "list", "item", "p", "h", "code", "html", "hr"};
    for (uint32_t i = from; i < to; i = blocks->items[i].end) {
        const CmBlock *block = &blocks->items[i];
        strbuf_printf(out, "%s%s%s %u-%u", i > from ? " " : "", names[block->kind],
                      block->setext   ? "="
                      : block->fenced ? "~"
                                      : "",
                      block->first_line, block->last_line);
        if (block->end > i + 1) {
            strbuf_append_char(out, '(');
            describe(blocks, i + 1, block->end, out);
            strbuf_append_char(out, ')');
        }
    }
}

static void blocks_have_the_lines_that_they_cover(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a\nb\n\nc", "p 0-1 p 3-3"},
        {"# a\nb", "h 0-0 p 1-1"},
        {"a\nb\n===\nc", "h= 0-2 p 3-3"},
        {"a\n---", "h= 0-1"},
        {"a\n---\n---", "h= 0-1 hr 2-2"},
        {"a\n---\n\n\nb", "h= 0-1 p 4-4"},
        {"> a\n===\n> ---", "quote 0-2(h= 0-2)"},
        {"```\na\n\n```\nb", "code~ 0-3 p 4-4"},
        {"```\na", "code~ 0-1"},
        {"```\n```", "code~ 0-1"},
        {"> ```\n> a\n```\nb", "quote 0-1(code~ 0-1) code~ 2-3"},
        {"    a\n\n    b\n\nc", "code 0-2 p 4-4"},
        {"    ```\n    x", "code 0-1"},
        {"<div>\na\n\nb", "html 0-1 p 3-3"},
        {"<!-- a\n\nb --> c\nd", "html 0-2 p 3-3"},
        {"- a\n- b\n\n  c\n", "list 0-3(item 0-0(p 0-0) item 1-3(p 1-1 p 3-3))"},
        {"- a\n\n\nb", "list 0-0(item 0-0(p 0-0)) p 3-3"},
        {"> a\nlazy\n\n> b", "quote 0-1(p 0-1) quote 3-3(p 3-3)"},
        {"[a]: /u\n\nb", "p 2-2"},
        {"[a]: /u\nb", "p 0-1"},
        {"", ""},
        {"\n\n", ""},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CmBlocks blocks = read_blocks(&arena, str_from(cases[i][0]));
        StrBuf out = {0};
        describe(&blocks, 0, blocks.count, &out);
        assert_text(cases[i][0], strbuf_view(&out), cases[i][1]);
        strbuf_clear(&out);
    }
    arena_clear(&arena);
}

static void literal_is_whole_although_libcmark_sees_less(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"```\nword *a* `b` <!x> and much more behind the fortieth character of the line\n* x\n```\n",
         "word *a* `b` <!x> and much more behind the fortieth character of the line\n* x\n"},
        {"> ~~~\n> word and word and word and word and word and word and word ü\n",
         "word and word and word and word and word and word and word ü\n"},
        {"- x\n\n\t\tcode that begins with half of a tab and goes on past the cut, you see\n",
         "  code that begins with half of a tab and goes on past the cut, you see\n"},
        {"<div>\nword and word and word and word and word and word & word * word\n</div>",
         "<div>\nword and word and word and word and word and word & word * word\n</div>\n"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CmBlocks blocks = read_blocks(&arena, str_from(cases[i][0]));
        assert_text(cases[i][0], blocks.items[blocks.count - 1].literal, cases[i][1]);
    }
    arena_clear(&arena);
}

static void list_is_described_by_its_first_marker(void **state)
{
    (void)state;
    Arena arena = {0};
    CmBlocks blocks = read_blocks(&arena, STR("> 3) a\n> 4) b\n\n* c\n\n* d"));
    assert_int_equal(blocks.items[1].kind, CM_LIST);
    assert_true(blocks.items[1].ordered);
    assert_true(blocks.items[1].tight);
    assert_int_equal(blocks.items[1].start, 3);
    assert_int_equal(blocks.items[1].delimiter, ')');
    const CmBlock *bullets = &blocks.items[blocks.items[0].end];
    assert_int_equal(bullets->delimiter, '*');
    assert_false(bullets->ordered);
    assert_false(bullets->tight);
    arena_clear(&arena);
}

static void nesting_stops_at_a_depth(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf text = {0};
    for (size_t i = 0; i < 300; i++)
        strbuf_append(&text, i % 2 ? STR("> ") : STR("1. "));
    strbuf_append(&text, STR("word\n"));
    CmBlocks blocks = read_blocks(&arena, strbuf_view(&text));
    assert_true(blocks.count <= COMMONMARK_BLOCK_DEPTH + 1);
    assert_int_equal(blocks.items[blocks.count - 1].kind, CM_PARAGRAPH);
    strbuf_clear(&text);
    arena_clear(&arena);
}

static void tree_keeps_what_lies_too_deep(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf text = {0};
    for (size_t i = 0; i < 100; i++)
        strbuf_append(&text, STR("*a **b "));
    strbuf_append(&text, STR("core"));
    for (size_t i = 0; i < 100; i++)
        strbuf_append(&text, STR(" b** a*"));
    const AttuneNode *node = commonmark_tree(&arena, strbuf_view(&text));
    size_t depth = 0;
    while (node->first) {
        node = node->first;
        while (node->next && !node->first)
            node = node->next;
        depth++;
    }
    assert_in_range(depth, COMMONMARK_INLINE_DEPTH, COMMONMARK_INLINE_DEPTH + 3);
    assert_true(str_find(node->text, STR("core"), 0) != STR_NOT_FOUND);
    strbuf_clear(&text);
    arena_clear(&arena);
}

static void language_is_the_first_word_in_lower_case(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_text("js", commonmark_language(&arena, STR("JS {1,2}")), "js");
    assert_text("none", commonmark_language(&arena, STR("")), "");
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_have_the_lines_that_they_cover),
        cmocka_unit_test(literal_is_whole_although_libcmark_sees_less),
        cmocka_unit_test(list_is_described_by_its_first_marker),
        cmocka_unit_test(nesting_stops_at_a_depth),
        cmocka_unit_test(tree_keeps_what_lies_too_deep),
        cmocka_unit_test(language_is_the_first_word_in_lower_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
