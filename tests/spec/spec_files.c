#include "spec/spec_files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/strbuf.h"
#include "spec/spec_example.h"

static int is_visible(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static bool is_note(Str name)
{
    return str_ends_with(name, STR(".md")) || str_ends_with(name, STR(".txt"));
}

size_t spec_each_note(const char *folder, void (*visit)(void *context, const char *path, Str note),
                      void *context)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_visible, alphasort);
    size_t notes = 0;
    StrBuf bytes = {0};
    for (int i = 0; i < count; i++) {
        StrBuf path = {0};
        strbuf_printf(&path, "%s/%s", folder, entries[i]->d_name);
        struct stat status;
        bool found = stat(strbuf_cstr(&path), &status) == 0;
        if (found && S_ISDIR(status.st_mode)) {
            notes += spec_each_note(strbuf_cstr(&path), visit, context);
        } else if (found && S_ISREG(status.st_mode) && is_note(str_from(entries[i]->d_name))) {
            spec_read_file(strbuf_cstr(&path), &bytes);
            visit(context, strbuf_cstr(&path), strbuf_view(&bytes));
            notes++;
        }
        strbuf_clear(&path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    strbuf_clear(&bytes);
    return notes;
}

size_t spec_each_note_at_hand(const char *samples,
                              void (*visit)(void *context, const char *path, Str note),
                              void *context)
{
    size_t count = spec_each_note(ATTUNE_SOURCE_DIR "/notes", visit, context);
    count += spec_each_note(ATTUNE_SOURCE_DIR "/tests/vaults", visit, context);
    if (samples && *samples) {
        StrBuf path = {0};
        strbuf_printf(&path, "%s/vaults", samples);
        count += spec_each_note(strbuf_cstr(&path), visit, context);
        strbuf_clear(&path);
    }
    return count;
}
