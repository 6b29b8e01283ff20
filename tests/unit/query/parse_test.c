#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "unit/query/fixture.h"

static char *dump(const char *text)
{
    AttuneQuery *query = fixture_parse(text);
    char *result = NULL;
    size_t size;
    FILE *out = open_memstream(&result, &size);
    assert_non_null(out);
    attune_query_dump(query, out);
    assert_int_equal(fclose(out), 0);
    attune_query_free(query);
    return result;
}

static void query_has_the_tree_that_its_grammar_gives(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"Q01", "meeting work OR meetup personal", "(or (and meeting work) (and meetup personal))"},
        {"Q02", "meeting (work OR meetup) -x", "(and meeting (or work meetup) (not x))"},
        {"Q03", "-(a b)", "(not (and a b))"},
        {"Q03", "a-b -", "(and a-b -)"},
        {"Q03", "\"say \\\"hi\\\"\"", "\"say \\\"hi\\\"\""},
        {"Q04", "a or b", "(and a or b)"},
        {"Q04", "OR", "all"},
        {"Q04", "a OR OR b", "(or a b)"},
        {"Q04", "(a", "a"},
        {"Q16", "foo:bar http://x [[Foo", "(and foo:bar http://x [[Foo)"},
        {"empty", "", "all"},
        {"blanks", " \t\xe3\x80\x80 ", "all"},
        {"no closing quote", "\"a b", "\"a b\""},
        {"escapes", "\"a\\\\b\\c\"", "\"a\\\\b\\\\c\""},
        {"unmatched )", "a) b", "(and a b)"},
        {"empty group", "() a -()", "a"},
        {"two minus signs", "--a ---b", "(and a (not b))"},
        {"OR behind a minus", "-OR", "(not OR)"},
        {"OR within a word", "ORDER FOR", "(and ORDER FOR)"},
        {"OR first and last", "OR a OR", "a"},
        {"groups in groups", "((a OR b) c) OR d", "(or (and (or a b) c) d)"},
        {"ideographic blank",
         "a\xe3\x80\x80"
         "b",
         "(and a b)"},
        {"regex", "/a b\\/c/ /d", "(and /a b\\/c/ /d)"},
        {"regex with slashes", "/a/b/", "/a/b/"},
        {"regex before )", "(/a/)", "/a/"},
        {"a path is no regex", "/usr/bin", "/usr/bin"},
        {"empty regex", "//", "//"},
        {"operator names", "TAG:x Path: y", "(and tag:x path:y)"},
        {"operator and group", "tag:(a OR -b)", "(or tag:a (not tag:b))"},
        {"operator and phrase", "file:\"a b\"", "file:\"a b\""},
        {"operator and regex", "path:/^a/", "path:/^a/"},
        {"operator without operand", "tag: OR a", "(or tag:\"\" a)"},
        {"operator at the end", "a path:", "(and a path:\"\")"},
        {"operator before )", "(status:) a", "(and status:\"\" a)"},
        {"value without operand", "is: created: links-to:", "all"},
        {"operator in operator", "file:tag:x", "tag:x"},
        {"case", "match-case:(a ignore-case:b tag:c)", "(and match-case:a b match-case:tag:c)"},
        {"units",
         "line:(a b) task-todo:\"\" block:", "(and (line (and a b)) (task-todo \"\") (block))"},
        {"unit and field", "section:(a path:b)", "(section (and a path:b))"},
        {"tag with #", "tag:#a/b/", "tag:a/b"},
        {"property", "[status]", "[\"status\"]"},
        {"property with value", "[status:Draft OR Published]", "[\"status\" (or Draft Published)]"},
        {"property with blanks", "[\"a key\" : v w]", "[\"a key\" (and v w)]"},
        {"property, key as it stands", "[a key:v]", "[\"a key\" v]"},
        {"property, no end", "[a:(b", "[\"a\" b]"},
        {"property and more", "[a:b]c [d]", "(and [\"a\" b] c [\"d\"])"},
        {"property, parentheses", "[a:(b OR c) -d]", "[\"a\" (and (or b c) (not d))]"},
        {"property, operators are text", "[a:tag:x]", "[\"a\" tag:x]"},
        {"property, null", "[a:null]", "[\"a\" null]"},
        {"property, null or", "[a:null OR -null]", "[\"a\" (or null (not null))]"},
        {"property, comparisons", "[a:>5 <=1.5]", "[\"a\" (and >5 <=1.5)]"},
        {"property, comparison with a blank", "[a:>= 2024-01]", "[\"a\" >=2024-01]"},
        {"property, half a comparison", "[a:<", "[\"a\"]"},
        {"property, regex", "[a:/x]y/]", "[\"a\" /x]y/]"},
        {"brackets are no property", "[ ] [] [x", "(and [ ] [] [\"x\"])"},
        {"links", "links-to:\"A b\" linked-from:c", "(and links-to:\"A b\" linked-from:\"c\")"},
        {"is", "is:Orphan -is:deadend", "(and is:orphan (not is:deadend))"},
        {"times", "created:2024-01..2024-03 modified:<7d",
         "(and created:2024-01..2024-03 modified:<7d)"},
        {"not UTF-8", "a\xff", "a\xef\xbf\xbd"},
        {"NFC", "e\xcc\x81", "\xc3\xa9"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char label[120];
        (void)snprintf(label, sizeof label, "%s: %s", cases[i][0], cases[i][1]);
        char *actual = dump(cases[i][1]);
        assert_text(label, fixture_str(actual), cases[i][2]);
        free(actual);
    }
}

