/*
 * The examples of the CommonMark 0.30 specification, which is not part of this repository:
 * $ATTUNE_SHARED/commonmark/spec-0.30.txt. Strict mode must print each as it stands there; so must
 * the whole pipeline of the dialect where an example uses none.
 */

#include <stdio.h>
#include <stdlib.h>

#include <attune/document.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "spec/spec_compare.h"
#include "spec/spec_example.h"
#include "spec/spec_plain.h"

#define EXAMPLE_COUNT 652
#define NOT_RUN 77

/* Of libcmark; its header belongs to src/markup/commonmark.c alone. */
int cmark_version(void);

/** Examples that the dialect reads in another way though it shows none of its nodes. */
static const struct Difference {
    size_t number;
    const char *why;
} differences[] = {
    {0, ""},
};

typedef struct Tally {
    size_t count;
    size_t strict_failed;
    size_t plain;
    size_t plain_failed;
} Tally;

static bool is_known(size_t number)
{
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
        if (differences[i].number == number)
            return true;
    }
    return false;
}

/** The specification shows tabs as arrows. */
static Str with_tabs(Arena *arena, Str text)
{
    const Str arrow = STR("→");
    StrBuf out = {0};
    size_t at;
    while ((at = str_find(text, arrow, 0)) != STR_NOT_FOUND) {
        strbuf_append(&out, str_slice(text, 0, at));
        strbuf_append_char(&out, '\t');
        text = str_from_offset(text, at + arrow.length);
    }
    strbuf_append(&out, text);
    Str result = arena_clone_str(arena, strbuf_view(&out));
    strbuf_clear(&out);
    return result;
}

static Str print_html(const AttuneDocument *document, Arena *arena)
{
    AttuneHtmlOptions options = {.strict = true};
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    if (!memory)
        abort();
    attune_document_html(document, &options, memory);
    (void)fclose(memory);
    Str html = arena_clone_str(arena, (Str){text, length});
    free(text);
    return html;
}

/** @return true when the HTML is as wanted; the difference is printed otherwise */
static bool check(const char *mode, size_t number, const AttuneDocument *document, Str wanted,
                  Arena *arena)
{
    Str html = print_html(document, arena);
    if (str_equal(html, wanted))
        return true;
    (void)printf("FAILED example %zu, %s\n%.*s\n", number, mode, STR_ARG(document->source));
    spec_print_difference(wanted, html);
    return false;
}

static void check_example(Tally *tally, Str note, Str wanted)
{
    Arena arena = {0};
    size_t number = ++tally->count;
    note = with_tabs(&arena, note);
    wanted = with_tabs(&arena, wanted);

    AttuneDocument *strict =
        attune_document_parse(note, &(AttuneParseOptions){.strict_commonmark = true});
    tally->strict_failed += !check("strict", number, strict, wanted, &arena);
    attune_document_free(strict);

    AttuneDocument *document = attune_document_parse(note, NULL);
    if (!spec_uses_dialect(document) && !is_known(number)) {
        tally->plain++;
        tally->plain_failed += !check("through the dialect", number, document, wanted, &arena);
    }
    attune_document_free(document);
    arena_clear(&arena);
}

static void check_all(Tally *tally, Str specification)
{
    const Str fence = STR("\n````````````````````````````````");
    const Str opener = STR("\n```````````````````````````````` example\n");
    size_t at = 0;
    while ((at = str_find(specification, opener, at)) != STR_NOT_FOUND) {
        at += opener.length;
        size_t dot = str_find(specification, STR("\n.\n"), at - 1);
        size_t end = str_find(specification, fence, dot == STR_NOT_FOUND ? at : dot + 2);
        if (dot == STR_NOT_FOUND || end == STR_NOT_FOUND)
            return;
        check_example(tally, str_slice(specification, at, dot + 1),
                      str_slice(specification, dot + 3, end + 1));
        at = end;
    }
}

int main(void)
{
    const char *samples = getenv("ATTUNE_SHARED");
    StrBuf path = {0};
    strbuf_printf(&path, "%s/commonmark/spec-0.30.txt", samples ? samples : "");
    FILE *file = samples && *samples ? fopen(strbuf_cstr(&path), "rb") : NULL;
    if (!file || cmark_version() >> 8 != 30) {
        (void)printf("not run: %s\n", file ? "this libcmark is not of version 0.30"
                                           : "ATTUNE_SHARED holds no commonmark/spec-0.30.txt");
        return NOT_RUN;
    }
    (void)fclose(file);
    StrBuf specification = {0};
    spec_read_file(strbuf_cstr(&path), &specification);

    Tally tally = {0};
    check_all(&tally, strbuf_view(&specification));
    (void)printf("%zu examples, %zu failed; %zu without dialect, %zu failed\n", tally.count,
                 tally.strict_failed, tally.plain, tally.plain_failed);
    strbuf_clear(&specification);
    strbuf_clear(&path);
    return tally.count != EXAMPLE_COUNT || tally.strict_failed || tally.plain_failed;
}
