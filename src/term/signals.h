#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

/* Signals as things that the loop reads, and the deaths before which the terminal is given back. */

#include <stdbool.h>

/** What came since the last signals_take. */
typedef struct Signals {
    int end;      /* number of a signal that ends the program (HUP, TERM, INT, QUIT), or 0 */
    bool resized; /* WINCH */
    bool stop;    /* TSTP */
    bool child;   /* CHLD */
} Signals;

/**
 * Install the handlers. A crash (ABRT, SEGV, BUS, ILL, FPE) in any thread gives the terminal back,
 * says one line and dies of the same signal.
 */
void signals_install(void);
/** Give every signal back to what it was. */
void signals_remove(void);
/** Readable when signals_take has something. */
int signals_fd(void);
Signals signals_take(void);

/** Stop this process as Ctrl-Z does, until it is continued. */
void signals_suspend_self(void);
/** Die of signal `number`, so that the caller sees the true reason. */
_Noreturn void signals_die_of(int number);

#endif
