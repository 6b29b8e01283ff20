/*
 * What questions to a vault cost: query_bench VAULT [RUNS]. Each line has the milliseconds of
 * processor time of the first run, which makes what later ones share, and the fastest and the
 * middle of RUNS (default 7) more. The vault is in memory; one thread asks.
 */

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <attune/query.h>

#define RUNS_MAX 99

static int runs = 7;

static AttuneStr text_of(const char *text) { return (AttuneStr){text, strlen(text)}; }

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

typedef size_t Work(const AttuneVault *vault, const void *what);

static void measure(const char *kind, const char *name, Work *work, const AttuneVault *vault,
                    const void *what)
{
    double times[RUNS_MAX];
    double start = now_ms();
    size_t result = work(vault, what);
    double first = now_ms() - start;
    for (int i = 0; i < runs; i++) {
        start = now_ms();
        result = work(vault, what);
        times[i] = now_ms() - start;
    }
    qsort(times, (size_t)runs, sizeof *times, by_value);
    printf("%-8s %-44s %9zu  first %8.2f  best %8.2f  middle %8.2f\n", kind, name, result, first,
           times[0], times[runs / 2]);
    (void)fflush(stdout);
}

typedef struct Question {
    const char *query;
    AttuneSearchOptions options;
} Question;

static size_t search(const AttuneVault *vault, const void *what)
{
    const Question *question = what;
    AttuneError error;
    AttuneQuery *query = attune_query_parse(text_of(question->query), &error);
    if (!query) {
        (void)fprintf(stderr, "%s: %s\n", question->query, error.message);
        exit(1);
    }
    AttuneSearch *running = attune_search_start(vault, query, &question->options);
    (void)attune_search_step(running, UINT_MAX);
    size_t count;
    (void)attune_search_files(running, &count);
    if (attune_search_error(running))
        (void)fprintf(stderr, "%s: %s\n", question->query, attune_search_error(running)->message);
    attune_search_free(running);
    attune_query_free(query);
    return count;
}

/* Until there is something to show. */
static size_t search_first(const AttuneVault *vault, const void *what)
{
    const Question *question = what;
    AttuneQuery *query = attune_query_parse(text_of(question->query), NULL);
    AttuneSearch *running = attune_search_start(vault, query, &question->options);
    size_t count = 0;
    bool more = true;
    for (size_t wanted = 40; count < wanted && more;) {
        more = attune_search_step(running, 1);
        (void)attune_search_files(running, &count);
    }
    attune_search_free(running);
    attune_query_free(query);
    return count;
}

static size_t prepare(const AttuneVault *vault, const void *what)
{
    (void)what;
    (void)attune_query_prepare(vault, UINT_MAX);
    return 0;
}

typedef struct Facet {
    AttuneFacetKind kind;
    const char *key;
} Facet;

static size_t count_facets(const AttuneVault *vault, const void *what)
{
    const Facet *facet = what;
    AttuneFacets *facets = attune_facets_count(vault, facet->kind, text_of(facet->key), NULL, 0);
    size_t count;
    (void)attune_facets_list(facets, &count);
    attune_facets_free(facets);
    return count;
}

static size_t rank_names(const AttuneVault *vault, const void *what)
{
    AttuneSwitch best[30];
    size_t matches;
    (void)attune_switch_rank(vault, text_of(what), best, 30, &matches, NULL);
    return matches;
}

static size_t sort_all(const AttuneVault *vault, const void *what)
{
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(vault, &count);
    AttuneFileId *sorted = malloc(count * sizeof *sorted + 1);
    if (!sorted)
        exit(1);
    memcpy(sorted, notes, count * sizeof *sorted);
    attune_sort_notes(vault, attune_sort_parse(text_of(what)), sorted, count);
    free(sorted);
    return count;
}

