/*
 * Any note at any width is a page whose lines fit, whose targets lie in their lines, and which
 * folding, panning and laying out in pieces leave whole. The first bytes choose the options.
 */

#include <limits.h>
#include <locale.h>
#include <stdint.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "unit/render/page_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(wrong) ASSERT(!(wrong), (wrong))
#define OPTION_BYTES 4

/* Every second link is missing; a note embeds itself, under other names too. */
typedef struct FuzzVault {
    const AttuneDocument *document;
} FuzzVault;

static LinkState link_state(void *context, const AttuneLink *link)
{
    (void)context;
    return link->path.length % 2 ? LINK_FOUND : LINK_MISSING;
}

static bool find_embed(void *context, const AttuneLink *link, Embed *out)
{
    FuzzVault *vault = context;
    size_t length = link->path.length;
    out->kind = length % 3 == 0 ? EMBED_FILE : EMBED_NOTE;
    out->id = (uint32_t)length + 1;
    out->document = vault->document;
    out->name = link->path;
    out->file_kind = STR("image");
    out->size = length * 1000;
    out->width = (uint32_t)length;
    out->height = 3;
    return length % 4 != 1;
}

static void check_folds(Page *page, const AttuneDocument *document, const PageOptions *options)
{
    Folds folds = {0};
    for (size_t i = 0; i < page_line_count(page); i += 3) {
        uint32_t fold = page_fold_at(page, i);
        if (fold && !folds_is_toggled(&folds, fold)) {
            folds_toggle(&folds, fold);
        }
    }
    page_refold(page, &folds);
    const char *wrong = page_check(page, options->width);
    CHECK(wrong);
    Page *anew = page_new(document, options, &folds);
    page_layout(anew, SIZE_MAX, UINT_MAX);
    wrong = page_check_same(page, anew);
    CHECK(wrong);
    page_free(anew);
    folds_clear(&folds);
    page_refold(page, NULL);
}

static void check_pan(Page *page, uint32_t width)
{
    for (int i = 0; i < 3 && page_pan(page, 0, SIZE_MAX, 7); i++) {
        const char *wrong = page_check(page, width);
        CHECK(wrong);
    }
    page_pan(page, 0, SIZE_MAX, -3);
    const char *wrong = page_check(page, width);
    CHECK(wrong);
}

static void check_finding(Page *page, const AttuneDocument *document, Str needle)
{
    size_t count;
    PageMatch *matches = page_search(page, str_slice(needle, 0, 2), &count);
    for (size_t i = 0; i < count; i++) {
        const Line *line = page_line(page, matches[i].line);
        ASSERT(line && matches[i].column + matches[i].width <= line->width,
               "a hit lies in its line");
    }
    mem_free(matches);
    for (uint32_t line = 0; line <= document->record->line_count + 1 && line < 50; line++) {
        size_t at = page_line_of_source(page, line);
        ASSERT(at < page_line_count(page) || page_line_count(page) == 0,
               "every source line has a place");
    }
    for (size_t i = 0; i < document->record->link_count && i < 8; i++) {
        size_t at = page_find_anchor(page, &document->record->links[i]);
        ASSERT(at == SIZE_MAX || at < page_line_count(page) || page_line_count(page) == 0,
               "an anchor leads to a line");
    }
    size_t from = 0;
    for (int steps = 0; (from = page_next_block(page, from, 1)) != SIZE_MAX; steps++) {
        ASSERT(steps <= (int)page_line_count(page), "stepping ends");
    }
    (void)page_next_heading(page, SIZE_MAX - 1, -1);
}

static void check_slices(const AttuneDocument *document, const PageOptions *options,
                         const Page *whole)
{
    Page *page = page_new(document, options, NULL);
    size_t lines = 0;
    while (page_layout(page, SIZE_MAX, 0)) {
        ASSERT(page_line_count(page) >= lines, "a page grows");
        lines = page_line_count(page);
    }
    const char *wrong = page_check_same(page, whole);
    CHECK(wrong);
    page_free(page);
}

static PageOptions options_of(const uint8_t *data, FuzzVault *vault)
{
    static const uint32_t widths[] = {1, 2, 3, 5, 8, 20, 40, 80, 120, 300};
    return (PageOptions){
        .width = widths[data[0] % 10],
        .capabilities = {.ascii = data[1] & 1,
                         .color = data[1] & 2,
                         .italic = data[1] & 4,
                         .underline = data[1] & 8,
                         .dim = data[1] & 16},
        .strict_line_breaks = data[2] & 1,
        .head = data[2] & 2,
        .plain_html = data[2] & 4,
        .no_underlines = data[2] & 8,
        .properties = (PropertiesShown)(data[3] % 3),
        .title = STR("The title"),
        .resolver = {.context = vault, .link_state = link_state, .embed = find_embed}};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < OPTION_BYTES) {
        return 0;
    }
    setlocale(LC_CTYPE, "C.UTF-8");
    Str bytes = {(const char *)data + OPTION_BYTES, size - OPTION_BYTES};
    FuzzVault vault = {.document = attune_document_parse(bytes, NULL)};
    PageOptions options = options_of(data, &vault);
    Page *page = page_new(vault.document, &options, NULL);
    page_layout(page, SIZE_MAX, UINT_MAX);
    const char *wrong = page_check(page, options.width);
    CHECK(wrong);
    check_slices(vault.document, &options, page);
    check_folds(page, vault.document, &options);
    check_finding(page, vault.document, bytes);
    check_pan(page, options.width);
    page_free(page);
    attune_document_free((AttuneDocument *)(uintptr_t)vault.document);
    return 0;
}
