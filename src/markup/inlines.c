#include "markup/inlines.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/utf8.h"
#include "markup/angle.h"
#include "markup/commonmark.h"
#include "markup/inline_marks.h"
#include "markup/mask.h"
#include "markup/wikilink.h"

/** Highlights, strikes and fields are not looked for deeper than this, to bound all walks. */
#define DEPTH_MAX 30
#define FIELDS_MAX 5

typedef struct Dresser {
    Arena *arena;
    const Mask *mask;
    const Chunk *chunk;
    uint32_t line;
    uint32_t end_line;
    StrBuf words; /* text that is not a node yet */
    uint32_t words_line;
} Dresser;

/** The children of one node while they are made. */
typedef struct Level {
    AttuneNode *parent;
    AttuneNode *place; /* the parent, or the innermost field that is open in it */
    size_t depth;
    const Span *fields[FIELDS_MAX]; /* open ones, the outermost first */
    size_t field_count;
    bool trim; /* the next text follows a field's "::" */
} Level;

/* ---- text ---- */

static void add_words(Dresser *dresser, Str text)
{
    if (dresser->words.length == 0)
        dresser->words_line = dresser->line;
    strbuf_append(&dresser->words, text);
}

static void add_character(Dresser *dresser, uint32_t c)
{
    char bytes[4];
    add_words(dresser, (Str){bytes, utf8_encode(c, bytes)});
}

static AttuneNode *new_node(Dresser *dresser, AttuneNodeKind kind)
{
    AttuneNode *node = node_new(dresser->arena, kind, dresser->line);
    node->end_line = dresser->end_line;
    return node;
}

static void flush_words(Dresser *dresser, Level *level)
{
    Str text = strbuf_view(&dresser->words);
    if (level->trim && text.length) {
        while (text.length && ascii_is_blank(text.data[0]))
            text = str_from_offset(text, 1);
        level->trim = false;
    }
    if (text.length) {
        AttuneNode *node = new_node(dresser, ATTUNE_NODE_TEXT);
        node->line = dresser->words_line;
        node->text = arena_clone_str(dresser->arena, text);
        node_append(level->place, node);
    }
    strbuf_reset(&dresser->words);
}

static void add_node(Dresser *dresser, Level *level, AttuneNode *node)
{
    flush_words(dresser, level);
    level->trim = false;
    node_append(level->place, node);
}

/* ---- fields ---- */

static void open_field(Dresser *dresser, Level *level, const Span *span)
{
    if (level->field_count == FIELDS_MAX || level->depth >= DEPTH_MAX) {
        add_words(dresser, str_slice(dresser->chunk->text, span->start, span->end));
        return;
    }
    AttuneNode *node = new_node(dresser, ATTUNE_NODE_FIELD);
    node->line = span->line;
    node->column = span->column;
    node->as.field.key = span->as.field.property->key;
    node->as.field.form = span->as.field.form;
    node_extra(node)->fact.property = span->as.field.property;
    add_node(dresser, level, node);
    level->place = node;
    level->fields[level->field_count++] = span;
    level->trim = true;
}

static void close_field(Level *level)
{
    level->place = level->place->parent;
    level->field_count--;
    level->trim = false;
}

/** A field whose end lies outside of an emphasis that began in it ends with that. */
static void end_fields(Dresser *dresser, Level *level)
{
    flush_words(dresser, level);
    while (level->field_count)
        close_field(level);
}

static void end_field(Dresser *dresser, Level *level, Str source)
{
    bool ours = level->field_count &&
                level->fields[level->field_count - 1]->as.field.form != ATTUNE_FIELD_LINE;
    if (!ours) {
        add_words(dresser, source);
        return;
    }
    flush_words(dresser, level);
    close_field(level);
}

/* ---- spans ---- */

