#include "support/test.h"

#include <locale.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/gate.h"
#include "base/strbuf.h"
#include "ui/excerpt.h"

static void show(StrBuf *out, Str line, const Excerpt *excerpt)
{
    if (excerpt->cut_before) {
        strbuf_append(out, STR("… "));
    }
    strbuf_append(out, str_slice(line, excerpt->from, excerpt->to));
    if (excerpt->cut_after) {
        strbuf_append(out, excerpt->cut_word ? STR("…") : STR(" …"));
    }
}

static void excerpt_shows_whole_words_around_the_hit(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *hit;
        size_t cells;
        const char *shown;
    } cases[] = {
        {"short and whole", "and", 53, "short and whole"},
        {"  indented", "indented", 53, "indented"},
        {"A secure base is a person one can leave, because one can come back.", "secure base", 53,
         "A secure base is a person one can leave, because …"},
        {"Not only parents: good teachers serve as a secure base too. What counts is the answer.",
         "secure base", 53, "… good teachers serve as a secure base too. What …"},
        {"Does the picture hold a haven, or is there no secure base in the picture at all?",
         "secure base", 53, "… or is there no secure base in the picture at all?"},
        {"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "def", 20, "abcdefghijklmnopqrs…"},
        {"abcdefghijklmnopqrstuvwxyz0123456789", "xyz", 12, "… xyz012345…"},
        {"x", "x", 1, "x"},
        {"日本語の長い文がここにあります", "ここ", 12, "… ここにあ…"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str line = str_from(cases[i].line);
        size_t from = str_find(line, str_from(cases[i].hit), 0);
        Excerpt excerpt = excerpt_of(line, from, from + strlen(cases[i].hit), cases[i].cells);
        StrBuf out = {0};
        show(&out, line, &excerpt);
        assert_text(cases[i].line, strbuf_view(&out), cases[i].shown);
        strbuf_clear(&out);
    }
}

/* Whatever the width, the excerpt fits in it and starts at or before the hit. */
static void excerpt_fits_at_every_width(void **state)
{
    (void)state;
    Str line =
        STR("Wörter und 日本語 mix with long-words-without-any-blank and the hit is here at last");
    for (size_t from = 0; from < line.length; from++) {
        if (((unsigned char)line.data[from] & 0xC0) == 0x80) {
            continue;
        }
        for (size_t cells = 8; cells < 100; cells += 3) {
            size_t to = from + 3 < line.length ? from + 3 : line.length;
            while (to < line.length && ((unsigned char)line.data[to] & 0xC0) == 0x80) {
                to++;
            }
            Excerpt excerpt = excerpt_of(line, from, to, cells);
            StrBuf out = {0};
            show(&out, line, &excerpt);
            assert_true(gate_width(strbuf_view(&out)) <= cells);
            assert_true(excerpt.from <= from || ascii_is_space(line.data[from]));
            assert_true(excerpt.to >= from);
            strbuf_clear(&out);
        }
    }
}

static void excerpt_looks_at_a_part_of_endless_lines(void **state)
{
    (void)state;
    size_t length = 4u << 20;
    char *text = mem_alloc(length);
    memset(text, 'a', length);
    for (int i = 0; i < 1000; i++) {
        Excerpt excerpt = excerpt_of((Str){text, length}, length / 2, length / 2 + 5, 50);
        assert_true(excerpt.cut_before && excerpt.cut_after);
        assert_true(excerpt.to - excerpt.from <= 50);
    }
    mem_free(text);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(excerpt_shows_whole_words_around_the_hit),
        cmocka_unit_test(excerpt_fits_at_every_width),
        cmocka_unit_test(excerpt_looks_at_a_part_of_endless_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
