#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/assert.h"
#include "term/terminal.h"

#define CRASH_STACK_BYTES (64 * 1024)

typedef void Handler(int number);

typedef struct Caught {
    int number;
    int flags;
    Handler *handler;
    bool stays_ignored; /* when it is at the start */
    struct sigaction before;
} Caught;

static Handler handle, handle_crash;

static Caught caught[] = {
    {.number = SIGHUP, .handler = handle, .stays_ignored = true},
    {.number = SIGTERM, .handler = handle},
    {.number = SIGINT, .handler = handle, .stays_ignored = true},
    {.number = SIGQUIT, .handler = handle, .stays_ignored = true},
    {.number = SIGWINCH, .handler = handle, .flags = SA_RESTART},
    {.number = SIGTSTP, .handler = handle, .flags = SA_RESTART, .stays_ignored = true},
    {.number = SIGCONT, .handler = handle, .flags = SA_RESTART},
    {.number = SIGCHLD, .handler = handle, .flags = SA_RESTART},
    {.number = SIGPIPE, .handler = SIG_IGN},
    {.number = SIGABRT, .handler = handle_crash, .flags = SA_ONSTACK | (int)SA_RESETHAND},
    {.number = SIGSEGV, .handler = handle_crash, .flags = SA_ONSTACK | (int)SA_RESETHAND},
    {.number = SIGBUS, .handler = handle_crash, .flags = SA_ONSTACK | (int)SA_RESETHAND},
    {.number = SIGILL, .handler = handle_crash, .flags = SA_ONSTACK | (int)SA_RESETHAND},
    {.number = SIGFPE, .handler = handle_crash, .flags = SA_ONSTACK | (int)SA_RESETHAND},
};

#define CAUGHT_COUNT (sizeof(caught) / sizeof(*caught))

static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t got_end, got_resize, got_stop, got_continue, got_child;
/* A stack overflow leaves no stack to handle it on. */
static char crash_stack[CRASH_STACK_BYTES];
static stack_t stack_before;

static void handle(int number)
{
    int saved = errno;
    switch (number) {
    case SIGWINCH:
        got_resize = 1;
        break;
    case SIGTSTP:
        got_stop = 1;
        break;
    case SIGCONT:
        got_continue = 1;
        break;
    case SIGCHLD:
        got_child = 1;
        break;
    default:
        got_end = number;
        break;
    }
    /* A full pipe wakes the loop just as well. */
    ssize_t ignored = write(pipe_ends[1], "!", 1);
    (void)ignored;
    errno = saved;
}

static void handle_crash(int number)
{
    static const char message[] = "attune: crashed; the terminal was restored, nothing was written "
                                  "to the notes\n";
    terminal_emergency_restore();
    if (number != SIGABRT) { /* An abort has said why. */
        ssize_t ignored = write(STDERR_FILENO, message, sizeof(message) - 1);
        (void)ignored;
    }
    /* The handler is gone (SA_RESETHAND): this ends the process when the signal is let through. */
    raise(number);
}

static void set_handler(int number, Handler *handler, int flags, struct sigaction *before)
{
    struct sigaction action;
    memset(&action, 0, sizeof(action));
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, before);
}

static bool is_left_ignored(const Caught *one)
{
    return one->stays_ignored && one->before.sa_handler == SIG_IGN;
}

void signals_install(void)
{
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        UNREACHABLE("a process that starts has room for two descriptors");
    }
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof(crash_stack)};
    sigaltstack(&stack, &stack_before);
    got_end = got_resize = got_stop = got_continue = got_child = 0;
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        Caught *one = &caught[i];
        set_handler(one->number, one->handler, one->flags, &one->before);
        if (is_left_ignored(one)) {
            sigaction(one->number, &one->before, NULL);
        }
    }
    assert_set_failure_hook(terminal_emergency_restore);
}

void signals_remove(void)
{
    assert_set_failure_hook(NULL);
    sigaltstack(&stack_before, NULL);
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        sigaction(caught[i].number, &caught[i].before, NULL);
    }
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    pipe_ends[0] = pipe_ends[1] = -1;
}

int signals_fd(void) { return pipe_ends[0]; }

Signals signals_take(void)
{
    char bytes[64];
    while (read(pipe_ends[0], bytes, sizeof(bytes)) > 0) {
    }
    Signals taken = {.end = got_end,
                     .resized = got_resize,
                     .stop = got_stop,
                     .continued = got_continue,
                     .child = got_child};
    got_resize = got_stop = got_continue = got_child = 0;
    return taken;
}

static bool is_for_terminal(int number)
{
    return number == SIGINT || number == SIGQUIT || number == SIGTSTP;
}

void signals_lend_terminal(void)
{
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        const Caught *one = &caught[i];
        if (is_for_terminal(one->number) && !is_left_ignored(one)) {
            set_handler(one->number, one->number == SIGTSTP ? SIG_DFL : SIG_IGN, 0, NULL);
        }
    }
}

void signals_reclaim_terminal(void)
{
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        const Caught *one = &caught[i];
        if (is_for_terminal(one->number) && !is_left_ignored(one)) {
            set_handler(one->number, one->handler, one->flags, NULL);
        }
    }
    got_stop = got_continue = 0;
}

bool signals_suspend(void)
{
    struct sigaction now;
    sigaction(SIGTSTP, NULL, &now);
    if (now.sa_handler == SIG_IGN) {
        return false;
    }
    signals_lend_terminal();
    kill(0, SIGTSTP);
    signals_reclaim_terminal();
    return true;
}

void signals_die_of(int number)
{
    set_handler(number, SIG_DFL, 0, NULL);
    raise(number);
    _exit(128 + number);
}
