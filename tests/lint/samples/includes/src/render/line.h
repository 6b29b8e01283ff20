#ifndef RENDER_LINE_H
#define RENDER_LINE_H

#include <attune/vault.h>

#endif
