/* Which folder a person means by an argument (vault-spec 1.1). */

#include <stdlib.h>

#include <attune/vault.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/path.h"

static char *clone_cstr(Str text)
{
    StrBuf copy = {0};
    strbuf_append(&copy, text);
    strbuf_cstr(&copy);
    return copy.data;
}

static bool is_vault(Arena *arena, Str folder)
{
    FileInfo info;
    return file_info(path_join(arena, folder, STR(".obsidian")).data, true, &info, NULL) &&
           info.kind == FILE_KIND_FOLDER;
}

/** The real path, in `arena`; empty when it leads nowhere. */
static Str real_path(Arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    Str result = real ? arena_clone_str(arena, str_from(real)) : (Str){0};
    free(real);
    return result;
}

/**
 * `folder` itself when it is a vault, else the nearest folder above it that is, neither `home` or
 * above it nor "/"; else empty.
 */
static Str climb(Arena *arena, Str folder, Str home)
{
    if (is_vault(arena, folder))
        return folder;
    while (!str_equal(folder, STR("/"))) {
        folder = path_dir(folder);
        bool forbidden =
            str_equal(folder, STR("/")) || (!str_is_empty(home) && path_is_inside(home, folder));
        if (forbidden)
            return (Str){0};
        Str terminated = arena_clone_str(arena, folder);
        if (is_vault(arena, terminated))
            return terminated;
    }
    return (Str){0};
}

/** Fill `place` for `target`, a real path, or a real folder and the name of a note in it. */
static void fill_place(AttunePlace *place, Str root, Str target, bool is_note)
{
    Str inside = str_from_offset(target, root.length);
    while (str_starts_with(inside, STR("/")))
        inside = str_from_offset(inside, 1);
    *place =
        (AttunePlace){.root = clone_cstr(root), .inside = clone_cstr(inside), .is_note = is_note};
}

static bool place_file(Arena *arena, const char *argument, Str home, AttunePlace *place,
                       Error *error)
{
    Str path = str_from(argument);
    Str folder = path_dir(path);
    Str name = path_base(path);
    folder = real_path(arena, str_is_empty(folder) ? "." : arena_clone_str(arena, folder).data);
    if (str_is_empty(folder))
        return error_set(error, ATTUNE_ERROR_NOT_FOUND, "%s: no such folder or note", argument);
    Str root = climb(arena, folder, home);
    if (str_is_empty(root))
        root = folder;
    /* A link is opened by its own name, but within a vault it is what it leads to (1.8). */
    Str target = real_path(arena, argument);
    if (!path_is_inside(target, root))
        target = path_join(arena, folder, name);
    fill_place(place, root, target, true);
    return true;
}

bool attune_place_find(const char *argument, const char *home, AttunePlace *place,
                       AttuneError *error)
{
    *place = (AttunePlace){0};
    Arena arena = {0};
    Str real_home = home && *home ? real_path(&arena, home) : (Str){0};
    const char *path = argument ? argument : ".";
    FileInfo info;
    Error cause;
    bool found = file_info(path, true, &info, &cause);
    bool is_folder = found && info.kind == FILE_KIND_FOLDER;
    Str folder = is_folder ? real_path(&arena, path) : (Str){0};
    if ((!found && cause.kind == ATTUNE_ERROR_NOT_FOUND) || (is_folder && str_is_empty(folder))) {
        found = error_set(error, ATTUNE_ERROR_NOT_FOUND, "%s: no such folder or note", path);
    } else if (!found) {
        if (error)
            *error = cause;
    } else if (is_folder) {
        Str root = climb(&arena, folder, real_home);
        fill_place(place, str_is_empty(root) ? folder : root, folder, false);
    } else if (info.kind != FILE_KIND_REGULAR) {
        found = error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: not a regular file", path);
    } else {
        found = place_file(&arena, path, real_home, place, error);
    }
    arena_clear(&arena);
    return found;
}

void attune_place_clear(AttunePlace *place)
{
    mem_free(place->root);
    mem_free(place->inside);
    *place = (AttunePlace){0};
}
