#include "spec/spec_example.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

#define FENCE_MIN 5

static _Noreturn void die(const char *file, size_t line, const char *message)
{
    (void)fprintf(stderr, "%s:%zu: %s\n", file, line, message);
    exit(1);
}

void spec_read_file(const char *path, StrBuf *out)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    strbuf_reset(out);
    for (;;) {
        strbuf_reserve(out, 65536);
        size_t count = fread(out->data + out->length, 1, 65536, file);
        if (count == 0)
            break;
        out->length += count;
    }
    (void)fclose(file);
}

/* ---- the visible characters
 * -------------------------------------------------------------------------------------- */

static const struct Sign {
    const char *sign;
    const char *meaning;
} signs[] = {
    {"␣", " "},
    {"⇥", "\t"},
    {"␍", "\r"},
    {"␛", "\xEF\xBB\xBF"},
};

/** `<U+2028>` or `<0xFF>` at `offset`. @return its length, or 0 */
static size_t decode_number(Str text, size_t offset, StrBuf *out)
{
    Str rest = str_from_offset(text, offset);
    bool is_byte = str_starts_with(rest, STR("<0x"));
    if (!is_byte && !str_starts_with(rest, STR("<U+")))
        return 0;
    size_t end = str_find_char(rest, '>', 0);
    if (end == STR_NOT_FOUND || end == 3 || end > 9)
        return 0;
    uint32_t value = 0;
    for (size_t i = 3; i < end; i++) {
        static const char digits[] = "0123456789ABCDEF";
        const char *digit = rest.data[i] ? strchr(digits, rest.data[i]) : NULL;
        if (!digit)
            return 0;
        value = value * 16 + (uint32_t)(digit - digits);
    }
    if (is_byte)
        strbuf_append_char(out, (char)value);
    else if (value)
        strbuf_append_code_point(out, value);
    else
        strbuf_append_char(out, '\0');
    return end + 1;
}

static size_t decode_sign(Str text, size_t offset, StrBuf *out)
{
    Str rest = str_from_offset(text, offset);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!str_starts_with(rest, str_from(signs[i].sign)))
            continue;
        strbuf_append(out, str_from(signs[i].meaning));
        return strlen(signs[i].sign);
    }
    return decode_number(text, offset, out);
}

static Str decode_note(Arena *arena, Str text)
{
    StrBuf out = {0};
    if (str_ends_with(text, STR("<EOF>\n")))
        text.length -= strlen("<EOF>\n");
    for (size_t offset = 0; offset < text.length;) {
        size_t length = decode_sign(text, offset, &out);
        if (length == 0) {
            strbuf_append_char(&out, text.data[offset]);
            length = 1;
        }
        offset += length;
    }
    Str note = arena_clone_str(arena, strbuf_view(&out));
    strbuf_clear(&out);
    return note;
}

/* ---- the files
 * ---------------------------------------------------------------------------------------------------
 */

static size_t fence_length(Str line)
{
    size_t length = 0;
    while (length < line.length && line.data[length] == '`')
        length++;
    return length >= FENCE_MIN ? length : 0;
}

static const Str arrow = {"⇒", sizeof "⇒" - 1};

/** The lines of one fence: the note up to the first arrow, then the views. */
static void read_body(SpecSet *set, SpecExample *example, Str body, size_t line)
{
    Str rest = body;
    Str text;
    size_t start = 0;
    SpecView view = {0};
    bool in_view = false;
    for (;;) {
        bool more = str_next_piece(&rest, '\n', &text);
        bool is_arrow = more && str_starts_with(text, arrow);
        if (is_arrow || !more) {
            size_t end = more ? (size_t)(text.data - body.data) : body.length;
            Str piece = str_slice(body, start, end);
            if (in_view) {
                view.expected = piece;
                vec_push(&example->views, view);
            } else {
                example->note = decode_note(&set->arena, piece);
            }
            in_view = true;
        }
        if (!more)
            return;
        if (is_arrow) {
            Str words = str_trim_ascii(str_from_offset(text, arrow.length));
            size_t blank = str_find_char(words, ' ', 0);
            view = (SpecView){
                .name = str_slice(words, 0, blank),
                .arguments = blank == STR_NOT_FOUND ? (Str){0}
                                                    : str_trim_ascii(str_from_offset(words, blank)),
                .line = line,
            };
            start = (size_t)(text.data - body.data) + text.length + 1;
        }
        line++;
    }
}

