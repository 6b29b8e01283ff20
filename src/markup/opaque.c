#include "markup/opaque.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "markup/callout.h"
#include "markup/footnote.h"
#include "markup/pair.h"
#include "markup/prefix.h"

/** What a line-by-line reading believes to be inside of. Only a guess, and checked by the caller.
 */
typedef struct Guess {
    size_t fence; /* characters of an open fence, 0: none */
    char fence_character;
    uint32_t fence_quotes;
    bool comment;    /* in a block from "<!--" to "-->" */
    bool html;       /* in a block that ends with a blank line */
    uint32_t quotes; /* of the line before */
} Guess;

typedef struct Cutter {
    Arena *arena;
    const Lines *from;
    bool footnotes;
    const CandidateVec *known;
    size_t next_known;
    bool settled_only;
    Cut *cut;
    Guess guess;
    /* A line that was made up: the rest behind a comment, or a lazy line with its prefix. */
    bool pending;
    Str pending_added;
    Str pending_rest;
    uint32_t pending_source;
    uint32_t pending_number;
} Cutter;

bool opaque_is_possible(Str text)
{
    return pair_occurs(text, '$', '$') || pair_occurs(text, '%', '%') ||
           pair_occurs(text, '[', '^') || pair_occurs(text, '[', '!');
}

/* ---- guessing ---- */

static bool guess_is_inside(const Guess *guess)
{
    return guess->fence || guess->comment || guess->html;
}

static void guess_fence(Guess *guess, Str content, const Prefix *prefix)
{
    if (guess->fence) {
        size_t run = prefix_fence(content);
        bool closes = run >= guess->fence && content.data[0] == guess->fence_character &&
                      str_is_empty(str_trim_ascii(str_from_offset(content, run)));
        if (closes || prefix->quotes < guess->fence_quotes)
            guess->fence = 0;
        return;
    }
    guess->fence = prefix_fence(content);
    guess->fence_character = guess->fence ? content.data[0] : 0;
    guess->fence_quotes = prefix->quotes;
}

/** Note what a line that is kept opens or closes. */
static void guess_line(Guess *guess, Str content, const Prefix *prefix)
{
    if (guess->comment) {
        guess->comment = str_find(content, STR("-->"), 0) == STR_NOT_FOUND;
    } else if (guess->html) {
        guess->html = !str_is_empty(content);
    } else if (!guess->fence && str_starts_with(content, STR("<!--"))) {
        guess->comment = str_find(content, STR("-->"), 0) == STR_NOT_FOUND;
    } else if (!guess->fence && content.length > 1 && content.data[0] == '<') {
        guess->html = ascii_is_alpha(content.data[1]) || content.data[1] == '/';
    } else {
        guess_fence(guess, content, prefix);
    }
    guess->quotes = prefix->quotes;
}

/* ---- candidates ---- */

static bool find_kind(const Cutter *cutter, Str content, const Prefix *prefix, OpaqueKind *kind)
{
    Str label;
    CalloutHeader header;
    if (content.length < 2)
        return false;
    Str rest = str_from_offset(content, 2);
    switch (content.data[0]) {
    case '$':
        *kind = OPAQUE_MATH;
        return content.data[1] == '$' && str_find(rest, STR("$$"), 0) == STR_NOT_FOUND;
    case '%':
        *kind = OPAQUE_COMMENT;
        return content.data[1] == '%' && str_find(rest, STR("%%"), 0) == STR_NOT_FOUND;
    case '[':
        if (prefix->quoted && prefix->indent < 4 && callout_scan(content, &header)) {
            *kind = OPAQUE_CALLOUT;
            return !cutter->footnotes || prefix->quotes > 1;
        }
        *kind = OPAQUE_FOOTNOTE;
        return !cutter->footnotes && footnote_scan(content, &label);
    default:
        return false;
    }
}

