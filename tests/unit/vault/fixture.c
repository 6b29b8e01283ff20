#include "unit/vault/fixture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/test.h"

static char *join(const char *root, const char *path)
{
    size_t size = strlen(root) + strlen(path) + 2;
    char *full = malloc(size);
    assert_non_null(full);
    (void)snprintf(full, size, "%s/%s", root, path);
    return full;
}

static void make_parents(char *full, size_t root_length)
{
    for (char *slash = strchr(full + root_length + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(full, 0755);
        *slash = '/';
    }
}

void fixture_write_bytes(const char *root, const char *path, const void *bytes, size_t size)
{
    char *full = join(root, path);
    make_parents(full, strlen(root));
    FILE *file = fopen(full, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    free(full);
}

void fixture_write(const char *root, const char *path, const char *text)
{
    fixture_write_bytes(root, path, text, strlen(text));
}

void fixture_touch(const char *root, const char *path)
{
    static time_t seconds = 1700000000;
    char *full = join(root, path);
    seconds++;
    struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    assert_int_equal(utimensat(AT_FDCWD, full, times, 0), 0);
    free(full);
}

void fixture_remove(const char *root, const char *path)
{
    char *full = join(root, path);
    assert_int_equal(remove(full), 0);
    free(full);
}

void fixture_link(const char *root, const char *path, const char *target)
{
    char *full = join(root, path);
    make_parents(full, strlen(root));
    assert_int_equal(symlink(target, full), 0);
    free(full);
}

char *fixture_folder(const char *paths)
{
    char *root = test_temp_folder();
    while (*paths) {
        size_t length = strcspn(paths, ",");
        char path[512];
        assert_true(length < sizeof path);
        memcpy(path, paths, length);
        path[length] = '\0';
        fixture_write(root, path, "");
        paths += length + (paths[length] == ',');
    }
    return root;
}

AttuneVault *fixture_open(const char *root, const AttuneVaultOptions *options)
{
    AttuneError error = {0};
    AttuneVault *vault = attune_vault_open(root, options, &error);
    if (!vault)
        fail_msg("%s", error.message);
    attune_vault_finish(vault);
    return vault;
}

AttuneFileId fixture_id(const AttuneVault *vault, const char *path)
{
    AttuneFileId id = attune_vault_file_by_path(vault, fixture_text(path));
    if (id == ATTUNE_FILE_NONE)
        fail_msg("the vault has no file %s", path);
    return id;
}

const char *fixture_path(const AttuneVault *vault, AttuneFileId id)
{
    const AttuneFile *file = attune_vault_file(vault, id);
    return file ? file->path.data : "-";
}

AttuneStr fixture_text(const char *text) { return (AttuneStr){text, strlen(text)}; }

#define SHOW(text) (int)(text).length, (text).data ? (text).data : ""

static void dump_links(const AttuneVault *vault, AttuneFileId id, FILE *out)
{
    const AttuneFile *file = attune_vault_file(vault, id);
    for (size_t i = 0; i < file->record->link_count; i++) {
        const AttuneLink *link = &file->record->links[i];
        AttuneResolution found = attune_vault_link(vault, id, i);
        AttuneResolution again = attune_vault_resolve(vault, link, id);
        assert_int_equal(found.target, again.target);
        assert_int_equal(found.how, again.how);
        assert_int_equal(found.anchor, again.anchor);
        const AttuneUnresolved *group = attune_vault_unresolved_find(vault, link);
        fprintf(out, "  link %.*s -> %s %.*s %d%s", SHOW(link->path),
                fixture_path(vault, found.target), SHOW(attune_how_name(found.how)), found.anchor,
                found.ambiguous ? " ambiguous" : "");
        if (found.how == ATTUNE_HOW_NONE)
            fprintf(out, " wanted %.*s", SHOW(group->key));
        fprintf(out, "\n");
    }
    size_t count;
    AttuneOutgoing *outgoing = attune_vault_outgoing(vault, id, &count);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "  out %s first %u count %u\n", fixture_path(vault, outgoing[i].target),
                outgoing[i].first, outgoing[i].count);
    free(outgoing);
}

static void dump_file(const AttuneVault *vault, AttuneFileId id, FILE *out)
{
    const AttuneFile *file = attune_vault_file(vault, id);
    fprintf(out, "%s (%.*s) name %.*s title %.*s size %llu%s%s\n", fixture_path(vault, id),
            SHOW(attune_file_class_name(file->class_)), SHOW(file->name), SHOW(file->title),
            (unsigned long long)file->size, file->excluded ? " excluded" : "",
            file->read ? " read" : "");
    size_t count;
    const AttuneLinkRef *refs = attune_vault_backlinks(vault, id, &count);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "  from %s %u\n", fixture_path(vault, refs[i].source), refs[i].index);
    if (!file->record)
        return;
    fprintf(out, "  links %u backlinks %u%s%s\n", attune_vault_link_count(vault, id),
            attune_vault_backlink_count(vault, id),
            attune_vault_is_orphan(vault, id) ? " orphan" : "",
            attune_vault_is_dead_end(vault, id) ? " dead end" : "");
    attune_record_dump(file->record, out);
    dump_links(vault, id, out);
}

static void dump_rest(AttuneVault *vault, FILE *out)
{
    size_t count;
    const AttuneUnresolved *groups = attune_vault_unresolved(vault, &count);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "wanted %.*s (%.*s)", SHOW(groups[i].key), SHOW(groups[i].text));
        for (size_t r = 0; r < groups[i].ref_count; r++)
            fprintf(out, " %s:%u", fixture_path(vault, groups[i].refs[r].source),
                    groups[i].refs[r].index);
        fprintf(out, "\n");
    }
    const AttuneVaultProblem *problems = attune_vault_problems(vault, &count);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%.*s:%u: %.*s: %.*s: %.*s (%.*s)\n", SHOW(problems[i].path),
                problems[i].problem.line, SHOW(attune_problem_kind_name(problems[i].problem.kind)),
                SHOW(problems[i].problem.subject), SHOW(problems[i].problem.message),
                SHOW(problems[i].suggestion));
    AttuneStats stats = attune_vault_stats(vault);
    fprintf(out,
            "notes %zu attachments %zu bytes %llu words %zu links %zu resolved %zu unresolved "
            "%zu external %zu tags %zu properties %zu orphans %zu problems %zu\n",
            stats.notes, stats.attachments, (unsigned long long)stats.bytes, stats.words,
            stats.links, stats.resolved, stats.unresolved, stats.external, stats.tags,
            stats.properties, stats.orphans, stats.problems);
}

char *fixture_dump(AttuneVault *vault)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    size_t count;
    const AttuneFileId *files = attune_vault_files(vault, &count);
    for (size_t i = 0; i < count; i++) {
        if (i)
            assert_true(attune_vault_compare(vault, files[i - 1], files[i]) < 0);
        dump_file(vault, files[i], out);
    }
    dump_rest(vault, out);
    assert_int_equal(fclose(out), 0);
    return text;
}