/** A code span's content: line breaks are blanks, one blank at both ends goes (CommonMark 6.1). */
static Str code_text(Arena *arena, Str source)
{
    size_t run = 0;
    while (source.data[run] == '`')
        run++;
    Str inside = arena_clone_str(arena, str_slice(source, run, source.length - run));
    bool words = false;
    for (size_t i = 0; i < inside.length; i++) {
        if (inside.data[i] == '\n')
            ((char *)(uintptr_t)inside.data)[i] = ' ';
        words = words || inside.data[i] != ' ';
    }
    bool padded = words && inside.length > 1 && inside.data[0] == ' ' &&
                  inside.data[inside.length - 1] == ' ';
    return padded ? str_slice(inside, 1, inside.length - 1) : inside;
}

static void fill_math(AttuneNode *node, Str source)
{
    size_t dollars = source.length > 4 && str_starts_with(source, STR("$$")) ? 2 : 1;
    node->as.math.display = dollars == 2;
    node->text = str_slice(source, dollars, source.length - dollars);
}

static void fill_link(AttuneNode *node, const TextLink *link)
{
    node->as.link.link = link->link;
    node->as.link.url = link->url;
    node->as.link.title = link->title;
    node_extra(node)->fact.link = link;
}

static void add_autolink(Dresser *dresser, AttuneNode *node, const TextLink *link)
{
    fill_link(node, link);
    AttuneNode *text = new_node(dresser, ATTUNE_NODE_TEXT);
    text->text = link->link->text;
    node_append(node, text);
}

static AttuneNodeKind span_node_kind(const Span *span)
{
    switch (span->kind) {
    case SPAN_CODE:
        return ATTUNE_NODE_CODE;
    case SPAN_HTML:
        return ATTUNE_NODE_HTML;
    case SPAN_LINK:
        return ATTUNE_NODE_LINK;
    case SPAN_MATH:
        return ATTUNE_NODE_MATH;
    case SPAN_COMMENT:
        return ATTUNE_NODE_COMMENT;
    case SPAN_WIKILINK:
        return span->as.wikilink->embed ? ATTUNE_NODE_EMBED : ATTUNE_NODE_WIKILINK;
    case SPAN_TAG:
        return ATTUNE_NODE_TAG;
    case SPAN_FOOTNOTE:
        return ATTUNE_NODE_FOOTNOTE_REF;
    default:
        UNREACHABLE("the other kinds make no node");
    }
}

static void fill_span(Dresser *dresser, AttuneNode *node, const Span *span, Str source)
{
    switch (span->kind) {
    case SPAN_CODE:
        node->text = code_text(dresser->arena, source);
        break;
    case SPAN_HTML:
        node->text = source;
        angle_classify(source, node);
        break;
    case SPAN_LINK:
        add_autolink(dresser, node, span->as.link);
        break;
    case SPAN_MATH:
        fill_math(node, source);
        break;
    case SPAN_COMMENT:
        node->text = str_slice(source, 2, source.length - 2);
        node_extra(node)->fact.hidden = span->as.inside;
        break;
    case SPAN_WIKILINK:
        node->as.link.link = span->as.wikilink;
        break;
    case SPAN_TAG:
        node->text = span->as.text;
        break;
    case SPAN_FOOTNOTE:
        node->text = span->as.footnote.label;
        node->as.footnote.label = span->as.footnote.label;
        node->as.footnote.number = span->as.footnote.number ? *span->as.footnote.number : 0;
        break;
    default:
        break;
    }
}

static void add_span(Dresser *dresser, Level *level, const MaskEntry *entry)
{
    const Span *span = entry->span;
    if (span->kind == SPAN_LITERAL) {
        add_words(dresser, span->as.text);
        return;
    }
    if (span->kind == SPAN_FIELD) {
        open_field(dresser, level, span);
        return;
    }
    if (span->kind == SPAN_FIELD_END) {
        end_field(dresser, level, entry->text);
        return;
    }
    AttuneNode *node = new_node(dresser, span_node_kind(span));
    node->line = span->line;
    node->column = span->column;
    fill_span(dresser, node, span, entry->text);
    add_node(dresser, level, node);
    for (size_t i = 0; (i = str_find_char(entry->text, '\n', i)) != STR_NOT_FOUND; i++)
        dresser->line++;
}

