#ifndef ATTUNE_LONELY_H
#define ATTUNE_LONELY_H

size_t attune_lonely(void);

#endif
