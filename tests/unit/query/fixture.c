#include "unit/query/fixture.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "support/test.h"

AttuneStr fixture_str(const char *text) { return (AttuneStr){text, strlen(text)}; }

static void write_file(const char *root, const FixtureFile *file)
{
    size_t size = strlen(root) + strlen(file->path) + 2;
    char *full = malloc(size);
    assert_non_null(full);
    (void)snprintf(full, size, "%s/%s", root, file->path);
    for (char *slash = strchr(full + strlen(root) + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(full, 0755);
        *slash = '/';
    }
    FILE *out = fopen(full, "wb");
    assert_non_null(out);
    size_t length = strlen(file->text);
    assert_int_equal(fwrite(file->text, 1, length, out), length);
    assert_int_equal(fclose(out), 0);
    free(full);
}

void fixture_write(const char *root, const FixtureFile *files, size_t count)
{
    for (size_t i = 0; i < count; i++)
        write_file(root, &files[i]);
}

AttuneVault *fixture_open(const char *root)
{
    AttuneError error = {0};
    AttuneVaultOptions options = {.threads = 1};
    AttuneVault *vault = attune_vault_open(root, &options, &error);
    if (!vault)
        fail_msg("%s", error.message);
    attune_vault_finish(vault);
    return vault;
}

AttuneVault *fixture_vault(const FixtureFile *files, size_t count)
{
    char *root = test_temp_folder();
    fixture_write(root, files, count);
    AttuneVault *vault = fixture_open(root);
    free(root);
    return vault;
}

AttuneFileId fixture_id(const AttuneVault *vault, const char *path)
{
    AttuneFileId id = attune_vault_file_by_path(vault, fixture_str(path));
    if (id == ATTUNE_FILE_NONE)
        fail_msg("the vault has no file %s", path);
    return id;
}

AttuneQuery *fixture_parse(const char *text)
{
    AttuneError error = {0};
    AttuneQuery *query = attune_query_parse(fixture_str(text), &error);
    if (!query)
        fail_msg("%s: %s", text, error.message);
    return query;
}

static void print_path(const AttuneVault *vault, AttuneFileId id, FILE *out)
{
    const AttuneFile *file = attune_vault_file(vault, id);
    (void)fprintf(out, "%.*s", (int)file->path.length, file->path.data);
}

static void print_hits(const AttuneVault *vault, const AttuneSearch *search, size_t index,
                       FILE *out)
{
    size_t count;
    const AttuneHit *hits = attune_search_hits(search, index, &count);
    for (size_t i = 0; i < count; i++) {
        (void)fputs(index + i > 0 ? " " : "", out);
        print_path(vault, hits[i].file, out);
        (void)fprintf(out, ":%u:%u+%u%c", hits[i].line, hits[i].column, hits[i].length,
                      "nhtN"[hits[i].place]);
    }
}

static char *ask(const AttuneVault *vault, const char *text, const AttuneSearchOptions *options,
                 bool wants_hits)
{
    char *result = NULL;
    size_t size;
    FILE *out = open_memstream(&result, &size);
    assert_non_null(out);
    AttuneError error = {0};
    AttuneQuery *query = attune_query_parse(fixture_str(text), &error);
    if (!query) {
        (void)fprintf(out, "error: %s", error.message);
        assert_int_equal(fclose(out), 0);
        return result;
    }
    AttuneSearchOptions wanted = options ? *options : (AttuneSearchOptions){0};
    wanted.want_hits = wanted.want_hits || wants_hits;
    AttuneSearch *search = attune_search_start(vault, query, &wanted);
    while (attune_search_step(search, 1)) {
    }
    size_t count;
    const AttuneFileId *files = attune_search_files(search, &count);
    if (attune_search_error(search))
        (void)fprintf(out, "error: %s", attune_search_error(search)->message);
    for (size_t i = 0; i < count; i++) {
        if (wants_hits) {
            print_hits(vault, search, i, out);
        } else {
            (void)fputs(i > 0 ? " " : "", out);
            print_path(vault, files[i], out);
        }
    }
    attune_search_free(search);
    attune_query_free(query);
    assert_int_equal(fclose(out), 0);
    return result;
}

char *fixture_search(const AttuneVault *vault, const char *query,
                     const AttuneSearchOptions *options)
{
    return ask(vault, query, options, false);
}

char *fixture_hits(const AttuneVault *vault, const char *query, const AttuneSearchOptions *options)
{
    return ask(vault, query, options, true);
}
