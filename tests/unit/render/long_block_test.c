/* Blocks of very many lines, which are laid out in pieces: nobody sees where these meet. */

#include "support/test.h"

#include <limits.h>
#include <locale.h>

#include "base/strbuf.h"
#include "page_check.h"

#define ROWS 700

typedef struct LongBlock {
    const char *name;
    const char *head;
    const char *piece; /* of one source line */
    const char *foot;
    size_t lines_before; /* of the page, above the first piece */
    size_t lines_behind;
    uint32_t first_line; /* of the source, of the first piece */
} LongBlock;

static const LongBlock BLOCKS[] = {
    {"code", "```c\n", "\tint a;\n", "```\n", 1, 1, 2},
    {"indented code", "", "    x = y\n", "", 1, 1, 1},
    {"table", "| a | b |\n|---|--:|\n", "| [[x]] | 12 |\n", "", 2, 0, 3},
    {"quote", "", "> words and [[x]]\n", "", 0, 0, 1},
    {"code in a quote", "> ```\n", "> code\n", "> ```\n", 1, 1, 2},
    {"table in a quote", "> | a | b |\n> |---|---|\n", "> | [[x]] | y |\n", "", 2, 0, 3},
    {"second in a quote", "> First.\n> \n", "> words\n", "", 2, 0, 3},
};

static void append_block(StrBuf *text, const LongBlock *block)
{
    strbuf_append(text, str_from(block->head));
    for (size_t i = 0; i < ROWS; i++) {
        strbuf_append(text, str_from(block->piece));
    }
    strbuf_append(text, str_from(block->foot));
}

static PageOptions narrow(void)
{
    return (PageOptions){.width = 30, .capabilities = CAPABILITIES_FULL};
}

static void check_block(const LongBlock *block)
{
    StrBuf text = {0};
    append_block(&text, block);
    strbuf_append(&text, STR("\n# Behind\n"));
    AttuneDocument *document = attune_document_parse(strbuf_view(&text), NULL);
    PageOptions options = narrow();

    Page *page = page_new(document, &options, NULL);
    page_layout(page, 20, UINT_MAX);
    if (page_line_count(page) > ROWS / 2) {
        fail_msg("%s: not in pieces", block->name);
    }
    page_layout(page, SIZE_MAX, UINT_MAX);
    const char *wrong = page_check(page, options.width);
    if (wrong) {
        fail_msg("%s: %s", block->name, wrong);
    }
    /* a blank line, the heading and its underline end the page */
    assert_int_equal(page_line_count(page), block->lines_before + ROWS + block->lines_behind + 3);
    const Line *first = page_line(page, block->lines_before);
    for (uint32_t i = 0; i < ROWS; i++) {
        const Line *line = page_line(page, block->lines_before + i);
        if (line->source_line != block->first_line + i || line->width != first->width ||
            line->span_count != first->span_count) {
            fail_msg("%s: line %u is not like the first one", block->name, i);
        }
        size_t found = page_line_of_source(page, block->first_line + i);
        /* Indented code starts at its rule. */
        if (found != block->lines_before + i && i > 0) {
            fail_msg("%s: source line %u is not found", block->name, block->first_line + i);
        }
    }
    page_free(page);
    attune_document_free(document);
    strbuf_clear(&text);
}

static void long_block_has_no_seams(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS; i++) {
        check_block(&BLOCKS[i]);
    }
}

/* Far apart, and yet one block: what is seen of it moves as one. */
static void long_code_is_panned_as_one(void **state)
{
    (void)state;
    StrBuf text = {0};
    const LongBlock code = {
        .head = "```\n", .piece = "0123456789012345678901234567890123456789\n", .foot = "```\n"};
    append_block(&text, &code);
    AttuneDocument *document = attune_document_parse(strbuf_view(&text), NULL);
    PageOptions options = narrow();
    Page *page = page_new(document, &options, NULL);
    page_layout(page, SIZE_MAX, UINT_MAX);
    assert_true(page_pan(page, 400, 420, 4));
    const Line *first = page_line(page, 1);
    for (size_t i = 2; i <= ROWS; i++) {
        const Line *line = page_line(page, i);
        assert_int_equal(line->span_count, first->span_count);
        for (uint32_t s = 0; s < line->span_count; s++) {
            assert_true(str_equal(line->spans[s].text, first->spans[s].text));
        }
    }
    page_free(page);
    attune_document_free(document);
    strbuf_clear(&text);
}

int main(void)
{
    setlocale(LC_CTYPE, "");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_block_has_no_seams),
        cmocka_unit_test(long_code_is_panned_as_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
