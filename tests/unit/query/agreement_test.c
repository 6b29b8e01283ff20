#include "support/test.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "unit/query/fixture.h"
#include "unit/query/naive.h"

/* A generator of its own, so that a seed means the same everywhere. */
static uint64_t state_of_chance;

static size_t chance(size_t count)
{
    state_of_chance =
        state_of_chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(state_of_chance >> 33) % count;
}

#define PICK(list) (list)[chance(sizeof(list) / sizeof((list)[0]))]

static const char *const words[] = {
    "a",  "b",   "Ab",   "secure", "Base", "e\u0301té", "Été", "Maß",   "MASS",          "\u212A",
    "k",  "İx",  "ix",   "日本",   "ϴ",    "θ",         "x-y", "don't", "q\u0323\u0307", "ẞ",
    "OR", "При", "приИ",
};

static void add_words(StrBuf *out, size_t most)
{
    for (size_t i = chance(most) + 1; i > 0; i--) {
        strbuf_append(out, str_from(PICK(words)));
        if (i > 1)
            strbuf_append(out, str_from(chance(8) == 0 ? "\n" : " "));
    }
}

static const char *const tags[] = {
    "work", "Work/x", "work/X/y", "Été", "status/done", "status/In-Progress", "workout"};
static const char *const values[] = {
    "done",
    "\"Draft\"",
    "5",
    "12.50",
    "2024-03-01",
    "2024-03-01 10:00",
    "",
    "[]",
    "[a, 7, \"x y\"]",
    "true",
    "~",
    "{k: v}",
    "secure base",
    "\"[[Note1]]\"",
    "[[a], {b: c}]",
};
static const char *const keys[] = {"status", "id", "created", "Tags2", "a key", "modified"};

static void add_front_matter(StrBuf *out)
{
    strbuf_append(out, STR("---\n"));
    for (size_t i = chance(5); i > 0; i--)
        strbuf_printf(out, "%s: %s\n", PICK(keys), PICK(values));
    if (chance(2))
        strbuf_printf(out, "tags: [%s, %s]\n", PICK(tags), PICK(tags));
    strbuf_append(out, STR("---\n"));
}

static void add_block(StrBuf *out)
{
    static const char *const starts[] = {
        "# ",   "## ",    "",       "",         "- ",     "- ",
        "  - ", "- [ ] ", "- [x] ", "  - [ ] ", "> ",     "> [!note] ",
        "1. ",  "    ",   "```\n",  "[^1]: ",   "key:: ", "| a |\n|---|\n| ",
        "%% ",  "$$\n",   "  ",
    };
    strbuf_append(out, str_from(PICK(starts)));
    add_words(out, 4);
    size_t kind = chance(8);
    if (kind == 0)
        strbuf_printf(out, " #%s", PICK(tags));
    else if (kind == 1)
        strbuf_printf(out, " [[Note%zu]]", chance(8));
    else if (kind == 2)
        strbuf_append(out, STR("[^1]\n```"));
    strbuf_append(out, str_from(chance(3) ? "\n" : "\n\n"));
}

static const char *const folders[] = {"", "ideas/", "Ideas/Straße/", "e\u0301té/"};

#define NOTES 8

static AttuneVault *make_vault(void)
{
    char paths[NOTES + 2][80];
    StrBuf texts[NOTES + 2] = {0};
    FixtureFile files[NOTES + 2];
    for (size_t i = 0; i < NOTES + 2; i++) {
        (void)snprintf(paths[i], sizeof paths[i], "%sNote%zu%s", PICK(folders), i,
                       i < NOTES ? ".md" : ".jpg");
        if (chance(2))
            add_front_matter(&texts[i]);
        for (size_t j = chance(12); j > 0; j--)
            add_block(&texts[i]);
        files[i] = (FixtureFile){paths[i], strbuf_cstr(&texts[i])};
    }
    AttuneVault *vault = fixture_vault(files, NOTES + 2);
    for (size_t i = 0; i < NOTES + 2; i++)
        strbuf_clear(&texts[i]);
    return vault;
}

static void add_query(StrBuf *out, int depth);

static void add_element_query(StrBuf *out, int depth)
{
    static const char *const elements[] = {
        "done",      "\"done\"",          "null", "-null", ">5",   "<=12.5",
        ">=2024-03", "<2024-03-01 10:00", "/^a/", "sec",   "\"\"", "-a",
        "\"X Y\"",   "match-case",        "<",
    };
    if (depth > 0 && chance(3) == 0) {
        strbuf_append_char(out, '(');
        add_element_query(out, depth - 1);
        strbuf_append(out, chance(2) ? STR(" OR ") : STR(" "));
        add_element_query(out, depth - 1);
        strbuf_append_char(out, ')');
    } else {
        strbuf_append(out, str_from(PICK(elements)));
    }
}

