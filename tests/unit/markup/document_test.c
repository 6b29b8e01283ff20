#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <attune/document.h>

#include "base/str.h"
#include "markup/walk.h"

static AttuneDocument *parse(const char *text)
{
    return attune_document_parse(str_from(text), NULL);
}

/** The dump of tree and record; free() its data. */
static Str dump(const AttuneDocument *document)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    attune_document_dump(document, out);
    attune_record_dump(document->record, out);
    (void)fclose(out);
    return (Str){text, length};
}

static void assert_equal_dumps(const char *label, const AttuneDocument *a, const AttuneDocument *b)
{
    Str first = dump(a);
    Str second = dump(b);
    assert_text(label, first, second.data);
    free((char *)first.data);
    free((char *)second.data);
}

/** The first node of `kind` in document order, footnotes last. */
static const AttuneNode *first_of(const AttuneDocument *document, AttuneNodeKind kind)
{
    Walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (walk.node->kind == kind)
            return walk.node;
    }
    return NULL;
}

static void document_owns_its_text(void **state)
{
    (void)state;
    static const char note[] =
        "---\na: [[x]]\n---\n# H #t\n\n[[L|d]] `c` [m](u \"t\") ==h== $x$ k:: v\n";
    char *bytes = strdup(note);
    assert_non_null(bytes);
    AttuneDocument *document = attune_document_parse(str_from(bytes), NULL);
    memset(bytes, '?', strlen(note));
    free(bytes);
    AttuneDocument *fresh = parse(note);
    assert_equal_dumps("after the bytes are gone", document, fresh);
    attune_document_free(fresh);
    attune_document_free(document);
}

static void document_does_not_depend_on_earlier_ones(void **state)
{
    (void)state;
    AttuneDocument *before = parse("[a] [^1] ==x\n");
    AttuneDocument *other = parse("[a]: /u\n[^1]: n\n\n==");
    AttuneDocument *after = parse("[a] [^1] ==x\n");
    assert_equal_dumps("before and after another note", before, after);
    attune_document_free(before);
    attune_document_free(other);
    attune_document_free(after);
}

static void document_parses_any_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
    } rows[] = {
        {NULL, 0},  {"", 0},         {"\n", 1},
        {"\0", 1},  {"\xFF\xFE", 2}, {"\xEF\xBB\xBF", 3},
        {"---", 3}, {"---\n---", 7}, {"\xF4\x90\x80\x80", 4},
        {"[[", 2},  {"![[", 3},      {"$$", 2},
        {"%%", 2},  {"> [!", 4},     {"[^", 2},
        {"```", 3}, {"\r", 1},       {"\xF4\x8F\xBF\xBD\xF4\x80\x80\x80", 8},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        AttuneDocument *document =
            attune_document_parse((Str){rows[i].bytes, rows[i].length}, NULL);
        assert_non_null(document->root);
        assert_int_equal(document->root->kind, ATTUNE_NODE_DOCUMENT);
        assert_non_null(document->record);
        Str text = dump(document);
        assert_true(text.length > 0);
        free((char *)text.data);
        attune_document_free(document);
    }
}

static void document_free_takes_null(void **state)
{
    (void)state;
    attune_document_free(NULL);
}

static void document_keeps_characters_of_the_masking_plane(void **state)
{
    (void)state;
    AttuneDocument *document =
        parse("a\xF4\x80\x80\x80 [[b]] \xF4\x8F\xBF\xBD *c\xF4\x8F\x81\x9B*\n");
    const AttuneNode *text = first_of(document, ATTUNE_NODE_TEXT);
    assert_non_null(text);
    assert_text("before the link", text->text, "a\xF4\x80\x80\x80 ");
    const AttuneNode *emphasis = first_of(document, ATTUNE_NODE_EMPHASIS);
    assert_non_null(emphasis);
    assert_text("in the emphasis", emphasis->first->text, "c\xF4\x8F\x81\x9B");
    attune_document_free(document);
}

