#include "ui/pane.h"

#include <attune/attune.h>
#include <attune/vault.h>
#include <ncursesw/curses.h>
#include <yaml.h>

#include "base/str.h"
#include "host/config.h"
#include "pane.h"
#include "render/line.h"
#include "vault/index.h"
