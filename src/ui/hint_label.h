#ifndef UI_HINT_LABEL_H
#define UI_HINT_LABEL_H

/* Which letters stand for which of the targets on the screen: one of the home row where that is
 * enough, two where it is not, and no label begins another one. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HINT_LABEL_MAX 2

typedef struct HintLabel {
    char letters[HINT_LABEL_MAX]; /* lower case */
    uint8_t length;               /* 0: there were more targets than labels */
} HintLabel;

/** Labels for `count` targets, the easiest ones first. */
void hint_label_assign(HintLabel *labels, size_t count);

typedef enum HintMatch { HINT_NONE, HINT_PREFIX, HINT_FOUND } HintMatch;

/** What the letters typed so far mean. `*index` is set for HINT_FOUND. Case is not looked at. */
HintMatch hint_label_find(const HintLabel *labels, size_t count, const char *typed, size_t length,
                          size_t *index);
/** Can `label` still be meant by what is typed? */
bool hint_label_starts_with(const HintLabel *label, const char *typed, size_t length);

#endif
