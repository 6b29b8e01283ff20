#include "support/test.h"

#include <time.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/yaml.h"

static const char *const style_signs[] = {
    [YAML_STYLE_PLAIN] = "",    [YAML_STYLE_SINGLE] = "'", [YAML_STYLE_DOUBLE] = "\"",
    [YAML_STYLE_LITERAL] = "|", [YAML_STYLE_FOLDED] = ">", [YAML_STYLE_BLOCK] = "",
    [YAML_STYLE_FLOW] = "~",
};

/* `[a 'b]` is a sequence of a plain and a quoted scalar, `{k=v}` a mapping, `~` in front: flow
 * style, `*`: a copy. */
static void dump(StrBuf *out, const YamlValue *value)
{
    strbuf_append(out, value->is_alias ? STR("*") : STR(""));
    strbuf_append(out, value->is_string ? STR("!") : STR(""));
    strbuf_append(out, str_from(style_signs[value->style]));
    if (value->kind == YAML_SCALAR) {
        strbuf_append(out, value->text);
        return;
    }
    strbuf_append_char(out, value->kind == YAML_SEQUENCE ? '[' : '{');
    for (size_t i = 0; i < value->count; i++) {
        strbuf_append(out, i ? STR(" ") : STR(""));
        if (value->kind == YAML_SEQUENCE) {
            dump(out, value->items[i]);
        } else {
            dump(out, value->pairs[i].key);
            strbuf_append_char(out, '=');
            dump(out, value->pairs[i].value);
        }
    }
    strbuf_append_char(out, value->kind == YAML_SEQUENCE ? ']' : '}');
}

static void tree_of_a_text(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a: 1\nb: two words # no\n", "{a=1 b=two words}"},
        {"a:\n  - x\n  - 'y'\n", "{a=[x 'y]}"},
        {"a:\n- x\nb:\n", "{a=[x] b=}"},
        {"a: [x, \"y\", [z]]", "{a=~[x \"y ~[z]]}"},
        {"{\"a\": {\"b\": [1, 2]}}", "~{\"a=~{\"b=~[1 2]}}"},
        {"a: |\n  x\n  y\n\nb: >-\n  x\n  y", "{a=|x\ny\n b=>x y}"},
        {"a: [[Link]]", "{a=~[~[Link]]}"},
        {"a: {{x}}", "{a=~{~{x=}=}}"},
        {"a: 1\na: 2", "{a=1 a=2}"},
        {"a: &x [1]\nb: *x\nc: *x", "{a=~[1] b=*~[1] c=*~[1]}"},
        {"a: &x 1\nb: &x 2\nc: *x", "{a=1 b=2 c=*2}"},
        {"<<: {a: 1}", "{<<=~{a=1}}"},
        {"a: !!str 007\nb: !x 1\nc: ! 2\nd: !!int 3", "{a=!007 b=1 c=2 d=3}"},
        {"? [a]\n: b", "{~[a]=b}"},
        {"[a: b, c]", "~[~{a=b} c]"},
        {"a: 2025-07-05 16:56", "{a=2025-07-05 16:56}"},
        {"日: 本\n😀: é", "{日=本 😀=é}"},
        {"a: 1\r\nb: 2\r\n", "{a=1 b=2}"},
        {"a:\t1", "{a=1}"},
        {"--- \na: 1\n...\n", "{a=1}"},
        {"%YAML 1.1\n---\na: 1\n", "{a=1}"},
        {"plain", "plain"},
        {"a: \"x\\ty\\u00e9\\0z\"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        StrBuf out = {0};
        YamlValue *root;
        YamlProblem problem;
        if (!yaml_parse(&arena, str_from(cases[i][0]), YAML_LIMITS_DEFAULT, &root, &problem)) {
            fail_msg("%s: %s", cases[i][0], problem.message);
        }
        dump(&out, root);
        if (cases[i][1]) {
            assert_text(cases[i][0], strbuf_view(&out), cases[i][1]);
        } else {
            assert_int_equal(out.length, 12);
            assert_memory_equal(out.data, "{a=\"x\ty\xC3\xA9\0z}", 12);
        }
        strbuf_clear(&out);
        arena_clear(&arena);
    }
}

