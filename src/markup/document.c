#include <attune/document.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "markup/body.h"
#include "markup/frontmatter.h"
#include "markup/record.h"
#include "markup/source.h"

/** The document is the first member, so that a pointer to it is one to the whole. */
typedef struct Holder {
    AttuneDocument document;
    Arena arena;
} Holder;

static void parse_note(Holder *holder, const Source *source)
{
    Arena *arena = &holder->arena;
    FrontMatter front_matter = frontmatter_parse(arena, source->text);
    BodyScan *scan =
        body_scan(arena, source->text, front_matter.body_offset, front_matter.body_line);
    holder->document.root =
        body_build(scan, &holder->document.footnotes, &holder->document.footnote_count);
    BodyFacts facts = {0};
    body_collect(scan, arena, &facts);
    holder->document.record = record_assemble(arena, source, &front_matter, &facts);
    body_facts_clear(&facts);
}

/** In strict mode the record says what CommonMark alone can say: headings, links and images. */
static void parse_strictly(Holder *holder, const Source *source)
{
    Arena *arena = &holder->arena;
    AttuneNode *root = body_build_strict(arena, source->text);
    holder->document.root = root;
    FrontMatter none = {.body_line = 1};
    BodyFacts facts = {0};
    body_collect_from_tree(root, NULL, 0, arena, &facts);
    holder->document.record = record_assemble(arena, source, &none, &facts);
    body_facts_clear(&facts);
}

bool attune_bytes_are_text(AttuneStr bytes) { return !source_is_binary(bytes); }

AttuneDocument *attune_document_parse(AttuneStr bytes, const AttuneParseOptions *options)
{
    Holder *holder = MEM_NEW(Holder);
    Arena *arena = &holder->arena;
    Source source = source_decode(arena, arena_clone_str(arena, bytes));
    holder->document.source = source.text;
    if (options && options->strict_commonmark)
        parse_strictly(holder, &source);
    else
        parse_note(holder, &source);
    return &holder->document;
}

void attune_document_free(AttuneDocument *document)
{
    if (!document)
        return;
    Holder *holder = (Holder *)document;
    arena_clear(&holder->arena);
    mem_free(holder);
}
