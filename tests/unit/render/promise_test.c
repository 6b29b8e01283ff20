/*
 * What is true of every page: of all notes of the golden pages, of the notes that come with attune,
 * and of the sample vaults where there are some.
 */

#include "support/test.h"

#include <ftw.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "page_check.h"
#include "page_dump.h"

typedef VEC(char *) PathVec;

static PathVec paths;

static int add_path(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)walk;
    Str name = str_from(path);
    if (kind == FTW_F && (str_ends_with(name, STR(".md")) || str_ends_with(name, STR(".txt")))) {
        StrBuf copy = {0};
        strbuf_append(&copy, name);
        (void)strbuf_cstr(&copy);
        vec_push(&paths, copy.data);
    }
    return 0;
}

static void collect(char *folder)
{
    assert_int_equal(nftw(folder, add_path, 8, FTW_PHYS), 0);
    free(folder);
}

static AttuneDocument *read_document(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    StrBuf text = {0};
    char buffer[4096];
    size_t length;
    while ((length = fread(buffer, 1, sizeof buffer, file)) > 0) {
        strbuf_append(&text, (Str){buffer, length});
    }
    (void)fclose(file);
    AttuneDocument *document = attune_document_parse(strbuf_view(&text), NULL);
    strbuf_clear(&text);
    return document;
}

static Page *lay_out(const AttuneDocument *document, const PageOptions *options)
{
    Page *page = page_new(document, options, NULL);
    page_layout(page, SIZE_MAX, UINT_MAX);
    return page;
}

static void check_widths(const char *path, const AttuneDocument *document)
{
    static const uint32_t widths[] = {1, 2, 3, 7, 12, 20, 31, 40, 55, 80, 120, 200};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        PageOptions options = {.width = widths[i],
                               .capabilities = CAPABILITIES_FULL,
                               .head = i % 2 == 0,
                               .properties = (PropertiesShown)(i % 3),
                               .title = STR("A title of some words")};
        Page *page = lay_out(document, &options);
        const char *wrong = page_check(page, widths[i]);
        if (wrong) {
            fail_msg("%s at %u: %s", path, widths[i], wrong);
        }
        page_free(page);
    }
}

static void every_line_fits_and_every_target_lies_in_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < paths.count; i++) {
        AttuneDocument *document = read_document(paths.items[i]);
        check_widths(paths.items[i], document);
        attune_document_free(document);
    }
}

static bool contains(const AttuneNode *root, AttuneNodeKind kind)
{
    for (const AttuneNode *node = root; node;) {
        if (node->kind == kind) {
            return true;
        }
        if (node->first) {
            node = node->first;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
        }
        node = node == root ? NULL : node->next;
    }
    return false;
}

/* Tables and code are panned where they are too wide, embeds and images need no wrapping rule. */
static bool reads_the_same(const AttuneNode *block)
{
    return !contains(block, ATTUNE_NODE_TABLE) && !contains(block, ATTUNE_NODE_CODE_BLOCK);
}

static void words_of(const AttuneDocument *document, const AttuneNode *block, uint32_t width,
                     StrBuf *out)
{
    PageOptions options = {.width = width, .capabilities = CAPABILITIES_FULL};
    Page *page = page_new_part(document, block, block, &options, NULL);
    page_layout(page, SIZE_MAX, UINT_MAX);
    page_dump_words(page, out);
    page_free(page);
}

static void text_is_the_same_at_every_width(void **state)
{
    (void)state;
    static const uint32_t widths[] = {10, 20, 80};
    for (size_t i = 0; i < paths.count; i++) {
        AttuneDocument *document = read_document(paths.items[i]);
        for (const AttuneNode *block = document->root->first; block; block = block->next) {
            StrBuf expected = {0};
            words_of(document, block, 100000, &expected);
            for (size_t w = 0; w < 3 && reads_the_same(block); w++) {
                StrBuf words = {0};
                words_of(document, block, widths[w], &words);
                assert_text(paths.items[i], strbuf_view(&words), strbuf_cstr(&expected));
                strbuf_clear(&words);
            }
            strbuf_clear(&expected);
        }
        attune_document_free(document);
    }
}

static bool is_blank(const Line *line) { return line->span_count == 0; }

/* The lines of `part` stand in `whole` from `*at` on, but for the footnotes at its end. */
static void check_part(const char *path, const Page *whole, const Page *part, size_t *at)
{
    if (page_line_count(part) == 0) {
        return;
    }
    while (*at < page_line_count(whole) && is_blank(page_line(whole, *at))) {
        ++*at;
    }
    for (size_t i = 0; i < page_line_count(part); i++) {
        if (*at >= page_line_count(whole) ||
            !page_check_same_line(page_line(whole, *at), page_line(part, i))) {
            fail_msg("%s: line %zu of the page is not as in its block alone", path, *at);
        }
        ++*at;
    }
}

static void blocks_alone_make_the_whole_page(void **state)
{
    (void)state;
    PageOptions options = {.width = 40, .capabilities = CAPABILITIES_FULL};
    for (size_t i = 0; i < paths.count; i++) {
        AttuneDocument *document = read_document(paths.items[i]);
        Page *whole = lay_out(document, &options);
        size_t at = 0;
        for (const AttuneNode *block = document->root->first;
             block && document->footnote_count == 0; block = block->next) {
            Page *part = page_new_part(document, block, block, &options, NULL);
            page_layout(part, SIZE_MAX, UINT_MAX);
            check_part(paths.items[i], whole, part, &at);
            page_free(part);
        }
        assert_true(document->footnote_count || at == page_line_count(whole));
        page_free(whole);
        attune_document_free(document);
    }
}

static int find_notes(void **state)
{
    (void)state;
    collect(test_source_path("tests/unit/render/pages"));
    collect(test_source_path("notes"));
    const char *shared = getenv("ATTUNE_SHARED");
    if (shared && *shared) {
        collect(test_shared_path("vaults"));
    } else {
        print_message("not run: ATTUNE_SHARED names no folder of sample vaults\n");
    }
    return paths.count ? 0 : -1;
}

static int forget_notes(void **state)
{
    (void)state;
    for (size_t i = 0; i < paths.count; i++) {
        mem_free(paths.items[i]);
    }
    vec_clear(&paths);
    return 0;
}

int main(void)
{
    setlocale(LC_CTYPE, "");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_fits_and_every_target_lies_in_its_line),
        cmocka_unit_test(text_is_the_same_at_every_width),
        cmocka_unit_test(blocks_alone_make_the_whole_page),
    };
    return cmocka_run_group_tests(tests, find_notes, forget_notes);
}
