/* What a parsed command line leads to. */

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/context.h"
#include "cli/log.h"
#include "cli/output.h"
#include "cli/place.h"

static int run_command(Invocation *invocation, const CliCommand *command)
{
    Error error = {0};
    invocation->command = command;
    return cli_check_use(invocation, command, &error) ? command->run(invocation)
                                                      : cli_report(&error);
}

/** Without a command: a vault is listed, a note is shown. */
static int run_place(const Invocation *given)
{
    Invocation invocation = *given;
    invocation.operand_count = 0;
    if (!invocation.place) {
        return run_command(&invocation, cli_command_find(STR("list")));
    }
    AttunePlace place = {0};
    Error error = {0};
    if (!place_find(&invocation, &place, &error)) {
        return cli_report(&error);
    }
    if (!place.is_note) {
        attune_place_clear(&place);
        return run_command(&invocation, cli_command_find(STR("list")));
    }
    const char *note = place.inside;
    invocation.place = NULL;
    invocation.guide = false;
    invocation.vault = place.root;
    invocation.operands = &note;
    invocation.operand_count = 1;
    int status = run_command(&invocation, cli_command_find(STR("show")));
    attune_place_clear(&place);
    return status;
}

static int run(const Invocation *invocation)
{
    if (invocation->help) {
        return help_run(invocation->command);
    }
    if (invocation->version) {
        return version_run(invocation->interface);
    }
    return invocation->command ? invocation->command->run(invocation) : run_place(invocation);
}

int cli_run(const Invocation *invocation)
{
    int64_t started = context_clock();
    Error error = {0};
    if (!output_init(invocation, &error)) {
        return cli_report(&error);
    }
    int status = run(invocation);
    int written = output_finish();
    if (invocation->timing) {
        context_print_total(started);
    }
    status = written ? written : status;
    if (invocation->log && !log_run(invocation, status, context_clock() - started, &error)) {
        return cli_report(&error);
    }
    return status;
}
