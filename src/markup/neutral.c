#include "markup/neutral.h"

/* Bytes that valid UTF-8 never has stand for signs, one each; neutral_restore turns them back. */
static const char signs[] = {'*', '_', '`', '!', '&', '<', '>', '-', '+'};
#define FIRST_SUBSTITUTE 0xF7 /* to 0xFF */

/** Containers that one line may open; the markers behind them become text. */
#define MARKERS_MAX 100

static char substitute(char sign)
{
    for (size_t i = 0; i < sizeof(signs); i++) {
        if (signs[i] == sign)
            return (char)(FIRST_SUBSTITUTE + i);
    }
    return sign;
}

void neutral_restore(char *data, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)data[i];
        if (byte >= FIRST_SUBSTITUTE)
            data[i] = signs[byte - FIRST_SUBSTITUTE];
    }
}

static bool is_word(char c) { return ascii_is_alpha(c) || (unsigned char)c >= 0x80; }

/** Offset of the first letter; a list's number and all signs of blocks are before it. */
static size_t first_word(Str line)
{
    size_t i = 0;
    while (i < line.length && !is_word(line.data[i]))
        i++;
    return i;
}

/** Cut a line's containers at MARKERS_MAX. */
static void limit_markers(char *line, size_t length)
{
    size_t markers = 0;
    for (size_t i = 0; i < length; i++) {
        char c = line[i];
        bool bullet =
            (c == '-' || c == '+' || c == '*') && i + 1 < length && ascii_is_blank(line[i + 1]);
        if (c == '>' || bullet) {
            if (++markers > MARKERS_MAX)
                line[i] = substitute(c);
        } else if (!ascii_is_blank(c) && !ascii_is_digit(c) && c != '.' && c != ')') {
            return;
        }
    }
}

/** Signs without a meaning for blocks once the line has begun with something else. */
static void neutralise_rest(char *line, size_t from, size_t length)
{
    for (size_t i = from; i < length; i++) {
        char c = line[i];
        if (c == '*' || c == '_' || c == '`' || c == '&')
            line[i] = substitute(c);
    }
}

/** "![" opens images and "<!", "<?" raw HTML; only the first "<" of a line can open a block. */
static void neutralise_pairs(char *line, size_t word, size_t length)
{
    bool seen_angle = false;
    for (size_t i = 0; i + 1 < length; i++) {
        char c = line[i];
        if (c == '!' && line[i + 1] == '[' && (i == 0 || line[i - 1] != '<'))
            line[i] = substitute(c);
        if (c != '<')
            continue;
        if ((seen_angle || i > word) && (line[i + 1] == '!' || line[i + 1] == '?'))
            line[i] = substitute(c);
        seen_angle = true;
    }
}

/** May the line be a fence, a tag or a definition, where the signs count? */
static bool signs_count(Str line, size_t word)
{
    for (size_t i = 0; i < word; i++) {
        char c = line.data[i];
        if (c == '`' || c == '~' || c == '<' || c == '[')
            return true;
    }
    return str_find(line, STR("]:"), 0) != STR_NOT_FOUND;
}

void neutral_copy(char *out, Str text)
{
    if (text.length)
        memcpy(out, text.data, text.length);
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find_char(text, '\n', start);
        if (end == STR_NOT_FOUND)
            end = text.length;
        Str line = str_slice(text, start, end);
        size_t word = first_word(line);
        if (word > 2 * MARKERS_MAX)
            limit_markers(out + start, line.length);
        neutralise_pairs(out + start, word, line.length);
        if (word < line.length && !signs_count(line, word))
            neutralise_rest(out + start, word, line.length);
        start = end + 1;
    }
}
