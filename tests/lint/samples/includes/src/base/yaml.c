#include "base/yaml.h"

#include <stdio.h>

#include <yaml.h>
/* #include <curses.h> */
#include "markup/document.h"
#include <attune/vault.h>
