#ifndef RENDER_VALUE_H
#define RENDER_VALUE_H

/* A property's value as runs. */

#include "render/layout.h"

/** Null, "" or []. */
bool value_is_empty(const AttuneProperty *property);
/** Links and addresses are targets; the items of a list are parted by `between`, which is dim. */
void value_put(Layout *l, const AttuneProperty *property, Role role, Str between,
               uint32_t source_line);
/** Aliases written as one text with commas: shown as the list that they are. */
bool value_is_alias_text(const AttuneProperty *property);
/** As it is written, for what is empty. */
Str value_empty_text(const AttuneProperty *property);
/** An address alone: http://… or https://… without blanks. */
bool value_is_address(Str text);

#endif