static void query_is_explained_in_plain_words(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"\"secure base\" tag:theory -status:draft",
         "notes whose text or path has “secure base”, with a tag #theory or below it, and whose "
         "status is not draft"},
        {"", "all notes"},
        {"a b", "notes whose text or path has “a” and “b”"},
        {"a OR b c", "notes whose text or path has “a”, or whose text or path has “b” and “c”"},
        {"-a tag:x", "notes whose text and path do not have “a” and with a tag #x or below it"},
        {"-(a OR b)", "notes whose text and path do not have “a” or “b”"},
        {"-(a b)",
         "notes whose text and path do not have “a” or whose text and path do not have “b”"},
        {"status:done (tag:a OR tag:b)",
         "notes whose status is done, and either with a tag #a or below it or with a tag #b or "
         "below it"},
        {"path:ideas/ -file:.jpg",
         "notes and attachments whose path has “ideas/” and whose file name does not have “.jpg”"},
        {"content:/a+/ match-case:Trust",
         "notes whose text matches /a+/ and whose text or path has “Trust” (case as typed)"},
        {"line:(mix flour -sugar)",
         "notes with a line that has “mix” and “flour” and does not have “sugar”"},
        {"task-todo:\"\" -task-done:", "notes with an open task and without a done task"},
        {"[status:Draft OR Published]", "notes whose property “status” has “Draft” or “Published”"},
        {"[id:>5] -[draft] [tags:null]",
         "notes whose property “id” is above 5, without the property “draft”, and whose property "
         "“tags” has no value"},
        {"-[a:\"x\"]", "notes without a property “a” that is “x”"},
        {"links-to:A -linked-from:\"B c\"",
         "notes that link to “A” and that “B c” does not link to"},
        {"is:orphan -is:untagged", "notes that are orphans and with a tag"},
        {"created:2024-01 modified:<7d",
         "notes created in 2024-01 and modified in the last 7 days"},
        {"created:2024-01..2024-03", "notes created from 2024-01 to 2024-03"},
        {"modified:>1y -created:2024-02-29",
         "notes modified more than 1 year ago and not created on 2024-02-29"},
        {"tag:\"\" -status:", "notes with a tag and without a status"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneQuery *query = fixture_parse(cases[i][0]);
        assert_text(cases[i][0], attune_query_explain(query), cases[i][1]);
        attune_query_free(query);
    }
}

static void wrong_query_names_the_place(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        size_t position;
        const char *message; /* its start */
    } cases[] = {
        {"a /(/", 4, "character 5: /(/: missing closing parenthesis"},
        {"é [a:/[/]", 8, "character 8: /[/: "},
        {"is:happy", 3, "character 4: is: knows orphan, deadend"},
        {"created:yesterday", 8, "character 9: ‘yesterday’ is no date"},
        {"modified:2024-13", 9, "character 10: ‘2024-13’ is no date"},
        {"created:<7x", 8, "character 9: ‘<7x’ is no date"},
        {"[a:>b]", 3, "character 4: ‘b’ is no number and no date"},
        {"links-to:/a/", 9, "character 10: links-to: takes no pattern"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneError error = {0};
        assert_null(attune_query_parse(fixture_str(cases[i].query), &error));
        assert_int_equal(error.kind, ATTUNE_ERROR_USAGE);
        assert_int_equal(error.position, cases[i].position);
        AttuneStr start = {error.message, strlen(cases[i].message)};
        assert_text(cases[i].query, start, cases[i].message);
        assert_null(attune_query_parse(fixture_str(cases[i].query), NULL));
    }
}

static void deep_query_is_refused_in_words(void **state)
{
    (void)state;
    char deep[1001];
    memset(deep, '(', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    AttuneError error;
    assert_null(attune_query_parse(fixture_str(deep), &error));
    assert_non_null(strstr(error.message, "within one another"));
    memset(deep, '-', sizeof deep - 1);
    char *tree = dump(deep);
    assert_text("minus signs", fixture_str(tree), "(not -)");
    free(tree);
}

static void every_prefix_of_a_query_is_fine(void **state)
{
    (void)state;
    static const char *const queries[] = {
        "\"secure base\" tag:theory -status:draft (a OR \"b\\\" c\") /x+\\/y/ [k:>=2024-01-01]",
        "[\"a key\":(null OR -/re/) \"exact\"] line:(mix -flour) task-todo:\"\" match-case:(Ä OR ß)",
        "links-to:\"A b\" is:orphan created:2024-01..2024-03 modified:<7d -[[x]] http://é",
    };
    for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
        for (size_t length = 0; length <= strlen(queries[i]); length++) {
            AttuneError error = {0};
            AttuneStr prefix = {queries[i], length};
            AttuneQuery *query = attune_query_parse(prefix, &error);
            if (query)
                assert_true(attune_query_explain(query).length > 0);
            else
                assert_true(error.message[0] != '\0' && error.position <= length);
            attune_query_free(query);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(query_has_the_tree_that_its_grammar_gives),
        cmocka_unit_test(query_is_explained_in_plain_words),
        cmocka_unit_test(wrong_query_names_the_place),
        cmocka_unit_test(deep_query_is_refused_in_words),
        cmocka_unit_test(every_prefix_of_a_query_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
