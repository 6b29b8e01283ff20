#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/path.h"
#include "base/vec.h"

#define MEBIBYTE ((size_t)1 << 20)
/* What a file's size may make us reserve before its bytes have been seen. */
#define TRUSTED_SIZE (64 * MEBIBYTE)
#define READ_SIZE ((size_t)64 << 10)

/* "path: what is wrong", or without a path when there is none. */
static bool fail(Error *error, AttuneErrorKind kind, const char *path, const char *what)
{
    return path ? error_set(error, kind, "%s: %s", path, what) : error_set(error, kind, "%s", what);
}

static bool fail_errno(Error *error, const char *path)
{
    int number = errno;
    bool is_absent = number == ENOENT || number == ENOTDIR;
    return fail(error, is_absent ? ATTUNE_ERROR_NOT_FOUND : ATTUNE_ERROR_UNREADABLE, path,
                error_text_of_errno(number));
}

static bool fail_too_large(Error *error, const char *path, size_t limit)
{
    const char *unit = limit % MEBIBYTE == 0 ? "MiB" : "bytes";
    size_t amount = limit % MEBIBYTE == 0 ? limit / MEBIBYTE : limit;
    if (!path) {
        return error_set(error, ATTUNE_ERROR_LIMIT, "larger than %zu %s", amount, unit);
    }
    return error_set(error, ATTUNE_ERROR_LIMIT, "%s: larger than %zu %s", path, amount, unit);
}

static int open_retrying(int folder, const char *name, int flags)
{
    int descriptor;
    do {
        descriptor = openat(folder, name, flags);
    } while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

/* Up to `size` bytes; 0 at the end, -1 with errno. Waits where the descriptor is one that would
 * not. */
static ssize_t read_retrying(int descriptor, char *bytes, size_t size)
{
    for (;;) {
        ssize_t got = read(descriptor, bytes, size);
        if (got >= 0 || (errno != EINTR && errno != EAGAIN)) {
            return got;
        }
        if (errno == EAGAIN) {
            struct pollfd ready = {.fd = descriptor, .events = POLLIN};
            poll(&ready, 1, -1);
        }
    }
}

static bool read_all(int descriptor, const char *path, size_t expected, size_t limit, StrBuf *out,
                     Error *error)
{
    size_t before = out->length;
    /* One byte more than expected lets a single read see the end. */
    size_t room = (expected < TRUSTED_SIZE ? expected : TRUSTED_SIZE) + 1;
    for (;;) {
        strbuf_reserve(out, room);
        ssize_t got =
            read_retrying(descriptor, out->data + out->length, out->capacity - out->length);
        if (got < 0) {
            out->length = before;
            return fail_errno(error, path);
        }
        if (got == 0) {
            return true;
        }
        out->length += (size_t)got;
        if (out->length - before > limit) {
            out->length = before;
            return fail_too_large(error, path, limit);
        }
        room = out->capacity > out->length ? 1 : READ_SIZE;
    }
}

bool file_read_at(int folder, const char *name, size_t limit, StrBuf *out, Error *error)
{
    int descriptor = open_retrying(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        /* A socket, or a device without a driver. */
        return errno == ENXIO ? fail(error, ATTUNE_ERROR_UNREADABLE, name, "not a regular file")
                              : fail_errno(error, name);
    }
    struct stat status;
    bool is_read;
    if (fstat(descriptor, &status) < 0) {
        is_read = fail_errno(error, name);
    } else if (!S_ISREG(status.st_mode)) {
        const char *what = S_ISDIR(status.st_mode) ? "is a folder" : "not a regular file";
        is_read = fail(error, ATTUNE_ERROR_UNREADABLE, name, what);
    } else if (status.st_size > 0 && (uintmax_t)status.st_size > limit) {
        is_read = fail_too_large(error, name, limit);
    } else {
        size_t expected = status.st_size > 0 ? (size_t)status.st_size : 0;
        is_read = read_all(descriptor, name, expected, limit, out, error);
    }
    close(descriptor);
    return is_read;
}

bool file_read(const char *path, size_t limit, StrBuf *out, Error *error)
{
    return file_read_at(AT_FDCWD, path, limit, out, error);
}

bool file_read_descriptor(int descriptor, size_t limit, StrBuf *out, Error *error)
{
    return read_all(descriptor, NULL, READ_SIZE, limit, out, error);
}

static FileKind kind_of_mode(unsigned mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG:
        return FILE_KIND_REGULAR;
    case S_IFDIR:
        return FILE_KIND_FOLDER;
    case S_IFLNK:
        return FILE_KIND_SYMLINK;
    default:
        return FILE_KIND_OTHER;
    }
}

static int64_t nanoseconds(int64_t seconds, int64_t rest)
{
    int64_t total;
    if (__builtin_mul_overflow(seconds, (int64_t)1000000000, &total) ||
        __builtin_add_overflow(total, rest, &total)) {
        return seconds < 0 ? INT64_MIN + 1 : INT64_MAX;
    }
    return total;
}

static bool info_from_stat(int folder, const char *name, bool follow, FileInfo *out, Error *error)
{
    struct stat status;
    if (fstatat(folder, name, &status, follow ? 0 : AT_SYMLINK_NOFOLLOW) < 0) {
        return fail_errno(error, name);
    }
    *out = (FileInfo){
        .kind = kind_of_mode(status.st_mode),
        .size = (uint64_t)status.st_size,
        .modified_ns = nanoseconds(status.st_mtim.tv_sec, status.st_mtim.tv_nsec),
        .created_ns = FILE_TIME_NONE,
        .inode = status.st_ino,
        .device = status.st_dev,
    };
    return true;
}

