#include "support/test.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "unit/query/fixture.h"

static const FixtureFile files[] = {
    {"a/one.md", "---\nstatus: Done\ntags: [Psych/Memory, relationship]\nrating: 5\n---\n#psych\n"},
    {"a/two.md",
     "---\nstatus: [done, draft]\nrating: 5\nyear: [2019, 2020]\n---\n#psych/behavior\n"},
    {"a/b/three.md", "---\nRating: five\nempty:\nobject: {k: v}\n---\n#status/In-Progress\n"},
    {"A-z/four.md", "---\nstatus: []\nrating: \"Five\"\nlist: []\n---\n"},
    {"five.md", "#Zeta #alpha2 #alpha10\n\ncolour:: red\n"},
    {"six.md", "---\nstatus: \"in progress\"\n---\n[colour:: Red] [colour:: blue]\n"},
};
#define FILE_COUNT (sizeof(files) / sizeof(files[0]))

static char *print_facets(const AttuneVault *vault, AttuneFacetKind kind, const char *key,
                          const AttuneFileId *set, size_t set_count)
{
    AttuneFacets *facets = attune_facets_count(vault, kind, fixture_str(key), set, set_count);
    size_t count;
    const AttuneFacet *list = attune_facets_list(facets, &count);
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(out, "%s%.*s", i > 0 ? ", " : "", (int)list[i].text.length,
                      list[i].text.data ? list[i].text.data : "");
        (void)fprintf(out, "%s %u/%u", list[i].none ? "(none)" : "", list[i].notes, list[i].total);
        if (kind == ATTUNE_FACET_KEY)
            (void)fprintf(out, " v%u", list[i].values);
    }
    assert_int_equal(fclose(out), 0);
    attune_facets_free(facets);
    return text;
}

static void facets_count_notes_of_the_set_and_of_all(void **state)
{
    (void)state;
    static const struct {
        AttuneFacetKind kind;
        const char *key;
        const char *query; /* of the set; NULL: every note */
        const char *expected;
    } cases[] = {
        {ATTUNE_FACET_TAG, "", NULL,
         "alpha2 1/1, alpha10 1/1, Psych 2/2, psych/behavior 1/1, Psych/Memory 1/1, "
         "relationship 1/1, status 1/1, status/In-Progress 1/1, Zeta 1/1"},
        {ATTUNE_FACET_TAG, "", "path:a/",
         "alpha2 0/1, alpha10 0/1, Psych 2/2, psych/behavior 1/1, Psych/Memory 1/1, "
         "relationship 1/1, status 1/1, status/In-Progress 1/1, Zeta 0/1"},
        {ATTUNE_FACET_STATUS, "", NULL, "Done 2/2, In-Progress 2/2, draft 1/1, (none) 2/2"},
        {ATTUNE_FACET_STATUS, "", "-status:done",
         "In-Progress 2/2, Done 0/2, draft 0/1, (none) 2/2"},
        {ATTUNE_FACET_FOLDER, "", NULL, "a 3/3, a/b 1/1, A-z 1/1"},
        {ATTUNE_FACET_KEY, "", NULL,
         "status 4/4 v3, Rating 4/4 v2, tags 4/4 v9, colour 2/2 v2, empty 1/1 v0, list 1/1 v0, "
         "object 1/1 v0, year 1/1 v2"},
        {ATTUNE_FACET_KEY, "", "file:one",
         "status 1/4 v1, Rating 1/4 v1, tags 1/4 v3, colour 0/2 v0, empty 0/1 v0, list 0/1 v0, "
         "object 0/1 v0, year 0/1 v0"},
        {ATTUNE_FACET_VALUE, "RATING", NULL, "5 2/2, five 2/2, (none) 2/2"},
        {ATTUNE_FACET_VALUE, "year", "tag:psych", "2019 1/1, 2020 1/1, (none) 1/5"},
        {ATTUNE_FACET_VALUE, "colour", NULL, "red 2/2, blue 1/1, (none) 4/4"},
        {ATTUNE_FACET_VALUE, "object", NULL, "(none) 6/6"},
        {ATTUNE_FACET_VALUE, "nothing", NULL, "(none) 6/6"},
        {ATTUNE_FACET_VALUE, "status", NULL, "Done 2/2, In-Progress 2/2, draft 1/1, (none) 2/2"},
        {ATTUNE_FACET_VALUE, "tags", "path:a/",
         "Psych 2/2, psych/behavior 1/1, Psych/Memory 1/1, relationship 1/1, status 1/1, "
         "status/In-Progress 1/1, alpha2 0/1, alpha10 0/1, Zeta 0/1, (none) 0/2"},
    };
    AttuneVault *vault = fixture_vault(files, FILE_COUNT);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneQuery *query = fixture_parse(cases[i].query ? cases[i].query : "");
        AttuneSearch *search = attune_search_start(vault, query, NULL);
        (void)attune_search_step(search, UINT_MAX);
        size_t count;
        const AttuneFileId *set = attune_search_files(search, &count);
        char *actual =
            print_facets(vault, cases[i].kind, cases[i].key, cases[i].query ? set : NULL, count);
        char label[80];
        (void)snprintf(label, sizeof label, "row %zu", i);
        assert_text(label, fixture_str(actual), cases[i].expected);
        free(actual);
        attune_search_free(search);
        attune_query_free(query);
    }
    attune_vault_close(vault);
}