/** The choice for a candidate: as it was found out before, else a guess. */
static void choose(Cutter *cutter, Candidate *candidate, const Prefix *prefix)
{
    const CandidateVec *known = cutter->known;
    while (known && cutter->next_known < known->count &&
           known->items[cutter->next_known].source < candidate->source)
        cutter->next_known++;
    if (known && cutter->next_known < known->count &&
        known->items[cutter->next_known].source == candidate->source) {
        const Candidate *same = &known->items[cutter->next_known];
        candidate->settled = same->settled;
        candidate->chosen = same->chosen && (same->settled || !cutter->settled_only);
        return;
    }
    candidate->chosen = !cutter->settled_only && !guess_is_inside(&cutter->guess);
    if (candidate->kind == OPAQUE_CALLOUT && !prefix->markers &&
        cutter->guess.quotes >= candidate->quotes)
        candidate->chosen = false;
}

/* ---- cutting ---- */

/** The prefix of a line that continues the same containers: quote marks, and blanks for all else.
 */
static Str continuation_prefix(Arena *arena, Str line, size_t length)
{
    size_t end = length;
    while (end > 0 && line.data[end - 1] != '>')
        end--;
    Str prefix = arena_clone_str(arena, str_slice(line, 0, end));
    for (size_t i = 0; i < end; i++) {
        if (prefix.data[i] != '>' && prefix.data[i] != '\t')
            ((char *)(uintptr_t)prefix.data)[i] = ' ';
    }
    return prefix;
}

static void insert_blank(Cutter *cutter, Str prefix, uint32_t source, uint32_t number)
{
    lines_add(&cutter->cut->lines, prefix, (Str){0}, source, number);
    vec_last(&cutter->cut->lines.items).kind = LINE_INSERTED;
}

/**
 * The line that closes a block which was opened at `first`, and where its marker stands.
 * @return CM_NONE without one
 */
static uint32_t find_closer(const Lines *lines, uint32_t first, uint32_t quotes, Str marker,
                            size_t *at)
{
    for (uint32_t i = first; i < lines->count; i++) {
        Str line = line_at(lines, i);
        Prefix prefix = prefix_scan_quotes(line, UINT32_MAX);
        if (prefix.quotes < quotes)
            return CM_NONE;
        *at = prefix.quotes == quotes ? str_find(line, marker, prefix.length) : STR_NOT_FOUND;
        if (*at != STR_NOT_FOUND)
            return i;
    }
    return CM_NONE;
}

/** Put one line in the place of a block and a blank one behind it, so that what follows starts
 * afresh. */
static void replace_block(Cutter *cutter, Str line, const Prefix *prefix, const Line *head,
                          Opaque *opaque)
{
    Cut *cut = cutter->cut;
    lines_add(&cut->lines, str_slice(line, 0, prefix->length), STR("x"), head->source,
              head->number);
    vec_last(&cut->lines.items).kind = LINE_OPAQUE;
    vec_last(&cut->lines.items).value = (uint32_t)cut->opaques.count;
    vec_push(&cut->opaques, *opaque);
    insert_blank(cutter, continuation_prefix(cutter->arena, line, prefix->length), head->source,
                 opaque->last_number);
}

/** Blanks at `from` that are there because the opener stands as far to the right. */
static size_t skip_indent(Str line, size_t from, size_t column)
{
    while (from < line.length && from < column && ascii_is_blank(line.data[from]))
        from++;
    return from;
}

/**
 * How much of the closing line belongs to the block: a comment ends at its marker, math takes a
 * line that goes on behind it as it stands.
 */
static size_t content_end(OpaqueKind kind, Str line, size_t at)
{
    bool goes_on = !str_is_empty(str_trim_ascii(str_from_offset(line, at + 2)));
    return kind == OPAQUE_MATH && goes_on ? line.length : at;
}

