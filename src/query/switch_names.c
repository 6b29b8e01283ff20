#include "query/switch_names.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* The text is copied: what is looked at one after the other lies together then. */
static void add(SwitchNames *names, const AttuneFile *file, unsigned kind, Str text)
{
    SwitchName name = {
        .file = file->id,
        .kind = (uint16_t)kind,
        .is_excluded = file->excluded,
        .text = arena_clone_str(&names->arena, text),
    };
    text = name.text;
    if (utf8_is_ascii(text)) {
        name.mask = fuzzy_ascii_mask(text);
    } else {
        /* Other letters take some time to fold. */
        FuzzyText *ready = ARENA_NEW(&names->arena, FuzzyText);
        *ready = fuzzy_text_make(&names->arena, text);
        name.mask = ready->mask;
        name.ready = ready;
    }
    vec_push(&names->items, name);
    names->name_count += kind != ATTUNE_SWITCH_PATH;
}

static void add_note(SwitchNames *names, const AttuneFile *file)
{
    add(names, file, ATTUNE_SWITCH_NAME, file->name);
    bool has_title = !unicode_fold_equal(file->title, file->name);
    if (has_title)
        add(names, file, ATTUNE_SWITCH_TITLE, file->title);
    for (size_t i = 0; i < file->record->alias_count; i++) {
        Str alias = file->record->aliases[i];
        if (!unicode_fold_equal(alias, file->name) &&
            !(has_title && unicode_fold_equal(alias, file->title)))
            add(names, file, ATTUNE_SWITCH_ALIAS, alias);
    }
    add(names, file, ATTUNE_SWITCH_PATH, file->path);
}

void switch_names_update(SwitchNames *names, const AttuneVault *vault)
{
    uint64_t generation = attune_vault_generation(vault);
    if (names->generation == generation)
        return;
    names->generation = generation;
    names->items.count = 0;
    names->name_count = 0;
    arena_clear(&names->arena);
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(vault, &count);
    for (size_t i = 0; i < count; i++)
        add_note(names, attune_vault_file(vault, notes[i]));
}

void switch_names_clear(SwitchNames *names)
{
    vec_clear(&names->items);
    arena_clear(&names->arena);
}
