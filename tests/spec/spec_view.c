#include "spec/spec_view.h"

#include <stdio.h>
#include <stdlib.h>

#include <attune/document.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/vec.h"
#include "markup/wikilink.h"

static bool has_word(Str words, const char *wanted)
{
    Str word;
    while (str_next_piece(&words, ' ', &word)) {
        if (str_equal(word, str_from(wanted)))
            return true;
    }
    return false;
}

/** The lines of a record whose first word is among `kinds`, with the indented lines below them. */
static void keep_kinds(Str text, Str kinds, FILE *out)
{
    Str line;
    bool keep = false;
    while (text.length && str_next_piece(&text, '\n', &line)) {
        if (str_is_empty(line))
            continue;
        if (line.data[0] != ' ') {
            Str kind = str_slice(line, 0, str_find_char(line, ' ', 0));
            keep = false;
            Str rest = kinds;
            Str word;
            while (str_next_piece(&rest, ' ', &word))
                keep = keep || str_equal(word, kind);
        }
        if (keep || str_is_empty(kinds))
            (void)fprintf(out, "%.*s\n", STR_ARG(line));
    }
}

static void show_record(const AttuneDocument *document, Str kinds, FILE *out)
{
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    attune_record_dump(document->record, memory);
    (void)fclose(memory);
    keep_kinds((Str){text, length}, kinds, out);
    free(text);
}

/** The first line of the dump of `node`. */
static void show_node(const AttuneNode *node, FILE *out)
{
    if (!node) {
        (void)fputs("nothing\n", out);
        return;
    }
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    AttuneDocument part = {.root = node};
    attune_document_dump(&part, memory);
    (void)fclose(memory);
    Str dump = {text, length};
    (void)fprintf(out, "%.*s\n", STR_ARG(str_slice(dump, 0, str_find_char(dump, '\n', 0))));
    free(text);
}

/** `A#B`, `^id` or `[^label]`; behind "slug " the anchor of a Markdown link. */
static const AttuneNode *find(const AttuneDocument *document, Str subpath)
{
    Str slug = STR("slug ");
    bool slugs = str_starts_with(subpath, slug);
    if (slugs)
        subpath = str_from_offset(subpath, slug.length);
    VEC(Str) parts = {0};
    Str part;
    while (str_next_piece(&subpath, '#', &part))
        vec_push(&parts, part);
    AttuneAnchorKind kind = wikilink_anchor_kind((Str){0}, parts.items, parts.count);
    const AttuneNode *node = attune_document_find(document, kind, parts.items, parts.count, slugs);
    vec_clear(&parts);
    return node;
}

static void show_section(const AttuneDocument *document, Str subpath, FILE *out)
{
    const AttuneNode *heading = find(document, subpath);
    if (!heading || heading->kind != ATTUNE_NODE_HEADING) {
        (void)fputs("nothing\n", out);
        return;
    }
    const AttuneNode *end = attune_document_section_end(document, heading);
    for (const AttuneNode *node = heading; node; node = node == end ? NULL : node->next)
        show_node(node, out);
}

static void show_html(const AttuneDocument *document, Str arguments, FILE *out)
{
    AttuneHtmlOptions options = {
        .strict = has_word(arguments, "strict"),
        .strict_line_breaks = has_word(arguments, "strict-line-breaks"),
    };
    attune_document_html(document, &options, out);
}

static bool show(const AttuneDocument *document, Str name, Str arguments, FILE *out)
{
    if (str_equal(name, STR("document")))
        attune_document_dump(document, out);
    else if (str_equal(name, STR("record")))
        show_record(document, arguments, out);
    else if (str_equal(name, STR("html")))
        show_html(document, arguments, out);
    else if (str_equal(name, STR("plain")))
        attune_node_plain_text(document->root, out);
    else if (str_equal(name, STR("find")))
        show_node(find(document, arguments), out);
    else if (str_equal(name, STR("section")))
        show_section(document, arguments, out);
    else
        return false;
    return true;
}

bool spec_show(Str note, Str name, Str arguments, StrBuf *out)
{
    AttuneParseOptions options = {.strict_commonmark = has_word(arguments, "strict")};
    AttuneDocument *document = attune_document_parse(note, &options);
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    bool known = memory && show(document, name, arguments, memory);
    if (memory)
        (void)fclose(memory);
    strbuf_append(out, (Str){text, length});
    free(text);
    attune_document_free(document);
    return known;
}
