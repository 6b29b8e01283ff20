/* What holds for every note, tried on all examples and on all notes at hand. */

#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

#include <attune/document.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "markup/record.h"
#include "markup/walk.h"
#include "spec/spec_compare.h"
#include "spec/spec_example.h"
#include "spec/spec_files.h"

static SpecSet set;

/** Call `check` with every example's note and every note at hand. */
static void on_every_note(void (*check)(void *context, const char *path, Str note))
{
    for (size_t i = 0; i < set.examples.count; i++) {
        const SpecExample *example = &set.examples.items[i];
        StrBuf name = {0};
        strbuf_printf(&name, "%.*s", STR_ARG(example->number));
        if (str_is_empty(example->sample))
            check(NULL, strbuf_cstr(&name), example->note);
        strbuf_clear(&name);
    }
    assert_true(spec_each_note_at_hand(getenv("ATTUNE_SHARED"), check, NULL) > 0);
}

typedef struct Text {
    char *data;
    size_t length;
    FILE *stream;
} Text;

static FILE *open_text(Text *text)
{
    *text = (Text){0};
    text->stream = open_memstream(&text->data, &text->length);
    assert_non_null(text->stream);
    return text->stream;
}

static Str close_text(Text *text)
{
    (void)fclose(text->stream);
    return (Str){text->data, text->length};
}

static void assert_same(const char *path, const char *what, Str a, Str b)
{
    if (str_equal(a, b))
        return;
    print_error("%s: %s\n", path, what);
    spec_print_difference(a, b);
    fail();
}

/* ---- lines
 * -------------------------------------------------------------------------------------------------------
 */

static void assert_lines(const char *path, const AttuneNode *root, uint32_t line_count)
{
    Walk walk = walk_start(root);
    while (walk_next(&walk)) {
        const AttuneNode *node = walk.node;
        bool inside =
            node->kind == ATTUNE_NODE_DOCUMENT ||
            (node->line >= 1 && node->line <= node->end_line && node->end_line <= line_count);
        const AttuneNode *parent = node->parent;
        bool within = !parent || parent->kind == ATTUNE_NODE_DOCUMENT ||
                      (node->line >= parent->line && node->end_line <= parent->end_line);
        bool in_order = !node->next || node->next->line >= node->line;
        if (inside && within && in_order)
            continue;
        print_error("%s: a node of kind %d has the lines %u to %u of %u, its parent %u to %u\n",
                    path, (int)node->kind, node->line, node->end_line, line_count,
                    parent ? parent->line : 0, parent ? parent->end_line : 0);
        fail();
    }
}

static void check_lines(void *context, const char *path, Str note)
{
    (void)context;
    AttuneDocument *document = attune_document_parse(note, NULL);
    uint32_t count = document->record->line_count;
    assert_lines(path, document->root, count);
    for (size_t i = 0; i < document->footnote_count; i++)
        assert_lines(path, document->footnotes[i], count);
    attune_document_free(document);
}

static void lines_of_every_node_lie_in_the_file(void **state)
{
    (void)state;
    on_every_note(check_lines);
}

/* ---- text
 * --------------------------------------------------------------------------------------------------------
 */

static void check_text(void *context, const char *path, Str note)
{
    (void)context;
    AttuneDocument *document = attune_document_parse(note, NULL);
    Walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (utf8_valid_length(walk.node->text) == walk.node->text.length)
            continue;
        print_error("%s:%u: text that is no UTF-8\n", path, walk.node->line);
        fail();
    }
    attune_document_free(document);
}

static void text_is_valid_utf8(void **state)
{
    (void)state;
    on_every_note(check_text);
}

/** The words of plain text stand in the source; entities, made titles and made display texts do
 * not. */
static bool has_made_text(const AttuneDocument *document)
{
    if (str_find_char(document->source, '&', 0) != STR_NOT_FOUND)
        return true;
    Walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        const AttuneNode *node = walk.node;
        if (node->kind == ATTUNE_NODE_CALLOUT && !node->as.callout.has_title)
            return true;
        if ((node->kind == ATTUNE_NODE_WIKILINK || node->kind == ATTUNE_NODE_EMBED) &&
            node->as.link.link->part_count > 0)
            return true;
    }
    return false;
}