static void dress_text(Dresser *dresser, Level *level, Str text)
{
    const char placeholder = (char)0xF4;
    for (size_t at = 0; at < text.length;) {
        size_t special = str_find_char(text, placeholder, at);
        if (special == STR_NOT_FOUND)
            special = text.length;
        if (special > at)
            add_words(dresser, str_slice(text, at, special));
        at = special;
        if (at == text.length)
            break;
        uint32_t c = utf8_next(text, &at);
        const MaskEntry *entry = mask_entry(dresser->mask, c);
        if (entry)
            add_span(dresser, level, entry);
        else if (c == MASK_GUARD)
            at += at < text.length && text.data[at] == ' ';
        else
            add_character(dresser, mask_character(c));
    }
}

/* ---- nodes ---- */

static void dress_children(Dresser *dresser, AttuneNode *parent, size_t depth);

/** The span that closed a link stands in its address; libcmark sees the brackets of no other links.
 */
static TextLink *link_of(const Dresser *dresser, const AttuneNode *node)
{
    Str url = node->as.link.url;
    ASSERT(url.length > 0, "a placeholder was written there");
    const MaskEntry *entry = mask_entry(dresser->mask, utf8_next(url, &(size_t){0}));
    ASSERT(entry && entry->span->kind == SPAN_CLOSE, "a placeholder was written there");
    return entry->span->as.link;
}

static AttuneNode *dress_link(Dresser *dresser, AttuneNode *from, size_t depth)
{
    TextLink *link = link_of(dresser, from);
    AttuneNode *node = new_node(dresser, from->kind);
    node->line = link->link->line;
    node->column = link->link->column;
    fill_link(node, link);
    node_append_all(node, node_take_children(from));
    dress_children(dresser, node, depth + 1);
    if (!link->complete)
        inlines_complete_link(dresser->arena, link, inlines_plain_text(dresser->arena, node));
    return node;
}

static void dress_child(Dresser *dresser, Level *level, AttuneNode *child)
{
    switch (child->kind) {
    case ATTUNE_NODE_TEXT:
        dress_text(dresser, level, child->text);
        return;
    case ATTUNE_NODE_SOFT_BREAK:
    case ATTUNE_NODE_HARD_BREAK:
        end_fields(dresser, level);
        add_node(dresser, level, new_node(dresser, child->kind));
        dresser->line++;
        return;
    case ATTUNE_NODE_LINK:
    case ATTUNE_NODE_IMAGE:
        flush_words(dresser, level);
        add_node(dresser, level, dress_link(dresser, child, level->depth));
        return;
    case ATTUNE_NODE_CODE:
    case ATTUNE_NODE_HTML:
        UNREACHABLE("signs of code and HTML are masked or escaped");
    default:
        break;
    }
    flush_words(dresser, level);
    AttuneNode *node = new_node(dresser, child->kind);
    node_append_all(node, node_take_children(child));
    add_node(dresser, level, node);
    dress_children(dresser, node, level->depth + 1);
}

/** Replace the masked children of a node by those of the document. */
static void dress_children(Dresser *dresser, AttuneNode *parent, size_t depth)
{
    if (depth < DEPTH_MAX)
        inline_marks_apply(dresser->arena, parent);
    Level level = {.place = parent, .parent = parent, .depth = depth};
    for (AttuneNode *child = node_take_children(parent); child;) {
        AttuneNode *next = child->next;
        dress_child(dresser, &level, child);
        child = next;
    }
    end_fields(dresser, &level);
}

static AttuneNode *dress(Arena *arena, const Mask *mask, const ChunkRange *range,
                         AttuneNode *paragraph)
{
    Dresser dresser = {.arena = arena, .mask = mask, .chunk = range->chunk};
    dresser.line = chunk_line(range->chunk, range->from);
    dresser.end_line =
        chunk_line(range->chunk, range->to > range->from ? range->to - 1 : range->to);
    AttuneNode *node = node_new(arena, ATTUNE_NODE_PARAGRAPH, dresser.line);
    node->end_line = dresser.end_line;
    if (paragraph)
        node_append_all(node, node_take_children(paragraph));
    dress_children(&dresser, node, 0);
    strbuf_clear(&dresser.words);
    return node;
}

