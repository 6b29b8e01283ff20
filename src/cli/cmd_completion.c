/* The completions of the shells: each asks `attune __complete`, so that none knows a command. */

#include "base/error.h"
#include "cli/command.h"
#include "cli/docs.h"
#include "cli/output.h"

static const struct {
    const char *shell;
    const char *script;
} scripts[] = {
    {"bash", "# bash completion for attune\n"
             "_attune()\n"
             "{\n"
             "    local cur words cword line quote=\n"
             "    COMPREPLY=()\n"
             "    if declare -F _get_comp_words_by_ref >/dev/null; then\n"
             "        _get_comp_words_by_ref -n := cur words cword\n"
             "    else\n"
             "        words=(\"${COMP_WORDS[@]}\")\n"
             "        cword=$COMP_CWORD\n"
             "        cur=${words[cword]}\n"
             "    fi\n"
             "    case $cur in\n"
             "    [\\'\\\"]*)\n"
             "        quote=${cur:0:1}\n"
             "        cur=${cur:1}\n"
             "        ;;\n"
             "    *)\n"
             "        cur=${cur//\\\\/}\n"
             "        ;;\n"
             "    esac\n"
             "    local -a before=(\"${words[@]:1:cword-1}\")\n"
             "    local i\n"
             "    for i in \"${!before[@]}\"; do\n"
             "        case ${before[i]} in\n"
             "        \\'*\\') before[i]=${before[i]:1:${#before[i]}-2} ;;\n"
             "        \\\"*\\\") before[i]=${before[i]:1:${#before[i]}-2} ;;\n"
             "        *) before[i]=${before[i]//\\\\/} ;;\n"
             "        esac\n"
             "    done\n"
             "    while IFS= read -r line; do\n"
             "        line=${line%%$'\\t'*}\n"
             "        if [ -n \"$quote\" ]; then\n"
             "            COMPREPLY+=(\"$line\")\n"
             "        else\n"
             "            COMPREPLY+=(\"$(printf '%q' \"$line\")\")\n"
             "        fi\n"
             "    done < <(attune __complete \"${before[@]}\" \"$cur\" 2>/dev/null)\n"
             "    if declare -F __ltrim_colon_completions >/dev/null; then\n"
             "        __ltrim_colon_completions \"$cur\"\n"
             "    fi\n"
             "}\n"
             "complete -o default -F _attune attune\n"},
    {"zsh", "#compdef attune\n"
            "# zsh completion for attune\n"
            "_attune()\n"
            "{\n"
            "    local line value\n"
            "    local -a values shown\n"
            "    while IFS= read -r line; do\n"
            "        value=${line%%$'\\t'*}\n"
            "        values+=(\"$value\")\n"
            "        if [[ $line == *$'\\t'* ]]; then\n"
            "            shown+=(\"$value  -- ${line#*$'\\t'}\")\n"
            "        else\n"
            "            shown+=(\"$value\")\n"
            "        fi\n"
            "    done < <(attune __complete \"${(@Q)words[2,CURRENT-1]}\" \"${(Q)words[CURRENT]}\" "
            "2>/dev/null)\n"
            "    if (( $#values )); then\n"
            "        compadd -l -U -d shown -a values\n"
            "    else\n"
            "        _files\n"
            "    fi\n"
            "}\n"
            "if [[ $funcstack[1] == _attune ]]; then\n"
            "    _attune \"$@\"\n"
            "else\n"
            "    compdef _attune attune\n"
            "fi\n"},
    {"fish", "# fish completion for attune\n"
             "function __attune_complete\n"
             "    set -l words (commandline -opc)\n"
             "    set -l found (attune __complete $words[2..-1] (commandline -ct) 2>/dev/null)\n"
             "    if test (count $found) -gt 0\n"
             "        printf '%s\\n' $found\n"
             "    else\n"
             "        __fish_complete_path (commandline -ct)\n"
             "    end\n"
             "end\n"
             "complete -c attune -f -k -a '(__attune_complete)'\n"},
};

const char *completion_script(Str shell)
{
    for (size_t i = 0; i < sizeof(scripts) / sizeof(*scripts); i++) {
        if (str_equal(shell, str_from(scripts[i].shell))) {
            return scripts[i].script;
        }
    }
    return NULL;
}

int cmd_completion(const Invocation *invocation)
{
    const char *script = completion_script(str_from(invocation->operands[0]));
    if (!script) {
        AttuneError error = {0};
        error_set(&error, ATTUNE_ERROR_USAGE, "completion: ‘%s’ is not bash, zsh or fish",
                  invocation->operands[0]);
        return cli_report(&error);
    }
    output_raw(str_from(script));
    return 0;
}
