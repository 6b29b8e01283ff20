/* Facts of a body, from a scan or from a tree. Both give the same (vault-spec 7.11). */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/unicode.h"
#include "markup/inlines.h"
#include "markup/scan.h"
#include "markup/tag.h"
#include "markup/walk.h"
#include "markup/words.h"

/** A tag and its place, by which they are put in order. */
typedef struct PlacedTag {
    Str name;
    uint32_t line;
    uint32_t column;
} PlacedTag;

typedef struct PlacedField {
    const AttuneProperty *property;
    uint32_t column;
} PlacedField;

typedef struct Collector {
    Arena *arena;
    Str source; /* text in it is borrowed, all other text is copied */
    BodyFacts *facts;
    VEC(PlacedTag) tags;
    VEC(PlacedField) fields;
} Collector;

/* ---- keeping what outlives the scan ---- */

static Str keep(const Collector *collector, Str text)
{
    uintptr_t start = (uintptr_t)collector->source.data;
    uintptr_t at = (uintptr_t)text.data;
    if (text.length == 0 || (at >= start && at + text.length <= start + collector->source.length))
        return text;
    return arena_clone_str(collector->arena, text);
}

static AttuneLink keep_link(const Collector *collector, const AttuneLink *from)
{
    AttuneLink link = *from;
    link.path = keep(collector, from->path);
    link.text = keep(collector, from->text);
    link.whole = keep(collector, from->whole);
    if (link.part_count) {
        Str *parts = arena_clone(collector->arena, from->parts, link.part_count * sizeof(Str));
        for (size_t i = 0; i < link.part_count; i++)
            parts[i] = keep(collector, parts[i]);
        link.parts = parts;
    }
    return link;
}

/* ---- adding ---- */

static void add_link(Collector *collector, const AttuneLink *link)
{
    bool leads_nowhere = str_is_empty(link->path) && link->part_count == 0;
    if (!leads_nowhere)
        vec_push(&collector->facts->links, keep_link(collector, link));
}

static void add_tag(Collector *collector, Str name, uint32_t line, uint32_t column)
{
    PlacedTag tag = {tag_normalise(collector->arena, keep(collector, name)), line, column};
    vec_push(&collector->tags, tag);
}

static void add_heading(Collector *collector, uint8_t level, uint32_t line, Str raw, Str plain)
{
    AttuneHeading heading = {.level = level, .line = line};
    heading.raw = keep(collector, raw);
    heading.plain = keep(collector, plain);
    vec_push(&collector->facts->headings, heading);
}

static void add_id(Collector *collector, Str id, uint32_t line)
{
    AttuneBlockId record = {.id = keep(collector, id), .line = line};
    vec_push(&collector->facts->blocks, record);
}

static void add_task(Collector *collector, const AttuneTask *task)
{
    AttuneTask kept = *task;
    kept.status = keep(collector, task->status);
    kept.text = keep(collector, task->text);
    vec_push(&collector->facts->tasks, kept);
}

static void add_footnote(Collector *collector, Str label, uint32_t line)
{
    AttuneFootnote footnote = {.label = keep(collector, label), .line = line};
    vec_push(&collector->facts->footnotes, footnote);
}

static void add_field(Collector *collector, const AttuneProperty *property, uint32_t column)
{
    PlacedField field = {property, column};
    vec_push(&collector->fields, field);
}

/* ---- putting in order ---- */

/** The first block of an id wins (vault-spec 6.10). */
static void drop_repeated_ids(Collector *collector)
{
    BodyFacts *facts = collector->facts;
    Map seen = {0};
    size_t kept = 0;
    for (size_t i = 0; i < facts->blocks.count && facts->blocks.count > 1; i++) {
        Str folded = unicode_fold(collector->arena, facts->blocks.items[i].id);
        if (map_put(&seen, folded, 0))
            facts->blocks.items[kept++] = facts->blocks.items[i];
    }
    if (facts->blocks.count > 1)
        facts->blocks.count = kept;
    map_clear(&seen);
}

static int compare(uint64_t a, uint64_t b) { return (a > b) - (a < b); }

static int compare_links(const void *a, const void *b)
{
    const AttuneLink *x = a;
    const AttuneLink *y = b;
    int order = compare(x->line, y->line);
    return order ? order : compare(x->column, y->column);
}

static int compare_tags(const void *a, const void *b)
{
    const PlacedTag *x = a;
    const PlacedTag *y = b;
    int order = compare(x->line, y->line);
    return order ? order : compare(x->column, y->column);
}

static int compare_fields(const void *a, const void *b)
{
    const PlacedField *x = a;
    const PlacedField *y = b;
    int order = compare(x->property->line, y->property->line);
    return order ? order : compare(x->column, y->column);
}

static int compare_ids(const void *a, const void *b)
{
    const AttuneBlockId *x = a;
    const AttuneBlockId *y = b;
    int order = compare(x->line, y->line);
    return order ? order : str_compare(x->id, y->id);
}

static int compare_tasks(const void *a, const void *b)
{
    return compare(((const AttuneTask *)a)->line, ((const AttuneTask *)b)->line);
}

