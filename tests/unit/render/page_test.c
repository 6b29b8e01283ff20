#include "support/test.h"

#include <limits.h>
#include <locale.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "page_check.h"
#include "page_dump.h"

typedef struct Fixture {
    AttuneDocument *document;
    Page *page;
    PageOptions options;
} Fixture;

static Fixture set_with(const char *text, PageOptions options)
{
    Fixture f = {.document = attune_document_parse(str_from(text), NULL), .options = options};
    f.page = page_new(f.document, &f.options, NULL);
    page_layout(f.page, SIZE_MAX, UINT_MAX);
    const char *wrong = page_check(f.page, options.width);
    if (wrong) {
        fail_msg("%s", wrong);
    }
    return f;
}

static PageOptions wide(uint32_t width)
{
    return (PageOptions){.width = width, .capabilities = CAPABILITIES_FULL};
}

static Fixture set(const char *text) { return set_with(text, wide(40)); }

static void drop(Fixture *f)
{
    page_free(f->page);
    attune_document_free(f->document);
}

static void assert_grid(const char *label, const Page *page, const char *expected)
{
    StrBuf grid = {0};
    page_dump_grid(page, &grid);
    assert_text(label, strbuf_view(&grid), expected);
    strbuf_clear(&grid);
}

static void fold(Fixture *f, const uint32_t *lines, size_t count, int all)
{
    Folds folds = {.all = all};
    for (size_t i = 0; i < count; i++) {
        folds_toggle(&folds, lines[i]);
    }
    page_refold(f->page, &folds);
    Page *anew = page_new(f->document, &f->options, &folds);
    page_layout(anew, SIZE_MAX, UINT_MAX);
    assert_null(page_check_same(f->page, anew));
    assert_null(page_check(f->page, f->options.width));
    page_free(anew);
    folds_clear(&folds);
}

/* ---- folds ---- */

static void folds_are_a_sorted_set(void **state)
{
    (void)state;
    Folds folds = {0};
    static const uint32_t lines[] = {7, 3, 9, 3, 5};
    for (size_t i = 0; i < 5; i++) {
        folds_toggle(&folds, lines[i]);
    }
    assert_int_equal(folds.toggled.count, 3);
    assert_false(folds_is_toggled(&folds, 3));
    assert_true(folds_is_toggled(&folds, 5));
    assert_true(folds_is_toggled(&folds, 7));
    assert_true(folds_is_toggled(&folds, 9));
    assert_false(folds_is_toggled(&folds, 8));
    folds_clear(&folds);
    assert_false(folds_is_toggled(&folds, 7));
}

static void folded_heading_hides_its_section(void **state)
{
    (void)state;
    Fixture f = set("# A\none\n\n## B\ntwo\n\n# C\nthree\n");
    const uint32_t first = 1;
    fold(&f, &first, 1, 0);
    assert_grid("A", f.page, "▸ A  4 lines\n\n  C\n  ━\n  three\n");
    const uint32_t second = 4;
    fold(&f, &second, 1, 0);
    assert_grid("B", f.page, "  A\n  ━\n  one\n\n▸ B  1 line\n\n  C\n  ━\n  three\n");
    fold(&f, NULL, 0, -1);
    assert_grid("all", f.page, "▸ A  4 lines\n\n▸ C  1 line\n");
    fold(&f, NULL, 0, 0);
    assert_grid("none", f.page, "  A\n  ━\n  one\n\n  B\n  ─\n  two\n\n  C\n  ━\n  three\n");
    drop(&f);
}

static void folded_heading_without_a_section_stays_open(void **state)
{
    (void)state;
    Fixture f = set("# A\n# B\n");
    const uint32_t line = 1;
    fold(&f, &line, 1, 0);
    assert_grid("A", f.page, "  A\n  ━\n\n  B\n  ━\n");
    drop(&f);
}

