#ifndef TERM_CLOCK_H
#define TERM_CLOCK_H

/* The clock of the loop: what Event.now_ms and all waits count in. */

#include <stdint.h>
#include <time.h>

static inline int64_t clock_ms(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static inline int64_t clock_now_ms(void) { return clock_ms(CLOCK_MONOTONIC); }

#endif
