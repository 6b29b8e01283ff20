#include "support/test.h"

#include "screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

#define LIMIT_SECONDS 20

struct Screen {
    pid_t process;
    int master;
    bool ended;
    int status;
    VTerm *terminal;
    VTermScreen *cells;
    int rows, columns;
    char *output;
    size_t output_length;
    char row[4096];
};

/* A test that fails leaves its screen behind. */
static Screen *left_behind;

static void free_left_behind(void)
{
    if (left_behind) {
        screen_free(left_behind);
    }
}

static void set_environment(const ScreenOptions *options)
{
    const char *terminal = options->terminal ? options->terminal : "xterm-256color";
    setenv("TERM", terminal, 1);
    if (*terminal == '\0') {
        unsetenv("TERM");
    }
    for (size_t i = 0; options->environment && options->environment[i]; i++) {
        putenv(strdup(options->environment[i]));
    }
}

_Noreturn static void run_child(const ScreenOptions *options, const char *const *words)
{
    const char *program = strcmp(words[0], "attune") == 0 ? getenv("ATTUNE_PROGRAM") : words[0];
    set_environment(options);
    if (options->folder && chdir(options->folder) != 0) {
        _exit(98);
    }
    if (options->no_input) {
        close(STDIN_FILENO);
    }
    execvp(program, (char *const *)(uintptr_t)words);
    _exit(99);
}

Screen *screen_start(const ScreenOptions *options, const char *const *words)
{
    static bool registered;
    if (!registered) {
        atexit(free_left_behind);
        registered = true;
    }
    free_left_behind();
    Screen *screen = calloc(1, sizeof(*screen));
    left_behind = screen;
    screen->rows = options->rows;
    screen->columns = options->columns;
    screen->terminal = vterm_new(options->rows, options->columns);
    vterm_set_utf8(screen->terminal, 1);
    screen->cells = vterm_obtain_screen(screen->terminal);
    vterm_screen_enable_altscreen(screen->cells, 1);
    vterm_screen_reset(screen->cells, 1);
    struct winsize size = {.ws_row = (unsigned short)options->rows,
                           .ws_col = (unsigned short)options->columns};
    fflush(NULL);
    screen->process = forkpty(&screen->master, NULL, NULL, &size);
    assert_true(screen->process >= 0);
    if (screen->process == 0) {
        run_child(options, words);
    }
    return screen;
}

void screen_free(Screen *screen)
{
    if (!screen->ended) {
        kill(screen->process, SIGKILL);
        waitpid(screen->process, NULL, 0);
    }
    if (screen->master >= 0) {
        close(screen->master);
    }
    vterm_free(screen->terminal);
    free(screen->output);
    free(screen);
    left_behind = NULL;
}

static void keep_output(Screen *screen, const char *bytes, size_t length)
{
    screen->output = realloc(screen->output, screen->output_length + length + 1);
    memcpy(screen->output + screen->output_length, bytes, length);
    screen->output_length += length;
    screen->output[screen->output_length] = '\0';
    vterm_input_write(screen->terminal, bytes, length);
}

/* Take what the program writes within `milliseconds`. @return false when its side is closed */
static bool take_output(Screen *screen, int milliseconds)
{
    struct pollfd poll_fd = {.fd = screen->master, .events = POLLIN};
    if (poll(&poll_fd, 1, milliseconds) <= 0) {
        return true;
    }
    char bytes[8192];
    ssize_t length = read(screen->master, bytes, sizeof(bytes));
    if (length > 0) {
        keep_output(screen, bytes, (size_t)length);
        return true;
    }
    return length < 0 && errno == EINTR;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void screen_type(Screen *screen, const char *bytes)
{
    size_t length = strlen(bytes);
    assert_int_equal(write(screen->master, bytes, length), (ssize_t)length);
}

void screen_resize(Screen *screen, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    screen->rows = rows;
    screen->columns = columns;
    vterm_set_size(screen->terminal, rows, columns);
    ioctl(screen->master, TIOCSWINSZ, &size);
}

void screen_kill(Screen *screen, int number) { kill(screen->process, number); }

void screen_hang_up(Screen *screen)
{
    close(screen->master);
    screen->master = -1; /* poll passes over it */
}

static size_t put_utf8(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 63));
        out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63));
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

const char *screen_row(Screen *screen, int row)
{
    size_t length = 0, end = 0;
    for (int column = 0; column < screen->columns && length < sizeof(screen->row) - 32;) {
        VTermScreenCell cell;
        vterm_screen_get_cell(screen->cells, (VTermPos){.row = row, .col = column}, &cell);
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) {
            length += put_utf8(cell.chars[i], screen->row + length);
            end = length;
        }
        if (!cell.chars[0]) {
            screen->row[length++] = ' ';
        } else if (cell.chars[0] == ' ') {
            end--;
        }
        column += cell.width > 0 ? cell.width : 1;
    }
    while (end > 0 && screen->row[end - 1] == ' ') {
        end--;
    }
    screen->row[end] = '\0';
    return screen->row;
}

