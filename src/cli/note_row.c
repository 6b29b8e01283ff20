#include "cli/note_row.h"

#include "base/date.h"
#include "base/map.h"
#include "cli/value.h"

#define SECOND INT64_C(1000000000)

const char *const note_columns[] = {
    "path",    "name",     "title", "aliases", "tags",  "statuses",  "properties", "size",
    "created", "modified", "mtime", "words",   "links", "backlinks", NULL,
};

/* Whole seconds: what a file system keeps below them helps nobody, and many readers of ISO 8601
 * take no fraction. */
static Str append_time(StrBuf *memory, int64_t ns)
{
    strbuf_reset(memory);
    int64_t rest = ns % SECOND;
    date_append_iso_ns(memory, ns - (rest < 0 ? rest + SECOND : rest), true);
    return strbuf_view(memory);
}

Str note_created(const AttuneFile *file, StrBuf *memory)
{
    if (file->record && !str_is_empty(file->record->created)) {
        return file->record->created;
    }
    return file->created_ns ? append_time(memory, file->created_ns) : (Str){0};
}

Str note_modified(const AttuneFile *file, StrBuf *memory)
{
    if (file->record && !str_is_empty(file->record->modified)) {
        return file->record->modified;
    }
    return append_time(memory, file->modified_ns);
}

size_t note_tags(const AttuneRecord *record, Arena *arena, const AttuneTag ***tags)
{
    *tags = ARENA_ARRAY(arena, const AttuneTag *, record ? record->tag_count + 1 : 1);
    Map seen = {0};
    size_t count = 0;
    for (size_t i = 0; record && i < record->tag_count; i++) {
        if (map_put(&seen, record->tags[i].folded, 0)) {
            (*tags)[count++] = &record->tags[i];
        }
    }
    map_clear(&seen);
    return count;
}

static void emit_names(Emit *emit, const AttuneFile *file)
{
    static const AttuneRecord nothing;
    const AttuneRecord *record = file->record ? file->record : &nothing;
    Arena arena = {0};
    emit_texts(emit, "aliases", record->aliases, record->alias_count);
    const AttuneTag **tags;
    size_t tag_count = note_tags(file->record, &arena, &tags);
    Str *texts = ARENA_ARRAY(&arena, Str, tag_count + record->status_count + 1);
    for (size_t i = 0; i < tag_count; i++) {
        texts[i] = tags[i]->name;
    }
    emit_texts(emit, "tags", texts, tag_count);
    for (size_t i = 0; i < record->status_count; i++) {
        texts[i] = record->statuses[i].text;
    }
    emit_texts(emit, "statuses", texts, record->status_count);
    value_write_properties(emit_begin_value(emit, "properties"), record);
    emit_end_value(emit);
    arena_clear(&arena);
}

void note_emit(Emit *emit, const Context *context, const AttuneFile *file)
{
    StrBuf memory = {0};
    emit_begin_row(emit);
    emit_path(emit, "path", context_path(context, file->id, &memory));
    emit_text(emit, "name", file->name);
    emit_text(emit, "title", file->title);
    emit_names(emit, file);
    emit_int(emit, "size", (int64_t)file->size);
    emit_text_or_null(emit, "created", note_created(file, &memory));
    emit_text_or_null(emit, "modified", note_modified(file, &memory));
    emit_text(emit, "mtime", append_time(&memory, file->modified_ns));
    emit_int(emit, "words", file->record ? file->record->word_count : 0);
    emit_int(emit, "links", attune_vault_link_count(context->vault, file->id));
    emit_int(emit, "backlinks", attune_vault_backlink_count(context->vault, file->id));
    emit_end_row(emit);
    strbuf_clear(&memory);
}