static void check_source(void *context, const char *path, Str note)
{
    (void)context;
    AttuneDocument *document = attune_document_parse(note, NULL);
    bool made = has_made_text(document);
    Walk walk = walk_start(document->root);
    while (!made && walk_next(&walk)) {
        if (walk.node->kind != ATTUNE_NODE_TEXT)
            continue;
        Str word;
        Str rest = walk.node->text;
        while (str_next_piece(&rest, ' ', &word)) {
            Str inside = str_trim_ascii(word);
            bool has_escape = str_find_char(document->source, '\\', 0) != STR_NOT_FOUND;
            if (has_escape || str_find(document->source, inside, 0) != STR_NOT_FOUND)
                continue;
            print_error("%s:%u: \"%.*s\" is not in the source\n", path, walk.node->line,
                        STR_ARG(inside));
            fail();
        }
    }
    attune_document_free(document);
}

static void text_comes_from_the_source(void **state)
{
    (void)state;
    on_every_note(check_source);
}

/* ---- agreement
 * ---------------------------------------------------------------------------------------------------
 */

static void check_record(void *context, const char *path, Str note)
{
    (void)context;
    AttuneDocument *document = attune_document_parse(note, NULL);
    Arena arena = {0};
    Arena scratch = {0};
    Source source = source_decode(&arena, note);
    const AttuneRecord *record = record_scan(&arena, &scratch, &source);
    arena_clear(&scratch);
    Text of_index;
    Text of_document;
    attune_record_dump(record, open_text(&of_index));
    attune_record_dump(document->record, open_text(&of_document));
    assert_same(path, "the record of the index and that of the document", close_text(&of_index),
                close_text(&of_document));
    free(of_index.data);
    free(of_document.data);
    arena_clear(&arena);
    attune_document_free(document);
}

static void index_and_document_have_the_same_record(void **state)
{
    (void)state;
    on_every_note(check_record);
}

static void check_tree(void *context, const char *path, Str note)
{
    (void)context;
    AttuneDocument *document = attune_document_parse(note, NULL);
    Arena arena = {0};
    Source source = source_decode(&arena, note);
    FrontMatter front_matter = frontmatter_parse(&arena, source.text);
    BodyFacts facts = {0};
    body_collect_from_tree(document->root, document->footnotes, document->footnote_count, &arena,
                           &facts);
    /* What a tree cannot know: words of the source, and what went wrong on the way to it. */
    const AttuneRecord *from_tree = record_assemble(&arena, &source, &front_matter, &facts);
    AttuneRecord copy = *from_tree;
    copy.word_count = document->record->word_count;
    copy.problems = document->record->problems;
    copy.problem_count = document->record->problem_count;
    Text of_tree;
    Text of_document;
    attune_record_dump(&copy, open_text(&of_tree));
    attune_record_dump(document->record, open_text(&of_document));
    assert_same(path, "the record of the tree and that of the scan", close_text(&of_tree),
                close_text(&of_document));
    free(of_tree.data);
    free(of_document.data);
    body_facts_clear(&facts);
    arena_clear(&arena);
    attune_document_free(document);
}

static void tree_and_scan_have_the_same_facts(void **state)
{
    (void)state;
    on_every_note(check_tree);
}

static void dump(Str note, Text *text)
{
    AttuneDocument *document = attune_document_parse(note, NULL);
    FILE *out = open_text(text);
    attune_document_dump(document, out);
    attune_record_dump(document->record, out);
    attune_document_html(document, NULL, out);
    attune_node_plain_text(document->root, out);
    (void)close_text(text);
    attune_document_free(document);
}

static void check_again(void *context, const char *path, Str note)
{
    (void)context;
    Text once;
    Text twice;
    dump(note, &once);
    dump(note, &twice);
    assert_same(path, "parsed twice", (Str){once.data, once.length},
                (Str){twice.data, twice.length});
    free(once.data);
    free(twice.data);
}

static void document_is_a_function_of_its_bytes(void **state)
{
    (void)state;
    on_every_note(check_again);
}

int main(void)
{
    spec_load(&set);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_every_node_lie_in_the_file),
        cmocka_unit_test(text_is_valid_utf8),
        cmocka_unit_test(text_comes_from_the_source),
        cmocka_unit_test(index_and_document_have_the_same_record),
        cmocka_unit_test(tree_and_scan_have_the_same_facts),
        cmocka_unit_test(document_is_a_function_of_its_bytes),
    };
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    spec_clear(&set);
    return result;
}
