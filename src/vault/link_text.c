/* Links as text: read what a person types, and write the link to a note (vault-spec 5.9). */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/wikilink.h"
#include "vault/vault.h"

/* ---- reading ----------------------------------------------------------------------------------
 */

/** What stands between the brackets; the text itself when there are none. */
static Str inner_text(Str text, bool *embed)
{
    text = utf8_trim(text);
    Str inner;
    *embed = str_starts_with(text, STR("!"));
    if (wikilink_scan(text, 0, &inner) == text.length && text.length > 0)
        return inner;
    *embed = false;
    return text;
}

static char *put_text(char *end, Str *text)
{
    if (text->length)
        memcpy(end, text->data, text->length);
    text->data = end;
    return end + text->length;
}

/** Copy all that `link` points to into one block. */
static void *gather(AttuneLink *link)
{
    size_t size = link->path.length + link->text.length + link->whole.length + 1;
    for (size_t i = 0; i < link->part_count; i++)
        size += sizeof(AttuneStr) + link->parts[i].length;
    void *memory = mem_alloc(size);
    AttuneStr *parts = memory;
    char *end = (char *)(parts + link->part_count);
    for (size_t i = 0; i < link->part_count; i++) {
        parts[i] = link->parts[i];
        end = put_text(end, &parts[i]);
    }
    link->parts = link->part_count ? parts : NULL;
    end = put_text(end, &link->path);
    end = put_text(end, &link->text);
    (void)put_text(end, &link->whole);
    return memory;
}

bool attune_link_parse(AttuneStr text, AttuneLink *link, void **memory)
{
    *memory = NULL;
    Arena arena = {0};
    StrBuf valid = {0};
    bool embed;
    utf8_append_valid(&valid, text);
    Str inner = inner_text(strbuf_view(&valid), &embed);
    bool parsed = wikilink_parse(&arena, inner, embed, link);
    if (parsed)
        *memory = gather(link);
    else
        *link = (AttuneLink){0};
    strbuf_clear(&valid);
    arena_clear(&arena);
    return parsed;
}

/* ---- writing ----------------------------------------------------------------------------------
 */

static Str without_md(Str path)
{
    return path_has_extension(path, STR("md")) ? str_slice(path, 0, path.length - 3) : path;
}

/** No other file has this basename, whatever its case. */
static bool is_only_one(const AttuneVault *vault, const Entry *entry)
{
    if (entry->name == NAME_NONE)
        return false;
    const Entry *other = vault_entry(vault, vault->names.names.items[entry->name].first_file);
    for (; other; other = vault_entry(vault, other->next_of_name)) {
        if (other != entry && str_equal(other->folded_base, entry->folded_base))
            return false;
    }
    return true;
}

static Str link_path(const AttuneVault *vault, Arena *arena, const Entry *target,
                     const Entry *source, AttuneLinkFormat format)
{
    Str path = target->face.path;
    if (format == ATTUNE_FORMAT_RELATIVE)
        return path_relative(arena, source ? path_dir(source->face.path) : (Str){0}, path);
    if (format == ATTUNE_FORMAT_SHORTEST && is_only_one(vault, target))
        return target->face.basename;
    return path;
}

/** Is `[[path]]` one wikilink, and does it do what it is for? */
static bool leads_to(const AttuneVault *vault, Str path, AttuneFileId target, AttuneFileId from)
{
    Arena arena = {0};
    Str whole = arena_printf(&arena, "[[%.*s]]", STR_ARG(path));
    Str inner;
    AttuneLink link;
    bool found = wikilink_scan(whole, 0, &inner) == whole.length &&
                 wikilink_parse(&arena, inner, false, &link) && link.part_count == 0 &&
                 !link.has_display && attune_vault_resolve(vault, &link, from).target == target;
    arena_clear(&arena);
    return found;
}

/** A destination: nothing that would end it, start an anchor or be decoded. */
static void append_destination(StrBuf *out, Str path)
{
    for (size_t i = 0; i < path.length; i++) {
        unsigned char c = (unsigned char)path.data[i];
        if (c <= ' ' || c == 0x7f || strchr("()<>#%?\\[]\"'|`*_:", (int)c))
            strbuf_printf(out, "%%%02X", (unsigned)c);
        else
            strbuf_append_char(out, (char)c);
    }
}

static void append_markdown(StrBuf *out, Str name, Str path)
{
    strbuf_append_char(out, '[');
    for (size_t i = 0; i < name.length; i++) {
        if (strchr("[]\\`*_<", name.data[i]) && name.data[i])
            strbuf_append_char(out, '\\');
        strbuf_append_char(out, ascii_is_space(name.data[i]) ? ' ' : name.data[i]);
    }
    strbuf_append(out, STR("]("));
    append_destination(out, path);
    strbuf_append_char(out, ')');
}

char *attune_vault_link_text(const AttuneVault *vault, AttuneFileId target, AttuneFileId from)
{
    const Entry *entry = vault_entry(vault, target);
    if (!entry)
        return NULL;
    const AttuneSettings *settings = &vault->settings->face;
    const Entry *source = vault_entry(vault, from);
    Arena arena = {0};
    StrBuf out = {0};
    Str path = link_path(vault, &arena, entry, source, settings->link_format);
    bool as_wikilink = !settings->use_markdown_links;
    if (as_wikilink) {
        Str short_path = without_md(path);
        Str whole_path = without_md(entry->face.path);
        /* "x.md.md" and the like: the short form may mean another file. */
        Str chosen = leads_to(vault, short_path, target, from)   ? short_path
                     : leads_to(vault, whole_path, target, from) ? whole_path
                                                                 : entry->face.path;
        as_wikilink = leads_to(vault, chosen, target, from);
        if (as_wikilink)
            strbuf_printf(&out, "[[%.*s]]", STR_ARG(chosen));
    }
    if (!as_wikilink)
        append_markdown(&out, entry->face.name, path);
    arena_clear(&arena);
    strbuf_cstr(&out);
    return out.data;
}
