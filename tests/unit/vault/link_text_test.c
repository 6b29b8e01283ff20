/* Links as text: typed by a person, and written for one (vault-spec 5.9). */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>

typedef struct TextCase {
    const char *label;
    const char *target;
    const char *from;
    const char *settings; /* app.json */
    const char *expected;
} TextCase;

#define MARKDOWN "{\"useMarkdownLinks\":true}"
#define RELATIVE "{\"newLinkFormat\":\"relative\"}"
#define ABSOLUTE "{\"newLinkFormat\":\"absolute\"}"

static const TextCase cases[] = {
    {"unique", "a/Only one.md", "s.md", "{}", "[[Only one]]"},
    {"twice", "a/N.md", "s.md", "{}", "[[a/N]]"},
    {"twice, by case", "b/n.md", "s.md", "{}", "[[b/n]]"},
    {"attachment", "a/i.png", "s.md", "{}", "[[i.png]]"},
    {"other extension", "m.markdown", "s.md", "{}", "[[m.markdown]]"},
    {"absolute", "a/Only one.md", "s.md", ABSOLUTE, "[[a/Only one]]"},
    {"relative", "a/Only one.md", "b/n.md", RELATIVE, "[[../a/Only one]]"},
    {"relative beside", "a/Only one.md", "a/N.md", RELATIVE, "[[Only one]]"},
    {"Markdown", "a/Only one.md", "s.md", MARKDOWN, "[Only one](Only%20one.md)"},
    {"Markdown, twice", "a/N.md", "s.md", MARKDOWN, "[N](a/N.md)"},
    {"no wikilink can say it", "a#b.md", "s.md", "{}", "[a#b](a%23b.md)"},
    {"nor this", "x]] y.md", "s.md", "{}", "[x\\]\\] y](x%5D%5D%20y.md)"},
    {"double extension", "x.md.md", "s.md", "{}", "[[x.md.md]]"},
};

static void link_leads_back_to_its_note(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *root = fixture_folder("a/Only one.md,a/N.md,b/n.md,a/i.png,m.markdown,a#b.md,"
                                    "x]] y.md,x.md,x.md.md,s.md");
        fixture_write(root, ".obsidian/app.json", cases[i].settings);
        AttuneVault *vault = fixture_open(root, NULL);
        AttuneFileId target = fixture_id(vault, cases[i].target);
        AttuneFileId from = fixture_id(vault, cases[i].from);
        char *text = attune_vault_link_text(vault, target, from);
        assert_text(cases[i].label, fixture_text(text), cases[i].expected);

        fixture_write(root, cases[i].from, text);
        attune_vault_reload(vault, from);
        assert_int_equal(attune_vault_file(vault, from)->record->link_count, 1);
        assert_string_equal(fixture_path(vault, attune_vault_link(vault, from, 0).target),
                            cases[i].target);
        free(text);
        attune_vault_close(vault);
        free(root);
    }
}

static void typed_link_is_taken_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *path;
        size_t parts;
        const char *display;
        bool embed;
    } rows[] = {
        {"[[a#b#c|d]]", "a", 2, "d", false},
        {"a#b", "a", 1, "a > b", false},
        {"![[i.png|100]]", "i.png", 0, "i.png", true},
        {" [[ a ]] ", "a", 0, "a", false},
        {"f/n.md", "f/n.md", 0, "f/n.md", false},
        {"!x", "!x", 0, "!x", false},
        {"bad \xFF", "bad \xEF\xBF\xBD", 0, "bad \xEF\xBF\xBD", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        AttuneLink link;
        void *memory;
        assert_true(attune_link_parse(fixture_text(rows[i].text), &link, &memory));
        assert_text(rows[i].text, link.path, rows[i].path);
        assert_text(rows[i].text, link.text, rows[i].display);
        assert_int_equal(link.part_count, rows[i].parts);
        assert_int_equal(link.embed, rows[i].embed);
        free(memory);
    }
    AttuneLink link;
    void *memory;
    assert_false(attune_link_parse(fixture_text(""), &link, &memory));
    assert_null(memory);
    assert_false(attune_link_parse(fixture_text("[[ ]]"), &link, &memory));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(link_leads_back_to_its_note),
        cmocka_unit_test(typed_link_is_taken_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
