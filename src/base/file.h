#ifndef BASE_FILE_H
#define BASE_FILE_H

/*
 * The disk. Paths are terminated bytes as the system wants them. Nothing here waits: a FIFO or a
 * device is refused, not read. Functions that end in _at take an open folder (AT_FDCWD for the
 * current one) and a name relative to it.
 */

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"

typedef enum FileKind {
    FILE_KIND_UNKNOWN, /* only in DirEntry: the file system does not say, ask file_info_at */
    FILE_KIND_REGULAR,
    FILE_KIND_FOLDER,
    FILE_KIND_SYMLINK,
    FILE_KIND_OTHER, /* FIFO, socket, device */
} FileKind;

/** A time that the file system does not keep. */
#define FILE_TIME_NONE INT64_MIN

typedef struct FileInfo {
    FileKind kind;
    uint64_t size;
    int64_t modified_ns; /* since the epoch */
    int64_t created_ns;  /* or FILE_TIME_NONE */
    uint64_t inode;
    uint64_t device;
} FileInfo;

/**
 * Append a whole regular file to `out`. A file that grows or shrinks meanwhile gives what was there
 * to read; one of more than `limit` bytes fails with ATTUNE_ERROR_LIMIT, an absent one with
 * ATTUNE_ERROR_NOT_FOUND, anything else that is no readable regular file with
 * ATTUNE_ERROR_UNREADABLE. On failure `out` is as it was.
 */
bool file_read(const char *path, size_t limit, StrBuf *out, Error *error);
bool file_read_at(int folder, const char *name, size_t limit, StrBuf *out, Error *error);
/** The same for a descriptor that stays open, whatever it is (standard input): this one may wait.
 */
bool file_read_descriptor(int descriptor, size_t limit, StrBuf *out, Error *error);

/** What `path` is; `follow`: what a symbolic link points to, else the link itself. */
bool file_info(const char *path, bool follow, FileInfo *out, Error *error);
bool file_info_at(int folder, const char *name, bool follow, FileInfo *out, Error *error);

/**
 * Write `content` to a new file beside `path`, flush it to the disk and move it into place, mode
 * 0600. The old content stays when anything fails. A symbolic link at `path` is replaced, not
 * followed.
 */
bool file_write_replace(const char *path, Str content, Error *error);

typedef struct DirEntry {
    Str name; /* terminated by a NUL behind its length */
    FileKind kind;
} DirEntry;

typedef struct DirList {
    DirEntry *items;
    size_t count;
} DirList;

/** Open a folder for the _at functions; close(2) it. @return the descriptor, -1 with `error` filled
 */
int dir_open_at(int folder, const char *name, bool follow, Error *error);
/** Every name in a folder except "." and "..", sorted by bytes; lives in `arena`. */
bool dir_list(const char *path, Arena *arena, DirList *out, Error *error);
/** The same for an open folder; the descriptor stays open and keeps no position. */
bool dir_list_descriptor(int folder, Arena *arena, DirList *out, Error *error);

#endif
