#ifndef RENDER_THIS_FIELD_H
#define RENDER_THIS_FIELD_H

/* `= this.key`: a property of the note, shown within its text (vault-spec 12.3). */

#include "render/layout.h"

/** Put the value that `code` asks for. @return false when it asks for nothing we know: it is code
 */
bool this_field_put(Layout *l, Str code, Role role, uint32_t line);

#endif
