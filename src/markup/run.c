#include "markup/run.h"

#include "base/alloc.h"
#include "markup/callout.h"
#include "markup/opaque.h"
#include "markup/prefix.h"

/** How often the choices may be checked; what is unsettled then is text (vault-spec 7.3, S2). */
#define ROUNDS_MAX 32

/* ---- one dash is no underline (vault-spec 6.1) ---- */

/** Each round finds the dashes that stand below text; more are only found below others. */
#define DASH_ROUNDS_MAX 8

/** Offset of the dash of a line that has nothing else, STR_NOT_FOUND for other lines. */
static size_t find_lone_dash(const Run *run, uint32_t line)
{
    Str text = line_at(&run->lines, line);
    size_t at = prefix_scan_quotes(text, UINT32_MAX).length;
    bool alone = at < text.length && text.data[at] == '-' &&
                 str_is_empty(str_trim_ascii(str_from_offset(text, at + 1)));
    return alone ? run->lines.items[line].start + at : STR_NOT_FOUND;
}

/** Make each dash that became an underline a letter in `copy`, the text that libcmark reads. */
static bool hide_dashes(const Run *run, char *copy)
{
    bool any = false;
    for (uint32_t i = 0; i < run->blocks.count; i++) {
        const CmBlock *block = &run->blocks.items[i];
        if (block->kind != CM_HEADING || !block->setext || block->level != 2)
            continue;
        size_t at = find_lone_dash(run, block->last_line);
        for (uint32_t line = block->last_line; at != STR_NOT_FOUND;) {
            copy[at] = 'x';
            any = true;
            at = ++line < run->lines.count ? find_lone_dash(run, line) : STR_NOT_FOUND;
        }
    }
    return any;
}

static void find_blocks(Run *run, Arena *arena, const uint32_t *starts)
{
    uint32_t count = run->lines.count;
    run->blocks = commonmark_blocks(arena, run->lines.text, starts, count);
    char *copy = NULL;
    for (int round = 0; round < DASH_ROUNDS_MAX; round++) {
        bool possible = copy != NULL;
        for (uint32_t i = 0; i < run->blocks.count && !possible; i++) {
            const CmBlock *block = &run->blocks.items[i];
            possible = block->kind == CM_HEADING && block->setext &&
                       find_lone_dash(run, block->last_line) != STR_NOT_FOUND;
        }
        if (!possible)
            break;
        if (!copy)
            copy = arena_clone(arena, run->lines.text.data, run->lines.text.length);
        if (!hide_dashes(run, copy))
            break;
        Str hidden = {copy, run->lines.text.length};
        run->blocks = commonmark_blocks(arena, hidden, starts, count);
    }
}

/* ---- blocks ---- */

/** Find blocks and leaves of `run->lines`. */
static void read_blocks(Run *run, Arena *arena)
{
    uint32_t count = run->lines.count;
    uint32_t *starts = ARENA_ARRAY(arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++)
        starts[i] = run->lines.items[i].start;
    find_blocks(run, arena, starts);

    uint32_t *leaves = starts; /* the same memory, for it is needed no more */
    for (uint32_t i = 0; i < count; i++)
        leaves[i] = CM_NONE;
    for (uint32_t i = 0; i < run->blocks.count; i++) {
        const CmBlock *block = &run->blocks.items[i];
        if (block->kind == CM_QUOTE || block->kind == CM_LIST || block->kind == CM_ITEM)
            continue;
        for (uint32_t line = block->first_line; line <= block->last_line && line < count; line++)
            leaves[line] = i;
    }
    run->leaves = leaves;
}

static bool is_text_block(const CmBlock *block)
{
    return block->kind == CM_PARAGRAPH || (block->kind == CM_HEADING && block->setext);
}

static bool is_in_item(const Run *run, uint32_t block)
{
    while (block != CM_NONE && run->blocks.items[block].kind != CM_ITEM)
        block = run->blocks.items[block].parent;
    return block != CM_NONE;
}

uint32_t run_quote_depth(const Run *run, uint32_t block)
{
    uint32_t depth = 0;
    for (; block != CM_NONE; block = run->blocks.items[block].parent)
        depth += run->blocks.items[block].kind == CM_QUOTE;
    return depth;
}

uint32_t run_content(const Run *run, uint32_t block, uint32_t line)
{
    if (line == run->blocks.items[block].first_line)
        return run->blocks.items[block].column;
    return prefix_scan_quotes(line_at(&run->lines, line), run_quote_depth(run, block)).length;
}

/** Is a line of text the first one of a quote, so that it can be the header of a callout? */
static bool starts_quote(const Run *run, uint32_t leaf, uint32_t line, uint32_t column)
{
    const CmBlock *block = &run->blocks.items[leaf];
    if (!is_text_block(block) || block->first_line != line || block->column != column ||
        block->parent == CM_NONE)
        return false;
    const CmBlock *quote = &run->blocks.items[block->parent];
    return quote->kind == CM_QUOTE && quote->first_line == line && block->parent + 1 == leaf;
}

