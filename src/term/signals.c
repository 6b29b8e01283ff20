#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/assert.h"
#include "term/terminal.h"

#define CRASH_STACK_BYTES (64 * 1024)

static const int ending[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
static const int other[] = {SIGWINCH, SIGTSTP, SIGCHLD};
static const int crashes[] = {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t got_end, got_resize, got_stop, got_child;
/* A stack overflow leaves no stack to handle it on. */
static char crash_stack[CRASH_STACK_BYTES];

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
    signal(number, SIG_DFL);
    raise(number);
}

static void set_handler(int number, void (*handler)(int), int flags)
{
    struct sigaction action;
    memset(&action, 0, sizeof(action));
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void set_all(void (*handler)(int), void (*crash_handler)(int))
{
    for (size_t i = 0; i < COUNT(ending); i++) {
        set_handler(ending[i], handler, 0);
    }
    for (size_t i = 0; i < COUNT(other); i++) {
        set_handler(other[i], handler, SA_RESTART);
    }
    for (size_t i = 0; i < COUNT(crashes); i++) {
        set_handler(crashes[i], crash_handler, SA_ONSTACK | (int)SA_RESETHAND);
    }
}

void signals_install(void)
{
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        UNREACHABLE("a process that starts has room for two descriptors");
    }
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof(crash_stack)};
    sigaltstack(&stack, NULL);
    set_all(handle, handle_crash);
    set_handler(SIGPIPE, SIG_IGN, 0);
}

void signals_remove(void)
{
    set_all(SIG_DFL, SIG_DFL);
    set_handler(SIGPIPE, SIG_DFL, 0);
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
    Signals taken = {.end = got_end, .resized = got_resize, .stop = got_stop, .child = got_child};
    got_resize = got_stop = got_child = 0;
    return taken;
}

void signals_suspend_self(void)
{
    set_handler(SIGTSTP, SIG_DFL, 0);
    raise(SIGTSTP);
    set_handler(SIGTSTP, handle, SA_RESTART);
}

void signals_die_of(int number)
{
    signal(number, SIG_DFL);
    raise(number);
    _exit(128 + number);
}
