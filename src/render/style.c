#include "render/style.h"

#include "base/assert.h"

static const Str role_names[ROLE_COUNT] = {
#define X(name) STR_INIT(#name),
    ROLES(X)
#undef X
};

Str role_name(Role role)
{
    ASSERT((unsigned)role < ROLE_COUNT, "a role is one of the list");
    return role_names[role];
}

bool role_by_name(Str name, Role *role)
{
    for (int i = 0; i < ROLE_COUNT; i++) {
        if (str_equal(role_names[i], name)) {
            *role = (Role)i;
            return true;
        }
    }
    return false;
}

typedef struct GlyphForms {
    Str unicode;
    Str ascii;
} GlyphForms;

static const GlyphForms glyph_forms[GLYPH_COUNT] = {
#define X(name, unicode, ascii) {STR_INIT(unicode), STR_INIT(ascii)},
    GLYPHS(X)
#undef X
};

Str glyph_text(Glyph glyph, bool ascii)
{
    ASSERT((unsigned)glyph < GLYPH_COUNT, "a glyph is one of the list");
    return ascii ? glyph_forms[glyph].ascii : glyph_forms[glyph].unicode;
}