static void measure_searches(const AttuneVault *vault)
{
    static const Question questions[] = {
        {.query = "xylophonist"},
        {.query = "attachment"},
        {.query = "the"},
        {.query = "\"secure base\""},
        {.query = "match-case:Attachment"},
        {.query = "größe"},
        {.query = "привет"},
        {.query = "日本"},
        {.query = "attachment -the trust"},
        {.query = "/attach(ment|ed)/"},
        {.query = "/[aeiou]{4}/"},
        {.query = "/\\d{4}-\\d{2}-\\d{2}/"},
        {.query = "line:(attachment trust)"},
        {.query = "section:(attachment trust)"},
        {.query = "block:(attachment trust)"},
        {.query = "task-todo:\"\""},
        {.query = "tag:attachment"},
        {.query = "status:done"},
        {.query = "[status]"},
        {.query = "[status:done]"},
        {.query = "[rating:>3]"},
        {.query = "tag:theory -status:draft [aliases]"},
        {.query = "is:orphan"},
        {.query = "is:unresolved"},
        {.query = "path:a"},
        {.query = "file:xyz"},
        {.query = "created:2024"},
    };
    for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
        measure("search", questions[i].query, search, vault, &questions[i]);
    static const Question hits[] = {
        {.query = "attachment", .options = {.want_hits = true, .hits_a_note = 100}},
        {.query = "attachment", .options = {.want_hits = true, .sort = {.key = ATTUNE_SORT_RANK}}},
        {.query = "the", .options = {.want_hits = true, .hits_a_note = 100}},
    };
    for (size_t i = 0; i < sizeof(hits) / sizeof(hits[0]); i++)
        measure("hits", hits[i].query, search, vault, &hits[i]);
    measure("frame", hits[0].query, search_first, vault, &hits[0]);
    measure("frame", hits[2].query, search_first, vault, &hits[2]);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        (void)fprintf(stderr, "use: query_bench VAULT [RUNS]\n");
        return 2;
    }
    if (argc > 2)
        runs = (int)strtol(argv[2], NULL, 10);
    if (runs < 1 || runs > RUNS_MAX)
        runs = 7;
    AttuneError error;
    AttuneVault *vault = attune_vault_open(argv[1], NULL, &error);
    if (!vault) {
        (void)fprintf(stderr, "query_bench: %s\n", error.message);
        return 1;
    }
    attune_vault_finish(vault);
    AttuneProgress progress = attune_vault_progress(vault);
    printf("%zu notes, %.1f MB\n", progress.notes, (double)progress.bytes_read / 1e6);
    static const Question cold[] = {
        {.query = "tag:attachment"}, {.query = "status:done"}, {.query = "[rating:>3]"}};
    for (size_t i = 0; i < sizeof(cold) / sizeof(cold[0]); i++)
        measure("cold", cold[i].query, search, vault, &cold[i]);
    measure("prepare", "", prepare, vault, NULL);
    measure_searches(vault);
    static const Facet facets[] = {
        {ATTUNE_FACET_TAG, ""}, {ATTUNE_FACET_STATUS, ""},      {ATTUNE_FACET_FOLDER, ""},
        {ATTUNE_FACET_KEY, ""}, {ATTUNE_FACET_VALUE, "status"}, {ATTUNE_FACET_VALUE, "created"},
    };
    static const char *const kinds[] = {"tags", "statuses",         "folders",
                                        "keys", "values of status", "values of created"};
    for (size_t i = 0; i < sizeof(facets) / sizeof(facets[0]); i++)
        measure("facets", kinds[i], count_facets, vault, &facets[i]);
    static const char *const typed[] = {"", "s", "se", "sec", "secure base", "a/b", "qqq"};
    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
        measure("switch", typed[i], rank_names, vault, typed[i]);
    static const char *const sorts[] = {"name",       "title", "modified",
                                        "backlinks-", "words", "status"};
    for (size_t i = 0; i < sizeof(sorts) / sizeof(sorts[0]); i++)
        measure("sort", sorts[i], sort_all, vault, sorts[i]);
    attune_vault_close(vault);
    return 0;
}
