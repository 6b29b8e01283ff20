#include "markup/task.h"

#include "base/utf8.h"

#define VARIATION_SELECTOR_16 0xFE0Fu

size_t task_scan(Str content, Str *status)
{
    if (content.length < 3 || content.data[0] != '[')
        return 0;
    size_t end = 1;
    uint32_t c = utf8_next(content, &end);
    if (c == ']' || c == '[' || c == '\n')
        return 0;
    size_t behind = end;
    if (behind < content.length && utf8_next(content, &behind) == VARIATION_SELECTOR_16)
        end = behind;
    if (end >= content.length || content.data[end] != ']')
        return 0;
    *status = str_slice(content, 1, end);
    size_t length = end + 1;
    if (length < content.length) {
        size_t blank = length;
        if (!utf8_is_space(utf8_next(content, &blank)))
            return 0;
    }
    while (length < content.length && ascii_is_blank(content.data[length]))
        length++;
    return length;
}
