#ifndef QUERY_EVAL_H
#define QUERY_EVAL_H

/* Does a file match a query? One Eval goes from file to file; what it has learned of one is
 * forgotten at the next. */

#include "base/arena.h"
#include "base/error.h"
#include "query/ast.h"
#include "query/unit.h"

/** Files by id, one bit each. */
typedef struct NoteSet {
    uint64_t *bits; /* NULL: the set was not made */
    size_t count;   /* of bits */
} NoteSet;

typedef struct Eval {
    const AttuneVault *vault;
    const AttuneQuery *query;
    int64_t now_ns;
    Arena set_memory;
    NoteSet *sets;      /* by the nodes' numbers */
    uint64_t sets_at;   /* generation of the vault that they are of */
    size_t shared_sets; /* made of columns and paths */
    size_t id_limit;    /* above all ids */

    /* Of the file at hand. */
    Arena scratch;
    const AttuneFile *file;
    bool has_kind;
    unsigned kind;                 /* TextKind of its text */
    UnitList units[UNIT_TASK + 1]; /* made when they are first asked for; lines never */

    bool failed;
    Error error;
} Eval;

void eval_init(Eval *eval, const AttuneVault *vault, const AttuneQuery *query, int64_t now_ns);
void eval_clear(Eval *eval);

/** Make ready what is asked for all files at once, unless that is done for this state of the vault.
 */
void eval_prepare(Eval *eval);

/** Can the file match? Only what eval_prepare has made is asked; nothing of the file is looked at.
 */
bool eval_may_match(const Eval *eval, AttuneFileId file);
/** false, too, when a pattern has hit its limit: eval->failed is then set. */
bool eval_file(Eval *eval, const AttuneFile *file);

/* ---- for the files of this folder ---- */

/** A node of the query against the file at hand; `unit` is the one that it stands in, or NULL. */
bool eval_node(Eval *eval, const Node *node, const NoteUnit *unit);
/** What keeps the file's text from being plain. */
unsigned eval_kind(Eval *eval);
/** The file's whole text in plain form. */
PlainText eval_plain_text(Eval *eval, bool ignore_case);
/** Where the pattern of a leaf matches; false at the limit, too. */
bool eval_regex(Eval *eval, const Node *leaf, Str text, size_t from, size_t *start, size_t *end);

/** Does the file's vault path, or its last segment, hold the leaf's words or pattern? */
bool eval_name(Eval *eval, const Node *leaf, Str name);
bool eval_property(Eval *eval, const Node *node);
bool eval_time(const Eval *eval, const Node *node);

/** The first unit at or behind `*cursor`, which starts as 0, that satisfies a UNIT node and lies in
 * `around` (may be NULL); `*cursor` moves behind it. */
bool eval_next_unit(Eval *eval, const Node *node, const NoteUnit *around, size_t *cursor,
                    NoteUnit *unit);

/** Does `text`, the value or an item of a property, satisfy an expression of `[key:…]`? `is_null`:
 * the property has no value. */
bool eval_element(Eval *eval, const Node *node, AttuneType type, Str text, bool is_null);
/** Is `tag` the same tag as `wanted`, or one below it? Both folded, or neither. */
bool eval_is_tag_below(Str tag, Str wanted);

static inline bool note_set_has(const NoteSet *set, AttuneFileId note)
{
    return note < set->count && (set->bits[note / 64] >> (note % 64) & 1);
}
void note_set_add(NoteSet *set, AttuneFileId note);
/** The set of a node, without files. */
NoteSet *eval_new_set(Eval *eval, const Node *node);
/** Sets from the columns that are fresh, and from the paths: what they are not made for is asked
 * note by note. */
void eval_make_column_set(Eval *eval, const Node *node);
void eval_make_path_set(Eval *eval, const Node *node);

#endif
