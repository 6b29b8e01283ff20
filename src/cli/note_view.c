#include "cli/note_view.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/error.h"
#include "base/image.h"
#include "base/path.h"
#include "cli/document.h"

#define STANDARD_INPUT "standard input"

/* ---- opening ----------------------------------------------------------------------------------
 */

static bool has_text(AttuneFileClass class_)
{
    return class_ == ATTUNE_FILE_NOTE || class_ == ATTUNE_FILE_TEXT;
}

/** Stands in for a text that cannot be shown (vault-spec 1.7), in one line. */
static Str word_of(const AttuneError *error)
{
    return error->kind == ATTUNE_ERROR_LIMIT ? STR("too large") : STR("no text");
}

static bool stand_in(NoteView *view, Str name, Str file_kind)
{
    view->is_attachment = true;
    view->file_kind = file_kind;
    view->document = attune_document_parse(STR("![[file]]"), NULL);
    view->title = name;
    return true;
}

static void set_title(NoteView *view, Str name)
{
    Str title = view->document->record->title;
    view->title = arena_clone_str(&view->memory, str_is_empty(title) ? name : title);
}

bool note_view_open(NoteView *view, const Context *context, AttuneFileId id, bool strict,
                    AttuneError *error)
{
    const AttuneFile *file = attune_vault_file(context->vault, id);
    *view = (NoteView){.context = context, .file = id};
    view->path = arena_clone_str(&view->memory, file->path);
    Str name = arena_clone_str(&view->memory, file->name);
    /* Who names a file means its text, whatever its extension (1.1). */
    bool named = file->class_ == ATTUNE_FILE_OTHER;
    if (!has_text(file->class_) && !named) {
        return stand_in(view, name, (Str){0});
    }
    size_t length;
    char *bytes = document_bytes(context, id, &length, error);
    if (!bytes) {
        return error->kind == ATTUNE_ERROR_LIMIT && stand_in(view, name, word_of(error));
    }
    view->document = document_parse((Str){bytes, length}, strict, view->path, error);
    free(bytes);
    if (!view->document) {
        return stand_in(view, name, named ? (Str){0} : word_of(error));
    }
    set_title(view, name);
    return true;
}

bool note_view_open_text(NoteView *view, const Context *context, Str bytes, bool strict,
                         AttuneError *error)
{
    *view = (NoteView){.context = context, .file = ATTUNE_FILE_NONE, .path = STR("-")};
    view->document = document_parse(bytes, strict, STR(STANDARD_INPUT), error);
    if (view->document) {
        set_title(view, (Str){0});
        view->is_excerpt = str_is_empty(view->title) && view->document->record->property_count == 0;
    }
    return view->document != NULL;
}

void note_view_clear(NoteView *view)
{
    for (size_t i = 0; i < view->embedded.count; i++) {
        attune_document_free(view->embedded.items[i].document);
    }
    vec_clear(&view->embedded);
    attune_document_free(view->document);
    arena_clear(&view->memory);
    *view = (NoteView){0};
}

/* ---- links ------------------------------------------------------------------------------------
 */

static bool holds(const AttuneDocument *document, const AttuneLink *link)
{
    const AttuneRecord *record = document->record;
    uintptr_t at = (uintptr_t)link, first = (uintptr_t)record->links;
    return at >= first && at < first + record->link_count * sizeof(*record->links);
}

/* A link within an embed is meant from the note that it stands in. */
static AttuneFileId home_of(const NoteView *view, const AttuneLink *link)
{
    for (size_t i = 0; i < view->embedded.count; i++) {
        if (holds(view->embedded.items[i].document, link)) {
            return view->embedded.items[i].file;
        }
    }
    return view->file;
}

AttuneResolution note_view_resolve(const NoteView *view, const AttuneLink *link)
{
    if (view->is_attachment) {
        return (AttuneResolution){.target = view->file, .how = ATTUNE_HOW_EXACT};
    }
    return attune_vault_resolve(view->context->vault, link, home_of(view, link));
}

static LinkState link_state(void *context, const AttuneLink *link)
{
    if (link->external) {
        return LINK_EXTERNAL;
    }
    AttuneResolution found = note_view_resolve(context, link);
    if (found.how == ATTUNE_HOW_EXTERNAL) {
        return LINK_EXTERNAL;
    }
    return found.target == ATTUNE_FILE_NONE ? LINK_MISSING : LINK_FOUND;
}

/* ---- embeds -----------------------------------------------------------------------------------
 */

static const AttuneDocument *embedded_document(NoteView *view, AttuneFileId file,
                                               AttuneError *error)
{
    if (file == view->file) {
        return view->document;
    }
    for (size_t i = 0; i < view->embedded.count; i++) {
        if (view->embedded.items[i].file == file) {
            return view->embedded.items[i].document;
        }
    }
    EmbeddedNote note = {.file = file, .document = document_read(view->context, file, error)};
    if (note.document) {
        vec_push(&view->embedded, note);
    }
    return note.document;
}

