/* Any bytes are a link that a person types into a vault with awkward names. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <attune/vault.h>

#include "base/assert.h"
#include "base/str.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {
    "a.md",  "A.md",      "f/a.md",          "f/g/a.md",    "a|b.md",   "c.md.md",  "k#l.md",
    "i.png", "f/why?.md", "Cafe\xCC\x81.md", "bad \xFF.md", "tab\t.md", "x]] y.md", "n.markdown",
};
#define NAME_COUNT (sizeof names / sizeof *names)

/** Opened once; only the list of names matters, so the files are gone again at once. */
static AttuneVault *open_names(void)
{
    char root[] = "/tmp/attune-fuzz.XXXXXX";
    char path[256];
    ASSERT(mkdtemp(root), "there is a folder for temporary files");
    static const char *const folders[] = {"f", "f/g"};
    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(path, sizeof path, "%s/%s", root, folders[i]);
        (void)mkdir(path, 0700);
    }
    for (size_t i = 0; i < NAME_COUNT; i++) {
        (void)snprintf(path, sizeof path, "%s/%s", root, names[i]);
        FILE *file = fopen(path, "wb");
        ASSERT(file, "a file can be made there");
        (void)fputs("---\naliases: [al]\n---\n# H\n", file);
        (void)fclose(file);
    }
    AttuneVault *vault = attune_vault_open(root, NULL, NULL);
    ASSERT(vault, "the folder is there");
    attune_vault_finish(vault);
    for (size_t i = 0; i < NAME_COUNT; i++) {
        (void)snprintf(path, sizeof path, "%s/%s", root, names[i]);
        (void)unlink(path);
    }
    for (size_t i = 2; i-- > 0;) {
        (void)snprintf(path, sizeof path, "%s/%s", root, folders[i]);
        (void)rmdir(path);
    }
    (void)rmdir(root);
    return vault;
}

static void resolve_from(const AttuneVault *vault, const AttuneLink *link, AttuneFileId from)
{
    AttuneFileId found[4];
    AttuneResolution best = attune_vault_resolve(vault, link, from);
    size_t count = attune_vault_candidates(vault, link, from, found, 4);
    bool is_file = best.how != ATTUNE_HOW_SELF && best.target != ATTUNE_FILE_NONE;
    ASSERT(!is_file || (count > 0 && found[0] == best.target), "the best candidate is the target");
    ASSERT(!is_file || attune_vault_file(vault, best.target)->valid_name, "names are text");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static AttuneVault *vault;
    if (!vault)
        vault = open_names();
    Str text = {(const char *)data, size};
    AttuneLink link;
    void *memory;
    if (attune_link_parse(text, &link, &memory)) {
        ASSERT(utf8_valid_length(link.path) == link.path.length, "a path is text");
        ASSERT(utf8_valid_length(link.text) == link.text.length, "a display is text");
        size_t count;
        const AttuneFileId *files = attune_vault_files(vault, &count);
        resolve_from(vault, &link, ATTUNE_FILE_NONE);
        for (size_t i = 0; i < count; i++)
            resolve_from(vault, &link, files[i]);
        (void)attune_vault_unresolved_find(vault, &link);
        free(memory);
    }
    AttuneFileId nearest[3];
    (void)attune_vault_find(vault, text);
    (void)attune_vault_nearest(vault, text, nearest, 3);
    return 0;
}
