#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "unit/query/fixture.h"

typedef struct Case {
    const char *label;
    const char *query;
    const char *expected;
} Case;

static void assert_answers(const AttuneVault *vault, const Case *cases, size_t count)
{
    AttuneSearchOptions options = {.now_ns = INT64_C(1709800000) * 1000000000}; /* 2024-03-07 */
    for (size_t i = 0; i < count; i++) {
        char label[200];
        (void)snprintf(label, sizeof label, "%s: %s", cases[i].label, cases[i].query);
        char *actual = fixture_search(vault, cases[i].query, &options);
        assert_text(label, fixture_str(actual), cases[i].expected);
        free(actual);
    }
}

#define DAY "Daily notes/2022-07-15.md"
#define ALL DAY " Meeting.md Meetup.md Recipes.md Straße.md"

static const Case cases[] = {
    {"Q01", "meeting work OR meetup personal", DAY " Meeting.md Meetup.md"},
    {"Q02", "personal (work OR meetup) -walked", "Meetup.md"},
    {"Q03", "-(mix cat)", DAY " Meeting.md Meetup.md Straße.md"},
    {"Q03", "a-b -", "Meetup.md"},
    {"Q03", "\"say \\\"hi\\\"\"", "Meetup.md"},
    {"Q04", "mix or tomato", ""},
    {"Q04", "OR", ALL},
    {"Q04", "tomato OR OR minutes", "Meeting.md Recipes.md"},
    {"Q04", "(tomato", "Recipes.md"},
    {"Q05", "tag:#work", DAY " Meeting.md"},
    {"Q05", "tag:WORK", DAY " Meeting.md"},
    {"Q05", "tag:myjob", "Meetup.md"},
    {"Q05", "tag:/^WORK/", DAY " Meeting.md Meetup.md"},
    {"Q06", "file:.jpg", "pictures/Dough.jpg"},
    {"Q06", "path:\"Daily notes/2022-07\"", DAY},
    {"Q06", "path:dough OR file:recipes", "pictures/Dough.jpg Recipes.md"},
    {"Q06", "dough", "Recipes.md"},
    {"Q06", "-file:.md", "pictures/Dough.jpg"},
    {"Q07", "line:(mix flour)", "Recipes.md"},
    {"Q07", "block:(mix flour)", "Meetup.md Recipes.md"},
    {"Q08", "-line:meeting", "Meetup.md Recipes.md Straße.md"},
    {"Q08", "line:(cat -tomato)", "Recipes.md"},
    {"Q09", "section:(dog tomato) path:Recipes", "Recipes.md"},
    {"Q09", "section:(waits cat)", ""},
    {"Q09", "section:(flour waits)", "Recipes.md"},
    {"Q09", "block:(first cat)", "Recipes.md"},
    {"Q09", "block:(first second)", ""},
    {"Q09", "section:core", ""},
    {"Q09", "line:core", "Meeting.md"},
    {"Q10", "task-todo:\"\"", "Meeting.md"},
    {"Q10", "task-done:call", "Meeting.md"},
    {"Q10", "task-done:ada", ""},
    {"Q10", "task:(call minutes)", ""},
    {"Q10", "task:/^bring/", "Meeting.md"},
    {"Q11", "[aliases]", "Meetup.md"},
    {"Q11", "[tags:null]", ""},
    {"Q11", "[empty:null]", "Meetup.md"},
    {"Q11", "[empty]", "Meetup.md"},
    {"Q11", "[Tags]", "Meeting.md Meetup.md"},
    {"Q12", "[status:complete]", "Meeting.md"},
    {"Q12", "[status:\"complete\"]", ""},
    {"Q12", "[status:draft OR complete]", "Meeting.md Recipes.md"},
    {"Q12", "[status:\"in-progress\"]", "Recipes.md"},
    {"Q13", "[id:>5]", "Meeting.md"},
    {"Q13", "[id:<12]", ""},
    {"Q13", "[id:<=12.0]", "Meeting.md"},
    {"Q13", "[rating:>=3 <7]", "Meetup.md"},
    {"Q13", "[due:>2024-03]", "Meeting.md"},
    {"Q13", "[due:<2024-03-05]", ""},
    {"Q13", "[core:\"being forgotten\"]", "Meeting.md"},
    {"Q13", "[core:-forgotten]", "Meeting.md"},
    {"Q13", "[definition:\"\"]", "Meeting.md"},
    {"Q13", "[\"a key\":value]", "Recipes.md"},
    {"Q14", "/\\d{4}-\\d{2}-\\d{2}/", DAY " Meeting.md Meetup.md Straße.md"},
    {"Q14", "/a(?=b)/", "Straße.md"},
    {"Q14", "/(/", "error: character 3: /(/: missing closing parenthesis"},
    {"Q15", "match-case:trust", "Straße.md"},
    {"Q15", "match-case:(TRUST)", "Straße.md"},
    {"Q15", "match-case:Trust", ""},
    {"Q15", "match-case:(ignore-case:Trust)", "Straße.md"},
    {"Q15", "match-case:tag:work", DAY},
    {"Q16", "foo:bar http://x [[Foo", "Recipes.md"},
    {"Q17", "[rating] -[aliases]", "Recipes.md"},
    {"S06", "status:complete", "Meeting.md"},
    {"S06", "status:done", "Straße.md"},
    {"S06", "status:\"in progress\"", "Recipes.md"},
    {"S06", "status:in_progress", "Recipes.md"},
    {"S06", "status:/^In/", "Recipes.md"},
    {"9.3", "\xc3\x89", "Straße.md"},
    {"9.3", "e\xcc\x81", "Straße.md"},
    {"9.3", "path:strasse", "Straße.md"},
    {"9.3", "content:strasse", ""},
    {"9.3", "content:STRAßE", "Straße.md"},
    {"9.3", "content:Daily", ""},
    {"9.4.1", "links-to:Recipes", "Meetup.md"},
    {"9.4.1", "links-to:nowhere", "Meetup.md"},
    {"9.4.1", "links-to:\"Daily notes/2022-07-15\"", ""},
    {"9.4.1", "linked-from:Meetup", "Recipes.md"},
    {"9.4.1", "is:unresolved", "Meetup.md"},
    {"9.4.1", "is:bookmarked", "Recipes.md"},
    {"9.4.1", "is:untagged", "Recipes.md"},
    {"9.4.1", "is:orphan", DAY " Straße.md"},
    {"9.4.1", "is:deadend", DAY " Meeting.md Recipes.md Straße.md"},
    {"9.4.1", "created:2024-02-29", "Meetup.md"},
    {"9.4.1", "created:2024-02", "Meetup.md"},
    {"9.4.1", "created:2022", DAY},
    {"9.4.1", "created:2022-01..2024-02", DAY " Meetup.md"},
    {"9.4.1", "created:2022-08..2024-01", ""},
    {"9.4.1", "created:..2023", DAY},
    {"9.4.1", "created:>2022-07 created:<2024-03", "Meetup.md"},
    {"9.4.1", "created:<2w created:<2024-03", "Meetup.md"},
    {"9.4.1", "created:>1y", DAY},
    {"9.7", "old", ""},
    {"9.7", "", ALL},
    {"operators in units", "line:(call tag:work)", "Meeting.md"},
    {"units in units", "section:(line:(mix flour) waits)", "Recipes.md"},
    {"units in units", "block:(line:first line:tomato)", ""},
};

