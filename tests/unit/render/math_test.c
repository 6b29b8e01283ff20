#include "support/test.h"

#include <locale.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "render/math.h"
#include "render/math_symbols.h"

typedef struct MathCase {
    const char *source;
    const char *shown; /* NULL: it is shown as its source */
} MathCase;

static void check(const MathCase *cases, size_t count, bool (*convert)(Arena *, Str, Str *))
{
    Arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        Str shown;
        bool ok = convert(&arena, str_from(cases[i].source), &shown);
        assert_text(cases[i].source, ok ? shown : STR("(source)"),
                    cases[i].shown ? cases[i].shown : "(source)");
    }
    arena_clear(&arena);
}

#define CHECK(cases, convert) check((cases), sizeof(cases) / sizeof((cases)[0]), (convert))

static void math_sets_letters_and_signs(void **state)
{
    (void)state;
    static const MathCase cases[] = {
        {"x", "x"},
        {"a+b", "a + b"},
        {"-x", "−x"},
        {"a=-b", "a = −b"},
        {"f(x,y)", "f(x, y)"},
        {"a \\le b", "a ≤ b"},
        {"\\alpha\\beta", "αβ"},
        {"\\Omega", "Ω"},
        {"x\\to\\infty", "x → ∞"},
        {"A \\cup B", "A ∪ B"},
        {"x \\notin \\mathbb{R}", "x ∉ ℝ"},
        {"a \\not= b", "a ≠ b"},
        {"2\\sin x", "2 sin x"},
        {"\\sin(x)", "sin(x)"},
        {"\\{1, 2\\}", "{1, 2}"},
        {"\\left( x \\right)", "(x)"},
        {"\\left. x \\right|", "x|"},
        {"f'(x)", "f′(x)"},
        {"a \\quad b", "a b"},
        {"\\text{if } x > 0", "if x > 0"},
        {"x \\text{ and } y", "x and y"},
        {"50\\,\\%", "50 %"},
        {"\\operatorname{rank} A", "rank A"},
        {"\\mathrm{d}x", "dx"},
    };
    CHECK(cases, math_to_unicode);
}

static void math_sets_scripts_fractions_and_roots(void **state)
{
    (void)state;
    static const MathCase cases[] = {
        {"x^2", "x²"},
        {"x^{10}", "x¹⁰"},
        {"x_i^2", "xᵢ²"},
        {"x^{n+1}", "xⁿ⁺¹"},
        {"t_c", "t_c"},
        {"L_{CE}", "L_(CE)"},
        {"e^{-x^2}", "e^(−x²)"},
        {"90^\\circ", "90°"},
        {"\\sum_{i=1}^{n} i", "∑ᵢ₌₁ⁿ i"},
        {"\\frac{1}{2}", "½"},
        {"\\frac{a}{b}", "a/b"},
        {"\\frac{a+b}{2}", "(a + b)/2"},
        {"\\frac12", "½"},
        {"\\sqrt{2}", "√2"},
        {"\\sqrt{x+1}", "√(x + 1)"},
        {"\\sqrt[3]{x}", "∛x"},
        {"\\sqrt[n]{x}", "ⁿ√x"},
        {"\\hat{y}", "ŷ"},
        {"\\overline{AB}", "A̅B̅"},
        {"\\log_2 n", "log₂ n"},
    };
    CHECK(cases, math_to_unicode);
}

static void math_gives_up_on_what_it_does_not_know(void **state)
{
    (void)state;
    static const MathCase cases[] = {
        {"\\unknown{x}", NULL},
        {"\\frac{a}", NULL},
        {"{x", NULL},
        {"x}", NULL},
        {"x^", NULL},
        {"^2", NULL},
        {"a & b", NULL},
        {"\\", NULL},
        {"\\binom{n}{k}", NULL},
        {"\\hat{xy}", NULL},
        {"\\sqrt[", NULL},
        {"", NULL},
        {"\\begin{cases} 1 \\end{cases}", NULL},
        {"\\text{$x$}", NULL},
    };
    CHECK(cases, math_to_unicode);
}

static void math_block_aligns_its_lines(void **state)
{
    (void)state;
    static const MathCase cases[] = {
        {"x = 1", "x = 1"},
        {"a \\\\ b", "a\nb"},
        {"\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}", "a = b\n  = c"},
        {"\\begin{align*}long &= b \\\\ a &= c\\end{align*}", "long = b\n   a = c"},
        {"\\begin{matrix} a \\end{matrix}", NULL},
    };
    CHECK(cases, math_block_to_unicode);
}

static void math_symbols_are_found(void **state)
{
    (void)state;
    static const char *const names[] = {"!",   ",",    "Alpha", "Pi",  "alpha", "approx", "in",
                                        "int", "iint", "infty", "xi",  "zeta",  "|",      "{",
                                        "}",   "quad", "to",    "vee", "wedge", "Re"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool known = math_symbol(str_from(names[i])) != NULL;
        assert_int_equal(known, i != 2);
    }
}

static void math_symbols_are_sorted(void **state)
{
    (void)state;
    size_t count;
    const MathSymbol *symbols = math_symbol_list(&count);
    for (size_t i = 1; i < count; i++) {
        assert_true(str_compare(str_from(symbols[i - 1].name), str_from(symbols[i].name)) < 0);
    }
}

static void math_ends_in_time_whatever_stands_there(void **state)
{
    (void)state;
    static const char *const pieces[] = {"{", "\\frac{", "^{", "\\sqrt[", "\\left(", "x_", "\\"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        StrBuf source = {0};
        while (source.length < 50000) {
            strbuf_append(&source, str_from(pieces[i]));
        }
        Arena arena = {0};
        Str shown;
        assert_false(math_to_unicode(&arena, strbuf_view(&source), &shown));
        (void)math_to_unicode(&arena, str_slice(strbuf_view(&source), 0, 15000), &shown);
        arena_clear(&arena);
        strbuf_clear(&source);
    }
}

int main(void)
{
    setlocale(LC_CTYPE, "");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(math_sets_letters_and_signs),
        cmocka_unit_test(math_sets_scripts_fractions_and_roots),
        cmocka_unit_test(math_gives_up_on_what_it_does_not_know),
        cmocka_unit_test(math_block_aligns_its_lines),
        cmocka_unit_test(math_symbols_are_found),
        cmocka_unit_test(math_symbols_are_sorted),
        cmocka_unit_test(math_ends_in_time_whatever_stands_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
