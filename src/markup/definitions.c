/* Definitions of links: at the start of paragraphs, and where libcmark left no paragraph over
 * (CommonMark 4.7). */

#include "base/alloc.h"
#include "markup/pair.h"
#include "markup/parts.h"
#include "markup/prefix.h"

/** Read all definitions at the start of a text. @return how many lines they take */
static uint32_t take_definitions(Arena *arena, References *references, Str text)
{
    uint32_t lines = 0;
    for (;;) {
        Str label;
        LinkTarget target;
        size_t length = reference_scan(text, &label, &target);
        if (!length)
            return lines;
        references_add(references, arena, label, target);
        lines++;
        for (size_t i = 0; i + 1 < length; i++)
            lines += text.data[i] == '\n';
        text = str_from_offset(text, length);
    }
}

/** Own text of lines `first` to `last`; `block` is CM_NONE where there is none. */
static Str join_lines(Arena *arena, const Run *run, uint32_t block, uint32_t first, uint32_t last)
{
    StrBuf joined = {0};
    for (uint32_t line = first; line <= last; line++) {
        Str text = line_at(&run->lines, line);
        size_t from = block != CM_NONE ? run_content(run, block, line)
                      : line == first  ? prefix_scan(text).length
                                       : prefix_scan_quotes(text, UINT32_MAX).length;
        strbuf_append(&joined, str_from_offset(text, from));
        strbuf_append_char(&joined, '\n');
    }
    Str result = arena_clone_str(arena, strbuf_view(&joined));
    strbuf_clear(&joined);
    return result;
}

static bool starts_with_bracket(const Run *run, uint32_t line, uint32_t from)
{
    Str text = line_at(&run->lines, line);
    return from < text.length && text.data[from] == '[';
}

static void read_paragraph(Arena *arena, const Run *run, BlockInfo *infos, uint32_t block,
                           References *references)
{
    const CmBlock *paragraph = &run->blocks.items[block];
    if (!starts_with_bracket(run, paragraph->first_line, paragraph->column))
        return;
    uint32_t last = paragraph->last_line - (paragraph->kind == CM_HEADING);
    uint32_t end = paragraph->first_line;
    while (end < last && run->lines.items[end + 1].kind != LINE_OPAQUE)
        end++;
    Str text = join_lines(arena, run, block, paragraph->first_line, end);
    infos[block].definition_lines = take_definitions(arena, references, text);
}

/** A stretch of lines that no block covers: definitions alone, or blank lines. */
static uint32_t read_uncovered(Arena *arena, const Run *run, uint32_t line, References *references)
{
    Prefix prefix = prefix_scan(line_at(&run->lines, line));
    if (!starts_with_bracket(run, line, prefix.length))
        return line;
    uint32_t last = line;
    while (last + 1 < run->lines.count && run->leaves[last + 1] == CM_NONE) {
        Str below = line_at(&run->lines, last + 1);
        if (prefix_scan_quotes(below, UINT32_MAX).length == below.length)
            break;
        last++;
    }
    take_definitions(arena, references, join_lines(arena, run, CM_NONE, line, last));
    return last;
}

void parts_find_definitions(Arena *arena, const Run *run, BlockInfo *infos, References *references)
{
    if (!pair_occurs(run->lines.text, ']', ':'))
        return;
    for (uint32_t line = 0; line < run->lines.count; line++) {
        uint32_t leaf = run->leaves[line];
        if (leaf == CM_NONE) {
            line = read_uncovered(arena, run, line, references);
            continue;
        }
        const CmBlock *block = &run->blocks.items[leaf];
        bool text = block->kind == CM_PARAGRAPH || (block->kind == CM_HEADING && block->setext);
        if (text && block->first_line == line)
            read_paragraph(arena, run, infos, leaf, references);
    }
}
