/* Typographic signs of the text itself, for terminals that have ASCII alone. */

#include "base/strbuf.h"
#include "base/utf8.h"
#include "render/layout.h"

typedef struct PlainSign {
    uint32_t code_point;
    const char *plain;
} PlainSign;

/* Sorted. Letters are left alone: they are the note's words. */
static const PlainSign plain_signs[] = {
    {0xA0, " "},     {0xAB, "\""},   {0xB7, "-"},     {0xBB, "\""},   {0xD7, "x"},    {0x2010, "-"},
    {0x2011, "-"},   {0x2012, "-"},  {0x2013, "-"},   {0x2014, "--"}, {0x2015, "--"}, {0x2018, "'"},
    {0x2019, "'"},   {0x201A, ","},  {0x201C, "\""},  {0x201D, "\""}, {0x201E, "\""}, {0x2022, "*"},
    {0x2026, "..."}, {0x202F, " "},  {0x2032, "'"},   {0x2033, "\""}, {0x2039, "<"},  {0x203A, ">"},
    {0x2190, "<-"},  {0x2192, "->"}, {0x2194, "<->"}, {0x21D0, "<="}, {0x21D2, "=>"}, {0x2212, "-"},
    {0x2248, "~"},   {0x2260, "!="}, {0x2264, "<="},  {0x2265, ">="}, {0x2713, "v"},  {0x2714, "v"},
    {0x2717, "x"},   {0x2718, "x"},
};

static const char *plain_sign(uint32_t code_point)
{
    size_t low = 0;
    size_t high = sizeof plain_signs / sizeof *plain_signs;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (plain_signs[middle].code_point < code_point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found =
        low < sizeof plain_signs / sizeof *plain_signs && plain_signs[low].code_point == code_point;
    return found ? plain_signs[low].plain : NULL;
}

Str layout_plain_signs(Layout *l, Str text)
{
    if (!l->options.capabilities.ascii || utf8_is_ascii(text)) {
        return text;
    }
    StrBuf buf = {0};
    bool changed = false;
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        const char *plain = plain_sign(utf8_next(text, &offset));
        changed |= plain != NULL;
        strbuf_append(&buf, plain ? str_from(plain) : str_slice(text, start, offset));
    }
    Str result = changed ? arena_clone_str(l->arena, strbuf_view(&buf)) : text;
    strbuf_clear(&buf);
    return result;
}
