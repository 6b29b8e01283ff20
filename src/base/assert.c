#include "base/assert.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*failure_hook)(void);

void assert_set_failure_hook(void (*hook)(void)) { failure_hook = hook; }

static void write_all(const char *text, size_t length)
{
    while (length > 0) {
        ssize_t written = write(STDERR_FILENO, text, length);
        if (written <= 0) {
            return;
        }
        text += written;
        length -= (size_t)written;
    }
}

_Noreturn void assert_die(const char *message)
{
    if (failure_hook) {
        failure_hook();
    }
    write_all(message, strlen(message));
    abort();
}

_Noreturn void assert_fail(const char *file, int line, const char *condition, const char *reason)
{
    char message[512];
    int length = snprintf(message, sizeof message, "attune: bug at %s:%d: %s: %s\n", file, line,
                          condition, reason);
    if (length >= (int)sizeof message) {
        message[sizeof message - 2] = '\n';
    }
    assert_die(message);
}
