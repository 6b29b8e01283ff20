#include "cli/theme_file.h"

#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "host/env.h"

#define THEME_BYTES_MAX ((size_t)1 << 20)

/** The text of the first file of that name, in `*path`: the person's own, then those that come with
 * attune. */
static bool read_theme(Arena *arena, Str name, StrBuf *text, Str *path, Error *error)
{
    const Str folders[] = {env_config_folder(arena), STR(ATTUNE_DATA_DIR)};
    bool found = false;
    error_set(error, ATTUNE_ERROR_NOT_FOUND, "no such theme");
    for (size_t i = 0; i < 2 && !found && error->kind == ATTUNE_ERROR_NOT_FOUND; i++) {
        if (str_is_empty(folders[i]) || str_find_char(name, '/', 0) != STR_NOT_FOUND) {
            continue;
        }
        *path = path_join(arena, path_join(arena, folders[i], STR("themes")),
                          arena_printf(arena, "%.*s.yaml", STR_ARG(name)));
        found = file_read(path->data, THEME_BYTES_MAX, text, error);
    }
    return found;
}

bool theme_load(Theme *theme, Str name, ColorDepth depth, Background background, AttuneError *error)
{
    Error unknown = {0};
    if (theme_build(theme, name, depth, background, &unknown)) {
        return true;
    }
    Arena arena = {0};
    StrBuf text = {0};
    Error reading = {0};
    Str path = {0};
    bool ok = read_theme(&arena, name, &text, &path, &reading);
    if (ok) {
        theme_build(theme, (Str){0}, depth, background, NULL);
        ok = theme_apply_file(theme, strbuf_view(&text), path, error);
    } else if (error) {
        *error = reading.kind == ATTUNE_ERROR_NOT_FOUND ? unknown : reading;
    }
    strbuf_clear(&text);
    arena_clear(&arena);
    return ok;
}
