/* Where a subpath leads within one document (vault-spec 5.6). */

#include <inttypes.h>

#include <attune/document.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "markup/slug.h"
#include "markup/walk.h"

typedef VEC(const AttuneNode *) NodeVec;

/** The headings that count: children of the root (vault-spec 6.13). */
static void collect_headings(const AttuneDocument *document, NodeVec *headings)
{
    for (const AttuneNode *node = document->root->first; node; node = node->next) {
        if (node->kind == ATTUNE_NODE_HEADING)
            vec_push(headings, node);
    }
}

/* ---- headings by their text
 * -------------------------------------------------------------------------------------- */

static bool is_blank_in_names(uint32_t c)
{
    static const char blanks[] = "!\"#$%&()*+,./:;<=>?@[\\]^`{|}~";
    return c < 0x80 ? ascii_is_space((char)c) || (c && strchr(blanks, (int)c)) : utf8_is_space(c);
}

/** hnorm of vault-spec 5.6. */
static Str heading_norm(Arena *arena, Str text)
{
    char *copy = ARENA_ARRAY(arena, char, text.length + 1);
    size_t length = 0;
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        if (is_blank_in_names(utf8_next(text, &offset))) {
            if (length && copy[length - 1] != ' ')
                copy[length++] = ' ';
            continue;
        }
        memcpy(copy + length, text.data + start, offset - start);
        length += offset - start;
    }
    if (length && copy[length - 1] == ' ')
        length--;
    return unicode_fold(arena, (Str){copy, length});
}

typedef struct HeadingName {
    Str raw;
    Str plain;
    uint8_t level;
} HeadingName;

static bool name_matches(const HeadingName *name, Str part)
{
    return str_equal(name->raw, part) || str_equal(name->plain, part);
}

/** Index behind the last heading of each heading's section (vault-spec 5.6.1); linear. */
static const size_t *section_ends(Arena *arena, const HeadingName *names, size_t count)
{
    size_t *ends = ARENA_ARRAY(arena, size_t, count);
    for (size_t h = count; h-- > 0;) {
        size_t end = h + 1;
        while (end < count && names[end].level > names[h].level)
            end = ends[end];
        ends[h] = end;
    }
    return ends;
}

/** Where a path of headings can go on, heading by heading; `count` of the headings stands for
 * "nowhere". */
typedef struct PathStep {
    size_t *first;  /* the first heading at or behind this one that matches the rest of the path */
    size_t *target; /* of a heading that matches: the one that the whole rest ends with */
} PathStep;

/**
 * The heading that a path leads to, worked out from its last part to its first. All headings of a
 * section are deeper than its own, so "a deeper one inside the section" is just "before the
 * section's end".
 */
static size_t follow_path(Arena *arena, const HeadingName *names, size_t count, const Str *parts,
                          size_t part_count)
{
    const size_t *ends = section_ends(arena, names, count);
    PathStep step[2];
    for (size_t i = 0; i < 2; i++) {
        step[i].first = ARENA_ARRAY(arena, size_t, count + 1);
        step[i].target = ARENA_ARRAY(arena, size_t, count + 1);
    }
    for (size_t p = part_count; p-- > 0;) {
        PathStep here = step[p % 2];
        PathStep rest = step[(p + 1) % 2];
        bool is_last = p + 1 == part_count;
        Str part = heading_norm(arena, parts[p]);
        here.first[count] = count;
        for (size_t h = count; h-- > 0;) {
            bool matches =
                name_matches(&names[h], part) && (is_last || rest.first[h + 1] < ends[h]);
            here.first[h] = matches ? h : here.first[h + 1];
            if (matches)
                here.target[h] = is_last ? h : rest.target[rest.first[h + 1]];
        }
    }
    size_t start = part_count ? step[0].first[0] : count;
    return start < count ? step[0].target[start] : count;
}

static const AttuneNode *find_by_name(Arena *arena, const NodeVec *headings, const Str *parts,
                                      size_t part_count)
{
    HeadingName *names = ARENA_ARRAY(arena, HeadingName, headings->count);
    for (size_t h = 0; h < headings->count; h++) {
        const AttuneNode *node = headings->items[h];
        names[h].raw = heading_norm(arena, node->as.heading.raw);
        names[h].plain = heading_norm(arena, node->as.heading.plain);
        names[h].level = node->as.heading.level;
    }
    size_t h = follow_path(arena, names, headings->count, parts, part_count);
    return h < headings->count ? headings->items[h] : NULL;
}

