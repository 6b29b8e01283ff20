#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

/* Owned, growing text. Zero-initialised is empty and ready; strbuf_clear frees. */

#include "base/str.h"

typedef struct StrBuf {
    char *data;
    size_t length;
    size_t capacity;
} StrBuf;

void strbuf_clear(StrBuf *buf);
/** Length 0, memory kept. */
static inline void strbuf_reset(StrBuf *buf) { buf->length = 0; }
void strbuf_reserve(StrBuf *buf, size_t more);
void strbuf_append(StrBuf *buf, Str text);
void strbuf_append_char(StrBuf *buf, char c);
void strbuf_append_repeat(StrBuf *buf, char c, size_t count);
/** UTF-8 of `code_point`; U+FFFD for what is no scalar value. */
void strbuf_append_code_point(StrBuf *buf, uint32_t code_point);
/** base64 with padding, for bytes that are no text. */
void strbuf_append_base64(StrBuf *buf, Str bytes);
void strbuf_printf(StrBuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Valid until the next change. */
static inline Str strbuf_view(const StrBuf *buf) { return (Str){buf->data, buf->length}; }
/** Terminated by NUL; valid until the next change. */
const char *strbuf_cstr(StrBuf *buf);

#endif
