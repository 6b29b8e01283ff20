#include "vault/anchors.h"

#include "base/unicode.h"

static bool has_slug(Note *note, Arena *scratch, Str part)
{
    Str wanted = unicode_fold(scratch, part);
    const Str *slugs = note_heading_slugs(note);
    for (size_t i = 0; i < note->record->heading_count; i++) {
        if (!str_is_empty(slugs[i]) && str_equal(slugs[i], wanted))
            return true;
    }
    return false;
}

static bool has_heading(Note *note, const AttuneLink *link)
{
    Arena scratch = {0};
    size_t count = note->record->heading_count;
    bool found = heading_find_path(&scratch, note_heading_names(note), count, link->parts,
                                   link->part_count) < count;
    if (!found && link->kind == ATTUNE_LINK_MARKDOWN && link->part_count == 1)
        found = has_slug(note, &scratch, link->parts[0]);
    arena_clear(&scratch);
    return found;
}

static bool has_block(const AttuneRecord *record, Str part)
{
    Arena scratch = {0};
    Str id = unicode_fold(&scratch, str_from_offset(part, 1));
    bool found = false;
    for (size_t i = 0; i < record->block_count && !found; i++)
        found = str_equal_ascii_nocase(record->blocks[i].id, id);
    arena_clear(&scratch);
    return found;
}

AttuneAnchorState anchors_check(Entry *target, const AttuneLink *link)
{
    if (!target->face.read || link->part_count == 0)
        return ATTUNE_ANCHOR_UNSET;
    bool found;
    if (link->anchor == ATTUNE_ANCHOR_HEADING)
        found = has_heading(target->note, link);
    else if (link->anchor == ATTUNE_ANCHOR_BLOCK)
        found = has_block(target->note->record, link->parts[0]);
    else
        return ATTUNE_ANCHOR_UNSET;
    return found ? ATTUNE_ANCHOR_FOUND : ATTUNE_ANCHOR_MISSING;
}
