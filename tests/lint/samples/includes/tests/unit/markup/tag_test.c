#include "support/test.h"

#include "base/str.h"
#include "markup/tag.h"
#include "vault/index.h"