static void text_without_a_document_has_no_root(void **state)
{
    (void)state;
    static const char *const cases[] = {"", "\n\n", "# only this\n", "  \t"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        YamlValue root;
        YamlValue *got = &root;
        YamlProblem problem;
        assert_true(yaml_parse(&arena, str_from(cases[i]), YAML_LIMITS_DEFAULT, &got, &problem));
        assert_null(got);
        arena_clear(&arena);
    }
}

/* The place of a value is what a person would select. */
static void places_are_bytes_of_the_input(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *key;
        uint32_t line;
        uint32_t column;
        const char *source;
    } cases[] = {
        {"a: 1\nb:  two  # c\n", "b", 1, 4, "two"},
        {"é: 日\nключ: 'ж😀' # 本\n", "ключ", 1, 6, "'ж😀'"},
        {"a: [x,\n  {y: z}]\nb: 1", "a", 0, 3, "[x,\n  {y: z}]"},
        {"a:\n  b: 1\n  c:\n   - 2\n\n# late\nd: 3", "a", 1, 2, "b: 1\n  c:\n   - 2"},
        {"a:\n- x\n- y  \nb: 1", "a", 1, 0, "- x\n- y"},
        {"a: &anchor\n  # note\n  - x\n", "a", 2, 2, "- x"},
        {"a: !!str &x 'q'\n", "a", 0, 12, "'q'"},
        {"a: !<tag:x,y> 1\n", "a", 0, 14, "1"},
        {"a: &x:y\n", "a", 0, 5, ":y"},
        {"a: &x &y\n", "a", 0, 0, NULL},
        {"a: !!str\nb: 1", "a", 0, 8, ""},
        {"a:\nb: 1", "a", 0, 2, ""},
        {"x: &x [1]\na:  *x # c", "a", 1, 4, "*x"},
        {"a: >\n  x\n  y\nb: 1", "a", 0, 3, ">\n  x\n  y\n"},
        {"\r\na: 1\r\nb: é x\r\n", "b", 2, 3, "é x"},
        {"a: &é 1", "a", 0, 0, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        YamlValue *root;
        YamlProblem problem;
        Str text = str_from(cases[i].text);
        bool is_read = yaml_parse(&arena, text, YAML_LIMITS_DEFAULT, &root, &problem);
        assert_int_equal(is_read, cases[i].source != NULL);
        if (is_read) {
            const YamlValue *value = yaml_get(root, str_from(cases[i].key));
            assert_non_null(value);
            assert_text(cases[i].text, str_slice(text, value->start, value->end), cases[i].source);
            assert_int_equal(value->line, cases[i].line);
            assert_int_equal(value->column, cases[i].column);
        }
        arena_clear(&arena);
    }
}

static void place_far_behind_wide_characters_is_exact(void **state)
{
    (void)state;
    StrBuf text = {0};
    for (int i = 0; i < 500; i++) {
        strbuf_printf(&text, "k%d: 日本語 é 😀\n", i);
    }
    Arena arena = {0};
    YamlValue *root;
    assert_true(yaml_parse(&arena, strbuf_view(&text), YAML_LIMITS_DEFAULT, &root, NULL));
    assert_int_equal(root->count, 500);
    for (size_t i = 0; i < root->count; i++) {
        const YamlValue *value = root->pairs[i].value;
        assert_text("value", str_slice(strbuf_view(&text), value->start, value->end), "日本語 é 😀");
        assert_int_equal(value->line, i);
    }
    strbuf_clear(&text);
    arena_clear(&arena);
}

static void problems_have_a_place_and_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *message;
        uint32_t line;
        uint32_t column;
    } cases[] = {
        {"a: 1\ntitle: Foo: bar", "mapping values are not allowed in this context", 1, 10},
        {"a: @x", "found character that cannot start any token", 0, 3},
        {"a: *b*", NULL, 0, 0},
        {"a: - x", "block sequence entries are not allowed in this context", 0, 3},
        {"a: [[A]], [[B]]", NULL, 0, 0},
        {"a: 'x", NULL, 0, 0},
        {"a:\n\tb: 1", "found character that cannot start any token", 1, 0},
        {"a: 1\n---\nb: 2", "a second document starts here", 1, 0},
        {"a: *none", "alias without an anchor", 0, 3},
        {"a: &x [*x]", "alias inside its own anchor", 0, 7},
        {"é: 1\nb: \xFFx", "invalid leading UTF-8 octet", 1, 3},
        {"é: 1\nbé: \x01", "control characters are not allowed", 1, 4},
        {"a: \xF0\x9F", "incomplete UTF-8 octet sequence", 0, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        YamlValue *root;
        YamlProblem problem;
        if (yaml_parse(&arena, str_from(cases[i].text), YAML_LIMITS_DEFAULT, &root, &problem)) {
            fail_msg("'%s' is no YAML", cases[i].text);
        }
        assert_null(root);
        assert_false(problem.is_limit);
        assert_non_null(problem.message);
        if (cases[i].message) {
            assert_text(cases[i].text, str_from(problem.message), cases[i].message);
            assert_int_equal(problem.line, cases[i].line);
            assert_int_equal(problem.column, cases[i].column);
        }
        arena_clear(&arena);
    }
}

