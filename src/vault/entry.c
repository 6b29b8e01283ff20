#include "vault/entry.h"

#include "base/alloc.h"
#include "base/assert.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "vault/names.h"

typedef struct ClassOfExtension {
    Str extension;
    AttuneFileClass class_;
} ClassOfExtension;

static const ClassOfExtension class_table[] = {
    {{"md", 2}, ATTUNE_FILE_NOTE},       {{"markdown", 8}, ATTUNE_FILE_NOTE},
    {{"txt", 3}, ATTUNE_FILE_TEXT},      {{"base", 4}, ATTUNE_FILE_BASE},
    {{"canvas", 6}, ATTUNE_FILE_CANVAS}, {{"pdf", 3}, ATTUNE_FILE_PDF},
    {{"png", 3}, ATTUNE_FILE_IMAGE},     {{"jpg", 3}, ATTUNE_FILE_IMAGE},
    {{"jpeg", 4}, ATTUNE_FILE_IMAGE},    {{"webp", 4}, ATTUNE_FILE_IMAGE},
    {{"svg", 3}, ATTUNE_FILE_IMAGE},     {{"gif", 3}, ATTUNE_FILE_IMAGE},
    {{"avif", 4}, ATTUNE_FILE_IMAGE},    {{"bmp", 3}, ATTUNE_FILE_IMAGE},
    {{"mp3", 3}, ATTUNE_FILE_AUDIO},     {{"flac", 4}, ATTUNE_FILE_AUDIO},
    {{"m4a", 3}, ATTUNE_FILE_AUDIO},     {{"ogg", 3}, ATTUNE_FILE_AUDIO},
    {{"wav", 3}, ATTUNE_FILE_AUDIO},     {{"3gp", 3}, ATTUNE_FILE_AUDIO},
    {{"mp4", 3}, ATTUNE_FILE_VIDEO},     {{"mkv", 3}, ATTUNE_FILE_VIDEO},
    {{"mov", 3}, ATTUNE_FILE_VIDEO},     {{"ogv", 3}, ATTUNE_FILE_VIDEO},
    {{"webm", 4}, ATTUNE_FILE_VIDEO},
};

AttuneFileClass entry_class_of(Str path)
{
    Str extension = path_extension(path);
    if (str_is_empty(extension))
        return ATTUNE_FILE_OTHER;
    for (size_t i = 0; i < sizeof class_table / sizeof *class_table; i++) {
        if (str_equal_ascii_nocase(extension, class_table[i].extension))
            return class_table[i].class_;
    }
    return ATTUNE_FILE_OTHER;
}

AttuneStr attune_file_class_name(AttuneFileClass class_)
{
    switch (class_) {
    case ATTUNE_FILE_NOTE:
        return STR("note");
    case ATTUNE_FILE_TEXT:
        return STR("text");
    case ATTUNE_FILE_BASE:
        return STR("base");
    case ATTUNE_FILE_CANVAS:
        return STR("canvas");
    case ATTUNE_FILE_IMAGE:
        return STR("image");
    case ATTUNE_FILE_AUDIO:
        return STR("audio");
    case ATTUNE_FILE_VIDEO:
        return STR("video");
    case ATTUNE_FILE_PDF:
        return STR("pdf");
    case ATTUNE_FILE_OTHER:
        return STR("other");
    }
    UNREACHABLE("every class has a name");
}

AttuneFileClass entry_class_for(Str path, EntryOddity oddity, bool texts_are_notes)
{
    if (!entry_oddity_opens(oddity))
        return ATTUNE_FILE_OTHER;
    AttuneFileClass class_ = entry_class_of(path);
    bool is_note = (class_ == ATTUNE_FILE_TEXT && texts_are_notes) ||
                   (class_ == ATTUNE_FILE_OTHER && oddity == ENTRY_ASKED);
    return is_note ? ATTUNE_FILE_NOTE : class_;
}

/** What the walk makes of a path and its size, before anything is read. */
static AttuneFileClass class_for(const Entry *entry, bool texts_are_notes)
{
    AttuneFileClass class_ = entry_class_for(entry->face.path, entry->oddity, texts_are_notes);
    bool shown_as_text =
        class_ == ATTUNE_FILE_TEXT || class_ == ATTUNE_FILE_BASE || class_ == ATTUNE_FILE_CANVAS;
    return shown_as_text && entry->face.size > NOTE_SIZE_MAX ? ATTUNE_FILE_OTHER : class_;
}

Str entry_fold_path(Arena *arena, Str path, bool *valid)
{
    *valid = utf8_valid_length(path) == path.length;
    if (*valid)
        return unicode_fold(arena, path);
    StrBuf readable = {0};
    utf8_append_valid(&readable, path);
    Str folded = unicode_fold(arena, arena_clone_str(arena, strbuf_view(&readable)));
    strbuf_clear(&readable);
    return folded;
}

