#ifndef BASE_ASSERT_H
#define BASE_ASSERT_H

/* Impossible states, checked in every build. */

/** Abort with file, line and `reason` (a literal that says why it cannot happen) unless `condition`
 * holds. */
#define ASSERT(condition, reason)                                                                  \
    ((condition) ? (void)0 : assert_fail(__FILE__, __LINE__, #condition, reason))

/** A place that control cannot reach. */
#define UNREACHABLE(reason) assert_fail(__FILE__, __LINE__, "unreachable", reason)

_Noreturn void assert_fail(const char *file, int line, const char *condition, const char *reason);

/** Run before the message and abort(), so that a terminal is itself again; NULL for none. It must
 * be async-safe. */
void assert_set_failure_hook(void (*hook)(void));
/** The hook, `message` (a whole line) on standard error, abort(). Async-safe when the hook is. */
_Noreturn void assert_die(const char *message);

#endif
