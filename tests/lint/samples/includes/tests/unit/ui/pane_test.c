#include "support/test.h"

#include "term/loop.h"
#include "ui/pane.h"
#include "vault/index.h"