/** `F01`, `F29 sample=PATH`, `B12 pending the reason`. */
static void read_info(SpecExample *example, Str info)
{
    Str word;
    Str rest = info;
    while (str_next_piece(&rest, ' ', &word)) {
        Str sample = STR("sample=");
        if (str_is_empty(word))
            continue;
        if (str_is_empty(example->number)) {
            example->number = word;
        } else if (str_starts_with(word, sample)) {
            example->sample = str_from_offset(word, sample.length);
        } else if (str_equal(word, STR("pending"))) {
            example->pending = rest.data ? str_trim_ascii(rest) : STR("?");
            return;
        }
    }
}

static void read_spec(SpecSet *set, const char *path, const char *name)
{
    StrBuf buffer = {0};
    spec_read_file(path, &buffer);
    Str text = arena_clone_str(&set->arena, strbuf_view(&buffer));
    strbuf_clear(&buffer);

    Str file = arena_clone_str(&set->arena, str_from(name));
    const Str opener = STR("example ");
    Str rest = text;
    Str line;
    for (size_t number = 1; str_next_piece(&rest, '\n', &line); number++) {
        size_t fence = fence_length(line);
        if (!fence)
            continue;
        Str info = str_from_offset(line, fence);
        size_t start = number;
        size_t body = (size_t)(line.data - text.data) + line.length + 1;
        size_t end = STR_NOT_FOUND;
        while (end == STR_NOT_FOUND && str_next_piece(&rest, '\n', &line)) {
            number++;
            if (fence_length(line) == fence && line.length == fence)
                end = (size_t)(line.data - text.data);
        }
        if (end == STR_NOT_FOUND)
            die(name, start, "the fence is not closed");
        if (!str_starts_with(info, opener))
            continue;
        SpecExample example = {.file = file, .line = start};
        read_info(&example, str_from_offset(info, opener.length));
        read_body(set, &example, str_slice(text, body, end), start + 1);
        if (str_is_empty(example.number) || example.views.count == 0)
            die(name, start, "an example needs a number and at least one view");
        vec_push(&set->examples, example);
    }
}

static int is_spec(const struct dirent *entry)
{
    Str name = str_from(entry->d_name);
    return str_ends_with(name, STR(".md")) && !str_equal(name, STR("README.md"));
}

void spec_load(SpecSet *set)
{
    static const char folder[] = ATTUNE_SOURCE_DIR "/tests/spec";
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_spec, alphasort);
    if (count < 0) {
        perror(folder);
        exit(1);
    }
    for (int i = 0; i < count; i++) {
        Str path = arena_printf(&set->arena, "%s/%s", folder, entries[i]->d_name);
        read_spec(set, path.data, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

void spec_clear(SpecSet *set)
{
    for (size_t i = 0; i < set->examples.count; i++)
        vec_clear(&set->examples.items[i].views);
    vec_clear(&set->examples);
    arena_clear(&set->arena);
}

Str spec_note(const SpecExample *example, const char *samples, StrBuf *buffer)
{
    if (str_is_empty(example->sample))
        return example->note;
    StrBuf path = {0};
    strbuf_printf(&path, "%s/%.*s", samples, STR_ARG(example->sample));
    spec_read_file(strbuf_cstr(&path), buffer);
    strbuf_clear(&path);
    return strbuf_view(buffer);
}