static void query_finds_the_notes_of_its_case(void **state)
{
    (void)state;
    char *root = test_source_path("tests/vaults/query");
    AttuneVault *vault = fixture_open(root);
    assert_answers(vault, cases, sizeof(cases) / sizeof(cases[0]));
    assert_false(attune_query_prepare(vault, UINT32_MAX));
    assert_answers(vault, cases, sizeof(cases) / sizeof(cases[0]));
    attune_vault_close(vault);
    free(root);
}

static void query_finds_the_seeds_of_its_case(void **state)
{
    (void)state;
#define S0 "000_ebbe64838252d217.txt"
#define S1 "001_a64c95ada4d8a7cf.txt"
#define S2 "002_b42510d5edb2eb1b.txt"
    static const Case seed_cases[] = {
        {"S06", "status:complete", S1},
        {"S06", "status:done", S0},
        {"Q11", "[aliases]", S0},
        {"Q11", "[tags:null]", ""},
        {"Q12", "[status:complete]", S1},
        {"Q12", "[status:\"complete\"]", ""},
        {"Q13", "[id:>5]", S1},
        {"Q13", "[core_fears:\"being forgotten\"]", S1},
        {"Q14", "/\\d{4}-\\d{2}-\\d{2}/", S0 " " S1},
        {"Q15", "match-case:trust", S0 " " S1 " " S2},
        {"Q15", "match-case:(TRUST)", ""},
        {"Q17", "[dg-publish:true] -[status]", S0},
    };
    char *root = test_shared_path("vaults/seeds");
    AttuneVault *vault = fixture_open(root);
    assert_answers(vault, seed_cases, sizeof(seed_cases) / sizeof(seed_cases[0]));
    attune_vault_close(vault);
    free(root);
}