/** Append a copy of `text` to the block of an entry. */
static Str put_text(char **end, Str text)
{
    Str copy = {*end, text.length};
    if (text.length)
        memcpy(*end, text.data, text.length);
    *end += text.length + 1;
    return copy;
}

Entry *entry_new(AttuneFileId id, Str path, EntryOddity oddity, const FileInfo *info)
{
    Arena arena = {0};
    StrBuf shown = {0};
    bool valid;
    Str folded = entry_fold_path(&arena, path, &valid);
    if (!valid)
        utf8_append_valid(&shown, path_base(path));

    /* One block for the entry and its texts: there may be a hundred thousand of them. */
    bool same = folded.data == path.data;
    size_t texts = path.length + folded.length + shown.length + 3;
    Entry *entry = mem_calloc(1, sizeof *entry + (same ? path.length + 1 : texts));
    char *end = (char *)(entry + 1);
    AttuneFile *face = &entry->face;
    face->path = put_text(&end, path);
    face->basename = path_base(face->path);
    entry->folded = same ? face->path : put_text(&end, folded);
    entry->folded_base = path_base(entry->folded);
    entry->shown_base = valid ? face->basename : put_text(&end, strbuf_view(&shown));
    strbuf_clear(&shown);
    arena_clear(&arena);

    face->id = id;
    face->valid_name = valid;
    entry->oddity = oddity;
    entry->name = NAME_NONE;
    entry->next_of_name = ATTUNE_FILE_NONE;
    entry_set_info(entry, info);
    entry_set_class(entry, false);
    return entry;
}

void entry_free(Entry *entry)
{
    if (!entry)
        return;
    note_free(entry->note);
    mem_free(entry->links);
    mem_free(entry);
}

void entry_set_info(Entry *entry, const FileInfo *info)
{
    entry->face.size = info->size;
    entry->face.modified_ns = info->modified_ns;
    entry->face.created_ns = info->created_ns == FILE_TIME_NONE ? 0 : info->created_ns;
    entry->inode = info->inode;
    entry->device = info->device;
}

Str entry_strip_note_extension(Str base, bool texts_are_notes)
{
    AttuneFileClass class_ = entry_class_of(base);
    if (class_ != ATTUNE_FILE_NOTE && !(class_ == ATTUNE_FILE_TEXT && texts_are_notes))
        return base;
    return path_stem(base);
}

void entry_set_class(Entry *entry, bool texts_are_notes)
{
    AttuneFile *face = &entry->face;
    face->class_ = class_for(entry, texts_are_notes);
    bool is_note = face->class_ == ATTUNE_FILE_NOTE;
    face->name = is_note ? entry_strip_note_extension(entry->shown_base, true) : entry->shown_base;
    if (!is_note)
        entry_set_note(entry, NULL, false);
    if (is_note && !face->record)
        face->record = &note_empty_record;
    if (!is_note)
        face->record = NULL;
    if (!entry->note)
        face->title = face->name;
}

void entry_set_note(Entry *entry, Note *note, bool title_from_name)
{
    AttuneFile *face = &entry->face;
    note_free(entry->note);
    mem_free(entry->links);
    entry->links = NULL;
    entry->link_count = 0;
    entry->linked_at = 0;
    entry->links_out = 0;
    entry->links_found = 0;
    entry->claims = NULL;
    entry->claim_count = 0;
    entry->note = note;

    face->read = note && note->state == NOTE_READ;
    face->no_text = note ? note->reason : (Str){0};
    face->record = note ? note->record : &note_empty_record;
    face->text = note ? note->text : (Str){0};
    bool has_title = face->read && !title_from_name && !str_is_empty(note->record->title);
    face->title = has_title ? note->record->title : face->name;
    if (note)
        face->version++;
}

int entry_order(Str path_a, Str folded_a, Str path_b, Str folded_b)
{
    for (;;) {
        size_t slash_a = str_find_char(path_a, '/', 0);
        size_t slash_b = str_find_char(path_b, '/', 0);
        bool last_a = slash_a == STR_NOT_FOUND;
        bool last_b = slash_b == STR_NOT_FOUND;
        size_t fold_a = str_find_char(folded_a, '/', 0);
        size_t fold_b = str_find_char(folded_b, '/', 0);
        if (last_a != last_b)
            return last_a ? 1 : -1;

        Str segment_a = str_slice(path_a, 0, slash_a);
        Str segment_b = str_slice(path_b, 0, slash_b);
        if (!str_equal(segment_a, segment_b)) {
            int order = unicode_natural_compare(str_slice(folded_a, 0, fold_a),
                                                str_slice(folded_b, 0, fold_b));
            return order ? order : str_compare(segment_a, segment_b);
        }
        if (last_a)
            return 0;
        path_a = str_from_offset(path_a, slash_a + 1);
        path_b = str_from_offset(path_b, slash_b + 1);
        folded_a = str_from_offset(folded_a, fold_a + 1);
        folded_b = str_from_offset(folded_b, fold_b + 1);
    }
}
