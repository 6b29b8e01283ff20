#include "vault/note.h"

#include <time.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/record.h"
#include "markup/slug.h"

const AttuneRecord note_empty_record = {.line_count = 0, .body_line = 1};

static int64_t clock_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/** As record_scan does it, with a look at the clock in between. */
static const AttuneRecord *scan(Note *note, Arena *scratch, const Source *source,
                                NoteTiming *timing)
{
    int64_t start = clock_ns();
    FrontMatter front_matter = frontmatter_parse(&note->arena, source->text);
    int64_t middle = clock_ns();
    BodyScan *body =
        body_scan(scratch, source->text, front_matter.body_offset, front_matter.body_line);
    BodyFacts facts = {0};
    body_collect(body, &note->arena, &facts);
    const AttuneRecord *record = record_assemble(&note->arena, source, &front_matter, &facts);
    body_facts_clear(&facts);
    timing->front_matter_ns += middle - start;
    timing->markup_ns += clock_ns() - middle;
    return record;
}

Note *note_parse(StrBuf *bytes, Arena *scratch, NoteTiming *timing)
{
    Note *note = MEM_NEW(Note);
    note->bytes = *bytes;
    *bytes = (StrBuf){0};
    note->record = &note_empty_record;
    Str raw = strbuf_view(&note->bytes);
    timing->bytes += raw.length;
    if (source_is_binary(raw)) {
        note->state = NOTE_BINARY;
        note->reason = STR("holds NUL bytes, so it is no text");
        strbuf_clear(&note->bytes);
        return note;
    }
    /* What a note's facts take differs tenfold from note to note: start small, the arena doubles.
     */
    arena_init(&note->arena, 512);
    Source source = source_decode(&note->arena, raw);
    bool borrowed = source.text.length == 0 ||
                    (source.text.data >= raw.data && source.text.data <= raw.data + raw.length);
    if (!borrowed)
        strbuf_clear(&note->bytes);
    note->text = source.text;
    note->is_ascii = utf8_is_ascii(source.text);
    note->record = scan(note, scratch, &source, timing);
    arena_reset(scratch);
    return note;
}

Note *note_load(int root, const char *path, Arena *scratch, NoteTiming *timing)
{
    int64_t start = clock_ns();
    StrBuf bytes = {0};
    Error error;
    bool was_read = file_read_at(root, path, NOTE_SIZE_MAX, &bytes, &error);
    timing->read_ns += clock_ns() - start;
    if (was_read)
        return note_parse(&bytes, scratch, timing);

    strbuf_clear(&bytes);
    Note *note = MEM_NEW(Note);
    note->record = &note_empty_record;
    note->state = error.kind == ATTUNE_ERROR_LIMIT       ? NOTE_TOO_LARGE
                  : error.kind == ATTUNE_ERROR_NOT_FOUND ? NOTE_GONE
                                                         : NOTE_UNREADABLE;
    note->reason = arena_clone_str(&note->arena, note_reason(&error, str_from(path)));
    return note;
}

Str note_reason(const Error *error, Str path)
{
    Str message = str_from(error->message);
    if (str_starts_with(message, path) && message.length > path.length + 2)
        return str_from_offset(message, path.length + 2);
    /* A path so long that the message was cut. */
    return path.length > sizeof error->message / 2 ? STR("cannot be read") : message;
}

void note_free(Note *note)
{
    if (!note)
        return;
    arena_clear(&note->arena);
    strbuf_clear(&note->bytes);
    mem_free(note);
}

const LineTable *note_lines(Note *note)
{
    if (!note->lines.starts)
        note->lines = line_table_build(&note->arena, note->text);
    return &note->lines;
}

const HeadingName *note_heading_names(Note *note)
{
    const AttuneRecord *record = note->record;
    if (note->heading_names || record->heading_count == 0)
        return note->heading_names;
    HeadingName *names = ARENA_ARRAY(&note->arena, HeadingName, record->heading_count);
    for (size_t i = 0; i < record->heading_count; i++) {
        names[i].raw = heading_normalise(&note->arena, record->headings[i].raw);
        names[i].plain = heading_normalise(&note->arena, record->headings[i].plain);
        names[i].level = record->headings[i].level;
    }
    note->heading_names = names;
    return names;
}

const Str *note_heading_slugs(Note *note)
{
    const AttuneRecord *record = note->record;
    if (note->heading_slugs || record->heading_count == 0)
        return note->heading_slugs;
    Str *slugs = ARENA_ARRAY(&note->arena, Str, record->heading_count);
    SlugCounter counter = {0};
    for (size_t i = 0; i < record->heading_count; i++) {
        Str slug = slug_counter_next(&counter, &note->arena, record->headings[i].plain);
        slugs[i] = unicode_fold(&note->arena, slug);
    }
    slug_counter_clear(&counter);
    note->heading_slugs = slugs;
    return slugs;
}