#ifdef STATX_BTIME
bool file_info_at(int folder, const char *name, bool follow, FileInfo *out, Error *error)
{
    struct statx status;
    int flags = AT_NO_AUTOMOUNT | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
    if (statx(folder, name, flags, STATX_BASIC_STATS | STATX_BTIME, &status) < 0) {
        /* Old kernels have no statx, some sandboxes forbid it. */
        return errno == ENOSYS || errno == EPERM ? info_from_stat(folder, name, follow, out, error)
                                                 : fail_errno(error, name);
    }
    bool has_birth = status.stx_mask & STATX_BTIME;
    *out = (FileInfo){
        .kind = kind_of_mode(status.stx_mode),
        .size = status.stx_size,
        .modified_ns = nanoseconds(status.stx_mtime.tv_sec, status.stx_mtime.tv_nsec),
        .created_ns = has_birth ? nanoseconds(status.stx_btime.tv_sec, status.stx_btime.tv_nsec)
                                : FILE_TIME_NONE,
        .inode = status.stx_ino,
        .device = makedev(status.stx_dev_major, status.stx_dev_minor),
    };
    return true;
}
#else
bool file_info_at(int folder, const char *name, bool follow, FileInfo *out, Error *error)
{
    return info_from_stat(folder, name, follow, out, error);
}
#endif

bool file_info(const char *path, bool follow, FileInfo *out, Error *error)
{
    return file_info_at(AT_FDCWD, path, follow, out, error);
}

static bool write_all(int descriptor, Str content)
{
    while (content.length > 0) {
        ssize_t written = write(descriptor, content.data, content.length);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        content = str_from_offset(content, written > 0 ? (size_t)written : 0);
    }
    return true;
}

/* So that the new name survives a crash; where a folder cannot be flushed there is nothing better.
 */
static void flush_folder_of(const char *path)
{
    StrBuf folder = {0};
    strbuf_append(&folder, path_dir(str_from(path)));
    int descriptor = open_retrying(AT_FDCWD, folder.length ? strbuf_cstr(&folder) : ".",
                                   O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    strbuf_clear(&folder);
}

bool file_write_replace(const char *path, Str content, Error *error)
{
    StrBuf name = {0};
    strbuf_printf(&name, "%s.XXXXXX", path);
    strbuf_cstr(&name);
    int descriptor = mkostemp(name.data, O_CLOEXEC);
    if (descriptor < 0) {
        strbuf_clear(&name);
        return fail_errno(error, path);
    }
    bool is_written =
        fchmod(descriptor, 0600) == 0 && write_all(descriptor, content) && fsync(descriptor) == 0;
    int number = errno;
    if (close(descriptor) < 0 && is_written) {
        is_written = false;
        number = errno;
    }
    if (is_written && rename(name.data, path) < 0) {
        is_written = false;
        number = errno;
    }
    if (is_written) {
        flush_folder_of(path);
    } else {
        unlink(name.data);
        error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: %s", path, error_text_of_errno(number));
    }
    strbuf_clear(&name);
    return is_written;
}

int dir_open_at(int folder, const char *name, bool follow, Error *error)
{
    int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW);
    int descriptor = open_retrying(folder, name, flags);
    if (descriptor < 0) {
        fail_errno(error, name);
    }
    return descriptor;
}

static FileKind kind_of_entry(const struct dirent *entry)
{
    switch (entry->d_type) {
    case DT_UNKNOWN:
        return FILE_KIND_UNKNOWN;
    case DT_REG:
        return FILE_KIND_REGULAR;
    case DT_DIR:
        return FILE_KIND_FOLDER;
    case DT_LNK:
        return FILE_KIND_SYMLINK;
    default:
        return FILE_KIND_OTHER;
    }
}

static int compare_entries(const void *a, const void *b)
{
    return str_compare(((const DirEntry *)a)->name, ((const DirEntry *)b)->name);
}

/* Takes `descriptor`. */
static bool list_and_close(int descriptor, const char *path, Arena *arena, DirList *out,
                           Error *error)
{
    *out = (DirList){0};
    DIR *stream = fdopendir(descriptor);
    if (!stream) {
        fail_errno(error, path);
        close(descriptor);
        return false;
    }
    rewinddir(stream);
    VEC(DirEntry) entries = {0};
    const struct dirent *entry;
    while (errno = 0, entry = readdir(stream)) {
        Str name = str_from(entry->d_name);
        if (str_equal(name, STR(".")) || str_equal(name, STR(".."))) {
            continue;
        }
        DirEntry item = {arena_clone_str(arena, name), kind_of_entry(entry)};
        vec_push(&entries, item);
    }
    bool is_complete = errno == 0;
    if (!is_complete) {
        fail_errno(error, path);
    } else if (entries.count > 0) {
        qsort(entries.items, entries.count, sizeof *entries.items, compare_entries);
        *out = (DirList){vec_clone_into(&entries, arena), entries.count};
    }
    vec_clear(&entries);
    closedir(stream);
    return is_complete;
}

bool dir_list(const char *path, Arena *arena, DirList *out, Error *error)
{
    *out = (DirList){0};
    int descriptor = dir_open_at(AT_FDCWD, path, true, error);
    return descriptor >= 0 && list_and_close(descriptor, path, arena, out, error);
}

bool dir_list_descriptor(int folder, Arena *arena, DirList *out, Error *error)
{
    *out = (DirList){0};
    /* A descriptor of its own has a position of its own; a folder that may not be entered has only
     * this one. */
    int descriptor = open_retrying(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        descriptor = fcntl(folder, F_DUPFD_CLOEXEC, 0);
    }
    if (descriptor < 0) {
        return fail_errno(error, NULL);
    }
    return list_and_close(descriptor, NULL, arena, out, error);
}
