/*
 * Strict HTML beside what the program `cmark --unsafe` prints, for every note at hand: as
 * CommonMark alone, and through the whole pipeline for the notes that use none of the dialect.
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <attune/document.h>

#include "base/strbuf.h"
#include "spec/spec_compare.h"
#include "spec/spec_files.h"
#include "spec/spec_plain.h"

#define NOT_RUN 77

/** What `cmark ARGUMENT [PATH]` prints. @return false when it cannot be run */
static bool run_cmark(const char *argument, const char *path, StrBuf *out)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)execlp("cmark", "cmark", argument, path, (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    strbuf_reset(out);
    for (ssize_t count = 1; count > 0;) {
        strbuf_reserve(out, 65536);
        count = read(ends[0], out->data + out->length, 65536);
        out->length += count > 0 ? (size_t)count : 0;
    }
    (void)close(ends[0]);
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

typedef struct Tally {
    size_t failed;
    size_t plain;
} Tally;

static bool check(const char *mode, const char *path, const AttuneDocument *document, Str wanted)
{
    AttuneHtmlOptions options = {.strict = true};
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    if (!memory)
        abort();
    attune_document_html(document, &options, memory);
    (void)fclose(memory);
    bool equal = str_equal((Str){text, length}, wanted);
    if (!equal) {
        (void)printf("FAILED %s, %s\n", path, mode);
        spec_print_difference(wanted, (Str){text, length});
    }
    free(text);
    return equal;
}

static bool is_well_encoded(const AttuneDocument *document)
{
    for (size_t i = 0; i < document->record->problem_count; i++) {
        if (document->record->problems[i].kind == ATTUNE_PROBLEM_ENCODING)
            return false;
    }
    return true;
}

static void compare(void *context, const char *path, Str note)
{
    Tally *tally = context;
    StrBuf wanted = {0};
    AttuneDocument *document = attune_document_parse(note, NULL);
    if (is_well_encoded(document) && run_cmark("--unsafe", path, &wanted)) {
        AttuneDocument *strict =
            attune_document_parse(note, &(AttuneParseOptions){.strict_commonmark = true});
        tally->failed += !check("strict", path, strict, strbuf_view(&wanted));
        attune_document_free(strict);
        if (!spec_uses_dialect(document)) {
            tally->plain++;
            tally->failed += !check("through the dialect", path, document, strbuf_view(&wanted));
        }
    }
    attune_document_free(document);
    strbuf_clear(&wanted);
}

int main(void)
{
    StrBuf version = {0};
    bool runs = run_cmark("--version", NULL, &version);
    bool fits = runs && str_find(strbuf_view(&version), STR("cmark 0.30."), 0) != STR_NOT_FOUND;
    strbuf_clear(&version);
    if (!fits) {
        (void)printf("not run: %s\n", runs ? "the program cmark is not of version 0.30"
                                           : "there is no program cmark");
        return NOT_RUN;
    }
    Tally tally = {0};
    size_t count = spec_each_note_at_hand(getenv("ATTUNE_SHARED"), compare, &tally);
    (void)printf("%zu notes, %zu of them without dialect, %zu differences\n", count, tally.plain,
                 tally.failed);
    return tally.failed || tally.plain == 0;
}
