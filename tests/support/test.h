#ifndef SUPPORT_TEST_H
#define SUPPORT_TEST_H

/* What every test includes first: cmocka with the headers it wants, and a few helpers. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <attune/str.h>

/** Fail, showing both texts, unless they are equal. `label` says which row of a table it is. */
#define assert_text(label, actual, expected)                                                       \
    test_assert_text((label), (actual), (expected), __FILE__, __LINE__)

void test_assert_text(const char *label, AttuneStr actual, const char *expected, const char *file,
                      int line);

/** Path of a file of this repository, e.g. "tests/vaults/basic". Owned by the caller: free(). */
char *test_source_path(const char *relative);
/**
 * Path below the folder of sample vaults outside the repository. Owned by the caller: free().
 * Where that folder is absent the test ends here as skipped, and says so.
 */
char *test_shared_path(const char *relative);
/** A new empty folder that goes away after the run under ctest. Owned by the caller: free(). */
char *test_temp_folder(void);

#endif
