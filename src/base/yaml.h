#ifndef BASE_YAML_H
#define BASE_YAML_H

/*
 * YAML text → value tree, through libyaml's events. The only includer of <yaml.h>. No value is
 * typed here: a scalar is its text and its style (vault-spec 2.7, 2.8).
 */

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum YamlKind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } YamlKind;

typedef enum YamlStyle {
    YAML_STYLE_PLAIN, /* scalars */
    YAML_STYLE_SINGLE,
    YAML_STYLE_DOUBLE,
    YAML_STYLE_LITERAL,
    YAML_STYLE_FOLDED,
    YAML_STYLE_BLOCK, /* sequences and mappings */
    YAML_STYLE_FLOW,  /* … in [ ] or { } */
} YamlStyle;

typedef struct YamlPair YamlPair;
typedef struct YamlValue YamlValue;

/**
 * libyaml's marks count code points; here lines and columns do so from 0, and `start`, `end` are
 * bytes of the input. A block sequence or mapping ends with its last child.
 */
struct YamlValue {
    YamlKind kind;
    YamlStyle style;
    bool is_string; /* tagged !!str */
    bool is_alias;  /* a copy made for `*name`: its place is the alias's, its children's that of the
                       original */
    uint32_t line;
    uint32_t column;
    size_t start; /* of the value itself, behind tag and anchor */
    size_t end;
    Str text;          /* of a scalar, as YAML reads it */
    YamlValue **items; /* of a sequence */
    YamlPair *pairs;   /* of a mapping, in source order, duplicates included */
    size_t count;      /* of items or pairs */
};

struct YamlPair {
    YamlValue *key; /* any kind */
    YamlValue *value;
};

typedef struct YamlLimits {
    uint32_t depth;       /* sequences and mappings in each other */
    uint32_t alias_depth; /* aliases that copy aliases */
    uint32_t alias_nodes; /* values copied for aliases */
    uint32_t nodes;       /* values in all */
} YamlLimits;

#define YAML_LIMITS_DEFAULT ((YamlLimits){64, 16, 10000, 500000})

typedef struct YamlProblem {
    bool is_limit; /* stopped by YamlLimits, the syntax may be fine */
    uint32_t line; /* from 0; libyaml's may be one behind the culprit */
    uint32_t column;
    const char *message; /* static text, lower case */
} YamlProblem;

/**
 * Read exactly one document; a text without one gives a NULL `*root`, a second one is a problem.
 *
 * Any bytes are safe. What libyaml refuses (bad UTF-8, controls) is a problem: sanitise
 * before, and turn U+0085, U+2028 and U+2029, which it takes for line ends, into blanks. On failure
 * `*root` is NULL. The tree lives in `arena`; its text is copied.
 */
bool yaml_parse(Arena *arena, Str text, YamlLimits limits, YamlValue **root, YamlProblem *problem);

/** The value of the last pair whose key is the scalar `key`; NULL without one, for no mapping and
 * for NULL. */
YamlValue *yaml_get(const YamlValue *mapping, Str key);

/** "0.2.5", of libyaml. Static text. */
const char *yaml_library_version(void);

#endif
