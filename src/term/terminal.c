#include "term/terminal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/assert.h"
#include "base/error.h"
#include "term/terminal_state.h"

#define BYTES_MAX 512

/* Ready before it is needed: a signal handler may neither allocate nor ask terminfo. */
typedef struct Bytes {
    char items[BYTES_MAX];
    size_t length;
} Bytes;

TerminalState terminal_state;

static SCREEN *screen;
/* What terminal_emergency_restore needs, ready before anything can go wrong. */
static struct termios saved_modes;
static Bytes restore_bytes, enter_bytes;
static volatile sig_atomic_t restore_is_armed, is_dying;

#define GRAPHIC_ON "\033[?2004h\033[22;0t"
#define GRAPHIC_OFF "\033[?1006l\033[?1000l\033[?2004l\033[23;0t"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

void terminal_write(Str bytes)
{
    while (bytes.length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes.data, bytes.length);
        if (written < 0 && errno != EINTR) {
            return; /* The loop notices a lost terminal when it reads. */
        }
        if (written > 0) {
            bytes = str_from_offset(bytes, (size_t)written);
        }
    }
}

void terminal_emergency_restore(void)
{
    if (!restore_is_armed) {
        return;
    }
    restore_is_armed = 0;
    is_dying = 1;
    size_t done = 0;
    while (done < restore_bytes.length) {
        ssize_t written =
            write(STDOUT_FILENO, restore_bytes.items + done, restore_bytes.length - done);
        if (written <= 0) {
            break;
        }
        done += (size_t)written;
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &saved_modes);
}

bool terminal_is_dying(void) { return is_dying != 0; }

const char *terminal_capability(const char *name)
{
    char *text = tigetstr(name);
    return text && text != (char *)-1 ? text : "";
}

/* terminfo writes waiting times as $<5>; no terminal of today needs them. */
static void append(Bytes *bytes, const char *text)
{
    while (*text && bytes->length < BYTES_MAX) {
        if (text[0] == '$' && text[1] == '<') {
            const char *end = strchr(text, '>');
            text = end ? end + 1 : text + 2;
            continue;
        }
        bytes->items[bytes->length++] = *text++;
    }
}

static void append_capabilities(Bytes *bytes, const char *const *names)
{
    for (; *names; names++) {
        append(bytes, terminal_capability(*names));
    }
}

static void prepare_restore(void)
{
    restore_bytes.length = 0;
    append(&restore_bytes, "\r");
    append(&restore_bytes, terminal_state.graphic ? GRAPHIC_OFF : "");
    append_capabilities(&restore_bytes, (const char *[]){"sgr0", "rmkx", "cnorm", NULL});
    const char *leave = terminal_capability("rmcup");
    /* Where there is no other screen to go back to, messages follow below this one. */
    append(&restore_bytes, *leave ? leave : tparm(terminal_capability("cup"), LINES - 1, 0));
    append(&restore_bytes, *leave ? "" : "\n");
    restore_is_armed = 1;
}

static void prepare_enter(void)
{
    enter_bytes.length = 0;
    append_capabilities(&enter_bytes,
                        (const char *[]){"smcup", "smkx", "sgr0", "rmir", "smam", "civis", NULL});
    append(&enter_bytes, terminal_state.graphic ? GRAPHIC_ON : "");
}

static void detect_capabilities(const TerminalOptions *options)
{
    terminal_state.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    terminal_state.graphic =
        *terminal_capability("kmous") != '\0' && *terminal_capability("rmcup") != '\0';
    terminal_state.capabilities = (Capabilities){
        .ascii = !terminal_state.utf8 || options->ascii,
        .color = has_colors() && !options->no_color,
        .italic = *terminal_capability("sitm") != '\0',
        .underline = *terminal_capability("smul") != '\0',
        .dim = *terminal_capability("dim") != '\0',
    };
}

