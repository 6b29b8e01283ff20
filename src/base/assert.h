#ifndef BASE_ASSERT_H
#define BASE_ASSERT_H

/* Impossible states, checked in every build. */

/** Abort with file, line and `reason` (a literal that says why it cannot happen) unless `condition` holds. */
#define ASSERT(condition, reason)                                                                                      \
    ((condition) ? (void)0 : assert_fail(__FILE__, __LINE__, #condition, reason))

/** A place that control cannot reach. */
#define UNREACHABLE(reason) assert_fail(__FILE__, __LINE__, "unreachable", reason)

_Noreturn void assert_fail(const char *file, int line, const char *condition, const char *reason);

#endif
