#include "support/test.h"

#include "base/arena.h"
#include "markup/property.h"

static void key_drops_ornaments_and_case(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"🟩 complete", "complete"},
        {"done", "done"},
        {"In-Progress", "in progress"},
        {"In-Progress/x", "in progress/x"},
        {"✅", "✅"},
        {"✅\uFE0F", "✅"},
        {"seedling 🌱", "seedling"},
        {"🌱seedling", "seedling"},
        {"⚡active", "active"},
        {"on__hold - now", "on hold now"},
        {"on\u00A0hold", "on hold"},
        {"(draft)", "draft"},
        {"Straße", "strasse"},
        {"Cafe\u0301!", "caf\u00e9"},
        {"q\u0301 ✅", "q\u0301"},
        {"[[Done]]", "done"},
        {" -- ", "--"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        assert_text(cases[i][0], status_key(&arena, str_from(cases[i][0])), cases[i][1]);
        arena_clear(&arena);
    }
}

static void classes_follow_the_key(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"done", "done"},
        {"complete", "done"},
        {"✅", "done"},
        {"x", "done"},
        {"in progress", "active"},
        {"wip", "active"},
        {"to do", "todo"},
        {"todo", "todo"},
        {"on hold", "hold"},
        {"🌱", "draft"},
        {"stub", "draft"},
        {"canceled", "dropped"},
        {"In progress", "neutral"},
        {"", "neutral"},
        {"evergreen", "neutral"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneStatusClass class_ = attune_status_class(str_from(cases[i][0]));
        assert_text(cases[i][0], attune_status_class_name(class_), cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(key_drops_ornaments_and_case),
        cmocka_unit_test(classes_follow_the_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
