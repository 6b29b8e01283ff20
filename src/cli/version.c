/* --version: ours, and those of the libraries that are linked. */

#include "cli/command.h"
#include "cli/output.h"

int version_run(const CliInterface *interface)
{
    output_printf(ROLE_text, "attune %s", attune_version());
    output_newline();
    AttuneLibrary library;
    for (size_t i = 0; attune_library(i, &library); i++) {
        output_printf(ROLE_text, "%s %s", library.name, library.version);
        output_newline();
    }
    if (interface && interface->library) {
        output_text(ROLE_text, str_from(interface->library()));
        output_newline();
    }
    return 0;
}