static void folded_things_say_what_they_hide(void **state)
{
    (void)state;
    Fixture f = set("- a\n  - b\n    - c\n- d\n\n> [!tip]+ T\n> x\n> y\n\n- e\n\n  f\n");
    static const uint32_t lines[] = {1, 6, 10};
    fold(&f, lines, 3, 0);
    assert_grid("folded", f.page,
                "▸ • a  2 items\n  • d\n\n▸ ▎ ✦ Tip  T  2 lines\n\n▸ • e  2 lines\n");
    assert_int_equal(page_target_count(f.page), 3);
    for (size_t i = 0; i < 3; i++) {
        const Target *target = page_target(f.page, i);
        assert_int_equal(target->kind, TARGET_FOLD);
        assert_int_equal(target->fold, lines[i]);
        assert_int_equal(target->source_line, lines[i]);
    }
    drop(&f);
}

static void fold_at_names_the_innermost_thing(void **state)
{
    (void)state;
    Fixture f = set("text\n\n# A\ntext\n\n- a\n  - b\n- c\n\n> [!tip]+ T\n> x\n");
    static const struct {
        const char *label;
        uint32_t source_line;
        uint32_t fold;
    } cases[] = {{"before any heading", 1, 0}, {"heading", 3, 3},         {"its text", 4, 3},
                 {"item with items", 6, 6},    {"item below", 7, 6},      {"item alone", 8, 3},
                 {"callout", 10, 10},          {"callout's body", 11, 10}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t line = page_line_of_source(f.page, cases[i].source_line);
        if (page_fold_at(f.page, line) != cases[i].fold) {
            fail_msg("%s: fold %u", cases[i].label, page_fold_at(f.page, line));
        }
    }
    drop(&f);
}

/* ---- finding ---- */

static void line_of_source_finds_what_stands_there(void **state)
{
    (void)state;
    Fixture f =
        set("---\nkey: 1\n---\n# A\n\none\ntwo\n\n- a\n- b\n\n%%\nhidden\n%%\n\nlast[^1]\n\n"
            "[^1]: note\n");
    static const struct {
        uint32_t source_line;
        size_t line;
    } cases[] = {{1, 0},  {4, 0},  {6, 2},  {7, 3},   {9, 5},
                 {10, 6}, {12, 8}, {16, 8}, {18, 11}, {99, 8}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t line = page_line_of_source(f.page, cases[i].source_line);
        if (line != cases[i].line) {
            fail_msg("source line %u is at %zu, not at %zu", cases[i].source_line, line,
                     cases[i].line);
        }
    }
    const uint32_t heading = 4;
    fold(&f, &heading, 1, 0);
    assert_int_equal(page_line_of_source(f.page, 10), 0);
    drop(&f);
}

static size_t anchor_line(Page *page, AttuneAnchorKind kind, const char *part)
{
    Str parts[] = {str_from(part)};
    AttuneLink link = {.anchor = kind, .parts = parts, .part_count = 1};
    return page_find_anchor(page, &link);
}

static void anchors_lead_to_their_lines(void **state)
{
    (void)state;
    Fixture f = set("# One\n\ntext ^here\n\n## Two\n\n- a\n- b ^item\n\nword[^n]\n\n[^n]: note\n");
    assert_int_equal(anchor_line(f.page, ATTUNE_ANCHOR_HEADING, "Two"), 4);
    assert_int_equal(anchor_line(f.page, ATTUNE_ANCHOR_BLOCK, "^here"), 2);
    assert_int_equal(anchor_line(f.page, ATTUNE_ANCHOR_BLOCK, "^item"), 7);
    assert_int_equal(anchor_line(f.page, ATTUNE_ANCHOR_FOOTNOTE, "[^n]"), 12);
    assert_int_equal(anchor_line(f.page, ATTUNE_ANCHOR_HEADING, "Three"), SIZE_MAX);
    AttuneLink none = {0};
    assert_int_equal(page_find_anchor(f.page, &none), 0);
    drop(&f);
}

static void stepping_goes_from_block_to_block(void **state)
{
    (void)state;
    Fixture f = set("text\n\n# A\n\n- a\n- b\n\n## B\ntext\n");
    static const size_t blocks[] = {2, 4, 7, 9};
    size_t at = 0;
    for (size_t i = 0; i < 4; i++) {
        at = page_next_block(f.page, at, 1);
        assert_int_equal(at, blocks[i]);
    }
    assert_int_equal(page_next_block(f.page, at, 1), SIZE_MAX);
    assert_int_equal(page_next_block(f.page, 9, -1), 7);
    assert_int_equal(page_next_block(f.page, 0, -1), SIZE_MAX);
    assert_int_equal(page_next_heading(f.page, 0, 1), 2);
    assert_int_equal(page_next_heading(f.page, 2, 1), 7);
    assert_int_equal(page_next_heading(f.page, 7, 1), SIZE_MAX);
    assert_int_equal(page_next_heading(f.page, 9, -1), 7);
    assert_int_equal(page_next_heading(f.page, 2, -1), SIZE_MAX);
    drop(&f);
}

