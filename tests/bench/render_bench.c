/*
 * How long a page takes: the first screen and the whole of notes that are long in different ways,
 * and the median note of a folder. `render_bench [FOLDER]`; times are the best of some rounds.
 */

#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "render/page.h"

#define ROUNDS 5
#define SCREEN_LINES 60
#define PAGE_WIDTH 90

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

typedef struct Times {
    double first_screen;
    double whole;
    double fold; /* of a heading near the end, with all laid out */
    size_t lines;
} Times;

static double smaller(double a, double b) { return a < b ? a : b; }

static Times measure_once(const AttuneDocument *document)
{
    PageOptions options = {.width = PAGE_WIDTH, .head = true, .title = STR("Bench")};
    options.capabilities = CAPABILITIES_FULL;
    Times times = {0};
    double start = now_ms();
    Page *page = page_new(document, &options, NULL);
    page_layout(page, SCREEN_LINES, (unsigned)-1);
    times.first_screen = now_ms() - start;
    page_layout(page, SIZE_MAX, (unsigned)-1);
    times.whole = now_ms() - start;
    times.lines = page_line_count(page);

    const AttuneNode *last = NULL;
    for (const AttuneNode *node = document->root->first; node; node = node->next) {
        last = node->kind == ATTUNE_NODE_HEADING ? node : last;
    }
    if (last) {
        Folds folds = {0};
        folds_toggle(&folds, last->line);
        start = now_ms();
        page_refold(page, &folds);
        times.fold = now_ms() - start;
        folds_clear(&folds);
    }
    page_free(page);
    return times;
}

static Times measure(const AttuneDocument *document)
{
    Times best = measure_once(document);
    for (int i = 1; i < ROUNDS; i++) {
        Times times = measure_once(document);
        best.first_screen = smaller(best.first_screen, times.first_screen);
        best.whole = smaller(best.whole, times.whole);
        best.fold = smaller(best.fold, times.fold);
    }
    return best;
}

static void report(const char *name, Str text)
{
    double start = now_ms();
    AttuneDocument *document = attune_document_parse(text, NULL);
    double parsed = now_ms() - start;
    Times times = measure(document);
    printf("%-22s %9zu bytes  parse %8.2f  screen %7.2f  whole %8.2f  fold %6.2f ms  %zu lines\n",
           name, text.length, parsed, times.first_screen, times.whole, times.fold, times.lines);
    attune_document_free(document);
}

/* ---- long notes ---- */

static void repeat(StrBuf *out, const char *piece, size_t size)
{
    while (out->length < size) {
        strbuf_append(out, str_from(piece));
    }
}

static void bench_piece(const char *name, const char *piece, size_t size)
{
    StrBuf text = {0};
    repeat(&text, piece, size);
    report(name, strbuf_view(&text));
    strbuf_clear(&text);
}

static void bench_long(void)
{
    static const char prose[] =
        "## A section of some length\n\nThe rope gives so that the ring need not; both are one "
        "[[Knot]] seen from *two* ends, and `neither` holds without the **other** one. #tag\n\n"
        "- an item with [a link](https://example.org)\n  - below it\n- another\n\n";
    const size_t two_mb = 2u << 20;
    bench_piece("2 MB prose", prose, two_mb);
    bench_piece("2 MB one list", "- an item of a list with [[a link]] in it\n", two_mb);
    bench_piece("2 MB one paragraph", "Words and [[links]] and words without an end\n", two_mb);
    bench_piece("2 MB code", "    int value = compute(first, second, third);\n", two_mb);
    bench_piece("2 MB quote", "> quoted words and more of them\n", two_mb);
    bench_piece("540k one line", "words without a break at the end of a line ", 540000);
    bench_piece("540k one word", "x", 540000);
    bench_piece("540k Japanese", "文字と文字のあいだで折り返します。", 540000);
    StrBuf table = {0};
    strbuf_append(&table, STR("| a | b | c |\n|---|--:|---|\n"));
    repeat(&table, "| a cell of some words | 1,234 | [[link]] and `code` in a cell of words |\n",
           two_mb);
    report("2 MB table", strbuf_view(&table));
    strbuf_clear(&table);
}

/* ---- many notes ---- */

static bool read_file(const char *path, StrBuf *out)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return false;
    }
    char buffer[65536];
    size_t length;
    while ((length = fread(buffer, 1, sizeof buffer, file)) > 0) {
        strbuf_append(out, (Str){buffer, length});
    }
    fclose(file);
    return true;
}

static int compare(const void *a, const void *b)
{
    double first = *(const double *)a;
    double second = *(const double *)b;
    return first < second ? -1 : first > second;
}

static void bench_folder(const char *folder)
{
    VEC(double) whole = {0};
    DIR *entries = opendir(folder);
    struct dirent *entry;
    while (entries && (entry = readdir(entries))) {
        StrBuf path = {0};
        StrBuf text = {0};
        strbuf_printf(&path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.' && read_file(strbuf_cstr(&path), &text) && text.length) {
            AttuneDocument *document = attune_document_parse(strbuf_view(&text), NULL);
            vec_push(&whole, measure(document).whole);
            attune_document_free(document);
        }
        strbuf_clear(&path);
        strbuf_clear(&text);
    }
    if (entries) {
        closedir(entries);
    }
    if (whole.count) {
        qsort(whole.items, whole.count, sizeof *whole.items, compare);
        printf("%zu notes: median %.3f ms, slowest %.3f ms\n", whole.count,
               whole.items[whole.count / 2], whole.items[whole.count - 1]);
    }
    vec_clear(&whole);
}

int main(int argument_count, char **arguments)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    bench_long();
    for (int i = 1; i < argument_count; i++) {
        bench_folder(arguments[i]);
    }
    return 0;
}
