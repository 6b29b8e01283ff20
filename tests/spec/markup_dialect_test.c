/* Runs the examples of tests/spec/NAME.md. With arguments, only those whose number starts with one
 * of them. */

#include <stdio.h>
#include <stdlib.h>

#include "spec/spec_compare.h"
#include "spec/spec_example.h"
#include "spec/spec_view.h"

typedef struct Tally {
    size_t passed;
    size_t failed;
    size_t pending;
    size_t not_run;
} Tally;

static void print_place(const char *word, const SpecExample *example, size_t line)
{
    (void)printf("%s %.*s  tests/spec/%.*s:%zu\n", word, STR_ARG(example->number),
                 STR_ARG(example->file), line);
}

/** @return true when the view is as expected; else the difference is printed unless `quiet` */
static bool check_view(const SpecExample *example, const SpecView *view, Str note, bool quiet)
{
    StrBuf actual = {0};
    bool known = spec_show(note, view->name, view->arguments, &actual);
    bool fits = known && spec_text_fits(view->expected, strbuf_view(&actual));
    if (!fits && !quiet) {
        print_place("FAILED", example, view->line);
        if (!known)
            (void)printf("    no view is named \"%.*s\"\n", STR_ARG(view->name));
        else
            spec_print_difference(view->expected, strbuf_view(&actual));
    }
    strbuf_clear(&actual);
    return fits;
}

static void check_example(const SpecExample *example, const char *samples, Tally *tally)
{
    if (example->sample.length && !samples) {
        print_place("not run (ATTUNE_SHARED names no folder of sample vaults)", example,
                    example->line);
        tally->not_run++;
        return;
    }
    bool is_pending = example->pending.length > 0;
    StrBuf buffer = {0};
    Str note = spec_note(example, samples, &buffer);
    bool all = true;
    for (size_t i = 0; i < example->views.count; i++)
        all = check_view(example, &example->views.items[i], note, is_pending) && all;
    strbuf_clear(&buffer);

    if (is_pending && all) {
        print_place("FAILED (it passes: take its mark \"pending\" away)", example, example->line);
        tally->failed++;
    } else if (is_pending) {
        print_place("pending", example, example->line);
        (void)printf("    %.*s\n", STR_ARG(example->pending));
        tally->pending++;
    } else {
        *(all ? &tally->passed : &tally->failed) += 1;
    }
}

static bool is_wanted(const SpecExample *example, int count, char **prefixes)
{
    for (int i = 0; i < count; i++) {
        if (str_starts_with(example->number, str_from(prefixes[i])))
            return true;
    }
    return count == 0;
}

int main(int argc, char **argv)
{
    const char *samples = getenv("ATTUNE_SHARED");
    if (samples && !*samples)
        samples = NULL;
    SpecSet set = {0};
    spec_load(&set);
    Tally tally = {0};
    for (size_t i = 0; i < set.examples.count; i++) {
        if (is_wanted(&set.examples.items[i], argc - 1, argv + 1))
            check_example(&set.examples.items[i], samples, &tally);
    }
    spec_clear(&set);
    (void)printf("%zu examples passed, %zu failed, %zu pending, %zu not run\n", tally.passed,
                 tally.failed, tally.pending, tally.not_run);
    return tally.failed || tally.passed == 0;
}
