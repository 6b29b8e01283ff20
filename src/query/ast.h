#ifndef QUERY_AST_H
#define QUERY_AST_H

/* The tree of a query (vault-spec 9). Operators that only say where to look (`file:`, `tag:`,
 * `match-case:` …) are no nodes: each leaf knows its field and its case. */

#include <attune/query.h>

#include "base/arena.h"
#include "base/regex.h"
#include "base/vec.h"
#include "query/needle.h"
#include "query/time_range.h"

typedef enum NodeKind {
    NODE_AND,
    NODE_OR,
    NODE_NOT,
    NODE_TEXT,     /* a word or phrase in a field */
    NODE_REGEX,    /* in a field */
    NODE_UNIT,     /* some unit of the note satisfies the child; without a child: there is a unit */
    NODE_PROPERTY, /* the note has it; with a child: some element satisfies that */
    NODE_NULL,     /* in a property: it is there, without a value */
    NODE_COMPARE,  /* in a property */
    NODE_FLAG,
    NODE_TIME,
    NODE_LINKS_TO,
    NODE_LINKED_FROM,
} NodeKind;

typedef enum Field {
    FIELD_ANY, /* content or vault path */
    FIELD_CONTENT,
    FIELD_FILE,
    FIELD_PATH,
    FIELD_TAG,
    FIELD_STATUS,
    FIELD_UNIT,    /* text of the enclosing unit */
    FIELD_ELEMENT, /* an element of the enclosing property */
    /* Fields whose operands are values. */
    FIELD_LINKS_TO,
    FIELD_LINKED_FROM,
    FIELD_IS,
    FIELD_CREATED,
    FIELD_MODIFIED,
} Field;

typedef enum Unit {
    UNIT_LINE,
    UNIT_BLOCK,
    UNIT_SECTION,
    UNIT_TASK,
    UNIT_TASK_TODO,
    UNIT_TASK_DONE,
} Unit;

typedef enum Flag {
    FLAG_ORPHAN,
    FLAG_DEAD_END,
    FLAG_UNRESOLVED,
    FLAG_UNTAGGED,
    FLAG_BOOKMARKED,
} Flag;

typedef enum Comparison {
    COMPARE_LESS,
    COMPARE_LESS_EQUAL,
    COMPARE_GREATER,
    COMPARE_GREATER_EQUAL,
} Comparison;

/** How dear it is to find out whether a node matches. */
typedef enum Cost {
    COST_INDEX,    /* tags, statuses, sets of notes */
    COST_NAME,     /* file name and path */
    COST_PROPERTY, /* properties and times */
    COST_TEXT,
    COST_UNIT,
    COST_REGEX,
} Cost;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    Field field; /* of TEXT, REGEX and TIME */
    bool match_case;
    bool is_phrase;  /* written in quotes */
    Cost cost;       /* of the dearest leaf; children are tried in this order */
    size_t position; /* bytes into the query */
    Node **children; /* in the order of the query */
    Node **by_cost;
    size_t count;
    Str text; /* NFC: the words, the pattern, the key, the name */
    union {
        struct {
            Needle needle;
            Needle folded_needle; /* of `folded`, for names that are ASCII */
            Str folded; /* FIELD_TAG: the folded tag; FIELD_STATUS: the key; else fold(text) */
        } text;
        struct {
            Regex *compiled;
            Needle literal; /* stands in every match; empty when none is known */
        } regex;
        Unit unit;
        struct {
            Str folded;
        } property;
        struct {
            Comparison comparison;
            bool is_number; /* else a date, or the start of one */
            double number;
        } compare;
        Flag flag;
        TimeRange time;
    } as;
    size_t set; /* number of the set of notes that a search may make for it */
};

struct AttuneQuery {
    Arena arena;
    Str text;   /* as given, valid UTF-8 */
    Node *root; /* NULL: every note */
    VEC(Regex *) regexes;
    bool wants_attachments; /* made of file: and path: alone (vault-spec 9.7) */
    size_t set_count;
    Str explanation;
};

/** Names as they stand in a query, without the colon. Static text. */
Str field_name(Field field);
Str unit_name(Unit unit);
Str flag_name(Flag flag);
Str comparison_sign(Comparison comparison);

/** The line of attune_query_explain; in the query's arena. */
Str query_explain(AttuneQuery *query);

#endif
