#include "ui/keymap.h"

#include "base/alloc.h"
#include "base/assert.h"
#include "ui/command.h"
#include "ui/keymap_default.h"

static const Str context_names[CONTEXT_COUNT] = {
    [CONTEXT_EVERYWHERE] = STR_INIT("everywhere"),
    [CONTEXT_LIST] = STR_INIT("list"),
    [CONTEXT_NOTE] = STR_INIT("note"),
    [CONTEXT_FACETS] = STR_INIT("facets"),
    [CONTEXT_PEEK] = STR_INIT("peek"),
    [CONTEXT_PROBLEMS] = STR_INIT("problems"),
    [CONTEXT_HELP] = STR_INIT("help"),
};

Str context_name(Context context) { return context_names[context]; }

Context context_fallback(Context context)
{
    switch (context) {
    case CONTEXT_EVERYWHERE:
        return CONTEXT_COUNT;
    case CONTEXT_FACETS:
    case CONTEXT_PROBLEMS:
    case CONTEXT_HELP:
        return CONTEXT_LIST;
    case CONTEXT_PEEK:
        return CONTEXT_NOTE;
    default:
        return CONTEXT_EVERYWHERE;
    }
}

static bool find_context(Str name, Context *context)
{
    for (int i = 0; i < CONTEXT_COUNT; i++) {
        if (str_equal(context_names[i], name)) {
            *context = (Context)i;
            return true;
        }
    }
    return false;
}

bool binding_parse(Str keys, Binding *out)
{
    out->length = 0;
    for (size_t offset = 0; offset < keys.length;) {
        Key key;
        if (out->length == SEQUENCE_MAX || !key_parse(keys, &offset, &key)) {
            return false;
        }
        out->keys[out->length++] = key_normalize(key);
    }
    return out->length > 0;
}

void binding_append_label(StrBuf *out, const Binding *binding, bool ascii)
{
    for (size_t i = 0; i < binding->length; i++) {
        key_append_label(out, binding->keys[i], ascii);
    }
}

void keymap_init(Keymap *keymap)
{
    size_t count;
    const DefaultBinding *defaults = keymap_defaults(&count);
    *keymap = (Keymap){0};
    vec_reserve(&keymap->bindings, count);
    for (size_t i = 0; i < count; i++) {
        Binding binding = {.context = defaults[i].context, .command = defaults[i].command};
        ASSERT(binding_parse(defaults[i].keys, &binding), "the table of bindings is tested");
        vec_push(&keymap->bindings, binding);
    }
}

void keymap_clear(Keymap *keymap) { vec_clear(&keymap->bindings); }

static bool starts_with(const Binding *binding, const Key *keys, size_t count)
{
    return count <= binding->length && memcmp(binding->keys, keys, count * sizeof(Key)) == 0;
}

KeymapMatch keymap_find(const Keymap *keymap, Context context, const Key *keys, size_t count,
                        Str *command)
{
    for (; context != CONTEXT_COUNT; context = context_fallback(context)) {
        KeymapMatch match = KEYMAP_NONE;
        for (size_t i = 0; i < keymap->bindings.count; i++) {
            const Binding *binding = &keymap->bindings.items[i];
            if (binding->context != context || !starts_with(binding, keys, count)) {
                continue;
            }
            if (binding->length == count) {
                *command = binding->command;
                return KEYMAP_FOUND;
            }
            match = KEYMAP_PREFIX;
        }
        if (match == KEYMAP_PREFIX) {
            return match;
        }
    }
    return KEYMAP_NONE;
}

const Binding *keymap_key_of(const Keymap *keymap, Context context, Str command)
{
    for (; context != CONTEXT_COUNT; context = context_fallback(context)) {
        for (size_t i = 0; i < keymap->bindings.count; i++) {
            const Binding *binding = &keymap->bindings.items[i];
            if (binding->context == context && str_equal(binding->command, command)) {
                return binding;
            }
        }
    }
    return NULL;
}

/* A binding of the same context, other than the same keys, of which one begins with the other. */
static const Binding *find_clash(const Keymap *keymap, const Binding *wanted)
{
    for (size_t i = 0; i < keymap->bindings.count; i++) {
        const Binding *binding = &keymap->bindings.items[i];
        bool clashes = binding->context == wanted->context && binding->length != wanted->length &&
                       (starts_with(binding, wanted->keys, wanted->length) ||
                        starts_with(wanted, binding->keys, binding->length));
        if (clashes) {
            return binding;
        }
    }
    return NULL;
}

static void remove_binding(Keymap *keymap, const Binding *wanted)
{
    size_t kept = 0;
    for (size_t i = 0; i < keymap->bindings.count; i++) {
        Binding binding = keymap->bindings.items[i];
        bool same = binding.context == wanted->context && binding.length == wanted->length &&
                    starts_with(&binding, wanted->keys, wanted->length);
        if (!same) {
            keymap->bindings.items[kept++] = binding;
        }
    }
    keymap->bindings.count = kept;
}

static bool refuse_clash(const Binding *clash, Str keys, Error *error)
{
    StrBuf label = {0};
    for (size_t i = 0; i < clash->length; i++) {
        key_append_code(&label, clash->keys[i]);
    }
    error_set(error, ATTUNE_ERROR_USAGE, "the keys “%.*s” clash with “%s”, which is “%.*s”",
              STR_ARG(keys), strbuf_cstr(&label), STR_ARG(clash->command));
    strbuf_clear(&label);
    return false;
}

bool keymap_bind(Keymap *keymap, Str context, Str keys, Str command, Error *error)
{
    Binding wanted = {0};
    if (!find_context(context, &wanted.context)) {
        return error_set(error, ATTUNE_ERROR_USAGE, "no context is named “%.*s”", STR_ARG(context));
    }
    if (!binding_parse(keys, &wanted)) {
        return error_set(error, ATTUNE_ERROR_USAGE, "“%.*s” are no one or two keys", STR_ARG(keys));
    }
    const Command *found = command_by_name(command);
    if (!found && !str_is_empty(command)) {
        return error_set(error, ATTUNE_ERROR_USAGE, "no command is named “%.*s”", STR_ARG(command));
    }
    const Binding *clash = found ? find_clash(keymap, &wanted) : NULL;
    if (clash) {
        return refuse_clash(clash, keys, error);
    }
    remove_binding(keymap, &wanted);
    if (found) {
        wanted.command = found->name;
        vec_push(&keymap->bindings, wanted);
    }
    return true;
}
