#include "spec/spec_compare.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/vec.h"

typedef VEC(Str) Lines;

static Lines split(Str text)
{
    Lines lines = {0};
    while (text.length && text.data[text.length - 1] == '\n')
        text.length--;
    Str line;
    while (text.length && str_next_piece(&text, '\n', &line))
        vec_push(&lines, line);
    return lines;
}

static const Str rest_sign = {"…", sizeof "…" - 1};

/** Each "…" of the expected line stands for any text. */
static bool line_fits(Str expected, Str actual)
{
    size_t sign = str_find(expected, rest_sign, 0);
    if (sign == STR_NOT_FOUND)
        return str_equal(expected, actual);
    if (!str_starts_with(actual, str_slice(expected, 0, sign)))
        return false;
    size_t at = sign;
    for (;;) {
        expected = str_from_offset(expected, sign + rest_sign.length);
        sign = str_find(expected, rest_sign, 0);
        if (sign == STR_NOT_FOUND)
            return actual.length - at >= expected.length && str_ends_with(actual, expected);
        Str piece = str_slice(expected, 0, sign);
        at = str_find(actual, piece, at);
        if (at == STR_NOT_FOUND)
            return false;
        at += piece.length;
    }
}

static bool is_gap(Str expected) { return str_equal(str_trim_ascii(expected), rest_sign); }

static bool lines_fit(const Lines *expected, const Lines *actual)
{
    size_t a = 0;
    for (size_t e = 0; e < expected->count; e++) {
        if (is_gap(expected->items[e])) {
            if (e + 1 == expected->count)
                return true;
            while (a < actual->count && !line_fits(expected->items[e + 1], actual->items[a]))
                a++;
            continue;
        }
        if (a == actual->count || !line_fits(expected->items[e], actual->items[a]))
            return false;
        a++;
    }
    return a == actual->count;
}

bool spec_text_fits(Str expected, Str actual)
{
    Lines expected_lines = split(expected);
    Lines actual_lines = split(actual);
    bool fits = lines_fit(&expected_lines, &actual_lines);
    vec_clear(&expected_lines);
    vec_clear(&actual_lines);
    return fits;
}

/** length[i][j]: lines that the tails of both from i and j on have in common, in order. */
static size_t *common_lengths(const Lines *expected, const Lines *actual)
{
    size_t width = actual->count + 1;
    size_t *length = mem_calloc((expected->count + 1) * width, sizeof *length);
    for (size_t i = expected->count; i-- > 0;) {
        for (size_t j = actual->count; j-- > 0;) {
            size_t down = length[(i + 1) * width + j];
            size_t right = length[i * width + j + 1];
            length[i * width + j] = line_fits(expected->items[i], actual->items[j])
                                        ? length[(i + 1) * width + j + 1] + 1
                                        : (down > right ? down : right);
        }
    }
    return length;
}

static void print_line(const char *mark, Str line)
{
    (void)printf("    %s%.*s\n", mark, STR_ARG(line));
}

void spec_print_difference(Str expected, Str actual)
{
    Lines e = split(expected);
    Lines a = split(actual);
    size_t width = a.count + 1;
    size_t *length = common_lengths(&e, &a);
    size_t i = 0;
    size_t j = 0;
    while (i < e.count || j < a.count) {
        if (i < e.count && j < a.count && line_fits(e.items[i], a.items[j])) {
            print_line("  ", a.items[j++]);
            i++;
        } else if (i < e.count &&
                   (j == a.count || length[(i + 1) * width + j] >= length[i * width + j + 1])) {
            print_line("- ", e.items[i++]);
        } else {
            print_line("+ ", a.items[j++]);
        }
    }
    mem_free(length);
    vec_clear(&e);
    vec_clear(&a);
}
