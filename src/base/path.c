#include "base/path.h"

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/vec.h"

Str path_join(Arena *arena, Str folder, Str name)
{
    if (folder.length == 0 || str_starts_with(name, STR("/"))) {
        return arena_clone_str(arena, name);
    }
    const char *slash = str_ends_with(folder, STR("/")) ? "" : "/";
    StrBuf joined = {0};
    strbuf_append(&joined, folder);
    strbuf_append(&joined, str_from(slash));
    strbuf_append(&joined, name);
    Str result = arena_clone_str(arena, strbuf_view(&joined));
    strbuf_clear(&joined);
    return result;
}

Str path_dir(Str path)
{
    size_t slash = str_find_last_char(path, '/');
    if (slash == STR_NOT_FOUND) {
        return STR("");
    }
    return str_slice(path, 0, slash == 0 ? 1 : slash);
}

Str path_base(Str path)
{
    size_t slash = str_find_last_char(path, '/');
    return slash == STR_NOT_FOUND ? path : str_from_offset(path, slash + 1);
}

/* Offset of the extension's dot in a last segment, or its length. */
static size_t extension_dot(Str base)
{
    size_t dot = str_find_last_char(base, '.');
    return dot == STR_NOT_FOUND || dot == 0 ? base.length : dot;
}

Str path_extension(Str path)
{
    Str base = path_base(path);
    return str_from_offset(base, extension_dot(base) + 1);
}

Str path_stem(Str path)
{
    Str base = path_base(path);
    return str_slice(base, 0, extension_dot(base));
}

bool path_has_extension(Str path, Str extension)
{
    Str base = path_base(path);
    size_t dot = extension_dot(base);
    return dot < base.length && str_equal_ascii_nocase(str_from_offset(base, dot + 1), extension);
}

bool path_is_inside(Str path, Str folder)
{
    if (folder.length == 0) {
        return !str_starts_with(path, STR("/"));
    }
    if (!str_starts_with(path, folder)) {
        return false;
    }
    return path.length == folder.length || folder.data[folder.length - 1] == '/' ||
           path.data[folder.length] == '/';
}

bool path_normalise(Arena *arena, Str path, Str *out)
{
    *out = STR("");
    StrBuf normal = {0};
    bool is_absolute = str_starts_with(path, STR("/"));
    size_t root = is_absolute ? 1 : 0;
    if (is_absolute) {
        strbuf_append_char(&normal, '/');
    }
    bool stays = true;
    Str rest = path;
    Str segment;
    while (stays && str_next_piece(&rest, '/', &segment)) {
        if (segment.length == 0 || str_equal(segment, STR("."))) {
            continue;
        }
        if (!str_equal(segment, STR(".."))) {
            if (normal.length > root) {
                strbuf_append_char(&normal, '/');
            }
            strbuf_append(&normal, segment);
            continue;
        }
        stays = normal.length > root;
        if (stays) {
            size_t slash = str_find_last_char(strbuf_view(&normal), '/');
            normal.length = slash == STR_NOT_FOUND || slash < root ? root : slash;
        }
    }
    if (stays) {
        *out = arena_clone_str(arena, strbuf_view(&normal));
    }
    strbuf_clear(&normal);
    return stays;
}

/* Bytes of the whole segments that both begin with, a slash behind them included. */
static size_t common_folder(Str folder, Str path)
{
    size_t shared = 0;
    size_t i = 0;
    for (; i < folder.length && i < path.length && folder.data[i] == path.data[i]; i++) {
        if (folder.data[i] == '/') {
            shared = i + 1;
        }
    }
    if (i == folder.length && i < path.length && path.data[i] == '/') {
        return i + 1;
    }
    if (i == path.length && (i == folder.length || folder.data[i] == '/')) {
        return i;
    }
    return shared;
}

Str path_relative(Arena *arena, Str folder, Str path)
{
    StrBuf relative = {0};
    size_t shared = common_folder(folder, path);
    Str rest = str_from_offset(folder, shared);
    Str segment;
    while (str_next_piece(&rest, '/', &segment)) {
        if (segment.length > 0) {
            strbuf_append(&relative, STR("../"));
        }
    }
    Str tail = str_from_offset(path, shared);
    if (tail.length > 0) {
        strbuf_append(&relative, tail);
    } else if (relative.length > 0) {
        relative.length--;
    } else {
        strbuf_append_char(&relative, '.');
    }
    Str result = arena_clone_str(arena, strbuf_view(&relative));
    strbuf_clear(&relative);
    return result;
}

int path_compare(Str a, Str b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    size_t i = 0;
    while (i < shorter && a.data[i] == b.data[i]) {
        i++;
    }
    if (i == shorter) {
        return (a.length > b.length) - (a.length < b.length);
    }
    if (a.data[i] == '/' || b.data[i] == '/') {
        return a.data[i] == '/' ? -1 : 1;
    }
    return (unsigned char)a.data[i] < (unsigned char)b.data[i] ? -1 : 1;
}