static void hits_name_line_column_and_length(void **state)
{
    (void)state;
    static const Case hit_cases[] = {
        {"every place", "mix", "Meetup.md:10:1+3t Recipes.md:7:1+3t Recipes.md:7:21+3t"},
        {"headings", "content:dough", "Recipes.md:6:3+5h"},
        {"two words", "mix flour",
         "Meetup.md:10:1+3t Meetup.md:11:1+5t Recipes.md:7:1+3t Recipes.md:7:9+5t "
         "Recipes.md:7:21+3t"},
        {"one within the other", "flour OR \"the flour\"", "Meetup.md:11:1+5t Recipes.md:7:5+9t"},
        {"behind letters of two bytes", "\"straße: trust\"", "Straße.md:1:10+13t"},
        {"both forms of a letter", "é", "Straße.md:1:40+1t Straße.md:1:46+2t"},
        {"a pattern", "/c.t,? /", "Recipes.md:11:3+5t"},
        {"the line alone", "line:(cat first) OR line:(cat tomato)",
         "Recipes.md:11:3+3t Recipes.md:11:10+6t"},
        {"the task alone", "task-done:call", "Meeting.md:14:7+4t"},
        {"a task without words", "task-todo:\"\"", "Meeting.md:13:7+0t Meeting.md:15:9+0t"},
        {"no words: the title", "tag:work", DAY ":4:1+0N Meeting.md:9:1+0N"},
        {"the name alone", "2022-07-15 walked", DAY ":2:7+10t " DAY ":4:1+6t"},
        {"the file's name", "file:recipes", "Recipes.md:6:1+0n"},
        {"an attachment", "file:.jpg", "pictures/Dough.jpg:1:1+0n"},
        {"negated words", "trust -meeting", "Straße.md:1:18+5t Straße.md:1:25+5t"},
        {"the branch that holds", "(cat nonsense) OR dog", "Recipes.md:8:5+3t Recipes.md:15:12+3t"},
    };
    char *root = test_source_path("tests/vaults/query");
    AttuneVault *vault = fixture_open(root);
    for (size_t i = 0; i < sizeof(hit_cases) / sizeof(hit_cases[0]); i++) {
        char *actual = fixture_hits(vault, hit_cases[i].query, NULL);
        assert_text(hit_cases[i].label, fixture_str(actual), hit_cases[i].expected);
        free(actual);
    }
    AttuneSearchOptions two = {.hits_a_note = 2};
    char *actual = fixture_hits(vault, "mix flour", &two);
    assert_text("two a note", fixture_str(actual),
                "Meetup.md:10:1+3t Meetup.md:11:1+5t Recipes.md:7:1+3t Recipes.md:7:9+5t");
    free(actual);
    attune_vault_close(vault);
    free(root);
}

static void results_are_ranked_by_where_the_words_stand(void **state)
{
    (void)state;
    static const FixtureFile files[] = {
        {"a.md", "about apples"},
        {"b.md", "# Apples\n"},
        {"c/Apples.md", "fruit"},
        {"d.md", "---\ntitle: Many apples\n---\n"},
        {"Apples too/e.md", "apples and pears"},
        {"Apples too/f.md", "pears"},
    };
    AttuneVault *vault = fixture_vault(files, sizeof(files) / sizeof(files[0]));
    AttuneSearchOptions options = {.sort = {.key = ATTUNE_SORT_RANK}};
    char *actual = fixture_search(vault, "apples", &options);
    assert_text("rank", fixture_str(actual),
                "c/Apples.md b.md d.md Apples too/e.md a.md Apples too/f.md");
    free(actual);
    actual = fixture_search(vault, "apples", NULL);
    assert_text("path", fixture_str(actual),
                "Apples too/e.md Apples too/f.md c/Apples.md a.md b.md d.md");
    free(actual);
    attune_vault_close(vault);
}

static void pattern_that_takes_too_long_ends_with_a_message(void **state)
{
    (void)state;
    enum { LENGTH = 30000 };
    char *text = malloc(LENGTH + 1);
    assert_non_null(text);
    memset(text, 'a', LENGTH);
    text[LENGTH - 1] = '!';
    text[LENGTH] = '\0';
    FixtureFile files[] = {{"a.md", "aaa"}, {"long.md", text}};
    AttuneVault *vault = fixture_vault(files, 2);
    char *actual = fixture_search(vault, "/(a+)+$/", NULL);
    assert_text("(a+)+$", fixture_str(actual),
                "error: /(a+)+$/ takes too long to try; make it more exact");
    free(actual);
    attune_vault_close(vault);
    free(text);
}

static void search_goes_on_where_it_was(void **state)
{
    (void)state;
    char *root = test_source_path("tests/vaults/query");
    AttuneVault *vault = fixture_open(root);
    AttuneQuery *query = fixture_parse("meeting");
    AttuneSearch *search = attune_search_start(vault, query, NULL);
    size_t count;
    (void)attune_search_files(search, &count);
    assert_int_equal(count, 0);
    size_t before = 0;
    while (attune_search_step(search, 0)) {
        (void)attune_search_files(search, &count);
        assert_true(count >= before);
        before = count;
    }
    (void)attune_search_files(search, &count);
    assert_int_equal(count, 2);
    assert_false(attune_search_step(search, 1));
    assert_null(attune_search_error(search));
    attune_search_free(search);
    attune_query_free(query);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(query_finds_the_notes_of_its_case),
        cmocka_unit_test(query_finds_the_seeds_of_its_case),
        cmocka_unit_test(hits_name_line_column_and_length),
        cmocka_unit_test(results_are_ranked_by_where_the_words_stand),
        cmocka_unit_test(pattern_that_takes_too_long_ends_with_a_message),
        cmocka_unit_test(search_goes_on_where_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
