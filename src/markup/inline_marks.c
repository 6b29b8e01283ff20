#include "markup/inline_marks.h"

#include "base/alloc.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "markup/node.h"

/** A pair of "==" or "~~", as a node of its own among its siblings while marks are matched. */
typedef struct MarkRun {
    AttuneNode *node;
    char character;
    bool can_open;
    bool can_close;
    bool open; /* of a match */
    bool close;
} MarkRun;

typedef VEC(MarkRun) MarkRunVec;

static bool is_break(const AttuneNode *node)
{
    return !node || node->kind == ATTUNE_NODE_SOFT_BREAK || node->kind == ATTUNE_NODE_HARD_BREAK;
}

/** Is there a blank, a line break or an end behind byte `at` of a text? */
static bool blank_behind(const AttuneNode *text, size_t at)
{
    if (at >= text->text.length)
        return is_break(text->next);
    return utf8_is_space(utf8_next(text->text, &at));
}

static bool blank_before(const AttuneNode *text, size_t at, const AttuneNode *previous)
{
    if (at == 0)
        return is_break(previous);
    return utf8_is_space(utf8_previous(text->text, &at));
}

/** Offset of the next run of exactly two of the same mark, STR_NOT_FOUND without one. */
static size_t find_run(Str text, size_t from)
{
    for (size_t i = from; i < text.length;) {
        char c = text.data[i];
        if (c != '=' && c != '~') {
            i++;
            continue;
        }
        size_t end = i;
        while (end < text.length && text.data[end] == c)
            end++;
        if (end - i == 2)
            return i;
        i = end;
    }
    return STR_NOT_FOUND;
}

static AttuneNode *copy_text(Arena *arena, const AttuneNode *from, size_t start, size_t end)
{
    AttuneNode *node = node_new(arena, ATTUNE_NODE_TEXT, from->line);
    node->text = str_slice(from->text, start, end);
    return node;
}

/** Move the children of a parent to itself, each run of marks as a text of its own. */
static void split_runs(Arena *arena, AttuneNode *parent, MarkRunVec *runs)
{
    AttuneNode *previous = NULL;
    for (AttuneNode *node = node_take_children(parent); node;) {
        AttuneNode *next = node->next;
        size_t plain = 0;
        size_t at = node->kind == ATTUNE_NODE_TEXT ? find_run(node->text, 0) : STR_NOT_FOUND;
        if (at == STR_NOT_FOUND) {
            node_append(parent, node);
            node->next = next; /* the neighbours are still looked at */
            previous = node;
            node = next;
            continue;
        }
        for (; at != STR_NOT_FOUND; at = find_run(node->text, plain)) {
            if (at > plain)
                node_append(parent, copy_text(arena, node, plain, at));
            MarkRun run = {.node = copy_text(arena, node, at, at + 2),
                           .character = node->text.data[at],
                           .can_open = !blank_behind(node, at + 2),
                           .can_close = !blank_before(node, at, previous)};
            node_append(parent, run.node);
            vec_push(runs, run);
            plain = at + 2;
        }
        if (plain < node->text.length)
            node_append(parent, copy_text(arena, node, plain, node->text.length));
        previous = node;
        node = next;
    }
    if (parent->last)
        parent->last->next = NULL;
}

/** Match closers with the nearest opener of their kind; what a match encloses unmatched is text. */
static bool match_runs(MarkRunVec *runs)
{
    VEC(size_t) open = {0};
    size_t count[2] = {0}; /* of open ones by kind, so that a closer without opener costs nothing */
    bool any = false;
    for (size_t i = 0; i < runs->count; i++) {
        MarkRun *run = &runs->items[i];
        size_t kind = run->character == '~';
        if (run->can_close && count[kind]) {
            MarkRun *opener;
            do {
                opener = &runs->items[vec_pop(&open)];
                count[opener->character == '~']--;
            } while (opener->character != run->character);
            opener->open = true;
            run->close = true;
            any = true;
        } else if (run->can_open) {
            vec_push(&open, i);
            count[kind]++;
        }
    }
    vec_clear(&open);
    return any;
}

#define NESTING_MAX 10

static void wrap_matches(Arena *arena, AttuneNode *parent, const MarkRunVec *runs)
{
    size_t next_run = 0;
    size_t depth = 0;
    AttuneNode *place = parent;
    for (AttuneNode *node = node_take_children(parent); node;) {
        AttuneNode *next = node->next;
        const MarkRun *run = next_run < runs->count ? &runs->items[next_run] : NULL;
        if (!run || run->node != node) {
            node_append(place, node);
        } else {
            next_run++;
            if (run->open && ++depth <= NESTING_MAX) {
                AttuneNodeKind kind =
                    run->character == '=' ? ATTUNE_NODE_HIGHLIGHT : ATTUNE_NODE_STRIKE;
                AttuneNode *mark = node_new(arena, kind, node->line);
                node_append(place, mark);
                place = mark;
            } else if (run->close && depth-- <= NESTING_MAX) {
                place = place->parent;
            } else if (!run->open && !run->close) {
                node_append(place, node);
            }
        }
        node = next;
    }
}

void inline_marks_apply(Arena *arena, AttuneNode *parent)
{
    bool possible = false;
    for (const AttuneNode *node = parent->first; node && !possible; node = node->next)
        possible = node->kind == ATTUNE_NODE_TEXT && find_run(node->text, 0) != STR_NOT_FOUND;
    if (!possible)
        return;
    MarkRunVec runs = {0};
    split_runs(arena, parent, &runs);
    if (match_runs(&runs))
        wrap_matches(arena, parent, &runs);
    vec_clear(&runs);
}
