/*
 * Writes a vault of N notes with the shape of real ones, for measuring. Needs nothing but libc and
 * the tables beside it: `cc -O2 -o make_vault make_vault.c`. The same N, seed and options give the
 * same bytes on every machine.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "make_vault/note.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_NOTES = 10000000, EXIT_USAGE = 2, EXIT_FAILED = 3 };

static const char usage[] =
    "usage: make_vault N DIR [--seed S] [--backlinks K] [--plain]\n"
    "\n"
    "Writes a vault of N notes into DIR, which must be new or empty.\n"
    "  --seed S       another vault of the same shape (default 1)\n"
    "  --backlinks K  notes that link to the greatest hub (default 4.4 % of N, at most 4,400)\n"
    "  --plain        without the extreme notes and names (always so when N is below 150)\n";

__attribute__((format(printf, 2, 3), noreturn)) static void fail(int status, const char *format,
                                                                 ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("make_vault: ", stderr);
    vfprintf(stderr, format, arguments);
    fputs("\n", stderr);
    va_end(arguments);
    exit(status);
}

static void make_folders_above(int root, const char *path)
{
    char *copy = allocate(strlen(path) + 1, 1);
    for (const char *slash = path; (slash = strchr(slash, '/')) != NULL; slash++) {
        memcpy(copy, path, (size_t)(slash - path));
        copy[slash - path] = '\0';
        if (mkdirat(root, copy, 0777) != 0 && errno != EEXIST) {
            fail(EXIT_FAILED, "%s: %s", copy, strerror(errno));
        }
    }
    free(copy);
}

/* Not every file system takes every name of the extreme notes: case twins, bytes that are no UTF-8.
 */
static bool is_refused_name(int error)
{
    return error == EEXIST || error == EILSEQ || error == EINVAL || error == ENAMETOOLONG;
}

static void write_file(int root, const char *path, const Text *text,
                       const struct timespec *modified)
{
    int file = openat(root, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0 && is_refused_name(errno)) {
        fprintf(stderr, "make_vault: left out, the file system refuses the name: %s\n", path);
        return;
    }
    if (file < 0) {
        fail(EXIT_FAILED, "%s: %s", path, strerror(errno));
    }
    for (size_t done = 0; done < text->length;) {
        ssize_t count = write(file, text->bytes + done, text->length - done);
        if (count < 0 && errno != EINTR) {
            fail(EXIT_FAILED, "%s: %s", path, strerror(errno));
        }
        done += count > 0 ? (size_t)count : 0;
    }
    struct timespec times[2] = {*modified, *modified};
    if (futimens(file, times) != 0 || close(file) != 0) {
        fail(EXIT_FAILED, "%s: %s", path, strerror(errno));
    }
}

/* Some day between 2018 and 2024, so that sorting by time is the same everywhere too. */
static struct timespec time_of(const Vault *vault, uint32_t index)
{
    Random random = random_for(vault, index, FOR_TIME);
    return (struct timespec){.tv_sec = 1514764800 + (time_t)random_below(&random, 7 * 365 * 86400)};
}

static void write_notes(const Vault *vault, int root)
{
    Text text = {0}, scratch = {0};
    for (uint32_t i = 0, row = 0; i < vault->note_count; i++) {
        text.length = 0;
        if (i < vault->first) {
            make_folders_above(root, vault->notes[i].path);
            row += write_extreme(vault, i, &extremes[row], &text, &scratch);
        } else {
            write_note(vault, i, &text, &scratch);
        }
        struct timespec modified = time_of(vault, i);
        write_file(root, vault->notes[i].path, &text, &modified);
    }
    free(text.bytes);
    free(scratch.bytes);
}

static void write_attachments(const Vault *vault, int root)
{
    static const char pixel[] =
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\4\0\0\0\xb5\x1c\x0c\2\0\0\0\x0b"
        "IDATx\xda\x63\x64\xf8\x0f\0\1\5\1\1'\x18\xe3\x66\0\0\0\0IEND\xae\x42\x60\x82";
    Text path = {0}, content = {0};
    struct timespec modified = time_of(vault, 0);
    for (uint32_t i = 0; i < vault->attachment_count; i++) {
        path.length = content.length = 0;
        text_put(&path, vault->folders[ATTACHMENT_FOLDER].path);
        text_put_attachment(&path, vault, i);
        bool is_text = path.bytes[path.length - 1] == 'e' || path.bytes[path.length - 2] == 'a';
        text_add(&path, "", 1);
        if (is_text) {
            text_put(&content, "{}\n");
        } else {
            text_add(&content, pixel, sizeof pixel - 1);
        }
        write_file(root, path.bytes, &content, &modified);
    }
    free(path.bytes);
    free(content.bytes);
}

