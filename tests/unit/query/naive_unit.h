#ifndef UNIT_QUERY_NAIVE_UNIT_H
#define UNIT_QUERY_NAIVE_UNIT_H

/* What naive.c and naive_unit.c share. */

#include "base/arena.h"
#include "base/vec.h"
#include "query/ast.h"
#include "unit/query/naive.h"

typedef struct Range {
    size_t start;
    size_t end;
} Range;

typedef struct Piece {
    Str text;
    VEC(Range) ranges; /* where it is from */
    bool is_done;
} Piece;

typedef VEC(Piece) PieceVec;

typedef struct Naive {
    const AttuneVault *vault;
    const AttuneFile *file;
    int64_t now_ns;
    Arena arena;
} Naive;

/** All units of the file, tasks of any state; `ranges` of each are the caller's to clear. */
PieceVec naive_pieces(Naive *naive, Unit unit);

#endif