static void footnotes_lead_there_and_back(void **state)
{
    (void)state;
    Fixture f = set("one[^a] two[^b]\nagain[^a]\n\n[^a]: A\n[^b]: B\n  more\n");
    assert_int_equal(page_find_footnote(f.page, 1, true), 4);
    assert_int_equal(page_find_footnote(f.page, 2, true), 5);
    assert_int_equal(page_find_footnote(f.page, 1, false), 0);
    assert_int_equal(page_find_footnote(f.page, 3, true), SIZE_MAX);
    drop(&f);
}

static void search_marks_what_is_read(void **state)
{
    (void)state;
    Fixture f = set(
        "# Rope\n\nThe rope gives so that the ring need not; a ring\n\n> **ro**pe and `ring`\n");
    static const struct {
        const char *text;
        size_t count;
        PageMatch first;
    } cases[] = {
        {"rope", 3, {0, 2, 4}},      {"Rope", 1, {0, 2, 4}},    {"ring", 3, {2, 29, 4}},
        {"need not", 1, {2, 34, 4}}, {"nothing", 0, {0, 0, 0}}, {"", 0, {0, 0, 0}},
        {"│", 0, {0, 0, 0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count;
        PageMatch *matches = page_search(f.page, str_from(cases[i].text), &count);
        if (count != cases[i].count) {
            fail_msg("%s: %zu hits", cases[i].text, count);
        }
        if (count) {
            assert_int_equal(matches[0].line, cases[i].first.line);
            assert_int_equal(matches[0].column, cases[i].first.column);
            assert_int_equal(matches[0].width, cases[i].first.width);
        }
        mem_free(matches);
    }
    drop(&f);
}

/* ---- panning ---- */

static void pan_moves_the_first_wide_block_in_sight(void **state)
{
    (void)state;
    Fixture f = set_with("text\n\n```\n0123456789abcdef\nshort\n```\n", wide(10));
    assert_grid("before", f.page, "  text\n\n  ╌╌╌╌╌╌╌╌╌╌\n  012345678›\n  short\n  ╌╌╌╌╌╌╌╌╌╌\n");
    assert_true(page_pan(f.page, 0, 20, 4));
    assert_grid("4", f.page, "  text\n\n  ╌╌╌╌╌╌╌╌╌╌\n  ‹56789abc›\n  ‹\n  ╌╌╌╌╌╌╌╌╌╌\n");
    assert_true(page_pan(f.page, 0, 20, 100));
    assert_grid("end", f.page, "  text\n\n  ╌╌╌╌╌╌╌╌╌╌\n  ‹89abcdef\n  ‹\n  ╌╌╌╌╌╌╌╌╌╌\n");
    assert_true(page_pan(f.page, 0, 20, -100));
    assert_grid("back", f.page, "  text\n\n  ╌╌╌╌╌╌╌╌╌╌\n  012345678›\n  short\n  ╌╌╌╌╌╌╌╌╌╌\n");
    assert_false(page_pan(f.page, 0, 1, 4));
    assert_false(page_pan(f.page, 6, 20, 4));
    drop(&f);
}

static void pan_moves_tables_by_columns(void **state)
{
    (void)state;
    Fixture f = set_with(
        "| aaaaaa | bbbbbb | cccccc | dddddd |\n|---|---|---|---|\n| 1 | 2 | 3 | [[4]] |\n",
        wide(24));
    assert_grid("before", f.page,
                "  aaaaaa  bbbbbb  cccccc ›\n  ──────  ──────  ──────\n"
                "  1       2       3      ›\n         ‹ h l ›  1–3 of 4\n");
    assert_int_equal(page_target_count(f.page), 0);
    assert_true(page_pan(f.page, 0, 9, 8));
    assert_grid("after", f.page,
                "  bbbbbb  cccccc  dddddd\n  ──────  ──────  ──────\n"
                "  2       3       4\n         ‹ h l ›  2–4 of 4\n");
    assert_int_equal(page_target_count(f.page), 1);
    assert_true(page_pan(f.page, 0, 9, -8));
    assert_int_equal(page_target_count(f.page), 0);
    drop(&f);
}

static void page_without_a_person_cuts_nothing(void **state)
{
    (void)state;
    AttuneDocument *document = attune_document_parse(
        STR("```\n0123456789abcdef\n```\n\n| aaaaaa | bbbbbb |\n|---|---|\n| 1 | [[2]] |\n"), NULL);
    PageOptions options = wide(10);
    options.whole = true;
    Page *page = page_new(document, &options, NULL);
    page_layout(page, SIZE_MAX, UINT_MAX);
    assert_grid("whole", page,
                "  ╌╌╌╌╌╌╌╌╌╌\n  0123456789abcdef\n  ╌╌╌╌╌╌╌╌╌╌\n\n"
                "  aaaaaa  bbbbbb\n  ──────  ──────\n  1       2\n");
    assert_false(page_pan(page, 0, 9, 4));
    page_free(page);
    attune_document_free(document);
}

static void page_without_a_person_has_no_fold_signs(void **state)
{
    (void)state;
    PageOptions options = wide(30);
    options.whole = true;
    Fixture f =
        set_with("> [!tip] Out\n> one\n>\n> > [!question]+ In\n> > two\n\n- a\n  - b\n", options);
    assert_grid("whole", f.page,
                "  ▎ ✦ Tip  Out\n  ▎ one\n  ▎\n  ▎ ▎ ? Question  In\n  ▎ ▎ two\n\n"
                "  • a\n    ◦ b\n");
    assert_int_equal(page_target_count(f.page), 0);
    drop(&f);
}

static void table_gives_its_gap_for_a_whole_word(void **state)
{
    (void)state;
    Fixture f =
        set_with("| Action | Keys |\n|---|---|\n| Paste formatting | ControlV twice |\n", wide(20));
    assert_grid("tight", f.page,
                "  Action      Keys\n  ──────────  ────────\n  Paste       ControlV\n"
                "  formatting  twice\n");
    drop(&f);
}

/* ---- head ---- */

static void head_says_status_tags_and_date(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        const char *text;
        uint32_t width;
        const char *grid;
    } cases[] = {
        {"all three", "---\nstatus: done\ntags: [a, b/c]\ncreated: 2024-05-02\n---\n", 40,
         "  T\n  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"
         "  ● done   #a  #b/c             2024-05-02\n"},
        {"own sign", "---\nstatus: 🟩 complete\n---\n", 14,
         "  T\n  ━━━━━━━━━━━━━━\n  🟩 complete\n"},
        {"neutral", "---\nstatus: odd\n---\n", 10, "  T\n  ━━━━━━━━━━\n  odd\n"},
        {"by tag", "---\ntags: [status/todo, x]\n---\n", 14,
         "  T\n  ━━━━━━━━━━━━━━\n  ○ todo   #x\n"},
        {"the date gives way", "---\nstatus: done\ncreated: 2024-05-02\n---\n", 16,
         "  T\n  ━━━━━━━━━━━━━━━━\n  ● done\n"},
        {"the date alone", "---\ncreated: 2024-05-02 10:00\n---\n", 12,
         "  T\n  ━━━━━━━━━━━━\n    2024-05-02\n"},
        {"nothing", "text\n", 6, "  T\n  ━━━━━━\n\n  text\n"},
        {"behind a comment, too", "%%\nx\n%%\n\n# T\ntext\n", 6, "  T\n  ━━━━━━\n\n  text\n"},
        {"the heading says the title", "# T\n---\ntext\n", 6, "  T\n  ━━━━━━\n\n  text\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        PageOptions options = wide(cases[i].width);
        options.head = true;
        options.title = STR("T");
        Fixture f = set_with(cases[i].text, options);
        assert_grid(cases[i].label, f.page, cases[i].grid);
        drop(&f);
    }
}

static void long_property_opens_and_closes(void **state)
{
    (void)state;
    PageOptions options = wide(44);
    options.head = true;
    options.title = STR("T");
    options.properties = PROPERTIES_SHORT;
    Fixture f = set_with(
        "---\nnote: |\n  some words that take more than one line to say them all\n---\n", options);
    const char *closed = "  T\n  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n\n"
                         "▸ note  some words that take more …  +1 line\n";
    assert_grid("closed", f.page, closed);
    assert_int_equal(page_fold_at(f.page, 3), 2);
    const uint32_t line = 2;
    fold(&f, &line, 1, 0);
    assert_grid("open", f.page,
                "  T\n  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n\n"
                "▾ note  some words that take more than one\n        line to say them all\n");
    drop(&f);
}

/* ---- embeds ---- */

typedef struct EmbedVault {
    AttuneDocument *inner;
} EmbedVault;

static bool find_inner(void *context, const AttuneLink *link, Embed *out)
{
    (void)link;
    EmbedVault *vault = context;
    *out = (Embed){.kind = EMBED_NOTE, .id = 7, .document = vault->inner, .name = STR("Inner")};
    return true;
}

static void embed_folds_and_so_does_what_is_in_it(void **state)
{
    (void)state;
    EmbedVault vault = {.inner = attune_document_parse(STR("> [!tip]- T\n> x\n"), NULL)};
    PageOptions options = wide(30);
    options.resolver = (Resolver){.context = &vault, .embed = find_inner};
    Fixture f = set_with("![[Inner]]\n", options);
    assert_grid("open", f.page, "  ╭ Inner ────────────── embed\n  │▸▎ ✦ Tip  T  1 line\n  ╰───\n");
    const Target *sign = page_target(f.page, 1);
    assert_int_equal(sign->kind, TARGET_FOLD);
    assert_int_equal(sign->source_line, 1);
    assert_true(sign->fold > 1000);
    uint32_t inner = sign->fold;
    fold(&f, &inner, 1, 0);
    assert_grid("inner", f.page,
                "  ╭ Inner ────────────── embed\n  │▾▎ ✦ Tip  T\n  │ ▎ x\n  ╰───\n");
    const uint32_t outer = 1;
    fold(&f, &outer, 1, 0);
    assert_grid("outer", f.page, "▸ ╭ Inner  2 lines\n");
    drop(&f);
    options.own_id = 7;
    f = set_with("![[Inner]]\n", options);
    assert_grid("itself", f.page, "  Inner\n");
    drop(&f);
    attune_document_free(vault.inner);
}

/* ---- the rest ---- */

static void small_screens_spare_the_second_underline(void **state)
{
    (void)state;
    PageOptions options = wide(20);
    options.no_underlines = true;
    Fixture f = set_with("# A\n\n## B\ntext\n\n## C\n---\ntext\n", options);
    assert_grid("compact", f.page, "  A\n  ━\n\n  B\n  text\n\n  C\n  text\n");
    drop(&f);
}

static void strict_line_breaks_join_lines(void **state)
{
    (void)state;
    PageOptions options = wide(20);
    options.strict_line_breaks = true;
    Fixture f = set_with("one\ntwo  \nthree\n", options);
    assert_grid("strict", f.page, "  one two\n  three\n");
    drop(&f);
}

static void part_has_its_footnotes_alone(void **state)
{
    (void)state;
    AttuneDocument *document = attune_document_parse(
        STR("one[^a]\n\ntwo[^b]\n\n[^a]: A\n\n[^b]: B[^c]\n\n[^c]: C\n"), NULL);
    const AttuneNode *second = document->root->first->next;
    PageOptions options = wide(20);
    Page *page = page_new_part(document, second, second, &options, NULL);
    page_layout(page, SIZE_MAX, UINT_MAX);
    assert_grid("part", page, "  two²\n\n  ────────────\n  ²  B³ ↩\n  ³  C ↩\n");
    page_free(page);
    attune_document_free(document);
}

static void deep_nesting_ends(void **state)
{
    (void)state;
    static const char *const pieces[] = {"> ", "- ", "1. ", "> [!note] x\n> ",
                                         "**", "[",  "==",  "^["};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        StrBuf text = {0};
        for (int n = 0; n < 3000; n++) {
            strbuf_append(&text, str_from(pieces[i]));
        }
        strbuf_append(&text, STR("end\n"));
        Fixture f = set_with(strbuf_cstr(&text), wide(30));
        drop(&f);
        strbuf_clear(&text);
    }
}

static void slices_end_at_the_same_page(void **state)
{
    (void)state;
    StrBuf text = {0};
    for (int i = 0; i < 300; i++) {
        strbuf_printf(&text, "## H%d\n\nSome [[words]] here.\n\n- a\n- b\n\n", i);
    }
    AttuneDocument *document = attune_document_parse(strbuf_view(&text), NULL);
    PageOptions options = wide(40);
    Page *whole = page_new(document, &options, NULL);
    Page *slices = page_new(document, &options, NULL);
    page_layout(whole, SIZE_MAX, UINT_MAX);
    assert_true(page_layout(slices, SIZE_MAX, 1));
    assert_true(page_line_count(slices) < page_line_count(whole));
    assert_false(page_is_complete(slices));
    assert_false(page_layout(slices, 3, 1));
    assert_null(page_line(slices, page_line_count(slices)));
    while (page_layout(slices, SIZE_MAX, 1)) {
        continue;
    }
    assert_true(page_is_complete(slices));
    assert_null(page_check_same(whole, slices));
    page_free(whole);
    page_free(slices);
    attune_document_free(document);
    strbuf_clear(&text);
}

static void long_paragraph_is_one_block_in_pieces(void **state)
{
    (void)state;
    StrBuf text = {0};
    for (int i = 1; i <= 700; i++) {
        strbuf_printf(&text, "line %d\n", i);
    }
    strbuf_append(&text, STR("\nlast\n"));
    Fixture f = set(strbuf_cstr(&text));
    assert_int_equal(page_line_count(f.page), 702);
    assert_int_equal(page_line_of_source(f.page, 300), 299);
    assert_int_equal(page_line_of_source(f.page, 700), 699);
    assert_int_equal(page_next_block(f.page, 0, 1), 701);
    assert_int_equal(page_line(f.page, 600)->source_line, 601);
    Page *page = page_new(f.document, &f.options, NULL);
    page_layout(page, 10, UINT_MAX);
    assert_true(page_line_count(page) < 300);
    page_free(page);
    drop(&f);
    strbuf_clear(&text);
}

static void html_tags_stay_open_over_line_breaks(void **state)
{
    (void)state;
    Fixture f = set("<b>one\ntwo</b> three\n");
    StrBuf styles = {0};
    page_dump_styles(f.page, &styles);
    assert_text("styles", strbuf_view(&styles), "row 1 col 3-5 strong\nrow 2 col 3-5 strong\n");
    strbuf_clear(&styles);
    drop(&f);
}

int main(void)
{
    setlocale(LC_CTYPE, "");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_are_a_sorted_set),
        cmocka_unit_test(folded_heading_hides_its_section),
        cmocka_unit_test(folded_heading_without_a_section_stays_open),
        cmocka_unit_test(folded_things_say_what_they_hide),
        cmocka_unit_test(fold_at_names_the_innermost_thing),
        cmocka_unit_test(line_of_source_finds_what_stands_there),
        cmocka_unit_test(anchors_lead_to_their_lines),
        cmocka_unit_test(stepping_goes_from_block_to_block),
        cmocka_unit_test(footnotes_lead_there_and_back),
        cmocka_unit_test(search_marks_what_is_read),
        cmocka_unit_test(pan_moves_the_first_wide_block_in_sight),
        cmocka_unit_test(pan_moves_tables_by_columns),
        cmocka_unit_test(page_without_a_person_cuts_nothing),
        cmocka_unit_test(page_without_a_person_has_no_fold_signs),
        cmocka_unit_test(table_gives_its_gap_for_a_whole_word),
        cmocka_unit_test(head_says_status_tags_and_date),
        cmocka_unit_test(long_property_opens_and_closes),
        cmocka_unit_test(embed_folds_and_so_does_what_is_in_it),
        cmocka_unit_test(small_screens_spare_the_second_underline),
        cmocka_unit_test(strict_line_breaks_join_lines),
        cmocka_unit_test(part_has_its_footnotes_alone),
        cmocka_unit_test(deep_nesting_ends),
        cmocka_unit_test(slices_end_at_the_same_page),
        cmocka_unit_test(long_paragraph_is_one_block_in_pieces),
        cmocka_unit_test(html_tags_stay_open_over_line_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
