/* attune(1), from the tables. */

#include "cli/command.h"
#include "cli/docs.h"
#include "cli/roff.h"
#include "host/config.h"

static void append_head(StrBuf *out)
{
    strbuf_printf(out, ".TH ATTUNE 1 \"\" \"attune %s\" \"\"\n", attune_version());
    roff_macro(out, "SH", "NAME");
    roff_line(out, "attune - read a folder of linked notes in a terminal");
    roff_macro(out, "SH", "SYNOPSIS");
    strbuf_append(out, STR(".B attune\n[\\fIOPTIONS\\fP] [\\fIVAULT\\fP | \\fINOTE\\fP]\n.br\n"
                           ".B attune\n[\\fIOPTIONS\\fP] \\fICOMMAND\\fP [\\fIARGUMENTS\\fP]\n"));
    roff_macro(out, "SH", "DESCRIPTION");
    roff_line(
        out, "Opens a folder of Markdown notes that link to each other, a vault: its notes, links, "
             "properties, tags and tasks. Without a command the interface opens; with one the "
             "answer is printed. Nothing is ever written into the vault.");
    roff_macro(out, "PP", "");
    roff_line(out,
              "Without VAULT it is the folder of -C, else that of $ATTUNE_VAULT, else the current "
              "folder or the nearest one above it with a folder .obsidian. NOTE is a path in the "
              "vault, a name, an alias or a title. When standard output is no terminal, attune "
              "VAULT prints what list prints, and attune NOTE what show prints.");
}

static void append_option_tag(StrBuf *tag, const Option *option)
{
    strbuf_reset(tag);
    if (option->letter) {
        strbuf_printf(tag, "-%c, ", option->letter);
    }
    strbuf_printf(tag, "--%s", option->name);
    if (option->value) {
        strbuf_printf(tag, " %s", option->value);
    }
}

static void append_command_options(StrBuf *out, const CliCommand *command)
{
    StrBuf tag = {0};
    bool first = true;
    for (size_t i = 0; i < cli_option_count; i++) {
        if (!cli_list_has(command->options, str_from(cli_options[i].name))) {
            continue;
        }
        append_option_tag(&tag, &cli_options[i]);
        strbuf_append(out, first ? STR(".br\nOptions: \\fB") : STR(", \\fB"));
        roff_append(out, strbuf_view(&tag));
        strbuf_append(out, STR("\\fP"));
        first = false;
    }
    strbuf_append(out, first ? STR("") : STR(".\n"));
    strbuf_clear(&tag);
}

static void append_command_formats(StrBuf *out, const CliCommand *command)
{
    if (command->formats == 1u << FORMAT_TEXT) {
        return;
    }
    strbuf_append(out, STR(".br\nFormats: "));
    bool first = true;
    for (OutputFormat format = FORMAT_TEXT; format < FORMAT_COUNT; format++) {
        if (command->formats & 1u << format) {
            strbuf_append(out, first ? STR("") : STR(", "));
            roff_append(out, str_from(cli_format_name(format)));
            first = false;
        }
    }
    strbuf_append(out, STR(".\n"));
    if (*command->keys) {
        strbuf_append(out, STR(".br\nKeys: "));
        roff_append(out, str_from(command->keys));
        strbuf_append(out, STR(".\n"));
    }
}

static void append_command(StrBuf *out, const CliCommand *command)
{
    strbuf_printf(out, ".TP\n\\fB%s\\fP", command->name);
    if (*command->operands) {
        strbuf_append(out, STR(" \\fI"));
        roff_append(out, str_from(command->operands));
        strbuf_append(out, STR("\\fP"));
    }
    strbuf_append_char(out, '\n');
    strbuf_append_char(out, ascii_to_upper(command->summary[0]));
    roff_append(out, str_from(command->summary + 1));
    strbuf_append(out, STR(".\n"));
    if (*command->more) {
        roff_line(out, command->more);
    }
    append_command_options(out, command);
    append_command_formats(out, command);
    strbuf_append(out, STR(".br\nExample: \\fB"));
    roff_append(out, str_from(command->example));
    strbuf_append(out, STR("\\fP\n"));
}

static void append_options(StrBuf *out)
{
    StrBuf tag = {0};
    roff_macro(out, "SH", "OPTIONS");
    roff_line(out, "They stand before or behind the command.");
    for (int pass = 0; pass < 2; pass++) {
        if (pass == 1) {
            roff_macro(out, "PP", "");
            roff_line(out, "Options of single commands:");
        }
        for (size_t i = 0; i < cli_option_count; i++) {
            if (cli_options[i].everywhere == (pass == 0)) {
                append_option_tag(&tag, &cli_options[i]);
                roff_item(out, strbuf_view(&tag), str_from(cli_options[i].help));
            }
        }
    }
    strbuf_clear(&tag);
}

