#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "unit/query/fixture.h"

static void key_is_a_word_with_a_direction(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        AttuneSortKey key;
        bool descending;
        const char *property;
    } cases[] = {
        {"name", ATTUNE_SORT_NAME, false, ""},
        {"Modified-", ATTUNE_SORT_MODIFIED, true, ""},
        {"path-", ATTUNE_SORT_PATH, true, ""},
        {"rank", ATTUNE_SORT_RANK, false, ""},
        {"rating", ATTUNE_SORT_PROPERTY, false, "rating"},
        {"a key-", ATTUNE_SORT_PROPERTY, true, "a key"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneSort sort = attune_sort_parse(fixture_str(cases[i].text));
        assert_int_equal(sort.key, cases[i].key);
        assert_int_equal(sort.descending, cases[i].descending);
        assert_text(cases[i].text, sort.property, cases[i].property);
    }
}

static void notes_are_sorted_by_any_key(void **state)
{
    (void)state;
    static const FixtureFile files[] = {
        {"a2.md", "---\nrating: 10\ncreated: 2024-03-01\ndone: true\n---\none two three [[b]]"},
        {"a10.md", "---\nrating: 9\ncreated: 2023-01-01 10:00\n---\none [[b]] [[c/A3]]"},
        {"b.md", "---\ntitle: Zebra\nrating: high\ncreated: someday\n---\n"},
        {"c/A3.md", "---\nrating: [7, 8]\ncreated: 2022-12-31\n---\n# Éclair\n\none two [[b]]"},
        {"c/d.md", "---\nrating:\ncreated: 2024-03-01 09:00\n---\none two three four five"},
    };
    static const char *const cases[][2] = {
        {"path", "c/A3.md c/d.md a2.md a10.md b.md"},
        {"path-", "b.md a10.md a2.md c/d.md c/A3.md"},
        {"name", "a2.md c/A3.md a10.md b.md c/d.md"},
        {"name-", "c/d.md b.md a10.md c/A3.md a2.md"},
        {"title", "a2.md a10.md c/d.md b.md c/A3.md"},
        {"created", "c/A3.md a10.md a2.md c/d.md b.md"},
        {"created-", "c/d.md a2.md a10.md c/A3.md b.md"},
        {"words-", "c/d.md c/A3.md a2.md a10.md b.md"},
        {"links-", "a10.md c/A3.md a2.md c/d.md b.md"},
        {"backlinks-", "b.md c/A3.md c/d.md a2.md a10.md"},
        {"rating", "c/A3.md a10.md a2.md b.md c/d.md"},
        {"rating-", "b.md a2.md a10.md c/A3.md c/d.md"},
        {"done", "a2.md c/A3.md c/d.md a10.md b.md"},
        {"done-", "a2.md c/A3.md c/d.md a10.md b.md"},
        {"rank", "c/A3.md c/d.md a2.md a10.md b.md"},
    };
    AttuneVault *vault = fixture_vault(files, sizeof(files) / sizeof(files[0]));
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneSearchOptions options = {.sort = attune_sort_parse(fixture_str(cases[i][0]))};
        char *actual = fixture_search(vault, "", &options);
        assert_text(cases[i][0], fixture_str(actual), cases[i][1]);
        free(actual);
        /* The same for notes that come in another order. */
        AttuneFileId notes[5];
        size_t count;
        const AttuneFileId *all = attune_vault_notes(vault, &count);
        for (size_t j = 0; j < count; j++)
            notes[j] = all[(j * 3 + 1) % count];
        attune_sort_notes(vault, options.sort, notes, count);
        AttuneStr first = attune_vault_file(vault, notes[0])->path;
        assert_memory_equal(first.data, cases[i][1], first.length);
    }
    attune_vault_close(vault);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(key_is_a_word_with_a_direction),
        cmocka_unit_test(notes_are_sorted_by_any_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