static int compare_footnotes(const void *a, const void *b)
{
    return compare(((const AttuneFootnote *)a)->line, ((const AttuneFootnote *)b)->line);
}

/** Sort, unless all is in order already, as it mostly is. */
static void sort(void *items, size_t count, size_t size, int (*order)(const void *, const void *))
{
    for (size_t i = 1; i < count; i++) {
        if (order((char *)items + (i - 1) * size, (char *)items + i * size) > 0) {
            qsort(items, count, size, order);
            return;
        }
    }
}

#define SORT(vec, order) sort((vec)->items, (vec)->count, sizeof(*(vec)->items), order)

static void finish_fields(Collector *collector)
{
    SORT(&collector->fields, compare_fields);
    for (size_t i = 0; i < collector->fields.count; i++) {
        AttuneProperty property = *collector->fields.items[i].property;
        property.key = keep(collector, property.key);
        property.folded = keep(collector, property.folded);
        property.value.text = keep(collector, property.value.text);
        if (property.value.link) {
            AttuneLink link = keep_link(collector, property.value.link);
            property.value.link = arena_clone(collector->arena, &link, sizeof(link));
        }
        vec_push(&collector->facts->fields, property);
    }
    vec_clear(&collector->fields);
}

static void finish(Collector *collector)
{
    BodyFacts *facts = collector->facts;
    SORT(&facts->links, compare_links);
    SORT(&facts->blocks, compare_ids);
    drop_repeated_ids(collector);
    SORT(&facts->tasks, compare_tasks);
    SORT(&facts->footnotes, compare_footnotes);
    SORT(&collector->tags, compare_tags);
    for (size_t i = 0; i < collector->tags.count; i++) {
        const PlacedTag *from = &collector->tags.items[i];
        AttuneTag tag = {.name = from->name,
                         .folded = unicode_fold(collector->arena, from->name),
                         .line = from->line};
        vec_push(&facts->tags, tag);
    }
    vec_clear(&collector->tags);
    finish_fields(collector);
}

/* ---- from a scan ---- */

/** Texts that can only be read once their emphasis is resolved; most can be read at once. */
typedef struct Unread {
    Arena *arena; /* of the scan */
    VEC(ChunkRange) ranges;
    VEC(Str *) headings; /* NULL: a link's, which gets its text by being built */
} Unread;

static void read_later(Unread *unread, ChunkRange range, Str *heading)
{
    vec_push(&unread->ranges, range);
    vec_push(&unread->headings, heading);
}

/** @return where the text ends that is built for the link, 0 when it needs none */
static uint32_t read_link_text(const Chunk *chunk, TextLink *link, Unread *unread)
{
    ChunkRange inside = {chunk, chunk->spans[link->open].end, chunk->spans[link->close].start};
    ChunkRange whole = {chunk, chunk->spans[link->open].start, chunk->spans[link->close].end};
    Str text;
    if (!inlines_plain_shortcut(unread->arena, &inside, &text)) {
        read_later(unread, whole, NULL);
        return whole.to;
    }
    inlines_complete_link(unread->arena, link, text);
    return 0;
}

static void collect_span(Collector *collector, const Span *span)
{
    switch (span->kind) {
    case SPAN_WIKILINK:
        add_link(collector, span->as.wikilink);
        break;
    case SPAN_LINK:
    case SPAN_CLOSE:
        add_link(collector, span->as.link->link);
        break;
    case SPAN_TAG:
        add_tag(collector, span->as.text, span->line, span->column);
        break;
    case SPAN_FIELD:
        add_field(collector, span->as.field.property, span->column);
        break;
    default:
        break;
    }
}

/** Build the texts that are still unread with one run of libcmark. Links get theirs by being built.
 */
static void read_unread(Collector *collector, Unread *unread)
{
    size_t count = unread->ranges.count;
    AttuneNode **made = mem_calloc(count + 1, sizeof(AttuneNode *));
    inlines_build_ranges(unread->arena, unread->ranges.items, count, made);
    for (size_t i = 0; i < count; i++) {
        if (unread->headings.items[i])
            *unread->headings.items[i] =
                keep(collector, inlines_plain_text(unread->arena, made[i]));
    }
    mem_free(made);
    vec_clear(&unread->ranges);
    vec_clear(&unread->headings);
}

/** Links within another one are built with it. */
static void find_unread_links(BodyScan *scan, Unread *unread)
{
    for (Chunk *chunk = scan->chunks; chunk && !scan->links_complete; chunk = chunk->next) {
        uint32_t built = 0;
        for (uint32_t i = 0; i < chunk->span_count; i++) {
            const Span *span = &chunk->spans[i];
            if (span->kind != SPAN_OPEN || !span->as.link || span->start < built)
                continue;
            uint32_t end = read_link_text(chunk, span->as.link, unread);
            built = end ? end : built;
        }
    }
    scan->links_complete = true;
}