static void add_term(StrBuf *out, int depth)
{
    static const char *const operators[] = {
        "file:",    "path:", "content:",   "tag:",       "status:",     "line:",        "block:",
        "section:", "task:", "task-todo:", "task-done:", "match-case:", "ignore-case:",
    };
    static const char *const whole[] = {
        "tag:work",
        "tag:#WORK/x",
        "tag:\"\"",
        "status:done",
        "status:\"in progress\"",
        "status:\"\"",
        "is:orphan",
        "is:deadend",
        "is:unresolved",
        "is:untagged",
        "is:bookmarked",
        "links-to:Note1",
        "links-to:Note99",
        "linked-from:Note2",
        "links-to:Note7",
        "created:2024",
        "modified:<7d",
        "modified:>1y",
        "created:2024-03-01..",
        "[status]",
        "[\"a key\"]",
        "/[ab]+/",
        "/^#+ a/",
        "/é/",
        "file:.jpg",
        "file:note3",
        "path:strasse/",
        "path:ideas",
        "task-todo:\"\"",
        "line:\"\"",
        "section:\"\"",
        "block:\"\"",
        "\"\"",
        "path:Été",
        "line:/^a$/",
        "file:/^note[0-3]/",
        "tag:/^work$/",
    };
    switch (chance(8)) {
    case 0:
    case 1:
        strbuf_append(out, str_from(PICK(whole)));
        break;
    case 2:
        strbuf_printf(out, "[\"%s\":", chance(4) ? "status" : PICK(keys));
        add_element_query(out, 2);
        strbuf_append_char(out, ']');
        break;
    case 3:
    case 4:
        strbuf_append(out, str_from(PICK(operators)));
        if (depth > 0) {
            strbuf_append_char(out, '(');
            add_query(out, depth - 1);
            strbuf_append_char(out, ')');
        } else {
            strbuf_append(out, str_from(PICK(words)));
        }
        break;
    case 5:
        strbuf_printf(out, "\"%s %s\"", PICK(words), PICK(words));
        break;
    default:
        strbuf_append(out, str_from(PICK(words)));
    }
}

static void add_query(StrBuf *out, int depth)
{
    for (size_t i = chance(3) + 1; i > 0; i--) {
        if (chance(5) == 0)
            strbuf_append_char(out, '-');
        if (depth > 0 && chance(4) == 0) {
            strbuf_append_char(out, '(');
            add_query(out, depth - 1);
            strbuf_append_char(out, ')');
        } else {
            add_term(out, depth);
        }
        if (i > 1)
            strbuf_append(out, chance(3) == 0 ? STR(" OR ") : STR(" "));
    }
}

static char *ask_naively(const AttuneVault *vault, const char *text, int64_t now_ns)
{
    AttuneQuery *query = fixture_parse(text);
    StrBuf out = {0};
    size_t count;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    for (size_t i = 0; i < count; i++) {
        if (!naive_matches(vault, query, files[i], now_ns))
            continue;
        if (out.length > 0)
            strbuf_append_char(&out, ' ');
        strbuf_append(&out, attune_vault_file(vault, files[i])->path);
    }
    attune_query_free(query);
    (void)strbuf_cstr(&out);
    return out.data;
}

static void compare_answers(const AttuneVault *vault, const char *query, const char *label)
{
    AttuneQuery *parsed = attune_query_parse(fixture_str(query), NULL);
    if (!parsed)
        return; /* chance has put a word where a value is wanted */
    attune_query_free(parsed);
    AttuneSearchOptions options = {.now_ns = INT64_C(1740000000) * 1000000000};
    char *expected = ask_naively(vault, query, options.now_ns);
    char *actual = fixture_search(vault, query, &options);
    assert_text(label, fixture_str(actual), expected);
    free(actual);
    free(expected);
}

static void search_agrees_with_a_naive_one(void **state)
{
    (void)state;
    enum { VAULTS = 40, QUERIES = 80 };
    for (size_t i = 0; i < VAULTS; i++) {
        state_of_chance = i;
        AttuneVault *vault = make_vault();
        for (size_t j = 0; j < QUERIES; j++) {
            StrBuf query = {0};
            add_query(&query, 2);
            char label[300];
            (void)snprintf(label, sizeof label, "vault %zu: %s", i, strbuf_cstr(&query));
            /* First note by note, then from the columns. */
            if (j == QUERIES / 2)
                assert_false(attune_query_prepare(vault, UINT_MAX));
            compare_answers(vault, strbuf_cstr(&query), label);
            strbuf_clear(&query);
        }
        attune_vault_close(vault);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_agrees_with_a_naive_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
