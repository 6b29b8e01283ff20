#include "markup/neutral.h"

/* Bytes that valid UTF-8 never has stand for signs, one each; neutral_restore turns them back. */
static const char signs[] = {'*', '_', '`', '!', '&', '<', '>', '-', '+', '.', ')'};
#define FIRST_SUBSTITUTE 0xF5 /* to 0xFF */

/** Containers that one line may open; the markers behind them become text. */
#define MARKERS_MAX 100
/** So far to the right nothing opens a container any more. */
#define INDENT_MAX 200
/** A line of prose is no longer than this. */
#define PROSE_MAX 48

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

/** Offset of the first letter; all that makes a block is before it. */
static size_t first_word(Str line)
{
    size_t i = 0;
    while (i < line.length && !is_word(line.data[i]))
        i++;
    return i;
}

/** May the line be a fence, a tag or a definition, where what follows counts? */
static bool signs_count(Str line, size_t word)
{
    for (size_t i = 0; i < word; i++) {
        char c = line.data[i];
        if (c == '`' || c == '~' || c == '<' || c == '[')
            return true;
    }
    return false;
}

/** Cut a line's containers at MARKERS_MAX and INDENT_MAX, for libcmark looks at all of them on each
 * line below. */
static void limit_markers(char *line, size_t length)
{
    size_t markers = 0;
    for (size_t i = 0; i < length; i++) {
        char c = line[i];
        bool ends = i + 1 >= length || ascii_is_blank(line[i + 1]);
        bool marker = ends && (c == '-' || c == '+' || c == '*' || c == '.' || c == ')');
        if (c == '>' || marker) {
            if (++markers > MARKERS_MAX || i >= INDENT_MAX)
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

size_t neutral_line(char *out, Str line)
{
    size_t word = first_word(line);
    bool prose = word < line.length && !signs_count(line, word);
    size_t length = line.length;
    /* A ">" can end a block of HTML, wherever it stands. */
    if (prose && length > PROSE_MAX && word < PROSE_MAX / 2 &&
        str_find_char(line, '>', PROSE_MAX) == STR_NOT_FOUND)
        length = PROSE_MAX;
    if (length)
        memcpy(out, line.data, length);
    if (word > MARKERS_MAX)
        limit_markers(out, length);
    neutralise_pairs(out, word, length);
    if (prose)
        neutralise_rest(out, word, length);
    return length;
}
