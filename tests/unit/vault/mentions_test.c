/* Names of notes in running text (vault-spec 8.4, case K04). */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <limits.h>
#include <stdlib.h>

/** Mentions of `path`, "source:line:column+length text", one a line. */
static char *list_mentions(const char *root, const char *path)
{
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneMentions *mentions = attune_mentions_start(vault, fixture_id(vault, path));
    while (attune_mentions_step(mentions, 0))
        ;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    size_t count;
    const AttuneMention *list = attune_mentions_list(mentions, &count);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s:%u:%u+%u %.*s\n", fixture_path(vault, list[i].source), list[i].line,
                list[i].column, list[i].length, (int)list[i].text.length, list[i].text.data);
    fclose(out);
    attune_mentions_free(mentions);
    attune_vault_close(vault);
    return text;
}

typedef struct MentionCase {
    const char *label;
    const char *name; /* of the note that is looked for */
    const char *text; /* of s.md */
    const char *expected;
} MentionCase;

static const MentionCase cases[] = {
    {"K04", "Trust", "trust trusting #trust [[x|trust]] Trust.",
     "s.md:1:1+5 trust\ns.md:1:35+5 Trust\n"},
    {"code and math", "Trust", "`trust` $trust$ x\n\n```\ntrust\n```\n", ""},
    {"comment and HTML", "Trust", "%%trust%% <trust> <!-- trust -->", ""},
    {"link text and URL", "Trust", "[trust](u) https://trust.org ![trust](i.png)", ""},
    {"front matter", "Trust", "---\na: trust\n---\nb\n", ""},
    {"line and column", "Trust", "---\na: b\n---\n\xC3\xA9 \xF0\x9F\x8C\xB1 trust\n",
     "s.md:4:5+5 trust\n"},
    {"after a long link", "Trust", "[[a|b]] `c` trust", "s.md:1:13+5 trust\n"},
    {"quote, list, heading, table", "Trust",
     "# Trust\n> - trust\n\n| a |\n|---|\n| trust |\n\n> [!note] trust\n> x\n",
     "s.md:1:3+5 Trust\ns.md:2:5+5 trust\ns.md:6:3+5 trust\ns.md:8:11+5 trust\n"},
    {"footnote", "Trust", "a[^1] b^[trust]\n\n[^1]: trust\n",
     "s.md:1:10+5 trust\ns.md:3:7+5 trust\n"},
    {"emphasis", "Trust", "**trust** _Trust_ my_trust trust_me",
     "s.md:1:3+5 trust\ns.md:1:12+5 Trust\n"},
    {"over a line break", "Secure base", "a secure\nbase, secure  base",
     "s.md:1:3+11 secure\nbase\ns.md:2:7+12 secure  base\n"},
    {"over a quote's line break", "Secure base", "> secure\n> base",
     "s.md:1:3+13 secure\n> base\n"},
    {"entity between", "Secure base", "secure&nbsp;base, secure &amp; base",
     "s.md:1:1+16 secure&nbsp;base\n"},
    {"entity within", "Q&A", "q&amp;a", "s.md:1:1+7 q&amp;a\n"},
    {"letters and digits beside", "v2", "v2 v23 av2 v2.", "s.md:1:1+2 v2\ns.md:1:12+2 v2\n"},
    {"no word boundary in Han", "\xE4\xBF\xA1\xE4\xBB\xBB",
     "\xE6\x88\x91\xE4\xBF\xA1\xE4\xBB\xBB\xE4\xBD\xA0", "s.md:1:2+2 \xE4\xBF\xA1\xE4\xBB\xBB\n"},
    {"decomposed", "Caf\xC3\xA9", "cafe\xCC\x81 cafe", "s.md:1:1+5 cafe\xCC\x81\n"},
    {"sharp s", "Strasse",
     "STRA\xC3\x9F"
     "E",
     "s.md:1:1+6 STRA\xC3\x9F"
     "E\n"},
    {"half of a sharp s", "Mas", "ma\xC3\x9F", ""},
    {"Greek", "\xCE\xA3\xCE\xBF\xCF\x86\xCF\x8C\xCF\x82",
     "\xCF\x83\xCE\xBF\xCF\x86\xCF\x8C\xCF\x83",
     "s.md:1:1+5 \xCF\x83\xCE\xBF\xCF\x86\xCF\x8C\xCF\x83\n"},
    {"escape", "a*b", "a\\*b", "s.md:1:1+4 a\\*b\n"},
    {"one letter is no name", "x", "x x x", ""},
};

static void mention_is_found_where_it_can_be_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *root = test_temp_folder();
        char path[256];
        (void)snprintf(path, sizeof path, "%s.md", cases[i].name);
        fixture_write(root, path, cases[i].name);
        fixture_write(root, "s.md", cases[i].text);
        char *found = list_mentions(root, path);
        assert_text(cases[i].label, fixture_text(found), cases[i].expected);
        free(found);
        free(root);
    }
}

static void aliases_count_and_the_longest_wins(void **state)
{
    (void)state;
    char *root = test_temp_folder();
    fixture_write(root, ".obsidian/app.json", "{\"userIgnoreFilters\":[\"hidden\"]}");
    fixture_write(root, "Base.md", "---\naliases: [secure base, Bowlby's base]\n---\nbase\n");
    fixture_write(root, "s.md", "The secure base and base.\n");
    fixture_write(root, "b.md", "bowlby's base\n");
    fixture_write(root, "hidden.md", "base\n");
    char *found = list_mentions(root, "Base.md");
    assert_text("aliases", fixture_text(found),
                "b.md:1:1+13 bowlby's base\ns.md:1:5+11 secure base\ns.md:1:21+4 base\n");
    free(found);
    free(root);
}

static void search_ends_when_the_vault_changes(void **state)
{
    (void)state;
    char *root = fixture_folder("Name.md");
    fixture_write(root, "a.md", "name");
    fixture_write(root, "b.md", "name");
    AttuneVault *vault = fixture_open(root, NULL);
    AttuneFileId note = fixture_id(vault, "Name.md");
    AttuneMentions *mentions = attune_mentions_start(vault, note);
    assert_true(attune_mentions_step(mentions, 0));
    attune_vault_reload(vault, note);
    assert_false(attune_mentions_step(mentions, UINT_MAX));
    attune_mentions_free(mentions);
    mentions = attune_mentions_start(vault, 77);
    assert_false(attune_mentions_step(mentions, UINT_MAX));
    attune_mentions_free(mentions);
    attune_mentions_free(NULL);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mention_is_found_where_it_can_be_read),
        cmocka_unit_test(aliases_count_and_the_longest_wins),
        cmocka_unit_test(search_ends_when_the_vault_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
