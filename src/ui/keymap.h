#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

/* Which keys mean which command, where. The defaults are a const table; a keymap is a copy that a
 * person's settings may change. */

#include "base/error.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "ui/key.h"

/** Where a binding holds. What has the focus is asked first, then lists where it is one, then
 * everywhere. */
typedef enum Context {
    CONTEXT_EVERYWHERE,
    CONTEXT_LIST,
    CONTEXT_NOTE,
    CONTEXT_FACETS,
    CONTEXT_PEEK,
    CONTEXT_PROBLEMS,
    CONTEXT_HELP,
    CONTEXT_COUNT
} Context;

/** "everywhere", "list" …, as the settings write it. Static text. */
Str context_name(Context context);
/** Bindings of which context are tried after those of `context`; CONTEXT_COUNT: none. */
Context context_fallback(Context context);

#define SEQUENCE_MAX 2

typedef struct Binding {
    Context context;
    uint8_t length;
    Key keys[SEQUENCE_MAX];
    Str command; /* static text */
} Binding;

typedef struct Keymap {
    VEC(Binding)
    bindings; /* in the order of the table: the first one of a command is its main one */
} Keymap;

typedef enum KeymapMatch { KEYMAP_NONE, KEYMAP_PREFIX, KEYMAP_FOUND } KeymapMatch;

void keymap_init(Keymap *keymap);
void keymap_clear(Keymap *keymap);

/** What `keys` typed in `context` mean. `*command` is set for KEYMAP_FOUND. */
KeymapMatch keymap_find(const Keymap *keymap, Context context, const Key *keys, size_t count,
                        Str *command);
/**
 * Bind the key sequence `keys` ("gd", "<C-o>") in `context` to `command`, in place of what it
 * meant; an empty command unbinds.
 * @return false with `error` for unknown names, and for a sequence that would hide or be hidden by
 * a longer or shorter one; the keymap is as it was then
 */
bool keymap_bind(Keymap *keymap, Str context, Str keys, Str command, Error *error);

/** The first binding of `command` that holds in `context`; NULL: it has no key there. */
const Binding *keymap_key_of(const Keymap *keymap, Context context, Str command);
/** "gd", "Ctrl-O", "Space". */
void binding_append_label(StrBuf *out, const Binding *binding, bool ascii);
bool binding_parse(Str keys, Binding *out);

#endif
