#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "term/clock.h"
#include "term/terminal_state.h"

#define READ_BYTES 4096
/* So many reads at a time: a terminal that never stops sending leaves room for the rest. */
#define READS_MAX 16

typedef struct NamedKey {
    const char *capability;
    Key key;
} NamedKey;

/* Keys whose sequences terminfo knows, beyond the xterm forms that are always understood. */
static const NamedKey named_keys[] = {
    {"kcuu1", UI_KEY_UP},
    {"kcud1", UI_KEY_DOWN},
    {"kcub1", UI_KEY_LEFT},
    {"kcuf1", UI_KEY_RIGHT},
    {"khome", UI_KEY_HOME},
    {"kend", UI_KEY_END},
    {"kpp", UI_KEY_PAGE_UP},
    {"knp", UI_KEY_PAGE_DOWN},
    {"kich1", UI_KEY_INSERT},
    {"kdch1", UI_KEY_DELETE},
    {"kcbt", UI_KEY_TAB | UI_KEY_SHIFT},
    {"kent", UI_KEY_ENTER},
    {"kbs", UI_KEY_BACKSPACE},
    {"kri", UI_KEY_UP | UI_KEY_SHIFT},
    {"kind", UI_KEY_DOWN | UI_KEY_SHIFT},
    {"kLFT", UI_KEY_LEFT | UI_KEY_SHIFT},
    {"kRIT", UI_KEY_RIGHT | UI_KEY_SHIFT},
    {"kHOM", UI_KEY_HOME | UI_KEY_SHIFT},
    {"kEND", UI_KEY_END | UI_KEY_SHIFT},
    {"kPRV", UI_KEY_PAGE_UP | UI_KEY_SHIFT},
    {"kNXT", UI_KEY_PAGE_DOWN | UI_KEY_SHIFT},
    {"kf1", UI_KEY_F1},
    {"kf2", UI_KEY_F1 + 1},
    {"kf3", UI_KEY_F1 + 2},
    {"kf4", UI_KEY_F1 + 3},
    {"kf5", UI_KEY_F1 + 4},
    {"kf6", UI_KEY_F1 + 5},
    {"kf7", UI_KEY_F1 + 6},
    {"kf8", UI_KEY_F1 + 7},
    {"kf9", UI_KEY_F1 + 8},
    {"kf10", UI_KEY_F1 + 9},
    {"kf11", UI_KEY_F1 + 10},
    {"kf12", UI_KEY_F12},
};

void terminal_learn_keys(void)
{
    input_init(&terminal_state.input, terminal_state.utf8);
    for (size_t i = 0; i < sizeof(named_keys) / sizeof(*named_keys); i++) {
        Str bytes = str_from(terminal_capability(named_keys[i].capability));
        input_learn(&terminal_state.input, bytes, named_keys[i].key);
    }
}

/* @return false: nothing is there at the moment */
static bool read_some(void)
{
    struct pollfd waiting = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&waiting, 1, 0) <= 0) {
        return false;
    }
    char bytes[READ_BYTES];
    ssize_t length = read(STDIN_FILENO, bytes, sizeof(bytes));
    if (length > 0) {
        input_feed(&terminal_state.input, (Str){bytes, (size_t)length}, clock_now_ms());
        return length == READ_BYTES;
    }
    /* Nothing to read from what was readable is the end; other failures do not pass either. */
    terminal_state.lost = length == 0 || (errno != EINTR && errno != EAGAIN);
    return false;
}

bool terminal_next_event(Event *event)
{
    /* Read first: what lies there already has followed an Esc in time. */
    for (int i = 0; i < READS_MAX && !terminal_state.lost && read_some(); i++) {
    }
    return input_next(&terminal_state.input, clock_now_ms(), event);
}

int64_t terminal_wake_at(void) { return input_wake_at(&terminal_state.input); }
