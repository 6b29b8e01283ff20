#include "ui/find.h"

#include "base/alloc.h"
#include "ui/glyphs.h"

static void show_marks(const Find *find, Reader *reader)
{
    reader->matches = find->active ? find->matches : NULL;
    reader->match_count = find->active ? find->count : 0;
    reader->current_match = find->current;
}

static void forget_matches(Find *find)
{
    mem_free(find->matches);
    find->matches = NULL;
    find->count = find->current = 0;
}

void find_clear(Find *find)
{
    forget_matches(find);
    strbuf_clear(&find->text);
    line_history_clear(&find->history);
}

/* The title above the text is a name, and no part of what is read. */
static bool is_title(const Line *line)
{
    for (uint32_t i = 0; line && i < line->span_count; i++) {
        if (line->spans[i].role == ROLE_title) {
            return true;
        }
    }
    return false;
}

static void drop_title(Find *find, const Page *page)
{
    size_t kept = 0;
    for (size_t i = 0; i < find->count; i++) {
        if (!is_title(page_line(page, find->matches[i].line))) {
            find->matches[kept++] = find->matches[i];
        }
    }
    find->count = kept;
}

static void look(Find *find, Reader *reader)
{
    Str text = strbuf_view(&find->text);
    forget_matches(find);
    if (reader->shows_source) {
        find->matches = find_in_source(&reader->source, text, &find->count);
    } else if (reader->page && text.length > 0) {
        find->matches = page_search(reader->page, text, &find->count);
        drop_title(find, reader->page);
    }
    find->file = reader->file;
    find->page = reader->page_number;
}

size_t find_first_from(const PageMatch *matches, size_t count, size_t line)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (matches[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count ? low : 0;
}

void find_mark(Find *find, Reader *reader, Str text, size_t from)
{
    StrBuf copy = {0};
    strbuf_append(&copy, text);
    strbuf_clear(&find->text);
    find->text = copy;
    look(find, reader);
    find->current = find_first_from(find->matches, find->count, from);
    find->active = text.length > 0;
    show_marks(find, reader);
}

void find_refresh(Find *find, Reader *reader)
{
    if (!find->active) {
        return;
    }
    if (reader->file != find->file) {
        find_unmark(find, reader);
        return;
    }
    if (reader->page_number != find->page) {
        size_t current = find->current;
        look(find, reader);
        find->current = current < find->count ? current : 0;
    }
    show_marks(find, reader);
}

bool find_unmark(Find *find, Reader *reader)
{
    bool was = find->active;
    find->active = false;
    forget_matches(find);
    show_marks(find, reader);
    return was;
}

size_t find_ring(size_t count, size_t current, long steps, long *turns)
{
    *turns = 0;
    if (count == 0) {
        return 0;
    }
    size_t ring = steps < 0 ? (size_t)0 - (size_t)steps : (size_t)steps;
    *turns = (long)(ring / count);
    ring %= count;
    if (steps < 0) {
        *turns = -*turns - (ring > current ? 1 : 0);
        return current >= ring ? current - ring : current + (count - ring);
    }
    *turns += current + ring >= count ? 1 : 0;
    return (current + ring) % count;
}

FindStep find_go(Find *find, Reader *reader, long steps)
{
    if (find->count == 0) {
        return FIND_NONE;
    }
    long turns;
    find->current = find_ring(find->count, find->current, steps, &turns);
    show_marks(find, reader);
    find_reveal(find, reader);
    return turns == 0 ? FIND_MOVED : turns > 0 ? FIND_FROM_TOP : FIND_FROM_END;
}

void find_reveal(const Find *find, Reader *reader)
{
    if (find->count == 0) {
        return;
    }
    size_t line = find->matches[find->current].line;
    size_t third = (size_t)reader->height / 3;
    if (line >= reader->top && line < reader->top + (size_t)reader->height) {
        return;
    }
    reader->top = 0;
    reader_scroll(reader, (long)(line > third ? line - third : 0));
}

void find_append_count(const Find *find, StrBuf *out)
{
    if (find->count == 0) {
        strbuf_append(out, STR("not found"));
        return;
    }
    append_count(out, find->current + 1);
    strbuf_append(out, STR(" of "));
    append_count(out, find->count);
}
