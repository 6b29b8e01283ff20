#include "base/gate.h"

#include <wchar.h>

#include "base/unicode.h"
#include "base/utf8.h"

#define CLUSTER_CELLS 2

static bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

/* A byte that is shown as itself, whatever follows: the next one can be no mark on it. */
static bool is_plain_at(Str text, size_t offset)
{
    return is_plain(text.data[offset]) &&
           (offset + 1 == text.length || !(text.data[offset + 1] & 0x80));
}

/* Format characters that terminals disagree on (design §4.10). */
static bool is_dropped(uint32_t code_point)
{
    return code_point == 0xAD || (code_point >= 0x200B && code_point <= 0x200F) ||
           (code_point >= 0x2060 && code_point <= 0x2064) || code_point == 0x20E3 ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
           (code_point >= 0xE0000 && code_point <= 0xE007F);
}

static bool is_skin_tone(uint32_t code_point)
{
    return code_point >= 0x1F3FB && code_point <= 0x1F3FF;
}

static bool is_bidi_control(uint32_t code_point)
{
    return (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0x61C;
}

/* What stands for `code_point`, and its cells. */
static uint32_t visible_form(uint32_t code_point, int *cells)
{
    *cells = 1;
    if (code_point < 0x20) {
        return code_point == '\t' || code_point == '\n' ? ' ' : 0x2400 + code_point;
    }
    if (code_point < 0x7F) {
        return code_point;
    }
    if (code_point == 0x7F) {
        return 0x2421;
    }
    if (code_point < 0xA0 || is_bidi_control(code_point)) {
        return UTF8_REPLACEMENT;
    }
    *cells = wcwidth((wchar_t)code_point);
    if (*cells < 0) {
        *cells = 1;
        return UTF8_REPLACEMENT;
    }
    return code_point;
}

void gate_next(Str text, size_t *offset, GateCluster *out)
{
    size_t start = *offset;
    if (is_plain_at(text, start)) {
        *offset = start + 1;
        *out = (GateCluster){.source = {text.data + start, 1}, .length = 1, .width = 1};
        out->text[0] = text.data[start];
        return;
    }
    size_t end = unicode_cluster_end(text, start);
    *offset = end;
    *out = (GateCluster){.source = str_slice(text, start, end)};
    uint32_t previous = 0;
    for (size_t at = start; at < end;) {
        uint32_t code_point = utf8_next(text, &at);
        if (is_dropped(code_point) || (is_skin_tone(code_point) && unicode_is_emoji(previous))) {
            continue;
        }
        int cells;
        char bytes[4];
        uint32_t shown = visible_form(code_point, &cells);
        size_t length = utf8_encode(shown, bytes);
        if (out->width + cells > CLUSTER_CELLS || out->length + length > GATE_CLUSTER_MAX) {
            break;
        }
        memcpy(out->text + out->length, bytes, length);
        out->length = (uint8_t)(out->length + length);
        out->width = (uint8_t)(out->width + cells);
        out->replaced |= shown == UTF8_REPLACEMENT || (shown != code_point && shown != ' ');
        previous = code_point;
    }
    if (out->width == 0) {
        /* Marks alone would join whatever the terminal shows before them. */
        out->length = 0;
    }
}

size_t gate_width(Str text)
{
    size_t cells = 0;
    size_t offset = 0;
    while (offset < text.length) {
        if (is_plain_at(text, offset)) {
            cells++;
            offset++;
            continue;
        }
        GateCluster cluster;
        gate_next(text, &offset, &cluster);
        cells += cluster.width;
    }
    return cells;
}

size_t gate_fit(Str text, size_t cells, size_t *used)
{
    size_t width = 0;
    size_t offset = 0;
    while (offset < text.length) {
        GateCluster cluster;
        size_t next = offset;
        gate_next(text, &next, &cluster);
        if (cluster.width > cells - width) {
            break;
        }
        width += cluster.width;
        offset = next;
    }
    if (used) {
        *used = width;
    }
    return offset;
}

void gate_append(StrBuf *out, Str text) { gate_append_line(out, text, false); }

void gate_append_line(StrBuf *out, Str text, bool keep_tab)
{
    size_t offset = 0;
    while (offset < text.length) {
        size_t plain = offset;
        while (plain < text.length && is_plain_at(text, plain)) {
            plain++;
        }
        strbuf_append(out, str_slice(text, offset, plain));
        offset = plain;
        if (offset == text.length) {
            break;
        }
        if (keep_tab && text.data[offset] == '\t') {
            strbuf_append_char(out, '\t');
            offset++;
            continue;
        }
        GateCluster cluster;
        gate_next(text, &offset, &cluster);
        strbuf_append(out, (Str){cluster.text, cluster.length});
    }
}
