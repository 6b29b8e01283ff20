/* --version: ours, and those of the libraries that are linked. */

#include <attune/attune.h>

#include "cli/command.h"
#include "cli/output.h"

int version_run(void)
{
    output_printf(ROLE_text, "attune %s", attune_version());
    output_newline();
    return 0;
}
