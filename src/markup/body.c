#include "markup/body.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "markup/angle.h"
#include "markup/commonmark.h"
#include "markup/inlines.h"
#include "markup/scan.h"
#include "markup/wikilink.h"

/* ---- scan ---- */

/** Number the labels of the definitions in `body`; the first of a label wins. */
static void find_labels(const Run *body, Map *labels)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < body->opaque_count; i++) {
        Opaque *opaque = &body->opaques[i];
        if (opaque->kind != OPAQUE_FOOTNOTE)
            continue;
        uint32_t known;
        opaque->repeated = map_get(labels, opaque->folded, &known);
        if (!opaque->repeated)
            map_put(labels, opaque->folded, count++);
    }
}

/** The definitions among the opaque blocks, and the quotes that hold their bodies in the second
 * run. */
static void find_notes(BodyScan *scan)
{
    const Run *body = &scan->body.run;
    const CmBlocks *blocks = &scan->footnotes.run.blocks;
    scan->notes = ARENA_ARRAY(scan->arena, Note, body->opaque_count + 1);
    uint32_t quote = 0;
    for (uint32_t i = 0; i < body->opaque_count; i++) {
        const Opaque *opaque = &body->opaques[i];
        if (opaque->kind != OPAQUE_FOOTNOTE || opaque->repeated)
            continue;
        scan->notes[scan->note_count++] = (Note){.label = opaque->label,
                                                 .line = opaque->first_number,
                                                 .end_line = opaque->last_number,
                                                 .quote = quote < blocks->count ? quote : CM_NONE};
        quote = quote < blocks->count ? blocks->items[quote].end : quote;
    }
}

static void read_parts(ScanRun *run, SpanContext *spans, BlockIdVec *ids, TaskVec *tasks)
{
    PartContext context = {
        .spans = spans, .run = &run->run, .infos = run->infos, .ids = ids, .tasks = tasks};
    parts_read(&context);
}

static void add_limit_problem(ProblemVec *problems, uint32_t line)
{
    AttuneProblem problem = {.kind = ATTUNE_PROBLEM_LIMIT, .line = line};
    problem.message =
        STR("more than 60000 pieces of markup; from here on the text is shown as it is");
    vec_push(problems, problem);
}

static void scan_runs(BodyScan *scan, uint32_t body_line, Map *labels, ProblemVec *problems)
{
    Arena *arena = scan->arena;
    Lines lines = lines_of(arena, scan->text, scan->body_offset, body_line);
    scan->body.run = run_build(arena, &lines, false, problems);
    scan->body.infos = ARENA_ARRAY(arena, BlockInfo, scan->body.run.blocks.count + 1);
    find_labels(&scan->body.run, labels);
    Lines inner = run_footnote_lines(arena, &scan->body.run);
    scan->footnotes.run = run_build(arena, &inner, true, problems);
    scan->footnotes.infos = ARENA_ARRAY(arena, BlockInfo, scan->footnotes.run.blocks.count + 1);
}

BodyScan *body_scan(Arena *arena, Str text, size_t body_offset, uint32_t body_line)
{
    BodyScan *scan = ARENA_NEW(arena, BodyScan);
    *scan = (BodyScan){.arena = arena, .text = text, .body_offset = body_offset};
    ProblemVec problems = {0};
    References references = {0};
    Map labels = {0};
    BlockIdVec ids = {0};
    TaskVec tasks = {0};
    scan_runs(scan, body_line, &labels, &problems);
    find_notes(scan);
    parts_find_definitions(arena, &scan->body.run, scan->body.infos, &references);
    parts_find_definitions(arena, &scan->footnotes.run, scan->footnotes.infos, &references);

    Chunk head = {0}; /* the list hangs on it */
    SpanContext spans = {
        .arena = arena, .note = text, .references = &references, .labels = &labels, .last = &head};
    read_parts(&scan->body, &spans, &ids, &tasks);
    read_parts(&scan->footnotes, &spans, &ids, &tasks);
    if (spans.limit_line)
        add_limit_problem(&problems, spans.limit_line);

    scan->chunks = head.next;
    scan->ids = vec_clone_into(&ids, arena);
    scan->id_count = ids.count;
    scan->tasks = vec_clone_into(&tasks, arena);
    scan->task_count = tasks.count;
    scan->problems = vec_clone_into(&problems, arena);
    scan->problem_count = problems.count;
    vec_clear(&ids);
    vec_clear(&tasks);
    vec_clear(&problems);
    map_clear(&labels);
    references_clear(&references);
    return scan;
}

/* ---- strict mode ---- */

/** The first line of a heading without its number signs. */
static Str heading_source(Str text, const LineTable *lines, const AttuneNode *heading)
{
    Str line = str_trim_ascii(line_table_text(lines, text, heading->line));
    size_t start = 0;
    while (start < line.length && line.data[start] == '#')
        start++;
    return str_trim_ascii(str_from_offset(line, start));
}

/** Records of links, classes of tags and texts of headings, which libcmark does not know. */
static void complete_node(Arena *arena, Str text, const LineTable *lines, AttuneNode *node)
{
    switch (node->kind) {
    case ATTUNE_NODE_LINK:
    case ATTUNE_NODE_IMAGE: {
        AttuneLink *link = ARENA_NEW(arena, AttuneLink);
        wikilink_parse_destination(arena, node->as.link.url, inlines_plain_text(arena, node),
                                   node->kind == ATTUNE_NODE_IMAGE, link);
        link->line = node->line;
        node->as.link.link = link;
        break;
    }
    case ATTUNE_NODE_HTML:
        angle_classify(node->text, node);
        break;
    case ATTUNE_NODE_HEADING:
        node->as.heading.raw = heading_source(text, lines, node);
        node->as.heading.plain = inlines_plain_text(arena, node);
        break;
    default:
        break;
    }
}

AttuneNode *body_build_strict(Arena *arena, Str text)
{
    AttuneNode *root = commonmark_tree(arena, text);
    LineTable lines = line_table_build(arena, text);
    /* Children first, since a link's text may hold an image, which reads like its own record. */
    AttuneNode *node = root;
    while (node->first)
        node = node->first;
    for (;;) {
        complete_node(arena, text, &lines, node);
        if (node == root)
            return root;
        if (!node->next) {
            node = node->parent;
            continue;
        }
        node = node->next;
        while (node->first)
            node = node->first;
    }
}

void body_facts_clear(BodyFacts *facts)
{
    vec_clear(&facts->headings);
    vec_clear(&facts->links);
    vec_clear(&facts->tags);
    vec_clear(&facts->blocks);
    vec_clear(&facts->tasks);
    vec_clear(&facts->footnotes);
    vec_clear(&facts->fields);
    vec_clear(&facts->problems);
}
