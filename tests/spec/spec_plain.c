#include "spec/spec_plain.h"

#include "base/str.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/walk.h"

static bool is_dialect_node(const AttuneNode *node)
{
    switch (node->kind) {
    case ATTUNE_NODE_CALLOUT:
    case ATTUNE_NODE_TABLE:
    case ATTUNE_NODE_MATH_BLOCK:
    case ATTUNE_NODE_COMMENT_BLOCK:
    case ATTUNE_NODE_STRIKE:
    case ATTUNE_NODE_HIGHLIGHT:
    case ATTUNE_NODE_FIELD:
    case ATTUNE_NODE_WIKILINK:
    case ATTUNE_NODE_EMBED:
    case ATTUNE_NODE_TAG:
    case ATTUNE_NODE_MATH:
    case ATTUNE_NODE_COMMENT:
    case ATTUNE_NODE_FOOTNOTE_REF:
        return true;
    case ATTUNE_NODE_LINK:
        return node->as.link.link->autolink;
    case ATTUNE_NODE_LIST_ITEM:
        return node->as.item.task.length > 0 || node->id.length > 0;
    default:
        return node->id.length > 0;
    }
}

/** A line of one dash underlines no heading here. */
static bool has_single_dash(Str text)
{
    Str line;
    while (str_next_piece(&text, '\n', &line)) {
        while (line.length && (line.data[0] == '>' || ascii_is_blank(line.data[0])))
            line = str_from_offset(line, 1);
        if (str_equal(str_trim_ascii(line), STR("-")))
            return true;
    }
    return false;
}

/** Emphasis is read in another way beside wide characters. */
static bool has_wide_characters(Str text)
{
    for (size_t offset = 0; offset < text.length;) {
        if (unicode_is_wide(utf8_next(text, &offset)))
            return true;
    }
    return false;
}

bool spec_uses_dialect(const AttuneDocument *document)
{
    if (document->record->body_line != 1 || document->footnote_count > 0 ||
        document->record->problem_count > 0)
        return true;
    Walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (is_dialect_node(walk.node))
            return true;
    }
    return has_single_dash(document->source) || has_wide_characters(document->source);
}