/** A link too deep to be built has no text. */
static void complete_links(BodyScan *scan)
{
    for (Chunk *chunk = scan->chunks; chunk; chunk = chunk->next) {
        for (uint32_t i = 0; i < chunk->span_count; i++) {
            const Span *span = &chunk->spans[i];
            if (span->kind == SPAN_CLOSE && !span->as.link->complete)
                inlines_complete_link(scan->arena, span->as.link, (Str){0});
        }
    }
}

static void collect_headings(Collector *collector, const BodyScan *scan, Unread *unread)
{
    const Run *run = &scan->body.run;
    size_t first = collector->facts->headings.count;
    for (uint32_t i = 0; i < run->blocks.count; i = run->blocks.items[i].end) {
        if (run->blocks.items[i].kind != CM_HEADING)
            continue;
        const Part *part = scan->body.infos[i].parts;
        add_heading(collector, run->blocks.items[i].level, part->line, part->chunk->text, (Str){0});
    }
    for (uint32_t i = 0; i < run->blocks.count; i = run->blocks.items[i].end) {
        if (run->blocks.items[i].kind != CM_HEADING)
            continue;
        const Chunk *chunk = scan->body.infos[i].parts->chunk;
        ChunkRange range = {chunk, 0, (uint32_t)chunk->text.length};
        Str *plain = &collector->facts->headings.items[first++].plain;
        if (!inlines_plain_shortcut(unread->arena, &range, plain))
            read_later(unread, range, plain);
        else
            *plain = keep(collector, *plain);
    }
}

void body_collect(BodyScan *scan, Arena *arena, BodyFacts *facts)
{
    Collector collector = {.arena = arena, .source = scan->text, .facts = facts};
    Unread unread = {.arena = scan->arena};
    collect_headings(&collector, scan, &unread);
    find_unread_links(scan, &unread);
    read_unread(&collector, &unread);
    complete_links(scan);
    for (const Chunk *chunk = scan->chunks; chunk; chunk = chunk->next) {
        for (uint32_t i = 0; i < chunk->span_count; i++)
            collect_span(&collector, &chunk->spans[i]);
    }
    for (size_t i = 0; i < scan->id_count; i++)
        add_id(&collector, scan->ids[i].id, scan->ids[i].line);
    for (size_t i = 0; i < scan->task_count; i++)
        add_task(&collector, scan->tasks[i]);
    for (uint32_t i = 0; i < scan->note_count; i++)
        add_footnote(&collector, scan->notes[i].label, scan->notes[i].line);
    for (size_t i = 0; i < scan->problem_count; i++)
        vec_push(&facts->problems, scan->problems[i]);
    facts->word_count = words_count(str_from_offset(scan->text, scan->body_offset));
    finish(&collector);
}

/* ---- from a tree ---- */

static void collect_hidden(Collector *collector, const AttuneNode *comment)
{
    const Chunk *chunk = ((const NodeExtra *)comment)->fact.hidden;
    for (; chunk; chunk = chunk->sibling) {
        for (uint32_t i = 0; i < chunk->span_count; i++)
            collect_span(collector, &chunk->spans[i]);
    }
}

static void collect_node(Collector *collector, const AttuneNode *node)
{
    const NodeExtra *extra = (const NodeExtra *)node;
    switch (node->kind) {
    case ATTUNE_NODE_HEADING:
        if (node->parent && node->parent->kind == ATTUNE_NODE_DOCUMENT)
            add_heading(collector, node->as.heading.level, node->line, node->as.heading.raw,
                        node->as.heading.plain);
        break;
    case ATTUNE_NODE_LINK:
    case ATTUNE_NODE_IMAGE:
    case ATTUNE_NODE_WIKILINK:
    case ATTUNE_NODE_EMBED:
        add_link(collector, node->as.link.link);
        break;
    case ATTUNE_NODE_TAG:
        add_tag(collector, node->text, node->line, node->column);
        break;
    case ATTUNE_NODE_LIST_ITEM:
        if (!str_is_empty(node->as.item.task))
            add_task(collector, extra->fact.task);
        break;
    case ATTUNE_NODE_FIELD:
        add_field(collector, extra->fact.property, node->column);
        break;
    case ATTUNE_NODE_COMMENT:
    case ATTUNE_NODE_COMMENT_BLOCK:
        collect_hidden(collector, node);
        break;
    case ATTUNE_NODE_FOOTNOTE:
        if (!str_is_empty(node->as.footnote.label))
            add_footnote(collector, node->as.footnote.label, node->line);
        break;
    default:
        break;
    }
    if (node->kind <= ATTUNE_NODE_RULE && !str_is_empty(node->id))
        add_id(collector, node->id, node->line);
}

static void collect_tree(Collector *collector, const AttuneNode *root)
{
    Walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.entering)
            collect_node(collector, walk.node);
    }
}

void body_collect_from_tree(const AttuneNode *root, const AttuneNode *const *footnotes,
                            size_t footnote_count, Arena *arena, BodyFacts *facts)
{
    Collector collector = {.arena = arena, .facts = facts};
    collect_tree(&collector, root);
    for (size_t i = 0; i < footnote_count; i++)
        collect_tree(&collector, footnotes[i]);
    finish(&collector);
}
