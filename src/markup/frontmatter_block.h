#ifndef MARKUP_FRONTMATTER_BLOCK_H
#define MARKUP_FRONTMATTER_BLOCK_H

/* One YAML block on its way to properties: its cleaned text, and what has been read of it so far.
 */

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/yaml.h"
#include "markup/frontmatter.h"
#include "markup/nameset.h"
#include "markup/yamltext.h"

/* The block's first line in the file. */
#define BLOCK_FIRST_LINE 2

typedef struct BlockReader {
    Arena *arena;  /* of what is kept */
    Arena scratch; /* of the trees */
    Arena cleaned; /* of `yaml` */
    size_t offset; /* of the block, in the note's text */
    YamlText yaml;
    PropertyVec properties;
    ProblemVec problems;
    VEC(uint32_t) first_lines; /* of each property's first occurrence */
    NameSet keys;              /* folded, numbered as the properties */
} BlockReader;

/** A part of the block's cleaned text that is parsed alone. */
typedef struct BlockPiece {
    Str text;
    size_t offset; /* in the cleaned text */
    uint32_t line; /* in the block, from 0 */
} BlockPiece;

void block_init(BlockReader *reader, Arena *arena, Str text, size_t start, size_t end);
void block_clear(BlockReader *reader);

/** The whole block as a piece. */
BlockPiece block_whole(const BlockReader *reader);

/**
 * Parse a piece and add its properties. @return false, with nothing added, when it is no YAML or
 * its root no mapping. A mapping without pairs is fine.
 */
bool block_read_piece(BlockReader *reader, const BlockPiece *piece, YamlProblem *problem);

/** Add a property; a duplicate key replaces the value and is a problem (vault-spec 2.10). */
void block_add(BlockReader *reader, AttuneProperty property);

/** Add a problem at `line`, from 0 in the block; `subject` and `message` must live as long as the
 * arena. */
void block_complain(BlockReader *reader, AttuneProblemKind kind, uint32_t line, Str subject,
                    Str message);

#endif
