#ifndef MARKUP_WORDS_H
#define MARKUP_WORDS_H

#include "base/str.h"

/** Words of a text: runs of letters and digits, each Han or Kana character one (interface §3). */
uint32_t words_count(Str text);

#endif
