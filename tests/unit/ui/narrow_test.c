#include "support/test.h"

#include "ui/narrow.h"

static void words_are_found_without_regard_to_case(void **state)
{
    (void)state;
    static const struct {
        const char *wanted, *text;
        bool matches;
    } cases[] = {
        {"", "anything", true},
        {"SEC", "ideas/Secure base.md", true},
        {"base sec", "Secure base", true},
        {"sec x", "Secure base", false},
        {" sec  ", "Secure base", true},
        {"é", "Café", true},
        {"É", "cafe\xCC\x81", true},
        {"ss", "Straße", true},
        {"sec", "", false},
        {"secure base and more", "Secure base", false},
        {"e", "日本 e", true},
        {"z", "日本 e", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (narrow_matches(str_from(cases[i].wanted), str_from(cases[i].text)) !=
            cases[i].matches) {
            fail_msg("“%s” in “%s”", cases[i].wanted, cases[i].text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_without_regard_to_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
