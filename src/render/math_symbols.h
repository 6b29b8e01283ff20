#ifndef RENDER_MATH_SYMBOLS_H
#define RENDER_MATH_SYMBOLS_H

/* The commands of TeX that stand for one sign or one word. */

#include "base/str.h"

typedef enum MathClass {
    MATH_ORD,
    MATH_LARGE, /* sums, integrals: a blank before what they work on */
    MATH_WORD,  /* sin, log: a blank on both sides, but before a bracket */
    MATH_BIN,
    MATH_REL,
    MATH_OPEN,
    MATH_CLOSE,
    MATH_PUNCT,
    MATH_SPACE,
} MathClass;

typedef struct MathSymbol {
    const char *name; /* without the backslash */
    const char *text;
    MathClass kind;
} MathSymbol;

/** NULL when there is no such command. */
const MathSymbol *math_symbol(Str name);
/** All of them, sorted by the bytes of the name. */
const MathSymbol *math_symbol_list(size_t *count);
/** The letter of \mathbb, \mathcal and so on that Unicode has in its first plane; 0: none. */
uint32_t math_letter(Str alphabet, uint32_t letter);

#endif