static void spans_know_their_place(void **state)
{
    (void)state;
    AttuneDocument *document = parse("---\na: 1\n---\n\nä [[L]] and\n> 字 #t $m$\n\n- ![[E]]\n");
    static const struct {
        const char *label;
        AttuneNodeKind kind;
        uint32_t line;
        uint32_t column;
    } rows[] = {
        {"wikilink", ATTUNE_NODE_WIKILINK, 5, 3},
        {"tag", ATTUNE_NODE_TAG, 6, 5},
        {"math", ATTUNE_NODE_MATH, 6, 8},
        {"embed", ATTUNE_NODE_EMBED, 8, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const AttuneNode *node = first_of(document, rows[i].kind);
        if (!node)
            fail_msg("there is no %s", rows[i].label);
        if (node->line != rows[i].line || node->column != rows[i].column)
            fail_msg("%s at %u:%u", rows[i].label, node->line, node->column);
    }
    attune_document_free(document);
}

static void links_of_tree_and_record_are_at_one_place(void **state)
{
    (void)state;
    AttuneDocument *document = parse("x [[A]]\n\n[t](B.md)\n");
    assert_int_equal(document->record->link_count, 2);
    const AttuneNode *wikilink = first_of(document, ATTUNE_NODE_WIKILINK);
    const AttuneNode *link = first_of(document, ATTUNE_NODE_LINK);
    assert_non_null(wikilink);
    assert_non_null(link);
    assert_int_equal(wikilink->as.link.link->offset, document->record->links[0].offset);
    assert_int_equal(link->as.link.link->offset, document->record->links[1].offset);
    assert_int_equal(document->record->links[0].offset, 2);
    assert_int_equal(document->record->links[0].length, 5);
    assert_int_equal(document->record->links[1].offset, 9);
    assert_int_equal(document->record->links[1].length, 9);
    attune_document_free(document);
}

static void strict_document_has_no_dialect(void **state)
{
    (void)state;
    AttuneParseOptions options = {.strict_commonmark = true};
    AttuneDocument *document = attune_document_parse(
        STR("---\na: 1\n---\n\n[[L]] #t $m$ ==h== %%c%% [^1]\n\n> [!note] x\n\n[^1]: n\n"),
        &options);
    static const AttuneNodeKind kinds[] = {
        ATTUNE_NODE_WIKILINK, ATTUNE_NODE_TAG,     ATTUNE_NODE_MATH,         ATTUNE_NODE_HIGHLIGHT,
        ATTUNE_NODE_COMMENT,  ATTUNE_NODE_CALLOUT, ATTUNE_NODE_FOOTNOTE_REF,
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_null(first_of(document, kinds[i]));
    assert_int_equal(document->footnote_count, 0);
    assert_int_equal(document->record->property_count, 0);
    assert_int_equal(document->record->tag_count, 0);
    attune_document_free(document);
}

static void dump_shows_what_cannot_be_seen(void **state)
{
    (void)state;
    AttuneDocument *document = parse("a\xC2\xA0\"b\\\\\x1B\xE2\x80\xAE\xEF\xB8\x8F\xCC\x81\n");
    Str text = dump(document);
    const char *wanted = "text \"a\\u{A0}\\\"b\\\\\\u{1B}\\u{202E}\\u{FE0F}\xCC\x81\"\n";
    if (str_find(text, str_from(wanted), 0) == STR_NOT_FOUND)
        fail_msg("%s", text.data);
    free((char *)text.data);
    attune_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_owns_its_text),
        cmocka_unit_test(document_does_not_depend_on_earlier_ones),
        cmocka_unit_test(document_parses_any_bytes),
        cmocka_unit_test(document_free_takes_null),
        cmocka_unit_test(document_keeps_characters_of_the_masking_plane),
        cmocka_unit_test(spans_know_their_place),
        cmocka_unit_test(links_of_tree_and_record_are_at_one_place),
        cmocka_unit_test(strict_document_has_no_dialect),
        cmocka_unit_test(dump_shows_what_cannot_be_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
