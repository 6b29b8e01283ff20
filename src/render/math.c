#include "render/math.h"

/* Letters, digits and plain operators read as they are. */
static bool is_plain(Str source)
{
    for (size_t i = 0; i < source.length; i++) {
        char c = source.data[i];
        if (c == '\\' || c == '^' || c == '_' || c == '{' || c == '}' || c == '&') {
            return false;
        }
    }
    return true;
}

bool math_to_unicode(Arena *arena, Str source, Str *out)
{
    *out = arena_clone_str(arena, source);
    return is_plain(source);
}

bool math_block_to_unicode(Arena *arena, Str source, Str *out)
{
    return math_to_unicode(arena, source, out);
}
