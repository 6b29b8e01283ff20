/* --help and --version, from the tables. */

#include <attune/attune.h>

#include "base/gate.h"
#include "base/strbuf.h"
#include "cli/command.h"
#include "cli/output.h"

#define INDENT 2
#define OPTION_COLUMN 22
#define COMMAND_COLUMN 26

/* Words of `text` in lines that begin at column `indent`; the first one is there already. */
static void put_wrapped(Str text, uint32_t indent)
{
    uint32_t width = output_width() < 90 ? output_width() : 90;
    uint32_t room = width > indent + 20 ? width - indent : 20;
    uint32_t used = 0;
    Str rest = text, word;
    while (cli_next_word(&rest, &word)) {
        uint32_t cells = (uint32_t)gate_width(word);
        if (used > 0 && used + 1 + cells > room) {
            output_newline();
            output_printf(ROLE_text, "%*s", (int)indent, "");
            used = 0;
        }
        output_text(ROLE_text, used ? STR(" ") : STR(""));
        output_text(ROLE_text, word);
        used += cells + (used > 0);
    }
    output_newline();
}

static void put_entry(Str name, int column, const char *text)
{
    output_printf(ROLE_text, "%*s", INDENT, "");
    output_column(ROLE_strong, name, column);
    if (gate_width(name) >= (size_t)column) {
        output_newline();
        output_printf(ROLE_text, "%*s", INDENT + column, "");
    }
    put_wrapped(str_from(text), (uint32_t)(INDENT + column));
}

static void put_option(const Option *option)
{
    StrBuf name = {0};
    if (option->letter) {
        strbuf_printf(&name, "-%c, ", option->letter);
    } else {
        strbuf_append(&name, STR("    "));
    }
    strbuf_printf(&name, "--%s%s%s", option->name, option->value ? " " : "",
                  option->value ? option->value : "");
    put_entry(strbuf_view(&name), OPTION_COLUMN, option->help);
    strbuf_clear(&name);
}

static void put_section(const char *name)
{
    output_newline();
    output_text(ROLE_section, str_from(name));
    output_newline();
}

static void put_command(const CliCommand *command)
{
    StrBuf name = {0};
    strbuf_printf(&name, "%s %s", command->name, command->operands);
    put_entry(strbuf_view(&name), COMMAND_COLUMN, command->summary);
    strbuf_clear(&name);
}

static void put_line(const char *text)
{
    output_text(ROLE_text, str_from(text));
    output_newline();
}

static void help_program(void)
{
    put_line("attune reads a folder of linked Markdown notes. It never changes one.");
    put_section("Use");
    put_line("  attune [OPTIONS] [VAULT | NOTE]        open the interface");
    put_line("  attune [OPTIONS] COMMAND [ARGUMENTS]   print and exit");
    put_section("Commands");
    for (size_t i = 0; i < cli_command_count; i++) {
        put_command(&cli_commands[i]);
    }
    put_section("Options, before or behind the command");
    for (size_t i = 0; i < cli_option_count; i++) {
        if (cli_options[i].everywhere) {
            put_option(&cli_options[i]);
        }
    }
    put_section("Results");
    output_printf(ROLE_text, "%*s", INDENT, "");
    put_wrapped(STR("Exit status: 0 done or found, 1 nothing found, 2 wrong use, 3 vault or note "
                    "not found or unreadable, 4 check found problems."),
                INDENT);
    put_line(
        "  ‘attune COMMAND --help’ says more of a command; ? in the interface lists its keys.");
}

static void put_formats(const CliCommand *command)
{
    output_text(ROLE_text, STR("  "));
    bool first = true;
    for (OutputFormat format = FORMAT_TEXT; format < FORMAT_COUNT; format++) {
        if (command->formats & 1u << format) {
            output_printf(ROLE_text, "%s%s", first ? "" : ", ", cli_format_name(format));
            first = false;
        }
    }
    output_newline();
}

static void help_command(const CliCommand *command)
{
    output_printf(ROLE_strong, "attune %s", command->name);
    output_printf(ROLE_text, "%s%s", *command->operands ? " " : "", command->operands);
    output_newline();
    output_printf(ROLE_text, "%*s", INDENT, "");
    put_wrapped(str_from(command->summary), INDENT);
    if (*command->more) {
        output_newline();
        output_printf(ROLE_text, "%*s", INDENT, "");
        put_wrapped(str_from(command->more), INDENT);
    }
    if (*command->options) {
        put_section("Options");
    }
    for (size_t i = 0; i < cli_option_count; i++) {
        if (cli_list_has(command->options, str_from(cli_options[i].name))) {
            put_option(&cli_options[i]);
        }
    }
    put_section("Formats (-f)");
    put_formats(command);
    if (*command->keys) {
        put_section("Keys of a row");
        output_printf(ROLE_text, "%*s", INDENT, "");
        put_wrapped(str_from(command->keys), INDENT);
    }
    put_section("Example");
    output_printf(ROLE_text, "  %s", command->example);
    output_newline();
}

int help_run(const CliCommand *command)
{
    if (command) {
        help_command(command);
    } else {
        help_program();
    }
    return 0;
}
