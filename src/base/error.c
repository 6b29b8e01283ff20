#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char ellipsis[] = "…";

/* Cut before the code point that does not fit whole beside the ellipsis. */
static void cut_message(char *message, size_t size)
{
    size_t end = size - sizeof ellipsis;
    while (end > 0 && ((unsigned char)message[end] & 0xC0) == 0x80) {
        end--;
    }
    memcpy(message + end, ellipsis, sizeof ellipsis);
}

static void fill(Error *error, AttuneErrorKind kind, size_t position, const char *format,
                 va_list arguments)
{
    if (!error) {
        return;
    }
    error->kind = kind;
    error->position = position;
    int length = vsnprintf(error->message, sizeof error->message, format, arguments);
    if (length < 0) {
        error->message[0] = '\0';
    } else if ((size_t)length >= sizeof error->message) {
        cut_message(error->message, sizeof error->message);
    }
    for (char *c = error->message; *c; c++) {
        if (*c == '\n' || *c == '\r') {
            *c = ' ';
        }
    }
}

bool error_set(Error *error, AttuneErrorKind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(error, kind, 0, format, arguments);
    va_end(arguments);
    return false;
}

bool error_set_at(Error *error, AttuneErrorKind kind, size_t position, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(error, kind, position, format, arguments);
    va_end(arguments);
    return false;
}

const char *error_text_of_errno(int number)
{
    switch (number) {
    case EACCES:
        return "permission denied";
    case EPERM:
        return "operation not permitted";
    case ENOENT:
        return "no such file or folder";
    case ENOTDIR:
        return "not a folder";
    case EISDIR:
        return "is a folder";
    case EEXIST:
        return "exists already";
    case ELOOP:
        return "too many symbolic links";
    case ENAMETOOLONG:
        return "name too long";
    case EMFILE:
    case ENFILE:
        return "too many open files";
    case ENOSPC:
        return "no space left on the disk";
    case EDQUOT:
        return "disk quota exceeded";
    case EFBIG:
        return "file too large";
    case EROFS:
        return "read-only file system";
    case EIO:
        return "input/output error";
    case ESTALE:
        return "stale file handle";
    case ENXIO:
        return "no such device";
    case ENODEV:
        return "no such device";
    case EBUSY:
        return "busy";
    case ETXTBSY:
        return "is being executed";
    case ETIMEDOUT:
        return "timed out";
    case EAGAIN:
        return "try again";
    case EINVAL:
        return "invalid argument";
    case ENOTEMPTY:
        return "folder not empty";
    case EXDEV:
        return "on another disk";
    case EPIPE:
        return "the reader went away";
    case ENOSYS:
    case EOPNOTSUPP:
        return "not supported";
    case ENOMEM:
        return "out of memory";
    case EINTR:
        return "interrupted";
    default:
        return "system error";
    }
}
