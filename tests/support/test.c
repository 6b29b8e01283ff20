#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *path_join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + 1 + strlen(name) + 1;
    char *path = malloc(size);
    assert_non_null(path);
    (void)snprintf(path, size, "%s/%s", folder, name);
    return path;
}

void test_assert_text(const char *label, AttuneStr actual, const char *expected, const char *file,
                      int line)
{
    size_t length = strlen(expected);
    if (actual.length == length && (length == 0 || memcmp(actual.data, expected, length) == 0))
        return;
    print_error("%s\n-- expected --\n%s\n-- actual --\n%.*s\n--\n", label, expected,
                (int)actual.length, actual.data ? actual.data : "");
    _fail(file, line);
}

char *test_source_path(const char *relative) { return path_join(ATTUNE_SOURCE_DIR, relative); }

char *test_shared_path(const char *relative)
{
    const char *folder = getenv("ATTUNE_SHARED");
    if (folder && *folder)
        return path_join(folder, relative);
    print_message("not run: ATTUNE_SHARED names no folder of sample vaults\n");
    skip();
    return NULL;
}

char *test_temp_folder(void)
{
    const char *home = getenv("HOME");
    char *path = path_join(home && *home ? home : "/tmp", "test.XXXXXX");
    assert_non_null(mkdtemp(path));
    return path;
}
