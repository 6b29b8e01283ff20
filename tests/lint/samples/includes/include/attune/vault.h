#ifndef ATTUNE_VAULT_H
#define ATTUNE_VAULT_H

#include <stdint.h>
#include <sys/types.h>

#include <attune/str.h>

#include "base/str.h"

#endif