/** `error`: why a file that should have a text has none. */
static Str file_kind_of(const NoteView *view, const AttuneFile *file, const AttuneError *error)
{
    if (error->kind != ATTUNE_ERROR_NONE) {
        return word_of(error);
    }
    if (file->id == view->file && !str_is_empty(view->file_kind)) {
        return view->file_kind;
    }
    return file->class_ == ATTUNE_FILE_OTHER ? STR("file") : attune_file_class_name(file->class_);
}

static void measure_image(const NoteView *view, AttuneFileId file, Embed *out)
{
    size_t length;
    char *bytes = document_bytes(view->context, file, &length, NULL);
    if (bytes) {
        image_size((Str){bytes, length}, &out->width, &out->height);
    }
    free(bytes);
}

static bool find_embed(void *context, const AttuneLink *link, Embed *out)
{
    NoteView *view = context;
    *out = (Embed){.kind = EMBED_MISSING};
    AttuneFileId target = note_view_resolve(view, link).target;
    if (target == ATTUNE_FILE_NONE) {
        return false;
    }
    const AttuneFile *file = attune_vault_file(view->context->vault, target);
    out->id = file->id + 1;
    AttuneError error = {0};
    bool own = view->is_attachment && file->id == view->file;
    if (has_text(file->class_) && !own) {
        out->document = embedded_document(view, file->id, &error);
    }
    if (out->document) {
        out->kind = EMBED_NOTE;
        out->name = file->name;
        return true;
    }
    out->kind = EMBED_FILE;
    out->name = file->basename;
    out->file_kind = file_kind_of(view, file, &error);
    out->size = file->size;
    if (file->class_ == ATTUNE_FILE_IMAGE) {
        measure_image(view, file->id, out);
    }
    return true;
}

static Str time_text(NoteView *view, int64_t ns)
{
    StrBuf text = {0};
    date_append_iso_ns(&text, ns, false);
    Str own = arena_clone_str(&view->memory, strbuf_view(&text));
    strbuf_clear(&text);
    return own;
}

static Str file_field(void *context, Str name)
{
    NoteView *view = context;
    if (view->file == ATTUNE_FILE_NONE) {
        return (Str){0};
    }
    const AttuneFile *file = attune_vault_file(view->context->vault, view->file);
    if (str_equal(name, STR("name"))) {
        return file->name;
    }
    if (str_equal(name, STR("path"))) {
        return file->path;
    }
    if (str_equal(name, STR("folder"))) {
        return path_dir(file->path);
    }
    if (str_equal(name, STR("size"))) {
        return arena_printf(&view->memory, "%llu", (unsigned long long)file->size);
    }
    return str_equal(name, STR("mtime")) ? time_text(view, file->modified_ns) : (Str){0};
}

static Str daily_note(void *context, Str date)
{
    NoteView *view = context;
    AttuneFileId day = attune_vault_daily_note(view->context->vault, date);
    const AttuneFile *file = attune_vault_file(view->context->vault, day);
    return file ? arena_printf(&view->memory, "/%.*s", STR_ARG(file->path)) : STR("");
}

Resolver note_view_resolver(NoteView *view)
{
    if (!view->context->vault) {
        return (Resolver){0};
    }
    return (Resolver){.context = view,
                      .link_state = link_state,
                      .embed = find_embed,
                      .file_field = file_field,
                      .daily_note = daily_note};
}

/* ---- addresses --------------------------------------------------------------------------------
 */

static void append_encoded(StrBuf *out, Str text, const char *kept)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (ascii_is_alnum(c) || (c != '\0' && strchr(kept, c))) {
            strbuf_append_char(out, c);
        } else {
            strbuf_printf(out, "%%%02X", (unsigned char)c);
        }
    }
}

/** What follows a scheme that a terminal may hand to another program. */
static bool is_harmless(Str address)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "ftp://"};
    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
        Str scheme = str_from(schemes[i]);
        if (str_equal_ascii_nocase(str_slice(address, 0, scheme.length), scheme)) {
            return true;
        }
    }
    return false;
}

Str note_view_url(NoteView *view, const AttuneLink *link)
{
    StrBuf url = {0};
    bool internal = !link->external && view->context->vault;
    AttuneResolution found = {.target = ATTUNE_FILE_NONE, .how = ATTUNE_HOW_EXTERNAL};
    if (internal) {
        found = note_view_resolve(view, link);
    }
    if (found.how == ATTUNE_HOW_EXTERNAL && is_harmless(link->path)) {
        append_encoded(&url, link->path, "!#$%&'()*+,-./:;=?@[]_~");
    } else if (found.target != ATTUNE_FILE_NONE) {
        char *path = attune_vault_absolute_path(view->context->vault, found.target);
        strbuf_append(&url, STR("file://"));
        append_encoded(&url, str_from(path), "-._~/");
        free(path);
    }
    Str own = arena_clone_str(&view->memory, strbuf_view(&url));
    strbuf_clear(&url);
    return own;
}
