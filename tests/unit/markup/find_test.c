#include "support/test.h"

#include <attune/document.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "markup/slug.h"

static const AttuneNode *find(const AttuneDocument *document, AttuneAnchorKind kind,
                              const char *part)
{
    Str parts[] = {str_from(part)};
    return attune_document_find(document, kind, parts, 1, false);
}

static void find_without_parts_finds_nothing(void **state)
{
    (void)state;
    AttuneDocument *document = attune_document_parse(STR("# a\n"), NULL);
    assert_null(attune_document_find(document, ATTUNE_ANCHOR_NONE, NULL, 0, true));
    assert_null(attune_document_find(document, ATTUNE_ANCHOR_HEADING, NULL, 0, true));
    assert_null(find(document, ATTUNE_ANCHOR_VIEW, "page=1"));
    attune_document_free(document);
}

static void find_takes_odd_parts(void **state)
{
    (void)state;
    AttuneDocument *document =
        attune_document_parse(STR("# ?!\n\na ^x\n\nb[^l]\n\n[^l]: c\n"), NULL);
    const AttuneNode *heading = find(document, ATTUNE_ANCHOR_HEADING, "...");
    assert_non_null(heading);
    assert_int_equal(heading->line, 1);
    assert_null(find(document, ATTUNE_ANCHOR_BLOCK, "^"));
    assert_null(find(document, ATTUNE_ANCHOR_BLOCK, ""));
    assert_null(find(document, ATTUNE_ANCHOR_FOOTNOTE, "[^"));
    assert_null(find(document, ATTUNE_ANCHOR_FOOTNOTE, "[^]"));
    assert_non_null(find(document, ATTUNE_ANCHOR_FOOTNOTE, "[^L]"));
    attune_document_free(document);
}

/** A path is looked for in one pass: no number of headings and parts makes it slow. */
static void find_follows_long_paths_in_linear_time(void **state)
{
    (void)state;
    StrBuf note = {0};
    for (size_t i = 0; i < 2000; i++)
        strbuf_printf(&note, "%s a\n\n", i % 2 ? "##" : "#");
    AttuneDocument *document = attune_document_parse(strbuf_view(&note), NULL);
    Str parts[500];
    for (size_t i = 0; i < 500; i++)
        parts[i] = STR("a");
    assert_null(attune_document_find(document, ATTUNE_ANCHOR_HEADING, parts, 500, false));
    const AttuneNode *found =
        attune_document_find(document, ATTUNE_ANCHOR_HEADING, parts, 2, false);
    assert_non_null(found);
    assert_int_equal(found->line, 3);
    attune_document_free(document);
    strbuf_clear(&note);
}

static void section_of_a_last_heading_is_itself(void **state)
{
    (void)state;
    AttuneDocument *document = attune_document_parse(STR("# a\n\n## b\n\n# c\n"), NULL);
    const AttuneNode *a = document->root->first;
    const AttuneNode *b = a->next;
    const AttuneNode *c = b->next;
    assert_ptr_equal(attune_document_section_end(document, a), b);
    assert_ptr_equal(attune_document_section_end(document, b), b);
    assert_ptr_equal(attune_document_section_end(document, c), c);
    attune_document_free(document);
}

static void slug_keeps_letters_digits_and_dashes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *slug;
    } rows[] = {
        {"", ""},
        {"A b", "a-b"},
        {"Step 1: go!", "step-1-go"},
        {"a  b", "a--b"},
        {"snake_case-x", "snake_case-x"},
        {"Ünïcode 标题", "ünïcode-标题"},
        {"e\xCC\x81", "e\xCC\x81"},
        {"🧠 mind", "-mind"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_text(rows[i].text, markup_slug(&arena, str_from(rows[i].text)), rows[i].slug);
    arena_clear(&arena);
}

static void slugs_of_equal_headings_are_numbered(void **state)
{
    (void)state;
    Arena arena = {0};
    SlugCounter counter = {0};
    assert_text("first", slug_counter_next(&counter, &arena, STR("A")), "a");
    assert_text("second", slug_counter_next(&counter, &arena, STR("a")), "a-1");
    assert_text("third", slug_counter_next(&counter, &arena, STR("A!")), "a-2");
    assert_text("another", slug_counter_next(&counter, &arena, STR("b")), "b");
    slug_counter_clear(&counter);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find_without_parts_finds_nothing),
        cmocka_unit_test(find_takes_odd_parts),
        cmocka_unit_test(find_follows_long_paths_in_linear_time),
        cmocka_unit_test(section_of_a_last_heading_is_itself),
        cmocka_unit_test(slug_keeps_letters_digits_and_dashes),
        cmocka_unit_test(slugs_of_equal_headings_are_numbered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