static void append_formats(StrBuf *out)
{
    roff_macro(out, "SH", "FORMATS");
    roff_line(
        out, "text is for people and may change. The others are for scripts: keys are added, never "
             "renamed. json is one array or object, jsonl one object a line, tsv a header line and "
             "a line for each row, paths one path a line.");
    roff_macro(out, "PP", "");
    roff_line(
        out,
        "In json and jsonl control characters are written as \\uXXXX; a path that is not UTF-8 "
        "gets U+FFFD for each bad byte, and its bytes in base64 in a key path_bytes beside it. In "
        "tsv lists are joined by commas, and backslash, TAB and line break are written \\\\, \\t "
        "and \\n. Lines and columns count from 1, columns in code points.");
    roff_macro(out, "PP", "");
    roff_line(
        out,
        "A property is a number where its source is an integer within 2^53 or a decimal of at most "
        "15 digits without a zero at its end, and then has those same characters; any other "
        "number is a string, and so is a date.");
    roff_macro(out, "PP", "");
    roff_line(
        out,
        "how says which rule found the target of a link: self, relative, exact, folder, suffix, "
        "alias, title, whole, external or none.");
}

/** All keys of the command at `index`, which follow each other. @return how many */
static size_t take_keys(const CliInterface *interface, size_t index, StrBuf *keys)
{
    CliBinding first, next;
    interface->binding(index, &first);
    strbuf_reset(keys);
    strbuf_append(keys, first.keys);
    size_t count = 1;
    while (interface->binding(index + count, &next) && str_equal(next.context, first.context) &&
           str_equal(next.command, first.command)) {
        strbuf_printf(keys, " %.*s", STR_ARG(next.keys));
        count++;
    }
    return count;
}

static void append_keys(StrBuf *out, const CliInterface *interface)
{
    CliBinding binding;
    Str context = {0};
    if (!interface) {
        return;
    }
    roff_macro(out, "SH", "KEYS");
    roff_line(out, "All of them can be bound anew in the settings; ? lists those that hold.");
    StrBuf keys = {0};
    for (size_t i = 0; interface->binding(i, &binding);) {
        if (!str_equal(binding.context, context)) {
            context = binding.context;
            strbuf_append(out, STR(".SS \""));
            roff_append(out, context);
            strbuf_append(out, STR("\"\n"));
        }
        i += take_keys(interface, i, &keys);
        roff_item(out, strbuf_view(&keys), binding.help);
    }
    strbuf_clear(&keys);
}

static void append_settings(StrBuf *out)
{
    roff_macro(out, "SH", "SETTINGS");
    roff_line(
        out,
        "They stand in config.yaml, one a line, as name: value. What is wrong in them is said by "
        "attune config check, and the default stays.");
    for (size_t i = 0; i < config_setting_count; i++) {
        const Setting *setting = &config_settings[i];
        StrBuf tag = {0};
        strbuf_printf(&tag, "%s: %s", setting->name, setting->fallback);
        roff_item(out, strbuf_view(&tag), str_from(setting->help));
        strbuf_clear(&tag);
    }
}

static void append_tail(StrBuf *out)
{
    static const struct {
        const char *tag;
        const char *text;
    } variables[] = {
        {"ATTUNE_VAULT", "the vault, where none is named"},
        {"NO_COLOR", "no colours, when it is not empty"},
        {"CLICOLOR_FORCE", "colours and styles also into a pipe"},
        {"COLUMNS", "the width, unless --width says another"},
        {"VISUAL, EDITOR", "what the key e starts"},
        {"XDG_CONFIG_HOME, XDG_STATE_HOME", "where settings and state are"},
    };
    static const struct {
        const char *tag;
        const char *text;
    } files[] = {
        {"~/.config/attune/config.yaml", "settings"},
        {"~/.config/attune/themes/NAME.yaml", "a theme: roles with their colours"},
        {"~/.local/state/attune/", "the last note of each vault, marks, history"},
    };
    static const struct {
        const char *tag;
        const char *text;
    } statuses[] = {
        {"0", "done, or found"},
        {"1", "nothing found"},
        {"2", "wrong use, a bad query or pattern, no usable terminal"},
        {"3", "vault or note not found or unreadable, output not writable"},
        {"4", "check found problems"},
        {"128+n", "ended by signal n"},
    };
    roff_macro(out, "SH", "ENVIRONMENT");
    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
        roff_item(out, str_from(variables[i].tag), str_from(variables[i].text));
    }
    roff_macro(out, "SH", "FILES");
    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
        roff_item(out, str_from(files[i].tag), str_from(files[i].text));
    }
    roff_macro(out, "SH", "EXIT STATUS");
    for (size_t i = 0; i < sizeof(statuses) / sizeof(*statuses); i++) {
        roff_item(out, str_from(statuses[i].tag), str_from(statuses[i].text));
    }
    roff_macro(out, "SH", "SEE ALSO");
    strbuf_append(out, STR(".BR attune\\-query (7)\n"));
}

void docs_append_manual(StrBuf *out, const CliInterface *interface)
{
    append_head(out);
    roff_macro(out, "SH", "COMMANDS");
    for (size_t i = 0; i < cli_command_count; i++) {
        append_command(out, &cli_commands[i]);
    }
    append_options(out);
    append_formats(out);
    append_keys(out, interface);
    append_settings(out);
    append_tail(out);
}
