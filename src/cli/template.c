/* Templates of `list`: `{path}\t{title}\t{created:%F}`. */

#include "base/date.h"
#include "base/error.h"
#include "base/path.h"
#include "base/utf8.h"
#include "cli/note_row.h"

typedef struct Field {
    Str name;
    Str format; /* behind the colon, or empty */
} Field;

typedef enum PieceKind { PIECE_END, PIECE_TEXT, PIECE_FIELD, PIECE_BAD } PieceKind;

/** The next piece of `*rest`: literal text, one escape, or a field. */
static PieceKind next_piece(Str *rest, Str *text, Field *field)
{
    if (str_is_empty(*rest)) {
        return PIECE_END;
    }
    char c = rest->data[0];
    char next = rest->length > 1 ? rest->data[1] : '\0';
    if ((c == '{' && next == '{') || (c == '}' && next == '}') || (c == '\\' && next == '\\')) {
        *text = str_slice(*rest, 0, 1);
        *rest = str_from_offset(*rest, 2);
        return PIECE_TEXT;
    }
    if (c == '\\' && (next == 't' || next == 'n' || next == '0')) {
        *text = next == 't' ? STR("\t") : next == 'n' ? STR("\n") : (Str){"", 1};
        *rest = str_from_offset(*rest, 2);
        return PIECE_TEXT;
    }
    if (c == '{') {
        size_t end = str_find_char(*rest, '}', 1);
        if (end == STR_NOT_FOUND || end == 1) {
            return PIECE_BAD;
        }
        Str inner = str_slice(*rest, 1, end);
        size_t colon = str_find(inner, STR(":%"), 0);
        field->name = str_trim_ascii(str_slice(inner, 0, colon));
        field->format = colon == STR_NOT_FOUND ? (Str){0} : str_from_offset(inner, colon + 1);
        *rest = str_from_offset(*rest, end + 1);
        return PIECE_FIELD;
    }
    size_t end = 1;
    while (end < rest->length && strchr("{}\\", rest->data[end]) == NULL) {
        end++;
    }
    *text = str_slice(*rest, 0, end);
    *rest = str_from_offset(*rest, end);
    return PIECE_TEXT;
}

bool note_template_check(Str template, AttuneError *error)
{
    Str rest = template, text;
    Field field;
    for (;;) {
        size_t at = template.length - rest.length;
        PieceKind kind = next_piece(&rest, &text, &field);
        if (kind == PIECE_END) {
            return true;
        }
        if (kind == PIECE_BAD) {
            return error_set_at(error, ATTUNE_ERROR_USAGE, at,
                                "--format: the { at column %zu has no name and }; {{ is a brace",
                                at + 1);
        }
        StrBuf scratch = {0};
        DateTime noon = {.date = {2000, 1, 1}, .has_time = true, .hour = 12};
        bool known = str_is_empty(field.format) || kind != PIECE_FIELD ||
                     date_append_format(&scratch, field.format, &noon);
        strbuf_clear(&scratch);
        if (!known) {
            return error_set_at(error, ATTUNE_ERROR_USAGE, at,
                                "--format: ‘%.*s’ is no form of a date; %%F, %%Y and others of "
                                "strftime are",
                                STR_ARG(field.format));
        }
    }
}

/* ---- what stands for a name -------------------------------------------------------------------
 */

static void append_item(StrBuf *out, size_t index, Str text)
{
    strbuf_append(out, index ? STR(", ") : STR(""));
    strbuf_append(out, text);
}

void note_append_property(StrBuf *out, const AttuneRecord *record, Str name)
{
    const AttuneProperty *property =
        record ? attune_property_find(record->properties, record->property_count, name) : NULL;
    if (!property || property->value.type == ATTUNE_TYPE_NULL) {
        return;
    }
    if (property->value.type != ATTUNE_TYPE_LIST) {
        strbuf_append(out, property->value.text);
        return;
    }
    for (size_t i = 0; i < property->item_count; i++) {
        append_item(out, i, property->items[i].text);
    }
}

static void append_tags(StrBuf *out, const AttuneFile *file)
{
    Arena arena = {0};
    const AttuneTag **tags;
    size_t count = note_tags(file->record, &arena, &tags);
    for (size_t i = 0; i < count; i++) {
        append_item(out, i, tags[i]->name);
    }
    arena_clear(&arena);
}

