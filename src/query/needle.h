#ifndef QUERY_NEEDLE_H
#define QUERY_NEEDLE_H

/*
 * Words looked for in text: simple lower case per code point on NFC (vault-spec 9.3).
 *
 * Most text is *plain*: NFC, and each code point whose lower case another one has too is that
 * one's simple upper case and as long in UTF-8. Plain text is searched as it stands; any other
 * is copied to a plain form first.
 */

#include "base/arena.h"
#include "base/str.h"

/** What keeps a text from being plain. */
typedef enum TextKind {
    TEXT_PLAIN = 0,
    TEXT_ODD_CASE = 1, /* has letters such as K (Kelvin) or İ */
    TEXT_NOT_NFC = 2,
} TextKind;

/** A combination of TextKind. */
unsigned text_kind(Str text);

/** For each byte of the needle the one or two bytes of a plain text that match it. */
typedef struct Needle {
    Str low;  /* NFC; lower case unless case matters */
    Str high; /* the upper case form, as long as `low` */
    bool ignore_case;
    bool is_ascii;
    size_t rare; /* offsets of the two bytes that are least frequent in text */
    size_t second_rare;
} Needle;

/** `text` is NFC. */
Needle needle_make(Arena *arena, Str text, bool ignore_case);

/** Offset of the first match in plain text at or after `from`, or STR_NOT_FOUND. Its length is that
 * of the needle. */
size_t needle_find(const Needle *needle, Str plain, size_t from);

/** A text in plain form, and the way back. */
typedef struct PlainText {
    Str text;
    const size_t
        *changes; /* by four: start and end in the plain form, start and end in the source */
    size_t change_count;
} PlainText;

/** The plain form of `text`, of this kind; `text` itself when nothing is to be done. */
PlainText plain_make(Arena *arena, Str text, unsigned kind, bool ignore_case);
/** The bytes of the source that the bytes [*start, *end) of the plain form come from. */
void plain_to_source(const PlainText *plain, size_t *start, size_t *end);

/** Does the needle occur in `text`, which is of this kind? */
bool needle_occurs(const Needle *needle, Str text, unsigned kind);

#endif