static ColorDepth depth(void)
{
    if (!terminal_state.capabilities.color) {
        return DEPTH_MONO;
    }
    return COLORS >= 256 ? DEPTH_256 : COLORS >= 16 ? DEPTH_16 : DEPTH_8;
}

static void enter_modes(void)
{
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    /* Keys are read past curses, which is not to look at them while it writes. */
    typeahead(-1);
    if (terminal_state.graphic) {
        terminal_write(STR(GRAPHIC_ON));
    }
}

bool terminal_start(const TerminalOptions *options, Error *error)
{
    bool output = isatty(STDOUT_FILENO);
    if (!output || !isatty(STDIN_FILENO) || tcgetattr(STDIN_FILENO, &saved_modes) != 0) {
        return error_set(error, ATTUNE_ERROR_USAGE,
                         "standard %s is no terminal; try ‘attune list’ or ‘attune show NOTE’",
                         output ? "input" : "output");
    }
    if (!terminal_type_is_usable(error)) {
        return false;
    }
    screen = newterm(NULL, stdout, stdin);
    ASSERT(screen, "the type of the terminal is known to terminfo");
    start_color();
    use_default_colors();
    terminal_state.options = *options;
    detect_capabilities(options);
    prepare_restore();
    prepare_enter();
    enter_modes();
    curs_set(0);
    terminal_learn_keys();
    terminal_state.started = true;
    terminal_state.paused = false;
    terminal_state.lost = false;
    return terminal_set_theme(STR(""), error);
}

bool terminal_set_theme(Str name, Error *error)
{
    const TerminalOptions *options = &terminal_state.options;
    LoadTheme *load = options->load_theme ? options->load_theme : theme_build;
    terminal_forget_output();
    return load(&terminal_state.theme, name, depth(), options->background, error);
}

void terminal_stop(void)
{
    if (!terminal_state.started) {
        return;
    }
    if (!terminal_state.paused) {
        terminal_write(terminal_state.graphic ? STR(GRAPHIC_OFF) : STR(""));
        endwin();
        restore_is_armed = 0;
    }
    delscreen(screen);
    screen = NULL;
    input_clear(&terminal_state.input);
    terminal_forget_output();
    terminal_state.started = false;
    terminal_state.mouse = false;
}

/* Past curses: its endwin and refresh would reset a palette that the person has set (OSC 104). */
void terminal_pause(void)
{
    if (!terminal_state.started || terminal_state.paused) {
        return;
    }
    terminal_state.paused = true;
    restore_is_armed = 0;
    terminal_write((Str){restore_bytes.items, restore_bytes.length});
    tcsetattr(STDIN_FILENO, TCSADRAIN, &saved_modes);
}

void terminal_resume(void)
{
    if (!terminal_state.started || !terminal_state.paused) {
        return;
    }
    terminal_state.paused = false;
    restore_is_armed = 1;
    reset_prog_mode();
    terminal_write((Str){enter_bytes.items, enter_bytes.length});
    terminal_write(terminal_state.mouse ? STR(MOUSE_ON) : STR(""));
    terminal_repaint();
}

Capabilities terminal_capabilities(void) { return terminal_state.capabilities; }

bool terminal_is_graphic(void) { return terminal_state.graphic; }

int terminal_fd(void) { return STDIN_FILENO; }

bool terminal_is_lost(void) { return terminal_state.lost; }

void terminal_measure(int *rows, int *columns)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        if (is_term_resized(size.ws_row, size.ws_col)) {
            resize_term(size.ws_row, size.ws_col);
            terminal_repaint();
        }
    }
    getmaxyx(stdscr, *rows, *columns);
}

void terminal_set_mouse(bool on)
{
    if (terminal_state.graphic && on != terminal_state.mouse) {
        terminal_state.mouse = on;
        terminal_write(on ? STR(MOUSE_ON) : STR(MOUSE_OFF));
    }
}

const char *terminal_library(void) { return curses_version(); }
