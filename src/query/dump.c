#include "query/ast.h"

#include <stdio.h>

static void write_str(Str text, FILE *out) { (void)fwrite(text.data, 1, text.length, out); }

static void write_quoted(Str text, FILE *out)
{
    (void)fputc('"', out);
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            (void)fputc('\\', out);
        (void)fputc(text.data[i], out);
    }
    (void)fputc('"', out);
}

static void write_name(Str name, FILE *out)
{
    if (!str_is_empty(name)) {
        write_str(name, out);
        (void)fputc(':', out);
    }
}

static void write_leaf(const Node *node, FILE *out)
{
    if (node->match_case)
        write_name(STR("match-case"), out);
    write_name(field_name(node->field), out);
    if (node->kind == NODE_REGEX)
        (void)fputc('/', out);
    if (node->is_phrase)
        write_quoted(node->text, out);
    else
        write_str(node->text, out);
    if (node->kind == NODE_REGEX)
        (void)fputc('/', out);
}

static void write_node(const Node *node, FILE *out);

/* (name child child …) */
static void write_list(Str name, const Node *node, FILE *out)
{
    (void)fputc('(', out);
    write_str(name, out);
    for (size_t i = 0; i < node->count; i++) {
        (void)fputc(' ', out);
        write_node(node->children[i], out);
    }
    (void)fputc(')', out);
}

static void write_node(const Node *node, FILE *out)
{
    switch (node->kind) {
    case NODE_AND:
        write_list(STR("and"), node, out);
        break;
    case NODE_OR:
        write_list(STR("or"), node, out);
        break;
    case NODE_NOT:
        write_list(STR("not"), node, out);
        break;
    case NODE_UNIT:
        write_list(unit_name(node->as.unit), node, out);
        break;
    case NODE_PROPERTY:
        (void)fputc('[', out);
        write_quoted(node->text, out);
        if (node->count > 0) {
            (void)fputc(' ', out);
            write_node(node->children[0], out);
        }
        (void)fputc(']', out);
        break;
    case NODE_NULL:
        write_str(STR("null"), out);
        break;
    case NODE_COMPARE:
        write_str(comparison_sign(node->as.compare.comparison), out);
        write_str(node->text, out);
        break;
    case NODE_FLAG:
        write_name(field_name(FIELD_IS), out);
        write_str(node->text, out);
        break;
    case NODE_LINKS_TO:
        write_name(field_name(FIELD_LINKS_TO), out);
        write_quoted(node->text, out);
        break;
    case NODE_LINKED_FROM:
        write_name(field_name(FIELD_LINKED_FROM), out);
        write_quoted(node->text, out);
        break;
    case NODE_TIME:
    case NODE_TEXT:
    case NODE_REGEX:
        write_leaf(node, out);
        break;
    }
}

void attune_query_dump(const AttuneQuery *query, FILE *out)
{
    if (query->root)
        write_node(query->root, out);
    else
        (void)fputs("all", out);
}
