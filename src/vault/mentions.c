#include <attune/vault.h>

#include "base/alloc.h"

struct AttuneMentions {
    const AttuneVault *vault;
};

AttuneMentions *attune_mentions_start(const AttuneVault *vault, AttuneFileId note)
{
    (void)note;
    AttuneMentions *mentions = MEM_NEW(AttuneMentions);
    mentions->vault = vault;
    return mentions;
}

bool attune_mentions_step(AttuneMentions *mentions, unsigned milliseconds)
{
    (void)mentions;
    (void)milliseconds;
    return false;
}

const AttuneMention *attune_mentions_list(const AttuneMentions *mentions, size_t *count)
{
    (void)mentions;
    *count = 0;
    return NULL;
}

void attune_mentions_free(AttuneMentions *mentions) { mem_free(mentions); }
