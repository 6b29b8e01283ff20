#include "cli/theme_file.h"

#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "host/env.h"

#define THEME_BYTES_MAX ((size_t)1 << 20)

static Str path_of(Arena *arena, Str name)
{
    Str folder = env_config_folder(arena);
    if (str_is_empty(folder) || str_find_char(name, '/', 0) != STR_NOT_FOUND) {
        return (Str){0};
    }
    return path_join(arena, path_join(arena, folder, STR("themes")),
                     arena_printf(arena, "%.*s.yaml", STR_ARG(name)));
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
    Str path = path_of(&arena, name);
    bool ok = !str_is_empty(path) && file_read(path.data, THEME_BYTES_MAX, &text, &reading);
    if (ok) {
        theme_build(theme, (Str){0}, depth, background, NULL);
        ok = theme_apply_file(theme, strbuf_view(&text), path, error);
    } else if (error) {
        bool absent = reading.kind == ATTUNE_ERROR_NONE || reading.kind == ATTUNE_ERROR_NOT_FOUND;
        *error = absent ? unknown : reading;
    }
    strbuf_clear(&text);
    arena_clear(&arena);
    return ok;
}
