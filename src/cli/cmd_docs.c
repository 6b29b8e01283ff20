/* `attune __docs WHAT`: what is installed beside the program. */

#include "base/error.h"
#include "cli/command.h"
#include "cli/docs.h"
#include "cli/output.h"
#include "host/config.h"

#define COMMENT_WIDTH 76

/* Words in comment lines. */
static void append_comment(StrBuf *out, Str text)
{
    Str rest = text, word;
    size_t used = 0;
    while (cli_next_word(&rest, &word)) {
        if (used > 0 && used + 1 + word.length > COMMENT_WIDTH) {
            strbuf_append_char(out, '\n');
            used = 0;
        }
        strbuf_append(out, used ? STR(" ") : STR("# "));
        strbuf_append(out, word);
        used += word.length + 1;
    }
    strbuf_append_char(out, '\n');
}

void docs_append_config(StrBuf *out)
{
    strbuf_append(out,
                  STR("# Settings of attune, each with its default. Copy this file to "
                      "~/.config/attune/config.yaml,\n# and take the sign before a line away to "
                      "change it. ‘attune config check’ says what is wrong.\n"));
    for (size_t i = 0; i < config_setting_count; i++) {
        const Setting *setting = &config_settings[i];
        strbuf_append_char(out, '\n');
        append_comment(out, str_from(setting->help));
        if (setting->example) {
            strbuf_printf(out, "# For example: %s: %s\n", setting->name, setting->example);
        }
        strbuf_printf(out, "#%s:%s%s\n", setting->name, *setting->fallback ? " " : "",
                      setting->fallback);
    }
}

int cmd_docs(const Invocation *invocation)
{
    Str what = str_from(invocation->operands[0]);
    StrBuf out = {0};
    if (str_equal(what, STR("man"))) {
        docs_append_manual(&out, invocation->interface);
    } else if (str_equal(what, STR("query"))) {
        docs_append_query_manual(&out, invocation->interface);
    } else if (str_equal(what, STR("config"))) {
        docs_append_config(&out);
    } else if (completion_script(what)) {
        strbuf_append(&out, str_from(completion_script(what)));
    } else {
        AttuneError error = {0};
        error_set(&error, ATTUNE_ERROR_USAGE,
                  "__docs: ‘%s’ is not man, query, config, bash, zsh or fish",
                  invocation->operands[0]);
        return cli_report(&error);
    }
    output_raw(strbuf_view(&out));
    strbuf_clear(&out);
    return 0;
}
