#include "query/text_kinds.h"

#include <string.h>

#include "base/alloc.h"
#include "query/needle.h"

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

unsigned text_kinds_get(TextKinds *kinds, const AttuneFile *file)
{
    make_room(kinds, file->id);
    KnownKind *known = &kinds->known[file->id];
    if (known->version != file->version + 1) {
        known->version = file->version + 1;
        known->kind = text_kind(file->text);
    }
    return known->kind;
}

void text_kinds_clear(TextKinds *kinds)
{
    mem_free(kinds->known);
    *kinds = (TextKinds){0};
}
