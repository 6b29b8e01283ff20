#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

/* Signals as things that the loop reads, and the deaths before which the terminal is given back. */

#include <stdbool.h>

/** What came since the last signals_take. */
typedef struct Signals {
    int end;        /* number of a signal that ends the program (HUP, TERM, INT, QUIT), or 0 */
    bool resized;   /* WINCH */
    bool stop;      /* TSTP */
    bool continued; /* CONT: somebody else may have used the terminal */
    bool child;     /* CHLD */
} Signals;

/**
 * Install the handlers. A crash (ABRT, SEGV, BUS, ILL, FPE) in any thread, and a failed ASSERT,
 * give the terminal back, say one line and die of the same signal. HUP, INT, QUIT and TSTP stay
 * ignored when they are, as under nohup.
 */
void signals_install(void);
/** Give every signal back to what it was. */
void signals_remove(void);
/** Readable when signals_take has something. */
int signals_fd(void);
Signals signals_take(void);

/** Stop the whole foreground job as Ctrl-Z does, until it is continued. @return false: the caller
 * of this program wants it never to stop */
bool signals_suspend(void);
/** While a program has the terminal, its Ctrl-C is not for us and its Ctrl-Z stops both. */
void signals_lend_terminal(void);
void signals_reclaim_terminal(void);
/** Die of signal `number`, so that the caller sees the true reason. */
_Noreturn void signals_die_of(int number);

#endif