/* ---- headings by the anchors that Markdown links use
 * ------------------------------------------------------------- */

Str markup_slug(Arena *arena, Str text)
{
    StrBuf slug = {0};
    for (size_t offset = 0; offset < text.length;) {
        uint32_t c = unicode_lower(utf8_next(text, &offset));
        if (c == ' ')
            strbuf_append_char(&slug, '-');
        else if (c == '-' || c == '_' || unicode_is_letter(c) || unicode_is_digit(c) ||
                 unicode_is_mark(c))
            strbuf_append_code_point(&slug, c);
    }
    Str result = arena_clone_str(arena, strbuf_view(&slug));
    strbuf_clear(&slug);
    return result;
}

void slug_counter_clear(SlugCounter *counter) { map_clear(&counter->seen); }

Str slug_counter_next(SlugCounter *counter, Arena *arena, Str text)
{
    Str slug = markup_slug(arena, text);
    uint32_t *again = map_at(&counter->seen, slug, 0);
    uint32_t number = (*again)++;
    return number == 0 ? slug : arena_printf(arena, "%.*s-%" PRIu32, STR_ARG(slug), number);
}

static const AttuneNode *find_by_slug(Arena *arena, const NodeVec *headings, Str part)
{
    SlugCounter counter = {0};
    const AttuneNode *found = NULL;
    for (size_t h = 0; h < headings->count && !found; h++) {
        Str slug = slug_counter_next(&counter, arena, headings->items[h]->as.heading.plain);
        if (!str_is_empty(slug) && unicode_fold_equal(slug, part))
            found = headings->items[h];
    }
    slug_counter_clear(&counter);
    return found;
}

static const AttuneNode *find_heading(const AttuneDocument *document, const Str *parts,
                                      size_t part_count, bool slugs)
{
    NodeVec headings = {0};
    Arena arena = {0};
    collect_headings(document, &headings);
    const AttuneNode *found = find_by_name(&arena, &headings, parts, part_count);
    if (!found && slugs && part_count == 1)
        found = find_by_slug(&arena, &headings, parts[0]);
    arena_clear(&arena);
    vec_clear(&headings);
    return found;
}

/* ---- blocks and footnotes
 * ---------------------------------------------------------------------------------------- */

static const AttuneNode *find_id_below(const AttuneNode *root, Str id)
{
    Walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.entering && !str_is_empty(walk.node->id) && unicode_fold_equal(walk.node->id, id))
            return walk.node;
    }
    return NULL;
}

/** `part` is "^id". */
static const AttuneNode *find_block(const AttuneDocument *document, Str part)
{
    Str id = str_from_offset(part, 1);
    const AttuneNode *found = find_id_below(document->root, id);
    for (size_t i = 0; i < document->footnote_count && !found; i++)
        found = find_id_below(document->footnotes[i], id);
    return found;
}

/** `part` is "[^label]". */
static const AttuneNode *find_footnote(const AttuneDocument *document, Str part)
{
    Str label = str_slice(part, 2, part.length - 1);
    for (size_t i = 0; i < document->footnote_count; i++) {
        const AttuneNode *footnote = document->footnotes[i];
        if (!str_is_empty(footnote->as.footnote.label) &&
            unicode_fold_equal(footnote->as.footnote.label, label))
            return footnote;
    }
    return NULL;
}

const AttuneNode *attune_document_find(const AttuneDocument *document, AttuneAnchorKind kind,
                                       const AttuneStr *parts, size_t part_count, bool slugs)
{
    if (part_count == 0)
        return NULL;
    switch (kind) {
    case ATTUNE_ANCHOR_HEADING:
        return find_heading(document, parts, part_count, slugs);
    case ATTUNE_ANCHOR_BLOCK:
        return find_block(document, parts[0]);
    case ATTUNE_ANCHOR_FOOTNOTE:
        return parts[0].length > 3 ? find_footnote(document, parts[0]) : NULL;
    case ATTUNE_ANCHOR_NONE:
    case ATTUNE_ANCHOR_VIEW:
        break;
    }
    return NULL;
}

const AttuneNode *attune_document_section_end(const AttuneDocument *document,
                                              const AttuneNode *heading)
{
    (void)document;
    const AttuneNode *end = heading;
    for (const AttuneNode *node = heading->next; node; node = node->next) {
        if (node->kind == ATTUNE_NODE_HEADING &&
            node->as.heading.level <= heading->as.heading.level)
            break;
        end = node;
    }
    return end;
}
