#include "support/test.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/map.h"

static Str name_of(Arena *arena, unsigned number) { return arena_printf(arena, "Note %u", number); }

static void put_get_and_remove_many(void **state)
{
    (void)state;
    Arena arena = {0};
    Map map = {0};
    uint32_t value = 0;
    assert_false(map_get(&map, STR("Note 1"), &value));
    assert_false(map_remove(&map, STR("Note 1")));
    for (unsigned i = 0; i < 5000; i++) {
        assert_true(map_put(&map, name_of(&arena, i), i));
    }
    for (unsigned i = 0; i < 5000; i += 2) {
        assert_true(map_remove(&map, name_of(&arena, i)));
    }
    assert_int_equal(map.count, 2500);
    for (unsigned i = 0; i < 5000; i++) {
        assert_int_equal(map_get(&map, name_of(&arena, i), &value), i % 2);
        if (i % 2) {
            assert_int_equal(value, i);
        }
    }
    map_clear(&map);
    assert_false(map_get(&map, STR("Note 1"), NULL));
    arena_clear(&arena);
}

static void put_replaces_the_value_of_a_known_key(void **state)
{
    (void)state;
    Map map = {0};
    uint32_t value = 0;
    assert_true(map_put(&map, STR("a"), 1));
    assert_false(map_put(&map, STR("a"), 2));
    assert_true(map_get(&map, STR("a"), &value));
    assert_int_equal(value, 2);
    assert_int_equal(map.count, 1);
    map_clear(&map);
}

static void at_makes_a_place_once(void **state)
{
    (void)state;
    Map map = {0};
    *map_at(&map, STR("tag"), 10) += 1;
    *map_at(&map, STR("tag"), 10) += 1;
    uint32_t value = 0;
    assert_true(map_get(&map, STR("tag"), &value));
    assert_int_equal(value, 12);
    map_clear(&map);
}

static void keys_may_be_empty_or_hold_nul(void **state)
{
    (void)state;
    Map map = {0};
    uint32_t value = 0;
    assert_true(map_put(&map, (Str){0}, 1));
    assert_false(map_put(&map, STR(""), 2));
    assert_true(map_put(&map, STR("\0"), 3));
    assert_true(map_get(&map, (Str){0}, &value));
    assert_int_equal(value, 2);
    assert_true(map_remove(&map, STR("")));
    assert_false(map_get(&map, (Str){0}, &value));
    assert_true(map_get(&map, STR("\0"), &value));
    map_clear(&map);
}

static void endless_changes_keep_the_table_small(void **state)
{
    (void)state;
    Map map = {0};
    char name[16];
    for (unsigned i = 0; i < 100000; i++) {
        int length = snprintf(name, sizeof name, "%u", i);
        map_put(&map, (Str){name, (size_t)length}, i);
        map_remove(&map, (Str){name, (size_t)length});
    }
    assert_int_equal(map.count, 0);
    assert_true(map.capacity <= 64);
    map_clear(&map);
}

static void reserve_lets_places_stay(void **state)
{
    (void)state;
    Arena arena = {0};
    Map map = {0};
    map_reserve(&map, 1000);
    uint32_t *place = map_at(&map, STR("first"), 1);
    for (unsigned i = 0; i < 999; i++) {
        map_put(&map, name_of(&arena, i), i);
    }
    assert_ptr_equal(map_at(&map, STR("first"), 2), place);
    map_clear(&map);
    arena_clear(&arena);
}

static void hash_depends_on_every_byte_and_the_length(void **state)
{
    (void)state;
    char text[40] = {0};
    uint64_t seen[41];
    for (size_t length = 0; length <= 40; length++) {
        seen[length] = str_hash((Str){text, length});
        for (size_t i = 0; i < length; i++) {
            assert_true(seen[i] != seen[length]);
            text[i] = 1;
            assert_true(str_hash((Str){text, length}) != seen[length]);
            text[i] = 0;
        }
        assert_true(str_hash((Str){text, length}) == seen[length]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(put_get_and_remove_many),
        cmocka_unit_test(put_replaces_the_value_of_a_known_key),
        cmocka_unit_test(at_makes_a_place_once),
        cmocka_unit_test(keys_may_be_empty_or_hold_nul),
        cmocka_unit_test(endless_changes_keep_the_table_small),
        cmocka_unit_test(reserve_lets_places_stay),
        cmocka_unit_test(hash_depends_on_every_byte_and_the_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
