#include "markup/blockid.h"

#include "base/utf8.h"

size_t blockid_scan(Str line, Str *id)
{
    size_t end = line.length;
    while (end > 0 && ascii_is_space(line.data[end - 1]))
        end--;
    size_t start = end;
    while (start > 0 && (ascii_is_alnum(line.data[start - 1]) || line.data[start - 1] == '-'))
        start--;
    if (start == end || start == 0 || line.data[start - 1] != '^')
        return STR_NOT_FOUND;
    *id = str_slice(line, start, end);
    size_t text = start - 1;
    for (size_t before = text; text > 0; text = before) {
        if (!utf8_is_space(utf8_previous(line, &before)))
            break;
    }
    return text < start - 1 || text == 0 ? text : STR_NOT_FOUND;
}
