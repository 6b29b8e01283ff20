/* Where a subpath leads within one document (vault-spec 5.6). */

#include <inttypes.h>

#include <attune/document.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "markup/anchor.h"
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

static const AttuneNode *find_by_name(Arena *arena, const NodeVec *headings, const Str *parts,
                                      size_t part_count)
{
    HeadingName *names = ARENA_ARRAY(arena, HeadingName, headings->count);
    for (size_t h = 0; h < headings->count; h++) {
        const AttuneNode *node = headings->items[h];
        names[h].raw = heading_normalise(arena, node->as.heading.raw);
        names[h].plain = heading_normalise(arena, node->as.heading.plain);
        names[h].level = node->as.heading.level;
    }
    size_t h = heading_find_path(arena, names, headings->count, parts, part_count);
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
