#include "ui/line_history.h"

void line_history_clear(LineHistory *history)
{
    for (size_t i = 0; i < history->lines.count; i++) {
        strbuf_clear(&history->lines.items[i]);
    }
    vec_clear(&history->lines);
    strbuf_clear(&history->draft);
    history->back = 0;
}

static void take_out(LineHistory *history, size_t index)
{
    strbuf_clear(&history->lines.items[index]);
    history->lines.count--;
    for (size_t i = index; i < history->lines.count; i++) {
        history->lines.items[i] = history->lines.items[i + 1];
    }
}

void line_history_rewind(LineHistory *history)
{
    history->back = 0;
    strbuf_reset(&history->draft);
}

void line_history_add(LineHistory *history, Str line)
{
    line_history_rewind(history);
    if (str_is_empty(str_trim_ascii(line))) {
        return;
    }
    for (size_t i = history->lines.count; i-- > 0;) {
        if (str_equal(strbuf_view(&history->lines.items[i]), line)) {
            take_out(history, i);
        }
    }
    if (history->lines.count == LINE_HISTORY_MAX) {
        take_out(history, 0);
    }
    StrBuf copy = {0};
    strbuf_append(&copy, line);
    vec_push(&history->lines, copy);
}

bool line_history_walk(LineHistory *history, int direction, Str typed, Str *line)
{
    if (direction < 0 ? history->back >= history->lines.count : history->back == 0) {
        return false;
    }
    if (history->back == 0) {
        strbuf_reset(&history->draft);
        strbuf_append(&history->draft, typed);
    }
    history->back = direction < 0 ? history->back + 1 : history->back - 1;
    *line = history->back == 0
                ? strbuf_view(&history->draft)
                : strbuf_view(&history->lines.items[history->lines.count - history->back]);
    return true;
}
