#include <attune/attune.h>

const char *attune_version(void) { return ATTUNE_PROJECT_VERSION; }