/** Do the blocks say that the candidate opens what it looks like? */
static bool is_real(const Run *run, const Candidate *candidate)
{
    uint32_t leaf = run->leaves[candidate->line];
    if (leaf == CM_NONE) /* a link's definition, which only this very line can have become */
        return candidate->kind != OPAQUE_CALLOUT;
    if (candidate->kind == OPAQUE_CALLOUT)
        return starts_quote(run, leaf, candidate->line, candidate->column);
    const CmBlock *block = &run->blocks.items[leaf];
    if (!is_text_block(block))
        return false;
    if (candidate->kind == OPAQUE_FOOTNOTE && candidate->indent > 3 && !is_in_item(run, leaf))
        return false;
    if (block->first_line == candidate->line)
        return block->column == candidate->column;
    return !candidate->markers && candidate->quotes <= run_quote_depth(run, leaf);
}

/**
 * Correct the choices. All up to the first wrong one are settled then, since blocks depend on
 * nothing below them.
 * @return true when nothing was wrong
 */
static bool check(const Run *run, CandidateVec *candidates)
{
    bool right = true;
    for (size_t i = 0; i < candidates->count; i++) {
        Candidate *candidate = &candidates->items[i];
        bool real = candidate->settled ? candidate->chosen : is_real(run, candidate);
        candidate->settled = candidate->settled || right;
        right = right && real == candidate->chosen;
        candidate->chosen = real;
    }
    return right;
}

static void report_limit(ProblemVec *problems, const Run *run, const CandidateVec *candidates)
{
    AttuneProblem problem = {.kind = ATTUNE_PROBLEM_LIMIT,
                             .message =
                                 STR("is one of too many blocks that start or end within others; "
                                     "from here on they are shown as text")};
    for (size_t i = 0; i < candidates->count; i++) {
        const Candidate *candidate = &candidates->items[i];
        if (candidate->settled)
            continue;
        static const char *const markers[] = {"$$", "%%", "[^…]:", "> [!…]"};
        problem.subject = str_from(markers[candidate->kind]);
        problem.line = run->lines.items[candidate->line].number;
        vec_push(problems, problem);
        return;
    }
}

/** Take over the lines and opaque blocks of a cut. */
static void take_cut(Run *run, Arena *arena, Cut *cut)
{
    run->lines = lines_finish(&cut->lines, arena);
    run->opaques = vec_clone_into(&cut->opaques, arena);
    run->opaque_count = (uint32_t)cut->opaques.count;
}

Run run_build(Arena *arena, const Lines *lines, bool footnotes, ProblemVec *problems)
{
    Run run = {.lines = *lines, .footnotes = footnotes};
    if (!opaque_is_possible(lines->text)) {
        read_blocks(&run, arena);
        return run;
    }
    CandidateVec known = {0};
    for (int round = 0; round <= ROUNDS_MAX; round++) {
        bool last = round == ROUNDS_MAX;
        Cut cut = {0};
        if (last)
            report_limit(problems, &run, &known);
        opaque_cut(arena, lines, footnotes, round ? &known : NULL, last, &cut);
        bool unchanged = cut.candidates.count == 0;
        if (!unchanged || round)
            take_cut(&run, arena, &cut);
        read_blocks(&run, arena);
        bool right = unchanged || check(&run, &cut.candidates);
        vec_clear(&known);
        known = cut.candidates;
        cut.candidates = (CandidateVec){0};
        opaque_clear(&cut);
        if (right)
            break;
    }
    vec_clear(&known);
    return run;
}

Lines run_footnote_lines(Arena *arena, const Run *body)
{
    LinesWriter writer = {0};
    for (uint32_t i = 0; i < body->opaque_count; i++) {
        const Opaque *opaque = &body->opaques[i];
        if (opaque->kind != OPAQUE_FOOTNOTE || opaque->repeated)
            continue;
        for (uint32_t k = 0; k < opaque->content.count; k++) {
            const Line *line = &opaque->content.items[k];
            lines_add(&writer, STR("> "), line_at(&opaque->content, k), line->source, line->number);
        }
        lines_add(&writer, (Str){0}, (Str){0}, 0, opaque->last_number);
    }
    Lines lines = lines_finish(&writer, arena);
    lines_clear(&writer);
    return lines;
}

bool run_is_callout_title(const Run *run, uint32_t paragraph)
{
    const CmBlock *block = &run->blocks.items[paragraph];
    CalloutHeader header;
    if (block->kind != CM_PARAGRAPH ||
        !starts_quote(run, paragraph, block->first_line, block->column))
        return false;
    if (run->footnotes && run_quote_depth(run, paragraph) < 2)
        return false;
    uint32_t below = block->first_line + 1;
    bool alone = block->first_line == block->last_line &&
                 (below >= run->lines.count || run->lines.items[below].kind == LINE_INSERTED);
    return alone &&
           callout_scan(str_from_offset(line_at(&run->lines, block->first_line), block->column),
                        &header);
}
