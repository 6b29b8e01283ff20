#ifndef RENDER_MATH_READER_H
#define RENDER_MATH_READER_H

/* The reader of TeX, from left to right; only for render/math*.c. */

#include "base/strbuf.h"
#include "render/math_symbols.h"

typedef struct Math {
    Str source;
    size_t offset;
    StrBuf out;
    MathClass before; /* class of what was written last */
    uint32_t depth;
    uint32_t script; /* inside ^ or _: no blanks */
    bool blank;      /* owed before the next sign */
    bool ok;
} Math;

static inline bool math_is_one_of(Str name, const Str *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(name, list[i])) {
            return true;
        }
    }
    return false;
}

#define MATH_IS_ONE_OF(name, list) math_is_one_of((name), (list), sizeof(list) / sizeof((list)[0]))

/** Write a sign or a word, with the blank that TeX would set before it. */
void math_put(Math *m, Str text, MathClass kind);
void math_skip_blanks(Math *m);
bool math_next_is(const Math *m, char c);
/** `{…}` as it is written; the reader moves behind it. */
bool math_take_raw_group(Math *m, Str *raw);
/** The next group or sign, set at the end of the output. */
void math_read_argument(Math *m);
/** Take the output from `start` on off it, into `copy`. */
Str math_take_back(Math *m, size_t start, StrBuf *copy);
/** The next group or sign, into `copy` alone. */
void math_read_apart(Math *m, StrBuf *copy);

void math_put_script(Math *m, bool lowered);
void math_put_fraction(Math *m);
void math_put_root(Math *m);
/** \hat and the like, \text, \mathbb … @return false when `name` is none of these */
bool math_put_accent(Math *m, Str name);
bool math_put_words(Math *m, Str name);
bool math_put_alphabet(Math *m, Str name);

#endif
