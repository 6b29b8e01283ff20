#include "markup/dump.h"

#include <inttypes.h>

#include "base/utf8.h"

static const char *const anchor_names[] = {"", "heading", "block", "footnote", "view"};

/** Seen as nothing, as a blank of another kind, or not at all by a person who reads the dump. */
static bool is_invisible(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x061C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000 || c == 0xFEFF || c == 0xFFFE ||
           c == 0xFFFF || (c != ' ' && utf8_is_space(c));
}

void dump_text(FILE *out, Str text)
{
    fputc('"', out);
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        uint32_t c = utf8_next(text, &offset);
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", (int)c);
        else if (c == '\n')
            fputs("\\n", out);
        else if (c == '\t')
            fputs("\\t", out);
        else if (is_invisible(c))
            fprintf(out, "\\u{%" PRIX32 "}", c);
        else
            fwrite(text.data + start, 1, offset - start, out);
    }
    fputc('"', out);
}

void dump_detail(FILE *out, const char *name, Str text)
{
    fprintf(out, " %s=", name);
    dump_text(out, text);
}

void dump_detail_if(FILE *out, const char *name, Str text)
{
    if (!str_is_empty(text))
        dump_detail(out, name, text);
}

void dump_literal(FILE *out, Str text)
{
    fputc(' ', out);
    dump_text(out, text);
}

void dump_lines(FILE *out, uint32_t line, uint32_t end_line)
{
    fprintf(out, " @%" PRIu32, line);
    if (end_line > line)
        fprintf(out, "-%" PRIu32, end_line);
}

/** ` heading="A#B"`: a subpath under the name of what it leads to. Parts never hold "#". */
static void print_subpath(FILE *out, const AttuneLink *link)
{
    if (link->part_count == 0)
        return;
    fprintf(out, " %s=", anchor_names[link->anchor]);
    for (size_t i = 0; i < link->part_count; i++) {
        if (i > 0)
            fputc('#', out);
        dump_text(out, link->parts[i]);
    }
}

void dump_target(FILE *out, const AttuneLink *link)
{
    if (link->external)
        fputs(" external", out);
    dump_detail_if(out, "path", link->path);
    print_subpath(out, link);
}

void dump_link_text(FILE *out, const AttuneLink *link)
{
    dump_detail(out, link->has_display ? "display" : "text", link->text);
    if (link->width)
        fprintf(out, " width=%" PRIu32, link->width);
    if (link->height)
        fprintf(out, " height=%" PRIu32, link->height);
}
