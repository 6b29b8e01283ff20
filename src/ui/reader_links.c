/* What the page asks about links and embeds, answered by the vault. */

#include "base/alloc.h"
#include "base/date.h"
#include "ui/reader.h"

void reader_forget_embedded(Reader *reader)
{
    for (size_t i = 0; i < reader->embedded.count; i++) {
        attune_document_free(reader->embedded.items[i].document);
    }
    reader->embedded.count = 0;
}

static bool holds(const AttuneDocument *document, const AttuneLink *link)
{
    const AttuneRecord *record = document->record;
    return link >= record->links && link < record->links + record->link_count;
}

/* A link within an embed is meant from the note that it stands in. */
AttuneFileId reader_link_home(const Reader *reader, const AttuneLink *link)
{
    for (size_t i = 0; i < reader->embedded.count; i++) {
        if (holds(reader->embedded.items[i].document, link)) {
            return reader->embedded.items[i].file;
        }
    }
    return reader->file;
}

static AttuneResolution resolve(const Reader *reader, const AttuneLink *link)
{
    return attune_vault_resolve(reader->vault, link, reader_link_home(reader, link));
}

static LinkState link_state(void *context, const AttuneLink *link)
{
    if (link->external) {
        return LINK_EXTERNAL;
    }
    AttuneResolution resolution = resolve(context, link);
    if (resolution.how == ATTUNE_HOW_EXTERNAL) {
        return LINK_EXTERNAL;
    }
    return resolution.target == ATTUNE_FILE_NONE ? LINK_MISSING : LINK_FOUND;
}

static const AttuneDocument *embedded_document(Reader *reader, const AttuneFile *file)
{
    if (file->id == reader->file) {
        return reader->document;
    }
    for (size_t i = 0; i < reader->embedded.count; i++) {
        if (reader->embedded.items[i].file == file->id) {
            return reader->embedded.items[i].document;
        }
    }
    EmbeddedNote note = {.file = file->id,
                         .version = file->version,
                         .document = attune_document_parse(file->text, NULL)};
    vec_push(&reader->embedded, note);
    return note.document;
}

static bool find_embed(void *context, const AttuneLink *link, Embed *out)
{
    Reader *reader = context;
    *out = (Embed){.kind = EMBED_MISSING};
    const AttuneFile *file = attune_vault_file(reader->vault, resolve(reader, link).target);
    if (!file) {
        return false;
    }
    out->id = file->id + 1;
    bool is_note = file->class_ == ATTUNE_FILE_NOTE;
    if (is_note && str_is_empty(file->no_text)) {
        out->kind = EMBED_NOTE;
        out->document = embedded_document(reader, file);
        out->name = arena_clone_str(&reader->names, file->name);
        return true;
    }
    out->kind = EMBED_FILE;
    out->name = arena_clone_str(&reader->names, file->basename);
    out->file_kind = is_note ? file->size > ATTUNE_TEXT_MAX ? STR("too large") : STR("no text")
                     : file->class_ == ATTUNE_FILE_OTHER ? STR("file")
                                                         : attune_file_class_name(file->class_);
    out->size = file->size;
    return true;
}

static Str modified_text(Reader *reader, int64_t modified_ns)
{
    StrBuf text = {0};
    date_append_iso_ns(&text, modified_ns, false);
    Str own = arena_clone_str(&reader->names, strbuf_view(&text));
    strbuf_clear(&text);
    return own;
}

static Str file_field(void *context, Str name)
{
    Reader *reader = context;
    const AttuneFile *file = attune_vault_file(reader->vault, reader->file);
    if (!file) {
        return STR("");
    }
    if (str_equal(name, STR("name"))) {
        return arena_clone_str(&reader->names, file->name);
    }
    if (str_equal(name, STR("path"))) {
        return arena_clone_str(&reader->names, file->path);
    }
    if (str_equal(name, STR("folder"))) {
        size_t slash = str_find_last_char(file->path, '/');
        Str folder = str_slice(file->path, 0, slash == STR_NOT_FOUND ? 0 : slash);
        return arena_clone_str(&reader->names, folder);
    }
    if (str_equal(name, STR("size"))) {
        return arena_printf(&reader->names, "%llu", (unsigned long long)file->size);
    }
    return str_equal(name, STR("mtime")) ? modified_text(reader, file->modified_ns) : STR("");
}

static Str daily_note(void *context, Str date)
{
    Reader *reader = context;
    AttuneFileId day = attune_vault_daily_note(reader->vault, date);
    const AttuneFile *file = attune_vault_file(reader->vault, day);
    return file ? arena_printf(&reader->names, "/%.*s", STR_ARG(file->path)) : STR("");
}

Resolver reader_resolver(Reader *reader)
{
    return (Resolver){.context = reader,
                      .link_state = link_state,
                      .embed = find_embed,
                      .file_field = file_field,
                      .daily_note = daily_note};
}

static uint64_t mix(uint64_t digest, uint64_t value) { return (digest ^ value) * 0x100000001B3u; }

uint64_t reader_digest_links(const Reader *reader)
{
    const AttuneRecord *record = reader->document->record;
    uint64_t digest = 0xCBF29CE484222325u;
    for (size_t i = 0; i < record->link_count; i++) {
        const AttuneLink *link = &record->links[i];
        if (link->external) {
            continue;
        }
        AttuneResolution resolution = attune_vault_resolve(reader->vault, link, reader->file);
        digest = mix(digest, resolution.target);
        const AttuneFile *file =
            link->embed ? attune_vault_file(reader->vault, resolution.target) : NULL;
        digest = mix(digest, file ? file->version + 1u : 0);
    }
    const AttuneFile *own = attune_vault_file(reader->vault, reader->file);
    return own ? mix(digest, own->read) : digest;
}
