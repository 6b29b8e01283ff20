#include "markup/lines.h"

Lines lines_of(Arena *arena, Str note, size_t offset, uint32_t first_number)
{
    Str text = str_from_offset(note, offset);
    uint32_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        i = str_find_char(text, '\n', i);
        count++;
        if (i == STR_NOT_FOUND)
            break;
    }
    Line *items = count ? ARENA_ARRAY(arena, Line, count) : NULL;
    size_t start = 0;
    for (uint32_t i = 0; i < count; i++) {
        size_t end = str_find_char(text, '\n', start);
        if (end == STR_NOT_FOUND)
            end = text.length;
        items[i] = (Line){.start = (uint32_t)start,
                          .length = (uint32_t)(end - start),
                          .source = (uint32_t)(offset + start),
                          .number = first_number + i};
        start = end + 1;
    }
    return (Lines){text, items, count};
}

void lines_add(LinesWriter *writer, Str added, Str rest, uint32_t source, uint32_t number)
{
    Line line = {.start = (uint32_t)writer->text.length,
                 .length = (uint32_t)(added.length + rest.length),
                 .added = (uint32_t)added.length,
                 .source = source,
                 .number = number};
    strbuf_append(&writer->text, added);
    strbuf_append(&writer->text, rest);
    strbuf_append_char(&writer->text, '\n');
    vec_push(&writer->items, line);
}

void lines_copy(LinesWriter *writer, const Lines *from, uint32_t index)
{
    Line line = from->items[index];
    strbuf_append(&writer->text, line_at(from, index));
    line.start = (uint32_t)writer->text.length - line.length;
    strbuf_append_char(&writer->text, '\n');
    vec_push(&writer->items, line);
}

Lines lines_finish(LinesWriter *writer, Arena *arena)
{
    Lines lines = {.text = arena_clone_str(arena, strbuf_view(&writer->text)),
                   .items = vec_clone_into(&writer->items, arena),
                   .count = (uint32_t)writer->items.count};
    return lines;
}

void lines_clear(LinesWriter *writer)
{
    strbuf_clear(&writer->text);
    vec_clear(&writer->items);
}
