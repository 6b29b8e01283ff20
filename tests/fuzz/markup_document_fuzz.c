/* Any bytes are a note: parse them, write them in every form, find every place in them; and nothing
 * is lost on the way. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <attune/document.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/str.h"
#include "base/utf8.h"
#include "markup/record.h"
#include "markup/walk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Text {
    char *data;
    size_t length;
    FILE *stream;
} Text;

static FILE *open_text(Text *text)
{
    *text = (Text){0};
    text->stream = open_memstream(&text->data, &text->length);
    ASSERT(text->stream, "memory is not short here");
    return text->stream;
}

static Str close_text(Text *text)
{
    (void)fclose(text->stream);
    return (Str){text->data, text->length};
}

static void check_lines(const AttuneDocument *document, const AttuneNode *root)
{
    uint32_t count = document->record->line_count;
    size_t depth = 0;
    Walk walk = walk_start(root);
    while (walk_next(&walk)) {
        const AttuneNode *node = walk.node;
        if (walk_has_inside(&walk))
            depth = walk.entering ? depth + 1 : depth - 1;
        ASSERT(depth <= 200, "the tree is no deeper than a writer may recurse");
        ASSERT(utf8_valid_length(node->text) == node->text.length, "text is UTF-8");
        if (node->kind == ATTUNE_NODE_DOCUMENT)
            continue;
        ASSERT(node->line >= 1 && node->line <= node->end_line, "a node has lines");
        ASSERT(node->end_line <= count, "its lines lie in the file");
    }
}

static void find_everything(const AttuneDocument *document)
{
    const AttuneRecord *record = document->record;
    for (size_t i = 0; i < record->heading_count && i < 8; i++) {
        const AttuneNode *heading = attune_document_find(document, ATTUNE_ANCHOR_HEADING,
                                                         &record->headings[i].plain, 1, true);
        ASSERT(heading, "a heading is found by its own text");
        (void)attune_document_section_end(document, heading);
    }
    for (size_t i = 0; i < record->link_count && i < 8; i++) {
        const AttuneLink *link = &record->links[i];
        ASSERT(link->offset + link->length <= document->source.length, "a link lies in the text");
        (void)attune_document_find(document, link->anchor, link->parts, link->part_count, true);
    }
}

static void check_record(const AttuneDocument *document, Str bytes)
{
    Arena arena = {0};
    Arena scratch = {0};
    Source source = source_decode(&arena, bytes);
    const AttuneRecord *record = record_scan(&arena, &scratch, &source);
    arena_clear(&scratch);
    Text of_index;
    Text of_document;
    attune_record_dump(record, open_text(&of_index));
    attune_record_dump(document->record, open_text(&of_document));
    ASSERT(str_equal(close_text(&of_index), close_text(&of_document)), "index and document agree");
    free(of_index.data);
    free(of_document.data);
    arena_clear(&arena);
}

static void write_all(const AttuneDocument *document, bool strict)
{
    Text text;
    FILE *out = open_text(&text);
    attune_document_dump(document, out);
    attune_document_html(document, NULL, out);
    attune_document_html(document, &(AttuneHtmlOptions){.strict = strict}, out);
    attune_node_plain_text(document->root, out);
    Str written = close_text(&text);
    ASSERT(utf8_valid_length(written) == written.length, "what is written is UTF-8");
    free(text.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str bytes = {(const char *)data, size};
    AttuneDocument *document = attune_document_parse(bytes, NULL);
    check_lines(document, document->root);
    for (size_t i = 0; i < document->footnote_count; i++)
        check_lines(document, document->footnotes[i]);
    find_everything(document);
    check_record(document, bytes);
    write_all(document, false);
    attune_document_free(document);

    document = attune_document_parse(bytes, &(AttuneParseOptions){.strict_commonmark = true});
    check_lines(document, document->root);
    write_all(document, true);
    attune_document_free(document);
    return 0;
}