static void empty_set_has_all_facets_with_zero(void **state)
{
    (void)state;
    AttuneVault *vault = fixture_vault(files, FILE_COUNT);
    AttuneFileId none = ATTUNE_FILE_NONE;
    char *actual = print_facets(vault, ATTUNE_FACET_STATUS, "", &none, 0);
    assert_text("empty set", fixture_str(actual),
                "Done 0/2, draft 0/1, In-Progress 0/2, (none) 0/2");
    free(actual);
    attune_vault_close(vault);
}

static void keys_know_the_types_of_their_values(void **state)
{
    (void)state;
    AttuneVault *vault = fixture_vault(files, FILE_COUNT);
    AttuneFacets *facets = attune_facets_count(vault, ATTUNE_FACET_KEY, fixture_str(""), NULL, 0);
    size_t count;
    const AttuneFacet *list = attune_facets_list(facets, &count);
    for (size_t i = 0; i < count; i++) {
        if (strncmp(list[i].folded.data, "rating", 6) != 0)
            continue;
        assert_int_equal(list[i].types[ATTUNE_TYPE_NUMBER], 2);
        assert_int_equal(list[i].types[ATTUNE_TYPE_TEXT], 2);
    }
    attune_facets_free(facets);
    attune_vault_close(vault);
}

static void assert_query_finds_as_many(const AttuneVault *vault, AttuneFacetKind kind,
                                       const char *key)
{
    AttuneFacets *facets = attune_facets_count(vault, kind, fixture_str(key), NULL, 0);
    size_t count;
    const AttuneFacet *list = attune_facets_list(facets, &count);
    for (size_t i = 0; i < count; i++) {
        char *text = attune_facet_query(kind, fixture_str(key), &list[i]);
        AttuneQuery *query = fixture_parse(text);
        AttuneSearch *search = attune_search_start(vault, query, NULL);
        (void)attune_search_step(search, UINT_MAX);
        size_t found;
        (void)attune_search_files(search, &found);
        if (found != list[i].notes)
            fail_msg("%s finds %zu notes, the facet counts %u", text, found, list[i].notes);
        attune_search_free(search);
        attune_query_free(query);
        free(text);
    }
    attune_facets_free(facets);
}

