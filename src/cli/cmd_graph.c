/* graph: the vault as nodes and edges. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/gate.h"
#include "base/vec.h"
#include "cli/command.h"
#include "cli/context.h"
#include "cli/emit.h"
#include "cli/output.h"

typedef VEC(AttuneFileId) Files;

/** Which files are looked at, and how many steps from the start they are; UINT32_MAX: not at all.
 */
typedef struct Graph {
    const Context *context;
    Files nodes;    /* in path order */
    uint32_t *step; /* by id */
    size_t id_count;
} Graph;

#define FAR UINT32_MAX

static size_t count_ids(const AttuneVault *vault)
{
    size_t count, most = 0;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    for (size_t i = 0; i < count; i++) {
        most = files[i] >= most ? (size_t)files[i] + 1 : most;
    }
    return most;
}

static void graph_init(Graph *graph, const Context *context)
{
    *graph = (Graph){.context = context, .id_count = count_ids(context->vault)};
    graph->step = mem_calloc(graph->id_count + 1, sizeof(*graph->step));
    for (size_t i = 0; i < graph->id_count; i++) {
        graph->step[i] = FAR;
    }
}

static void graph_clear(Graph *graph)
{
    vec_clear(&graph->nodes);
    mem_free(graph->step);
}

static bool is_note(const Graph *graph, AttuneFileId file)
{
    return attune_vault_file(graph->context->vault, file)->class_ == ATTUNE_FILE_NOTE;
}

static void reach(Graph *graph, Files *queue, AttuneFileId file, uint32_t step)
{
    if (graph->step[file] == FAR && is_note(graph, file)) {
        graph->step[file] = step;
        vec_push(queue, file);
    }
}

/** Breadth first over links in both directions. */
static void reach_around(Graph *graph, AttuneFileId start, int64_t depth)
{
    const AttuneVault *vault = graph->context->vault;
    Files queue = {0};
    graph->step[start] = 0;
    vec_push(&queue, start);
    for (size_t next = 0; next < queue.count; next++) {
        AttuneFileId file = queue.items[next];
        uint32_t step = graph->step[file];
        if ((int64_t)step >= depth) {
            continue;
        }
        size_t count;
        AttuneOutgoing *outgoing = attune_vault_outgoing(vault, file, &count);
        for (size_t i = 0; i < count; i++) {
            if (outgoing[i].target != ATTUNE_FILE_NONE) {
                reach(graph, &queue, outgoing[i].target, step + 1);
            }
        }
        free(outgoing);
        const AttuneLinkRef *refs = attune_vault_backlinks(vault, file, &count);
        for (size_t i = 0; i < count; i++) {
            reach(graph, &queue, refs[i].source, step + 1);
        }
    }
    vec_clear(&queue);
}

static void choose_nodes(Graph *graph, AttuneFileId start)
{
    size_t count;
    const AttuneFileId *files = attune_vault_files(graph->context->vault, &count);
    for (size_t i = 0; i < count; i++) {
        bool inside =
            start == ATTUNE_FILE_NONE ? is_note(graph, files[i]) : graph->step[files[i]] != FAR;
        if (inside) {
            graph->step[files[i]] = 0;
            vec_push(&graph->nodes, files[i]);
        }
    }
}

typedef void EdgeSink(void *context, Str source, Str target, uint32_t count);

/** Edges between the nodes, by source, then in document order. */
static void each_edge(const Graph *graph, EdgeSink *sink, void *context)
{
    const AttuneVault *vault = graph->context->vault;
    for (size_t n = 0; n < graph->nodes.count; n++) {
        const AttuneFile *source = attune_vault_file(vault, graph->nodes.items[n]);
        size_t count;
        AttuneOutgoing *outgoing = attune_vault_outgoing(vault, source->id, &count);
        for (size_t i = 0; i < count; i++) {
            AttuneFileId target = outgoing[i].target;
            if (target != ATTUNE_FILE_NONE && graph->step[target] != FAR) {
                sink(context, source->path, attune_vault_file(vault, target)->path,
                     outgoing[i].count);
            }
        }
        free(outgoing);
    }
}

/* ---- output -----------------------------------------------------------------------------------
 */

static void print_edge(void *context, Str source, Str target, uint32_t count)
{
    (void)context;
    output_path(ROLE_text, source);
    output_raw(STR(" "));
    output_text(ROLE_dim, output_glyph(GLYPH_arrow_right));
    output_raw(STR(" "));
    output_path(ROLE_text, target);
    if (count > 1) {
        output_raw(STR(" "));
        output_text(ROLE_dim, output_glyph(GLYPH_times));
        output_printf(ROLE_dim, "%u", count);
    }
    output_newline();
}