static void write_settings(const Vault *vault, int root)
{
    static const char *const files[][2] = {
        {".obsidian/app.json",
         "{\"attachmentFolderPath\": \"attachments\", \"newLinkFormat\": \"shortest\",\n"
         " \"userIgnoreFilters\": [\"extremes/drawing\", \"/never[0-9]+/\"]}\n"},
        {".obsidian/types.json",
         "{\"types\": {\"aliases\": \"aliases\", \"tags\": \"tags\", \"created\": \"date\",\n"
         " \"rating\": \"number\", \"publish\": \"checkbox\"}}\n"},
        {".obsidian/daily-notes.json", "{\"folder\": \"daily\", \"format\": \"YYYY-MM-DD\"}\n"},
        {".obsidian/templates.json", "{\"folder\": \"templates\"}\n"},
        {".obsidian/bookmarks.json",
         "{\"items\": [{\"type\": \"search\", \"query\": \"is:orphan\"}]}\n"},
    };
    struct timespec modified = time_of(vault, 0);
    make_folders_above(root, files[0][0]);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Text content = {0};
        text_put(&content, files[i][1]);
        write_file(root, files[i][0], &content, &modified);
        free(content.bytes);
    }
}

/* Make the folder, or take it when it is empty. */
static int open_empty_folder(const char *path)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        fail(EXIT_FAILED, "%s: %s", path, strerror(errno));
    }
    DIR *folder = opendir(path);
    if (folder == NULL) {
        fail(EXIT_FAILED, "%s: %s", path, strerror(errno));
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            fail(EXIT_FAILED, "%s: not empty; name a new folder", path);
        }
    }
    int root = dup(dirfd(folder));
    closedir(folder);
    if (root < 0) {
        fail(EXIT_FAILED, "%s: %s", path, strerror(errno));
    }
    return root;
}

static uint64_t parse_number(const char *what, const char *text, uint64_t least, uint64_t most)
{
    char *end = NULL;
    errno = 0;
    unsigned long long value =
        text == NULL || text[0] < '0' || text[0] > '9' ? 0 : strtoull(text, &end, 10);
    if (end == NULL || *end != '\0' || errno != 0 || value < least || value > most) {
        fail(EXIT_USAGE, "%s: %s: no number from %llu to %llu", what, text == NULL ? "" : text,
             (unsigned long long)least, (unsigned long long)most);
    }
    return value;
}

int main(int argc, char **argv)
{
    Vault vault = {.seed = 1};
    const char *words[2] = {NULL, NULL}, *backlinks = NULL;
    size_t count = 0;
    for (int i = 1; i < argc; i++) {
        const char *argument = argv[i];
        if (strcmp(argument, "--help") == 0) {
            fputs(usage, stdout);
            return 0;
        } else if (strcmp(argument, "--plain") == 0) {
            vault.plain = true;
        } else if (strcmp(argument, "--seed") == 0) {
            vault.seed = parse_number(argument, argv[++i], 0, UINT64_MAX);
        } else if (strcmp(argument, "--backlinks") == 0) {
            backlinks = argv[++i] == NULL ? "" : argv[i];
        } else if (argument[0] == '-' || count == 2) {
            fail(EXIT_USAGE, "%s: not understood; see make_vault --help", argument);
        } else {
            words[count++] = argument;
        }
    }
    if (count < 2) {
        fail(EXIT_USAGE, "needs N and DIR; see make_vault --help");
    }
    vault.note_count = (uint32_t)parse_number("N", words[0], 1, MAX_NOTES);
    vault.hub_backlinks = vault.note_count < 100000 ? vault.note_count * 44 / 1000 : 4400;
    if (backlinks != NULL) {
        vault.hub_backlinks = (uint32_t)parse_number("--backlinks", backlinks, 0, vault.note_count);
    }
    int root = open_empty_folder(words[1]);
    words_split();
    vault_plan(&vault);
    for (uint32_t i = 1; i < vault.folder_count; i++) {
        make_folders_above(root, vault.folders[i].path);
    }
    write_notes(&vault, root);
    write_attachments(&vault, root);
    write_settings(&vault, root);
    vault_clear(&vault);
    return 0;
}
