#ifndef MARKUP_FLOW_H
#define MARKUP_FLOW_H

/* Lists and objects as text of their flow form, `[a, b]` and `{k: v}`, on one line
 * (vault-spec 2.8.2). */

#include "base/str.h"
#include "base/strbuf.h"
#include "base/yaml.h"

/**
 * Append a value of the tree of `parsed`. What is written in flow form there, on one line, is taken
 * as it stands. Recurses as deep as the tree is, which YAML_LIMITS_DEFAULT bounds.
 */
void flow_append_value(StrBuf *out, Str parsed, const YamlValue *value);

/** Append a scalar: as it is where that reads as the same plain scalar, else in double quotes. */
void flow_append_scalar(StrBuf *out, Str text);

#endif