/* ---- runs of libcmark ---- */

void inlines_build_ranges(Arena *arena, const ChunkRange *ranges, size_t count, AttuneNode **made)
{
    Mask mask = {0};
    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        mask_add(&mask, ranges[i].chunk, ranges[i].from, ranges[i].to);
    AttuneNode *paragraph = commonmark_tree(arena, strbuf_view(&mask.text))->first;
    for (size_t i = 0; i < count; i++) {
        made[i] = dress(arena, &mask, &ranges[i], paragraph);
        paragraph = paragraph ? paragraph->next : NULL;
    }
    mask_clear(&mask);
}

void inlines_build(Arena *arena, Chunk *chunks)
{
    VEC(ChunkRange) ranges = {0};
    for (Chunk *chunk = chunks; chunk; chunk = chunk->next) {
        ChunkRange range = {chunk, 0, (uint32_t)chunk->text.length};
        if (chunk->kind != CHUNK_HIDDEN)
            vec_push(&ranges, range);
    }
    AttuneNode **made = mem_calloc(ranges.count + 1, sizeof(AttuneNode *));
    inlines_build_ranges(arena, ranges.items, ranges.count, made);
    size_t next = 0;
    for (Chunk *chunk = chunks; chunk; chunk = chunk->next) {
        if (chunk->kind != CHUNK_HIDDEN)
            chunk->inlines = made[next++];
    }
    mem_free(made);
    vec_clear(&ranges);
}

/* ---- plain text ---- */

static Str collapse_blanks(Arena *arena, Str text)
{
    text = utf8_trim(text);
    bool clean = true;
    for (size_t i = 0; i < text.length && clean; i++) {
        unsigned char c = (unsigned char)text.data[i];
        clean = c < 0x80 && (!ascii_is_space((char)c) || (c == ' ' && text.data[i + 1] != ' '));
    }
    if (clean)
        return text;
    StrBuf out = {0};
    bool blank = false;
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        if (utf8_is_space(utf8_next(text, &offset))) {
            blank = true;
            continue;
        }
        if (blank)
            strbuf_append_char(&out, ' ');
        blank = false;
        strbuf_append(&out, str_slice(text, start, offset));
    }
    Str result = arena_clone_str(arena, strbuf_view(&out));
    strbuf_clear(&out);
    return result;
}

Str inlines_plain_text(Arena *arena, AttuneNode *node)
{
    const AttuneNode *only = node->first;
    if (!only)
        return (Str){0};
    if (!only->next && only->kind == ATTUNE_NODE_TEXT)
        return collapse_blanks(arena, only->text);
    char *data = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&data, &length);
    ASSERT(out, "a stream in memory fails only without memory");
    /* An image reads like its record, which is what is asked for; a paragraph reads like its
     * children. */
    AttuneNodeKind kind = node->kind;
    node->kind = ATTUNE_NODE_PARAGRAPH;
    attune_node_plain_text(node, out);
    node->kind = kind;
    ASSERT(fclose(out) == 0, "a stream in memory fails only without memory");
    Str plain = arena_clone_str(arena, (Str){data, length});
    free(data);
    return plain;
}

bool inlines_plain_shortcut(Arena *arena, const ChunkRange *range, Str *plain)
{
    const Chunk *chunk = range->chunk;
    uint32_t first = chunk_first_span(chunk, range->from);
    if (first < chunk->span_count && chunk->spans[first].start < range->to)
        return false;
    Str text = str_slice(chunk->text, range->from, range->to);
    if (chunk->literal_from < range->to)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (strchr("\\*_&=~\n", text.data[i]) && text.data[i])
            return false;
    }
    *plain = collapse_blanks(arena, text);
    return true;
}

void inlines_complete_link(Arena *arena, TextLink *link, Str text)
{
    AttuneLink *record = link->link;
    AttuneLink parsed;
    wikilink_parse_destination(arena, link->url, text, record->embed, &parsed);
    record->text = parsed.text;
    record->has_display = parsed.has_display;
    record->width = parsed.width;
    record->height = parsed.height;
    link->complete = true;
}
