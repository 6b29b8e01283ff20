#include "support/test.h"

#include <pthread.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "term/signals.h"
#include "term/terminal.h"

/* Whatever thread dies of whatever, the terminal is itself again, and then something is said. */

static void touch_forbidden_memory(void)
{
    volatile char *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    page[0] = 1;
}

static void fail_an_assertion(void) { ASSERT(getpid() == 0, "the test wants it so"); }

static void run_out_of_memory(void) { mem_free(mem_calloc(SIZE_MAX, 2)); }

static volatile bool goes_on = true;

static int overflow(const volatile char *before)
{
    volatile char frame[4096];
    frame[0] = before[0];
    return goes_on ? overflow(frame) + frame[0] : 0;
}

static void overflow_the_stack(void) { exit(overflow("") == 7); }

typedef struct Death {
    const char *name;
    void (*die)(void);
    bool in_thread;
    int signal;
    const char *message;
} Death;

static const Death deaths[] = {
    {"memory access", touch_forbidden_memory, false, SIGSEGV, "attune: crashed"},
    {"memory access in a thread", touch_forbidden_memory, true, SIGSEGV, "attune: crashed"},
    {"abort", abort, false, SIGABRT, ""},
    {"abort in a thread", abort, true, SIGABRT, ""},
    {"assertion", fail_an_assertion, false, SIGABRT, "the test wants it so"},
    {"assertion in a thread", fail_an_assertion, true, SIGABRT, "the test wants it so"},
    {"out of memory in a thread", run_out_of_memory, true, SIGABRT, "out of memory"},
    {"stack overflow", overflow_the_stack, false, SIGSEGV, "attune: crashed"},
};

static void *die_in_thread(void *death)
{
    ((const Death *)death)->die();
    return NULL;
}

_Noreturn static void run_child(const Death *death)
{
    setenv("TERM", "xterm-256color", 1);
    TerminalOptions options = {0};
    signals_install();
    if (!terminal_start(&options, NULL)) {
        _exit(90);
    }
    Surface surface;
    surface_init(&surface);
    surface_resize(&surface, 24, 80);
    terminal_show(&surface);
    if (death->in_thread) {
        pthread_t thread;
        pthread_create(&thread, NULL, die_in_thread, (void *)(uintptr_t)death);
        pthread_join(thread, NULL);
    } else {
        death->die();
    }
    _exit(91);
}

static size_t read_all(int descriptor, char *out, size_t size)
{
    size_t length = 0;
    ssize_t got;
    while (length + 1 < size && (got = read(descriptor, out + length, size - length - 1)) > 0) {
        length += (size_t)got;
    }
    out[length] = '\0';
    return length;
}

static void terminal_is_restored_before_any_death(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(deaths) / sizeof(*deaths); i++) {
        struct winsize size = {.ws_row = 24, .ws_col = 80};
        int master, slave;
        char output[65536];
        assert_int_equal(openpty(&master, &slave, NULL, NULL, &size), 0);
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            close(master);
            login_tty(slave);
            run_child(&deaths[i]);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        struct termios modes;
        tcgetattr(slave, &modes);
        close(slave);
        read_all(master, output, sizeof(output));
        close(master);
        const char *restored = strstr(output, "\033[?1049l");
        bool right = WIFSIGNALED(status) && WTERMSIG(status) == deaths[i].signal && restored &&
                     strstr(restored, deaths[i].message) && (modes.c_lflag & ICANON);
        if (!right) {
            fail_msg("%s: status %x, output %s", deaths[i].name, (unsigned)status, output);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terminal_is_restored_before_any_death),
    };
    return cmocka_run_group_tests_name("crash", tests, NULL, NULL);
}