static void query_of_a_facet_finds_the_notes_that_it_counts(void **state)
{
    (void)state;
    static const FixtureFile odd[] = {
        {"a (b) [c]/x.y/OR.md",
         "---\n\"OR\": \"OR\"\n\"-k:]\": \"say \\\"hi\\\" \\\\\"\nstatus: OR\n---\n#OR #-x\n"},
        {"x.y/two.md",
         "---\n\"a key\": \"x ] y\"\nk: \"-\"\n\"[\": 1\nstatus: \"✅\"\n---\n#x/OR\n"},
        {"xzy/three.md",
         "---\nk: [\" a \", A, null, \"\"]\n\"quote\\\"d\": ~\nstatus: to-do\n---\n"},
        {"日本/é.md", "---\nÉ: Ünï\nk: null\nm: |\n  two\n  lines\n---\n#日本/é\n"},
    };
    static const char *const keys[] = {"OR",       "-k:]",   "a key",  "k",      "[",
                                       "quote\"d", "é",      "m",      "status", "tags",
                                       "none",     "rating", "colour", "year"};
    for (size_t i = 0; i < 2; i++) {
        AttuneVault *vault =
            i ? fixture_vault(files, FILE_COUNT) : fixture_vault(odd, sizeof(odd) / sizeof(odd[0]));
        assert_query_finds_as_many(vault, ATTUNE_FACET_TAG, "");
        assert_query_finds_as_many(vault, ATTUNE_FACET_STATUS, "");
        assert_query_finds_as_many(vault, ATTUNE_FACET_FOLDER, "");
        assert_query_finds_as_many(vault, ATTUNE_FACET_KEY, "");
        for (size_t j = 0; j < sizeof(keys) / sizeof(keys[0]); j++)
            assert_query_finds_as_many(vault, ATTUNE_FACET_VALUE, keys[j]);
        attune_vault_close(vault);
    }
}

static void facet_query_is_short_where_it_can_be(void **state)
{
    (void)state;
    static const struct {
        AttuneFacetKind kind;
        const char *key;
        const char *text;
        const char *expected;
    } cases[] = {
        {ATTUNE_FACET_TAG, "", "a/b", "tag:a/b"},
        {ATTUNE_FACET_STATUS, "", "done", "status:done"},
        {ATTUNE_FACET_STATUS, "", "in progress", "status:\"in progress\""},
        {ATTUNE_FACET_VALUE, "key", "value", "[key:\"value\"]"},
        {ATTUNE_FACET_VALUE, "a key", "5", "[\"a key\":\"5\"]"},
        {ATTUNE_FACET_VALUE, "Status", "done", "status:done"},
        {ATTUNE_FACET_KEY, "", "rating", "[rating]"},
        {ATTUNE_FACET_FOLDER, "", "my notes", "path:/^my\\ notes\\//"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneFacet facet = {.text = fixture_str(cases[i].text),
                             .folded = fixture_str(cases[i].text)};
        char *query = attune_facet_query(cases[i].kind, fixture_str(cases[i].key), &facet);
        assert_text(cases[i].text, fixture_str(query), cases[i].expected);
        free(query);
    }
}

static void facets_follow_a_note_that_changes(void **state)
{
    (void)state;
    char *root = test_temp_folder();
    fixture_write(root, files, FILE_COUNT);
    AttuneVault *vault = fixture_open(root);
    char *actual = print_facets(vault, ATTUNE_FACET_STATUS, "", NULL, 0);
    free(actual);
    static const FixtureFile changed = {"a/one.md", "---\nstatus: DRAFT\n---\n"};
    fixture_write(root, &changed, 1);
    attune_vault_reload(vault, fixture_id(vault, "a/one.md"));
    attune_vault_finish(vault);
    actual = print_facets(vault, ATTUNE_FACET_STATUS, "", NULL, 0);
    assert_text("after a change", fixture_str(actual),
                "DRAFT 2/2, In-Progress 2/2, done 1/1, (none) 2/2");
    free(actual);
    actual = fixture_search(vault, "status:draft", NULL);
    assert_text("search", fixture_str(actual), "a/one.md a/two.md");
    free(actual);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facets_count_notes_of_the_set_and_of_all),
        cmocka_unit_test(empty_set_has_all_facets_with_zero),
        cmocka_unit_test(keys_know_the_types_of_their_values),
        cmocka_unit_test(query_of_a_facet_finds_the_notes_that_it_counts),
        cmocka_unit_test(facet_query_is_short_where_it_can_be),
        cmocka_unit_test(facets_follow_a_note_that_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
