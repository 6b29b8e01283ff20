/* Cases R23 to R27: which heading or block a subpath means, as far as the index knows. */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <stdlib.h>

typedef struct AnchorCase {
    const char *label;
    const char *note; /* text of N.md */
    const char *link;
    AttuneAnchorState state;
} AnchorCase;

#define TREE "# A\n## B\n### C\n# D\n## B\n### E\n"

static const AnchorCase cases[] = {
    {"R23", "# wifi 2.4 vs 5.0\n", "[[N#wifi 2 4 vs 5 0]]", ATTUNE_ANCHOR_FOUND},
    {"R24", "# See [[Other]]\n", "[[N#See Other]]", ATTUNE_ANCHOR_FOUND},
    {"R24 source", "# See [[Other]]\n", "[[N#See [[Other]]", ATTUNE_ANCHOR_UNSET},
    {"R25 path", TREE, "[[N#D#B]]", ATTUNE_ANCHOR_FOUND},
    {"R25 one", TREE, "[[N#B]]", ATTUNE_ANCHOR_FOUND},
    {"R25 upwards", TREE, "[[N#C#B]]", ATTUNE_ANCHOR_MISSING},
    {"R25 levels left out", TREE, "[[N#A#C]]", ATTUNE_ANCHOR_FOUND},
    {"R25 other section", TREE, "[[N#A#E]]", ATTUNE_ANCHOR_MISSING},
    {"R25 too deep", TREE, "[[N#A#B#C#D#E#F#G#H]]", ATTUNE_ANCHOR_MISSING},
    {"R26", "text ^Q-1\n", "[[N#^q-1]]", ATTUNE_ANCHOR_FOUND},
    {"R26 no id", "x^q\n", "[[N#^q]]", ATTUNE_ANCHOR_MISSING},
    {"no heading", "# A\n", "[[N#B]]", ATTUNE_ANCHOR_MISSING},
    {"case and blanks", "# The  Name!\n", "[[N#the name]]", ATTUNE_ANCHOR_FOUND},
    {"slug", "# The Name!\n", "[x](N.md#the-name)", ATTUNE_ANCHOR_FOUND},
    {"slug of the second", "# A B\n# A B\n", "[x](N.md#a-b-1)", ATTUNE_ANCHOR_FOUND},
    {"slug of none", "# A B\n", "[x](N.md#a-b-1)", ATTUNE_ANCHOR_MISSING},
    {"slugs are Markdown's", "# The Name!\n", "[[N#thename]]", ATTUNE_ANCHOR_MISSING},
    {"no subpath", "# A\n", "[[N]]", ATTUNE_ANCHOR_UNSET},
    {"unresolved", "", "[[M#A]]", ATTUNE_ANCHOR_MISSING},
    {"unresolved block", "", "[[M#^a]]", ATTUNE_ANCHOR_MISSING},
    {"unresolved note", "", "[[M]]", ATTUNE_ANCHOR_UNSET},
    {"view", "", "[[d.pdf#page=3]]", ATTUNE_ANCHOR_UNSET},
    {"inside an attachment", "", "[[d.pdf#Section]]", ATTUNE_ANCHOR_UNSET},
    {"external", "", "[x](https://e.com/#frag)", ATTUNE_ANCHOR_UNSET},
    {"whole name", "", "[[bar|e#A]]", ATTUNE_ANCHOR_UNSET},
};

static void anchor_is_known_from_the_record(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *root = fixture_folder("d.pdf,bar|e#A.md");
        fixture_write(root, "N.md", cases[i].note);
        fixture_write(root, "s.md", cases[i].link);
        AttuneVault *vault = fixture_open(root, NULL);
        AttuneFileId source = fixture_id(vault, "s.md");
        if (attune_vault_file(vault, source)->record->link_count > 0) {
            AttuneResolution found = attune_vault_link(vault, source, 0);
            if (found.anchor != cases[i].state)
                fail_msg("%s: %d, expected %d", cases[i].label, found.anchor, cases[i].state);
        } else if (cases[i].state != ATTUNE_ANCHOR_UNSET) {
            fail_msg("%s: no link in the note", cases[i].label);
        }
        attune_vault_close(vault);
        free(root);
    }
}

/** R27: an id in a paragraph of its own, or in a lazy line, names the block before it. */
static void block_ids_name_blocks_before_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line;
    } rows[] = {{"> q\n\n^k\n", 1}, {"> q\n^k\n", 1}, {"x\n\n- a\n- b\n\n^k\n", 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *root = fixture_folder("");
        fixture_write(root, "N.md", rows[i].text);
        fixture_write(root, "s.md", "[[N#^K]]");
        AttuneVault *vault = fixture_open(root, NULL);
        const AttuneRecord *record = attune_vault_file(vault, fixture_id(vault, "N.md"))->record;
        assert_int_equal(record->block_count, 1);
        assert_int_equal(record->blocks[0].line, rows[i].line);
        AttuneResolution found = attune_vault_link(vault, fixture_id(vault, "s.md"), 0);
        assert_int_equal(found.anchor, ATTUNE_ANCHOR_FOUND);
        attune_vault_close(vault);
        free(root);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(anchor_is_known_from_the_record),
        cmocka_unit_test(block_ids_name_blocks_before_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