/** The inner lines of a math or comment block, which is closed at byte `at` of line `closer`. */
static Lines block_content(Cutter *cutter, OpaqueKind kind, Str line, const Prefix *prefix,
                           const Line *head, uint32_t first, uint32_t closer, size_t at)
{
    LinesWriter writer = {0};
    const Lines *from = cutter->from;
    Str rest = str_from_offset(line, prefix->length + 2);
    if (!str_is_empty(str_trim_ascii(rest)))
        lines_add(&writer, (Str){0}, rest, line_source(head, prefix->length + 2), head->number);
    for (uint32_t i = first; i <= closer; i++) {
        Str text = line_at(from, i);
        size_t start = skip_indent(text, prefix_skip_quotes(text, prefix->quotes), prefix->length);
        Str inside = str_slice(text, start, i < closer ? text.length : content_end(kind, text, at));
        if (i < closer || !str_is_empty(str_trim_ascii(inside)))
            lines_add(&writer, (Str){0}, inside, line_source(&from->items[i], start),
                      from->items[i].number);
    }
    Lines content = lines_finish(&writer, cutter->arena);
    lines_clear(&writer);
    return content;
}

/** What stands behind a comment on its last line is a line of its own. */
static void keep_rest(Cutter *cutter, Str line, const Prefix *prefix, uint32_t closer,
                      size_t behind)
{
    Str text = line_at(cutter->from, closer);
    Str rest = str_from_offset(text, behind);
    if (str_is_empty(str_trim_ascii(rest)))
        return;
    cutter->pending = true;
    cutter->pending_added = continuation_prefix(cutter->arena, line, prefix->length);
    cutter->pending_rest = rest;
    cutter->pending_source = line_source(&cutter->from->items[closer], behind);
    cutter->pending_number = cutter->from->items[closer].number;
}

/** @return the index of the line behind the block; `next` when it has no end and stays as it is */
static uint32_t cut_marked(Cutter *cutter, OpaqueKind kind, Str line, const Prefix *prefix,
                           const Line *head, uint32_t next)
{
    size_t at;
    Str marker = kind == OPAQUE_MATH ? STR("$$") : STR("%%");
    uint32_t closer = find_closer(cutter->from, next, prefix->quotes, marker, &at);
    if (closer == CM_NONE)
        return next;
    Opaque opaque = {.kind = kind,
                     .first_number = head->number,
                     .last_number = cutter->from->items[closer].number};
    opaque.content = block_content(cutter, kind, line, prefix, head, next, closer, at);
    replace_block(cutter, line, prefix, head, &opaque);
    if (kind == OPAQUE_COMMENT)
        keep_rest(cutter, line, prefix, closer, at + 2);
    return closer + 1;
}

static uint32_t cut_footnote(Cutter *cutter, Str line, const Prefix *prefix, const Line *head,
                             uint32_t index)
{
    LinesWriter body = {0};
    Opaque opaque = {.kind = OPAQUE_FOOTNOTE, .first_number = head->number};
    size_t marker = footnote_scan(str_from_offset(line, prefix->length), &opaque.label);
    uint32_t last =
        footnote_take(cutter->from, index, prefix->length + marker, prefix->quotes, &body);
    opaque.label = str_trim_ascii(opaque.label);
    opaque.folded = unicode_fold(cutter->arena, opaque.label);
    opaque.last_number = cutter->from->items[last].number;
    opaque.content = lines_finish(&body, cutter->arena);
    lines_clear(&body);
    replace_block(cutter, line, prefix, head, &opaque);
    return last + 1;
}