static void append_time(StrBuf *out, const AttuneFile *file, bool created)
{
    StrBuf memory = {0};
    strbuf_append(out, created ? note_created(file, &memory) : note_modified(file, &memory));
    strbuf_clear(&memory);
}

/* The names of JSON's keys, and the folder. @return false: it is no name of ours */
static bool append_known(StrBuf *out, Str name, const Context *context, const AttuneFile *file)
{
    const AttuneRecord *record = file->record;
    StrBuf memory = {0};
    bool known = true;
    if (str_equal(name, STR("path"))) {
        strbuf_append(out, context_path(context, file->id, &memory));
    } else if (str_equal(name, STR("name"))) {
        strbuf_append(out, file->name);
    } else if (str_equal(name, STR("folder"))) {
        strbuf_append(out, path_dir(context_path(context, file->id, &memory)));
    } else if (str_equal(name, STR("title"))) {
        strbuf_append(out, file->title);
    } else if (str_equal(name, STR("aliases"))) {
        for (size_t i = 0; record && i < record->alias_count; i++) {
            append_item(out, i, record->aliases[i]);
        }
    } else if (str_equal(name, STR("tags"))) {
        append_tags(out, file);
    } else if (str_equal(name, STR("statuses"))) {
        for (size_t i = 0; record && i < record->status_count; i++) {
            append_item(out, i, record->statuses[i].text);
        }
    } else if (str_equal(name, STR("created")) || str_equal(name, STR("modified"))) {
        append_time(out, file, str_equal(name, STR("created")));
    } else if (str_equal(name, STR("mtime"))) {
        date_append_iso_ns(out, file->modified_ns / 1000000000 * 1000000000, true);
    } else {
        known = false;
    }
    strbuf_clear(&memory);
    return known;
}

static bool append_number(StrBuf *out, Str name, const Context *context, const AttuneFile *file)
{
    if (str_equal(name, STR("size"))) {
        strbuf_printf(out, "%llu", (unsigned long long)file->size);
    } else if (str_equal(name, STR("words"))) {
        strbuf_printf(out, "%u", file->record ? file->record->word_count : 0);
    } else if (str_equal(name, STR("links"))) {
        strbuf_printf(out, "%u", attune_vault_link_count(context->vault, file->id));
    } else if (str_equal(name, STR("backlinks"))) {
        strbuf_printf(out, "%u", attune_vault_backlink_count(context->vault, file->id));
    } else {
        return false;
    }
    return true;
}

static bool parse_date(Str text, DateTime *out)
{
    *out = (DateTime){0};
    return date_time_parse(text, out) || date_parse(text, &out->date);
}

/** What a value holds must not be taken for the template's own TABs and line breaks, nor for
 * commands to a terminal. Paths keep their bytes. */
static void clean(StrBuf *out, size_t start)
{
    StrBuf cleaned = {0};
    for (size_t at = start; at < out->length;) {
        size_t from = at;
        uint32_t c = utf8_next(strbuf_view(out), &at);
        bool odd = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                   (c >= 0x2066 && c <= 0x2069);
        strbuf_append(&cleaned, odd ? STR(" ") : str_slice(strbuf_view(out), from, at));
    }
    out->length = start;
    strbuf_append(out, strbuf_view(&cleaned));
    strbuf_clear(&cleaned);
}

static bool is_path(Str name)
{
    return str_equal(name, STR("path")) || str_equal(name, STR("name")) ||
           str_equal(name, STR("folder"));
}

static void append_field(StrBuf *out, const Field *field, const Context *context,
                         const AttuneFile *file)
{
    size_t start = out->length;
    if (!append_known(out, field->name, context, file) &&
        !append_number(out, field->name, context, file)) {
        note_append_property(out, file->record, field->name);
    }
    if (!is_path(field->name)) {
        clean(out, start);
    }
    DateTime date;
    Str written = str_from_offset(strbuf_view(out), start);
    if (!str_is_empty(field->format) && parse_date(written, &date)) {
        out->length = start;
        date_append_format(out, field->format, &date);
    }
}

void note_template_append(StrBuf *out, Str template, const Context *context, const AttuneFile *file)
{
    Str rest = template, text;
    Field field;
    for (;;) {
        PieceKind kind = next_piece(&rest, &text, &field);
        if (kind == PIECE_TEXT) {
            strbuf_append(out, text);
        } else if (kind == PIECE_FIELD) {
            append_field(out, &field, context, file);
        } else {
            return;
        }
    }
}
