/* Any bytes are a settings file: the first one says which. Then paths are held against the filters.
 */

#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/utf8.h"
#include "vault/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(Str text)
{
    ASSERT(utf8_valid_length(text) == text.length, "what the settings say is text");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const files[] = {".obsidian/app.json", ".obsidian/types.json",
                                        ".obsidian/daily-notes.json", ".obsidian/templates.json",
                                        ".obsidian/bookmarks.json"};
    static const Str paths[] = {{"archive/a b.md", 14}, {"\xFF\xFE.md", 5}, {"", 0}};
    if (size == 0)
        return 0;
    int nowhere = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
    Settings *settings = settings_read(nowhere);
    if (nowhere >= 0)
        (void)close(nowhere);
    settings_take(settings, files[data[0] % 5], (Str){(const char *)data + 1, size - 1});
    for (size_t i = 0; i < 3; i++)
        (void)settings_exclude(settings, paths[i], paths[i]);
    check_text(settings->face.daily_folder);
    check_text(settings->face.daily_format);
    check_text(settings->face.templates_folder);
    for (size_t i = 0; i < settings->face.bookmark_count; i++)
        check_text(settings->face.bookmarks[i].path);
    for (size_t i = 0; i < settings->problems.count; i++)
        check_text(settings->problems.items[i].message);
    settings_free(settings);
    return 0;
}
