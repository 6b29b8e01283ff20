/*
 * The yardstick T0: reads every *.md file below a folder and parses each once with plain cmark,
 * with the same number of threads. Names that start with a dot are left out, as attune does. Needs
 * libcmark and threads: `cc -O2 -pthread -o t0 t0.c -lcmark`.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <cmark.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MAX_THREADS = 256, FILES_AT_ONCE = 16, EXIT_USAGE = 2, EXIT_FAILED = 3 };

typedef struct {
    char **paths;
    size_t count, capacity;
} Paths;

/* What the threads share: the paths, and which of them is next. */
typedef struct {
    const Paths *notes;
    atomic_size_t next;
} Work;

typedef struct {
    Work *work;
    pthread_t thread;
    char *buffer;
    size_t capacity;
    uint64_t bytes, read_time, parse_time; /* nanoseconds */
    size_t unreadable;
} Worker;

__attribute__((format(printf, 2, 3), noreturn)) static void fail(int status, const char *format,
                                                                 ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("t0: ", stderr);
    vfprintf(stderr, format, arguments);
    fputs("\n", stderr);
    va_end(arguments);
    exit(status);
}

static void *require(void *memory)
{
    if (memory == NULL) {
        fail(EXIT_FAILED, "out of memory");
    }
    return memory;
}

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static void paths_take(Paths *paths, char *path)
{
    if (paths->count == paths->capacity) {
        paths->capacity = paths->capacity * 2 + 64;
        paths->paths = require(realloc(paths->paths, paths->capacity * sizeof *paths->paths));
    }
    paths->paths[paths->count++] = path;
}

static void paths_clear(Paths *paths)
{
    for (size_t i = 0; i < paths->count; i++) {
        free(paths->paths[i]);
    }
    free(paths->paths);
}

static bool is_note_name(const char *name)
{
    size_t length = strlen(name);
    return length > 3 && strcmp(name + length - 3, ".md") == 0;
}

static unsigned char type_of(const char *path, const struct dirent *entry)
{
    struct stat status;
    if (entry->d_type != DT_UNKNOWN) {
        return entry->d_type;
    }
    return lstat(path, &status) != 0 ? DT_UNKNOWN : (unsigned char)IFTODT(status.st_mode);
}

static void list_folder(const char *path, Paths *folders, Paths *notes)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        fail(EXIT_FAILED, "%s: %s", path, strerror(errno));
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        size_t size = strlen(path) + strlen(entry->d_name) + 2;
        char *below = require(malloc(size));
        snprintf(below, size, "%s/%s", path, entry->d_name);
        unsigned char type = type_of(below, entry);
        if (type == DT_DIR) {
            paths_take(folders, below);
        } else if (type == DT_REG && is_note_name(entry->d_name)) {
            paths_take(notes, below);
        } else {
            free(below);
        }
    }
    closedir(folder);
}

static void walk(const char *root, Paths *notes)
{
    Paths folders = {0};
    paths_take(&folders, require(strdup(root)));
    while (folders.count > 0) {
        char *path = folders.paths[--folders.count];
        list_folder(path, &folders, notes);
        free(path);
    }
    paths_clear(&folders);
}

/* Read a whole file into the worker's buffer; false when that is not possible. */
static bool read_note(Worker *worker, const char *path, size_t *length)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    if (fstat(file, &status) != 0) {
        close(file);
        return false;
    }
    size_t size = (size_t)status.st_size;
    if (size > worker->capacity) {
        worker->capacity = size * 2;
        free(worker->buffer);
        worker->buffer = require(malloc(worker->capacity));
    }
    *length = 0;
    ssize_t count = 1;
    while (*length < size && count > 0) {
        count = read(file, worker->buffer + *length, size - *length);
        *length += count > 0 ? (size_t)count : 0;
    }
    close(file);
    return count >= 0;
}

static void take_note(Worker *worker, const char *path)
{
    size_t length;
    uint64_t start = now();
    if (!read_note(worker, path, &length)) {
        worker->unreadable++;
        return;
    }
    uint64_t middle = now();
    cmark_node_free(
        cmark_parse_document(length == 0 ? "" : worker->buffer, length, CMARK_OPT_DEFAULT));
    worker->bytes += length;
    worker->read_time += middle - start;
    worker->parse_time += now() - middle;
}

static void *run_worker(void *argument)
{
    Worker *worker = argument;
    const Paths *notes = worker->work->notes;
    for (;;) {
        size_t first = atomic_fetch_add(&worker->work->next, FILES_AT_ONCE);
        if (first >= notes->count) {
            return NULL;
        }
        for (size_t i = first; i < first + FILES_AT_ONCE && i < notes->count; i++) {
            take_note(worker, notes->paths[i]);
        }
    }
}

static void print_time(const char *name, double nanoseconds, uint64_t bytes)
{
    printf("timing: %s %.3f ms %llu bytes\n", name, nanoseconds / 1e6, (unsigned long long)bytes);
}

/* The two parts of a worker's time are means over the threads; the total is the clock's. */
static int measure(const char *root, size_t threads)
{
    static Worker workers[MAX_THREADS];
    Paths notes = {0};
    uint64_t start = now();
    walk(root, &notes);
    uint64_t walked = now();
    Work work = {.notes = &notes};
    for (size_t i = 0; i < threads; i++) {
        workers[i].work = &work;
        if (pthread_create(&workers[i].thread, NULL, run_worker, &workers[i]) != 0) {
            fail(EXIT_FAILED, "no thread: %s", strerror(errno));
        }
    }
    Worker sum = {0};
    for (size_t i = 0; i < threads; i++) {
        pthread_join(workers[i].thread, NULL);
        free(workers[i].buffer);
        sum.bytes += workers[i].bytes;
        sum.read_time += workers[i].read_time;
        sum.parse_time += workers[i].parse_time;
        sum.unreadable += workers[i].unreadable;
    }
    uint64_t end = now();
    print_time("walk", (double)(walked - start), 0);
    print_time("read", (double)sum.read_time / (double)threads, sum.bytes);
    print_time("cmark", (double)sum.parse_time / (double)threads, sum.bytes);
    print_time("total", (double)(end - start), sum.bytes);
    printf("notes: %zu\nthreads: %zu\n", notes.count, threads);
    paths_clear(&notes);
    if (sum.unreadable > 0) {
        fail(EXIT_FAILED, "%zu notes could not be read", sum.unreadable);
    }
    return 0;
}

int main(int argc, char **argv)
{
    const char *root = NULL;
    long threads = sysconf(_SC_NPROCESSORS_ONLN);
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            puts("usage: t0 DIR [--threads N]");
            return 0;
        } else if (strcmp(argv[i], "--threads") == 0 && i + 1 < argc) {
            char *end;
            threads = strtol(argv[++i], &end, 10);
            threads = *end == '\0' ? threads : 0;
        } else if (argv[i][0] != '-' && root == NULL) {
            root = argv[i];
        } else {
            fail(EXIT_USAGE, "%s: not understood; usage: t0 DIR [--threads N]", argv[i]);
        }
    }
    if (root == NULL || threads < 1 || threads > MAX_THREADS) {
        fail(EXIT_USAGE,
             root == NULL ? "usage: t0 DIR [--threads N]" : "--threads: no number from 1 to 256");
    }
    return measure(root, (size_t)threads);
}
