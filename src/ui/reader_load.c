/* The text of a file for the reader, or a line that says why there is none. */

#include <stdlib.h>

#include "base/gate.h"
#include "ui/glyphs.h"
#include "ui/reader.h"

static bool is_shown_as_source(AttuneFileClass class_)
{
    return class_ == ATTUNE_FILE_BASE || class_ == ATTUNE_FILE_CANVAS;
}

bool reader_can_show(AttuneFileClass class_)
{
    return class_ == ATTUNE_FILE_NOTE || class_ == ATTUNE_FILE_TEXT || is_shown_as_source(class_);
}

/* A name as Markdown that shows it as it is. */
static void append_literal(StrBuf *out, Str name)
{
    StrBuf shown = {0};
    gate_append_line(&shown, name, false);
    for (size_t i = 0; i < shown.length; i++) {
        char c = shown.data[i];
        if (ascii_is_punct(c) && c != '.' && c != '-') {
            strbuf_append_char(out, '\\');
        }
        strbuf_append_char(out, c);
    }
    strbuf_clear(&shown);
}

/* What cannot be shown is said to be that (vault-spec 1.7). */
static void stand_in(Reader *reader, const AttuneFile *file, const char *what)
{
    StrBuf text = {0};
    strbuf_printf(&text, "%s: ", what);
    append_literal(&text, file->basename);
    strbuf_append(&text, STR(", "));
    append_counted(&text, file->size, "byte", "bytes");
    reader->document = attune_document_parse(strbuf_view(&text), NULL);
    reader->stands_in = true;
    strbuf_clear(&text);
}

static void load_bytes(Reader *reader, const AttuneFile *file)
{
    AttuneError error = {0};
    size_t length = 0;
    char *bytes = attune_vault_read(reader->vault, file->id, &length, &error);
    if (!bytes) {
        bool large = error.kind == ATTUNE_ERROR_LIMIT;
        stand_in(reader, file, large ? "too large to be shown" : "cannot be read");
    } else if (!attune_bytes_are_text((Str){bytes, length})) {
        stand_in(reader, file, "no text");
    } else if (is_shown_as_source(file->class_)) {
        reader->raw = bytes;
        reader->raw_length = length;
        return;
    } else {
        reader->document = attune_document_parse((Str){bytes, length}, NULL);
    }
    free(bytes);
}

/* A note that the vault has not read yet is read here, so that it is on the screen first. */
void reader_load(Reader *reader, const AttuneFile *file)
{
    reader->version = file->version;
    reader->stands_in = false;
    if (file->class_ == ATTUNE_FILE_NOTE && file->read) {
        reader->document = attune_document_parse(file->text, NULL);
    } else {
        load_bytes(reader, file);
    }
}
