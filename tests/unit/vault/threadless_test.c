/* A system that gives us no thread: the owner does the work itself, in its own turns. */

#include "support/test.h"
#include "unit/vault/fixture.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>

/* In place of the system's, for this program alone. */
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                   void *argument)
{
    (void)thread;
    (void)attributes;
    (void)start;
    (void)argument;
    return EAGAIN;
}

static void vault_loads_without_threads(void **state)
{
    (void)state;
    char *root = fixture_folder("b.md,f/c.md");
    fixture_write(root, "a.md", "[[b]] [[c]] [[d]]");
    AttuneVault *vault = attune_vault_open(root, NULL, NULL);
    bool more = true;
    while (more) {
        struct pollfd ready = {.fd = attune_vault_fd(vault), .events = POLLIN};
        assert_int_equal(poll(&ready, 1, 0), 1);
        more = attune_vault_step(vault, 0);
    }
    assert_int_equal(attune_vault_progress(vault).notes_read, 3);
    fixture_write(root, "d.md", "");
    attune_vault_rescan(vault);
    attune_vault_finish(vault);
    assert_int_equal(attune_vault_backlink_count(vault, fixture_id(vault, "d.md")), 1);
    attune_vault_close(vault);

    vault = attune_vault_open(root, NULL, NULL);
    attune_vault_step(vault, 0);
    attune_vault_close(vault);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vault_loads_without_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