/* The same piece many times, and in how much time the answer must come. */
static bool parse_repeated(const char *head, const char *piece, size_t count, YamlProblem *problem)
{
    StrBuf text = {0};
    strbuf_append(&text, str_from(head));
    for (size_t i = 0; i < count; i++) {
        strbuf_append(&text, str_from(piece));
    }
    Arena arena = {0};
    YamlValue *root;
    clock_t before = clock();
    bool is_read = yaml_parse(&arena, strbuf_view(&text), YAML_LIMITS_DEFAULT, &root, problem);
    double seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
    if (seconds > 2) {
        fail_msg("%zu times '%s' took %.1f s", count, piece, seconds);
    }
    arena_clear(&arena);
    strbuf_clear(&text);
    return is_read;
}

static void deep_nesting_is_a_limit(void **state)
{
    (void)state;
    YamlProblem problem;
    static const char *const pieces[] = {"[", "{", "- ", "? ", "[\n", "{a: ", "[a: ", "- - ? "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        assert_false(parse_repeated("", pieces[i], 50000, &problem));
        if (!problem.is_limit) {
            fail_msg("'%s': %s", pieces[i], problem.message);
        }
    }
    assert_false(parse_repeated("ok: 1\nbad: ", "[", 50000, &problem));
    assert_true(problem.is_limit);
    assert_string_equal(problem.message, "nested too deeply");
    assert_int_equal(problem.line, 1);
    assert_int_equal(problem.column, 5 + 63);
}

static void nesting_up_to_the_limit_is_read(void **state)
{
    (void)state;
    for (uint32_t depth = 62; depth <= 65; depth++) {
        StrBuf text = {0};
        strbuf_append_repeat(&text, '[', depth);
        strbuf_append_repeat(&text, ']', depth);
        Arena arena = {0};
        YamlValue *root;
        YamlProblem problem;
        bool is_read = yaml_parse(&arena, strbuf_view(&text), YAML_LIMITS_DEFAULT, &root, &problem);
        assert_int_equal(is_read, depth <= 64);
        strbuf_clear(&text);
        arena_clear(&arena);
    }
}

