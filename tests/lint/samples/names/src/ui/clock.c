#include "base/str.h"

/* A comment may say strcpy(a, b), and so may "strcpy(a, b)"; the uses below are the bad ones. */
static const char *const help = "call malloc(1) or getenv(\"HOME\")"; // time(NULL)

void show(char *to, const char *from)
{
    strcpy(to, from);
    event->time(to);
    now = time(NULL);
    int time = 3;
    printf("%s", getenv("HOME"));
    fprintf(stderr, "%d %c", time, '"'); pthread_create(0);
    char *copy = strdup
        (from);
    char *other = strdup(from);
    execvp(copy, help);
}