/* Cells before byte `offset` of a row as screen_row gives it, where no character is wide. */
static int column_of(const char *row, size_t offset)
{
    int column = 0;
    for (size_t i = 0; i < offset; i++) {
        column += (row[i] & 0xC0) != 0x80;
    }
    return column;
}

void screen_click(Screen *screen, const char *text)
{
    for (int row = 0; row < screen->rows; row++) {
        const char *shown = screen_row(screen, row), *found = strstr(shown, text);
        if (found) {
            char report[64];
            (void)snprintf(report, sizeof(report), "\033[<0;%d;%dM",
                           column_of(shown, (size_t)(found - shown)) + 1, row + 1);
            screen_type(screen, report);
            return;
        }
    }
    fail_msg("‘%s’ is not on the screen", text);
}

static bool shows(Screen *screen, const char *text)
{
    for (int row = 0; row < screen->rows; row++) {
        if (strstr(screen_row(screen, row), text)) {
            return true;
        }
    }
    return false;
}

/* The screen, and what was written last, which may be a sanitizer's report. */
static void print_screen(Screen *screen, bool ended)
{
    for (int row = 0; row < screen->rows; row++) {
        print_error("|%s\n", screen_row(screen, row));
    }
    size_t start = screen->output_length > 3000 ? screen->output_length - 3000 : 0;
    for (size_t i = start; ended && i < screen->output_length; i++) {
        char c = screen->output[i];
        print_error("%c", c == '\n' || (unsigned char)c >= ' ' ? c : '^');
    }
}

static void wait_until(Screen *screen, const char *text, bool wanted)
{
    double limit = seconds() + LIMIT_SECONDS;
    bool open = true;
    while (shows(screen, text) != wanted) {
        if (!open || seconds() > limit) {
            print_screen(screen, !open);
            fail_msg("the screen %s ‘%s’%s", wanted ? "never showed" : "never lost", text,
                     open ? "" : " before the program ended");
        }
        open = take_output(screen, 100);
    }
}

void screen_wait_for(Screen *screen, const char *text) { wait_until(screen, text, true); }

void screen_wait_without(Screen *screen, const char *text) { wait_until(screen, text, false); }

size_t screen_wait_output(Screen *screen, size_t from, const char *text)
{
    double limit = seconds() + LIMIT_SECONDS;
    bool open = true;
    for (;;) {
        const char *found =
            screen->output
                ? memmem(screen->output + from, screen->output_length - from, text, strlen(text))
                : NULL;
        if (found) {
            return (size_t)(found - screen->output) + strlen(text);
        }
        if (!open || seconds() > limit) {
            print_screen(screen, !open);
            fail_msg("the program never wrote ‘%s’", text);
        }
        open = take_output(screen, 100);
    }
}

void screen_wait_until(Screen *screen, bool (*holds)(void *context), void *context,
                       const char *otherwise)
{
    double limit = seconds() + LIMIT_SECONDS;
    bool open = true;
    while (!holds(context)) {
        if (!open || seconds() > limit) {
            print_screen(screen, !open);
            fail_msg("%s", otherwise);
        }
        open = take_output(screen, 20);
    }
}

static int wait_status(Screen *screen, int flags)
{
    double limit = seconds() + LIMIT_SECONDS;
    int status = 0;
    while (waitpid(screen->process, &status, WNOHANG | flags) == 0) {
        if (seconds() > limit) {
            print_screen(screen, false);
            fail_msg("the program went on and on");
        }
        take_output(screen, 20);
    }
    return status;
}

int screen_wait_end(Screen *screen)
{
    if (!screen->ended) {
        screen->status = wait_status(screen, 0);
        screen->ended = true;
        while (take_output(screen, 0)) {
            struct pollfd poll_fd = {.fd = screen->master, .events = POLLIN};
            if (poll(&poll_fd, 1, 0) <= 0) {
                break;
            }
        }
    }
    return screen->status;
}

void screen_quit(Screen *screen)
{
    screen_type(screen, "Q");
    int status = screen_wait_end(screen);
    if (status != 0) {
        print_screen(screen, true);
    }
    assert_int_equal(status, 0);
}

void screen_wait_stop(Screen *screen)
{
    int status = wait_status(screen, WUNTRACED);
    assert_true(WIFSTOPPED(status));
}

const char *screen_output(const Screen *screen, size_t *length)
{
    *length = screen->output_length;
    return screen->output ? screen->output : "";
}

bool screen_is_cooked(const Screen *screen)
{
    struct termios modes;
    const tcflag_t wanted = ICANON | ECHO | ISIG;
    return tcgetattr(screen->master, &modes) == 0 && (modes.c_lflag & wanted) == wanted;
}

pid_t screen_process(const Screen *screen) { return screen->process; }