static void hostile_texts_end_soon(void **state)
{
    (void)state;
    YamlProblem problem;
    static const struct {
        const char *head;
        const char *piece;
        size_t count;
    } cases[] = {
        {"", "%TAG !a! x\n", 20000},
        {"a: &x 1\n", "? *x\n", 20000},
        {"a: ", "&a ", 50000},
        {"a: ", "!!str ", 50000},
        {"a: \"", "\\\n", 100000},
        {"a: '", "\n", 200000},
        {"a: |\n", " \n", 200000},
        {"a: ", "x \n ", 100000},
        {"", "#\n", 200000},
        {"", "a", 500000},
        {"", "]", 100000},
        {"", "&", 100000},
        {"", "? ", 100000},
        {"[", "a, ", 100000},
        {"[", "? ", 100000},
        {"{", ":", 100000},
        {"a: ", "- ", 100000},
        {"", "---\n", 100000},
        {"", "...\n", 100000},
        {"", "\xEF\xBB\xBF", 100000},
        {"", "\xE2\x80\xA8", 100000},
        {"a: !<", "%41", 100000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        parse_repeated(cases[i].head, cases[i].piece, cases[i].count, &problem);
    }
}

static void alias_bombs_are_a_limit(void **state)
{
    (void)state;
    StrBuf text = {0};
    strbuf_append(&text, STR("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"));
    for (int i = 1; i < 10; i++) {
        strbuf_printf(&text, "a%d: &a%d [", i, i);
        for (int k = 0; k < 10; k++) {
            strbuf_printf(&text, "*a%d%s", i - 1, k < 9 ? ", " : "]\n");
        }
    }
    Arena arena = {0};
    YamlValue *root;
    YamlProblem problem;
    assert_false(yaml_parse(&arena, strbuf_view(&text), YAML_LIMITS_DEFAULT, &root, &problem));
    assert_true(problem.is_limit);
    assert_string_equal(problem.message, "aliases copy too many values");
    assert_int_equal(problem.line, 3);
    assert_true(arena.used < 4 << 20);
    strbuf_clear(&text);
    arena_clear(&arena);
}

static void alias_chains_end_at_sixteen(void **state)
{
    (void)state;
    for (int length = 16; length <= 17; length++) {
        StrBuf text = {0};
        strbuf_append(&text, STR("a0: &a0 x\n"));
        for (int i = 1; i <= length; i++) {
            strbuf_printf(&text, "a%d: &a%d [*a%d]\n", i, i, i - 1);
        }
        Arena arena = {0};
        YamlValue *root;
        YamlProblem problem;
        assert_int_equal(
            yaml_parse(&arena, strbuf_view(&text), YAML_LIMITS_DEFAULT, &root, &problem),
            length == 16);
        if (length == 17) {
            assert_true(problem.is_limit);
            assert_string_equal(problem.message, "aliases nested too deeply");
        }
        strbuf_clear(&text);
        arena_clear(&arena);
    }
}

static void copies_count_towards_the_depth(void **state)
{
    (void)state;
    StrBuf text = {0};
    strbuf_append(&text, STR("a: &a "));
    strbuf_append_repeat(&text, '[', 60);
    strbuf_append_repeat(&text, ']', 60);
    strbuf_append(&text, STR("\nb: "));
    strbuf_append_repeat(&text, '[', 10);
    strbuf_append(&text, STR(" *a "));
    strbuf_append_repeat(&text, ']', 10);
    Arena arena = {0};
    YamlValue *root;
    YamlProblem problem;
    assert_false(yaml_parse(&arena, strbuf_view(&text), YAML_LIMITS_DEFAULT, &root, &problem));
    assert_true(problem.is_limit);
    assert_int_equal(problem.line, 1);
    strbuf_clear(&text);
    arena_clear(&arena);
}

static void too_many_values_are_a_limit(void **state)
{
    (void)state;
    YamlLimits limits = YAML_LIMITS_DEFAULT;
    limits.nodes = 5;
    Arena arena = {0};
    YamlValue *root;
    YamlProblem problem;
    assert_true(yaml_parse(&arena, STR("a: 1\nb: 2"), limits, &root, &problem));
    assert_false(yaml_parse(&arena, STR("a: 1\nb: 2\nc: 3"), limits, &root, &problem));
    assert_true(problem.is_limit);
    assert_int_equal(problem.line, 2);
    arena_clear(&arena);
}

static void get_takes_the_last_and_anything(void **state)
{
    (void)state;
    Arena arena = {0};
    YamlValue *root;
    assert_true(yaml_parse(&arena, STR("a: 1\n[x]: 2\na: 3"), YAML_LIMITS_DEFAULT, &root, NULL));
    assert_text("last", yaml_get(root, STR("a"))->text, "3");
    assert_null(yaml_get(root, STR("x")));
    assert_null(yaml_get(NULL, STR("a")));
    assert_null(yaml_get(root->pairs[0].value, STR("a")));
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tree_of_a_text),
        cmocka_unit_test(text_without_a_document_has_no_root),
        cmocka_unit_test(places_are_bytes_of_the_input),
        cmocka_unit_test(place_far_behind_wide_characters_is_exact),
        cmocka_unit_test(problems_have_a_place_and_words),
        cmocka_unit_test(deep_nesting_is_a_limit),
        cmocka_unit_test(nesting_up_to_the_limit_is_read),
        cmocka_unit_test(hostile_texts_end_soon),
        cmocka_unit_test(alias_bombs_are_a_limit),
        cmocka_unit_test(alias_chains_end_at_sixteen),
        cmocka_unit_test(copies_count_towards_the_depth),
        cmocka_unit_test(too_many_values_are_a_limit),
        cmocka_unit_test(get_takes_the_last_and_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
