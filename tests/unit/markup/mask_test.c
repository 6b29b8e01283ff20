#include "support/test.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "markup/mask.h"
#include "markup/span.h"

typedef struct Fixture {
    Arena arena;
    References references;
    Map labels;
    Chunk chunk;
} Fixture;

static void scan(Fixture *fixture, const char *text)
{
    *fixture = (Fixture){0};
    Arena *arena = &fixture->arena;
    references_add(&fixture->references, arena, STR("r"), (LinkTarget){.destination = STR("/u")});
    map_put(&fixture->labels, STR("1"), 0);
    ChunkPiece *piece = ARENA_NEW(arena, ChunkPiece);
    piece->line = 1;
    fixture->chunk =
        (Chunk){.kind = CHUNK_PARAGRAPH, .text = str_from(text), .pieces = piece, .piece_count = 1};
    SpanContext context = {.arena = arena,
                           .note = fixture->chunk.text,
                           .references = &fixture->references,
                           .labels = &fixture->labels};
    span_scan(&context, &fixture->chunk);
}

static void clear(Fixture *fixture)
{
    references_clear(&fixture->references);
    map_clear(&fixture->labels);
    arena_clear(&fixture->arena);
}

/** Placeholders as their number in angle quotes, guards left out, masked characters in braces. */
static Str readable(Arena *arena, Str masked)
{
    StrBuf out = {0};
    for (size_t offset = 0; offset < masked.length;) {
        uint32_t c = utf8_next(masked, &offset);
        if (c == MASK_GUARD)
            offset++;
        else if (mask_character(c) != c)
            strbuf_printf(&out, "{%c}", (int)(mask_character(c) & 0x7F));
        else if (c >= MASK_FIRST)
            strbuf_printf(&out, "<%u>", c - MASK_FIRST);
        else
            strbuf_append_code_point(&out, c);
    }
    Str result = arena_clone_str(arena, str_trim_ascii(strbuf_view(&out)));
    strbuf_clear(&out);
    return result;
}

static void each_span_is_one_letter(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"**a [[N#H|b]]** ==c== \\#d #e", "**a <0>** ==c== {#}d <1>"},
        {"`a *b*` <b>x</b>", "<0> <1>x<2>"},
        {"$x*y*z$ %%*c*%%", "<0> <1>"},
        {"a\nb", "a\nb"},
        {"`a\nb` c", "<0> c"},
        {"[t](u \"x\") ![i](v)", "[t](<0>) ![i](<1>)"},
        {"[t][r] [r] [r][]", "[t](<0>) [r](<1>) [r](<2>)"},
        {"[x] [t](a b)", "\\[x\\] \\[t\\](a b)"},
        {"![x] [", "!\\[x\\] \\["},
        {"[^1] [^2] ^[n]", "<0> \\[^2\\] <1>"},
        {"a < b `c", "a \\< b \\`c"},
        {"\\[x\\] \\*y\\*", "{[}x{]} \\*y\\*"},
        {"http://a.b/c*d* x", "<0>* x"},
        {"k:: v", "<0> v"},
        {"(k:: v)", "<0> v<1>"},
        {"\xF4\x80\x80\x81 &#x100001;", "<0> <1>"},
        {"[a](<b\nc>)", "\\[a\\](<0>)"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Fixture fixture;
        Mask mask = {0};
        scan(&fixture, cases[i][0]);
        mask_add(&mask, &fixture.chunk, 0, (uint32_t)fixture.chunk.text.length);
        Str shown = readable(&fixture.arena, strbuf_view(&mask.text));
        assert_text(cases[i][0], shown, cases[i][1]);
        mask_clear(&mask);
        clear(&fixture);
    }
}

static void punctuation_beside_emphasis_in_cjk_text_is_a_letter(void **state)
{
    (void)state;
    static const char *const masked[] = {"**（外枠）**を", "基本**「a」**", "**中文”**中",
                                         "中**“中文**",    "_。_",          "中**…**"};
    static const char *const plain[] = {"(a)**b", "“a”**b", "（外枠）を", "*a* （b）", "**a**　b"};
    for (size_t i = 0; i < sizeof(masked) / sizeof(masked[0]); i++) {
        Fixture fixture;
        Mask mask = {0};
        scan(&fixture, masked[i]);
        mask_add(&mask, &fixture.chunk, 0, (uint32_t)fixture.chunk.text.length);
        StrBuf back = {0};
        Str text = strbuf_view(&mask.text);
        size_t changed = 0;
        for (size_t offset = 0; offset < text.length;) {
            uint32_t c = utf8_next(text, &offset);
            if (c != MASK_GUARD)
                strbuf_append_code_point(&back, mask_character(c));
            changed += c != MASK_GUARD && mask_character(c) != c;
        }
        if (changed == 0)
            fail_msg("%s: nothing is masked", masked[i]);
        assert_text(masked[i], str_trim_ascii(strbuf_view(&back)), masked[i]);
        strbuf_clear(&back);
        mask_clear(&mask);
        clear(&fixture);
    }
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
        Fixture fixture;
        Mask mask = {0};
        scan(&fixture, plain[i]);
        mask_add(&mask, &fixture.chunk, 0, (uint32_t)fixture.chunk.text.length);
        Str shown = str_from_offset(strbuf_view(&mask.text), 5);
        assert_text(plain[i], str_trim_ascii(shown), plain[i]);
        mask_clear(&mask);
        clear(&fixture);
    }
}

static void part_of_a_chunk_is_masked_by_itself(void **state)
{
    (void)state;
    Fixture fixture;
    Mask mask = {0};
    scan(&fixture, "a [*b* [[c]]](d) #e");
    const Span *open = &fixture.chunk.spans[0];
    mask_add(&mask, &fixture.chunk, open->start, fixture.chunk.spans[open->as.link->close].end);
    assert_text("link", readable(&fixture.arena, strbuf_view(&mask.text)), "[*b* <0>](<1>)");
    assert_int_equal(mask.entries.count, 2);
    mask_clear(&mask);
    clear(&fixture);
}

static void spans_know_their_place_in_the_note(void **state)
{
    (void)state;
    Fixture fixture;
    scan(&fixture, "ä `c` [[x]] 中 #t");
    assert_int_equal(fixture.chunk.span_count, 3);
    static const uint32_t columns[] = {3, 7, 15};
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(fixture.chunk.spans[i].column, columns[i]);
    assert_int_equal(fixture.chunk.spans[1].as.wikilink->offset, 7);
    assert_int_equal(fixture.chunk.spans[1].as.wikilink->length, 5);
    clear(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_span_is_one_letter),
        cmocka_unit_test(punctuation_beside_emphasis_in_cjk_text_is_a_letter),
        cmocka_unit_test(part_of_a_chunk_is_masked_by_itself),
        cmocka_unit_test(spans_know_their_place_in_the_note),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
