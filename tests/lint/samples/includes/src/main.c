#include <attune/attune.h>

#include "cli/cli.h"
#include "term/loop.h"
#include "vault/index.h"