static void emit_edge(void *context, Str source, Str target, uint32_t count)
{
    Emit *emit = context;
    emit_begin_row(emit);
    emit_path(emit, "source", source);
    emit_path(emit, "target", target);
    emit_int(emit, "count", count);
    emit_end_row(emit);
}

static void json_path(JsonWriter *json, const char *key, Str path)
{
    json_write_key(json, str_from(key));
    json_write_text(json, path);
}

static void json_edge(void *context, Str source, Str target, uint32_t count)
{
    JsonWriter *json = context;
    json_begin_object(json);
    json_path(json, "source", source);
    json_path(json, "target", target);
    json_write_key(json, STR("count"));
    json_write_int(json, count);
    json_end_object(json);
}

static void print_json(const Graph *graph)
{
    JsonWriter json;
    json_writer_init_sink(&json, output_sink, NULL);
    json_begin_object(&json);
    json_write_key(&json, STR("nodes"));
    json_begin_list(&json);
    for (size_t i = 0; i < graph->nodes.count; i++) {
        json_write_text(&json,
                        attune_vault_file(graph->context->vault, graph->nodes.items[i])->path);
    }
    json_end_list(&json);
    json_write_key(&json, STR("edges"));
    json_begin_list(&json);
    each_edge(graph, json_edge, &json);
    json_end_list(&json);
    json_end_object(&json);
    json_write_newline(&json);
    json_writer_finish(&json);
}

/* An identifier of DOT in quotes; gated, for it is shown as a label. */
static void dot_text(Str text)
{
    StrBuf quoted = {0}, gated = {0};
    gate_append_line(&gated, text, false);
    text = strbuf_view(&gated);
    strbuf_append_char(&quoted, '"');
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '"' || c == '\\') {
            strbuf_append_char(&quoted, '\\');
        }
        strbuf_append_char(&quoted, c);
    }
    strbuf_append_char(&quoted, '"');
    output_raw(strbuf_view(&quoted));
    strbuf_clear(&quoted);
    strbuf_clear(&gated);
}

static void dot_edge(void *context, Str source, Str target, uint32_t count)
{
    (void)context;
    output_raw(STR("    "));
    dot_text(source);
    output_raw(STR(" -> "));
    dot_text(target);
    if (count > 1) {
        output_printf(ROLE_text, " [weight=%u]", count);
    }
    output_raw(STR(";\n"));
}

static void print_dot(const Graph *graph)
{
    const AttuneVault *vault = graph->context->vault;
    output_raw(STR("digraph "));
    dot_text(attune_vault_name(vault));
    output_raw(STR(" {\n"));
    for (size_t i = 0; i < graph->nodes.count; i++) {
        const AttuneFile *file = attune_vault_file(vault, graph->nodes.items[i]);
        output_raw(STR("    "));
        dot_text(file->path);
        output_raw(STR(" [label="));
        dot_text(file->title);
        output_raw(STR("];\n"));
    }
    each_edge(graph, dot_edge, NULL);
    output_raw(STR("}\n"));
}

static void print_graph(const Graph *graph)
{
    static const char *const columns[] = {"source", "target", "count", NULL};
    OutputFormat format = graph->context->invocation->format;
    if (format == FORMAT_TEXT) {
        each_edge(graph, print_edge, NULL);
    } else if (format == FORMAT_JSON) {
        print_json(graph);
    } else if (format == FORMAT_DOT) {
        print_dot(graph);
    } else {
        Emit emit;
        emit_begin(&emit, format, false, columns);
        each_edge(graph, emit_edge, &emit);
        emit_end(&emit);
    }
}

int cmd_graph(const Invocation *invocation)
{
    Context context;
    AttuneFileId start = ATTUNE_FILE_NONE;
    if (!context_open(&context, invocation, ATTUNE_LOAD_ALL)) {
        return context_close(&context, context.status);
    }
    if (invocation->operand_count > 0) {
        start = context_find(&context, invocation->operands[0]);
        if (start == ATTUNE_FILE_NONE) {
            return context_close(&context, context.status);
        }
    }
    Graph graph;
    graph_init(&graph, &context);
    if (start != ATTUNE_FILE_NONE) {
        reach_around(&graph, start, invocation->depth < 0 ? 1 : invocation->depth);
    }
    choose_nodes(&graph, start);
    print_graph(&graph);
    size_t nodes = graph.nodes.count;
    graph_clear(&graph);
    return context_close(&context, context_found(nodes));
}
