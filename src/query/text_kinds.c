#include "query/text_kinds.h"

#include <string.h>

#include "base/alloc.h"

static void make_room(TextKinds *kinds, AttuneFileId file)
{
    if (file < kinds->count)
        return;
    size_t count = (size_t)file + 1;
    count = count < kinds->count * 2 ? kinds->count * 2 : count;
    kinds->known = mem_resize(kinds->known, count, sizeof *kinds->known);
    memset(kinds->known + kinds->count, 0, (count - kinds->count) * sizeof *kinds->known);
    kinds->count = count;
}

static void drop_copy(TextKinds *kinds, KnownKind *known)
{
    if (!known->copy)
        return;
    kinds->copied -= known->copy->arena.used;
    arena_clear(&known->copy->arena);
    mem_free(known->copy);
    known->copy = NULL;
}

unsigned text_kinds_get(TextKinds *kinds, const AttuneFile *file)
{
    make_room(kinds, file->id);
    KnownKind *known = &kinds->known[file->id];
    if (known->version != file->version + 1) {
        drop_copy(kinds, known);
        known->version = file->version + 1;
        known->kind = text_kind(file->text);
    }
    return known->kind;
}

/* Beyond this, plain forms are made anew each time. */
#define COPIED_MAX ((size_t)64 << 20)

PlainText text_kinds_plain(TextKinds *kinds, const AttuneFile *file, bool ignore_case,
                           Arena *scratch)
{
    unsigned kind = text_kinds_get(kinds, file);
    KnownKind *known = &kinds->known[file->id];
    if (kind == TEXT_PLAIN || !ignore_case)
        return plain_make(scratch, file->text, kind, ignore_case);
    if (known->copy)
        return known->copy->plain;
    if (kinds->copied + file->text.length * 2 > COPIED_MAX)
        return plain_make(scratch, file->text, kind, ignore_case);
    known->copy = MEM_NEW(PlainCopy);
    known->copy->plain = plain_make(&known->copy->arena, file->text, kind, ignore_case);
    kinds->copied += known->copy->arena.used;
    return known->copy->plain;
}

void text_kinds_clear(TextKinds *kinds)
{
    for (size_t i = 0; i < kinds->count; i++)
        drop_copy(kinds, &kinds->known[i]);
    mem_free(kinds->known);
    *kinds = (TextKinds){0};
}
