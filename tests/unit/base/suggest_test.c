#include "support/test.h"

#include "base/suggest.h"

static void the_nearest_word_is_suggested_when_it_is_near_enough(void **state)
{
    (void)state;
    static const char *const words[] = {"list", "links", "limit", "backlinks", "show"};
    static const struct {
        const char *wanted;
        const char *suggested;
    } rows[] = {
        {"lst", "list"},
        {"list", "list"},
        {"shwo", "show"},
        {"LINK", "links"},
        {"limti", "limit"},
        {"lnks", "links"},
        {"xyz", ""},
        {"blacklinks", "backlinks"},
        {"s", ""},
        {"", ""},
        {"a word that is longer than every other word that somebody would ever type", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        Suggestion suggestion = {.wanted = str_from(rows[i].wanted)};
        for (size_t w = 0; w < sizeof(words) / sizeof(*words); w++) {
            suggest_consider(&suggestion, str_from(words[w]));
        }
        assert_text(rows[i].wanted, suggestion.best, rows[i].suggested);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_word_is_suggested_when_it_is_near_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
