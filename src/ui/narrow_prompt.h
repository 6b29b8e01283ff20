#ifndef UI_NARROW_PROMPT_H
#define UI_NARROW_PROMPT_H

/* A prompt in the status line that narrows the list below it with every letter. */

#include "base/strbuf.h"
#include "ui/view.h"

/** Type into `narrow`, which belongs to the list that has the focus; `changed` tells that list.
 * Enter keeps what is typed, Esc empties it. */
void narrow_prompt_open(App *app, Str mode, StrBuf *narrow, void (*changed)(App *app));

#endif