/** Separate the title line from the body; a lazy line below it gets the prefix that it left out. */
static uint32_t cut_callout(Cutter *cutter, Str line, const Prefix *prefix, const Line *head,
                            uint32_t next)
{
    Str continuation = continuation_prefix(cutter->arena, line, prefix->length);
    insert_blank(cutter, continuation, head->source, head->number);
    if (next >= cutter->from->count)
        return next;
    Str below = line_at(cutter->from, next);
    Prefix below_prefix = prefix_scan_quotes(below, UINT32_MAX);
    if (below_prefix.quotes >= prefix->quotes ||
        prefix_interrupts(str_from_offset(below, below_prefix.length)))
        return next;
    const Line *source = &cutter->from->items[next];
    cutter->pending = true;
    cutter->pending_added = arena_printf(cutter->arena, "%.*s ", STR_ARG(continuation));
    cutter->pending_rest = str_from_offset(below, below_prefix.length);
    cutter->pending_source = line_source(source, below_prefix.length);
    cutter->pending_number = source->number;
    return next + 1;
}

/**
 * Write one line, or what stands for the block that it opens. `next` is the index of the line below
 * it; `made_up` lines are not in `from`, so no footnote can start there.
 */
static uint32_t cut_line(Cutter *cutter, Str line, const Line *head, uint32_t next, bool made_up)
{
    Cut *cut = cutter->cut;
    Prefix prefix = prefix_scan(line);
    Str content = str_from_offset(line, prefix.length);
    Candidate candidate = {.source = line_source(head, prefix.length),
                           .line = (uint32_t)cut->lines.items.count,
                           .column = prefix.length,
                           .quotes = prefix.quotes,
                           .indent = prefix.indent,
                           .markers = prefix.markers};
    bool open = find_kind(cutter, content, &prefix, &candidate.kind) &&
                !(made_up && candidate.kind == OPAQUE_FOOTNOTE);
    if (open) {
        choose(cutter, &candidate, &prefix);
        size_t opaques = cut->opaques.count;
        uint32_t behind = next;
        if (candidate.chosen && candidate.kind == OPAQUE_FOOTNOTE)
            behind = cut_footnote(cutter, line, &prefix, head, next - 1);
        else if (candidate.chosen && candidate.kind != OPAQUE_CALLOUT)
            behind = cut_marked(cutter, candidate.kind, line, &prefix, head, next);
        bool cut_out = cut->opaques.count > opaques;
        /* A block without an end is no candidate, whatever the blocks around it are. */
        if (cut_out || !candidate.chosen || candidate.kind == OPAQUE_CALLOUT)
            vec_push(&cut->candidates, candidate);
        if (cut_out) {
            cutter->guess.quotes = prefix.quotes;
            return behind;
        }
    }
    Line copy = *head;
    copy.start = (uint32_t)cut->lines.text.length;
    strbuf_append(&cut->lines.text, line);
    strbuf_append_char(&cut->lines.text, '\n');
    vec_push(&cut->lines.items, copy);
    guess_line(&cutter->guess, content, &prefix);
    if (open && candidate.chosen && candidate.kind == OPAQUE_CALLOUT)
        return cut_callout(cutter, line, &prefix, head, next);
    return next;
}

void opaque_cut(Arena *arena, const Lines *from, bool footnotes, const CandidateVec *known,
                bool settled_only, Cut *cut)
{
    Cutter cutter = {.arena = arena,
                     .from = from,
                     .footnotes = footnotes,
                     .known = known,
                     .settled_only = settled_only,
                     .cut = cut};
    for (uint32_t next = 0; next < from->count || cutter.pending;) {
        if (!cutter.pending) {
            next = cut_line(&cutter, line_at(from, next), &from->items[next], next + 1, false);
            continue;
        }
        cutter.pending = false;
        Str rest = cutter.pending_rest;
        Str line = arena_printf(arena, "%.*s%.*s", STR_ARG(cutter.pending_added), STR_ARG(rest));
        Line head = {.length = (uint32_t)line.length,
                     .added = (uint32_t)cutter.pending_added.length,
                     .source = cutter.pending_source,
                     .number = cutter.pending_number};
        next = cut_line(&cutter, line, &head, next, true);
    }
}

void opaque_clear(Cut *cut)
{
    lines_clear(&cut->lines);
    vec_clear(&cut->opaques);
    vec_clear(&cut->candidates);
}
