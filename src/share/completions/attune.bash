# bash completion for attune
_attune()
{
    local cur words cword line quote=
    COMPREPLY=()
    if declare -F _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref -n := cur words cword
    else
        words=("${COMP_WORDS[@]}")
        cword=$COMP_CWORD
        cur=${words[cword]}
    fi
    case $cur in
    [\'\"]*)
        quote=${cur:0:1}
        cur=${cur:1}
        ;;
    *)
        cur=${cur//\\/}
        ;;
    esac
    local -a before=("${words[@]:1:cword-1}")
    local i
    for i in "${!before[@]}"; do
        case ${before[i]} in
        \'*\') before[i]=${before[i]:1:${#before[i]}-2} ;;
        \"*\") before[i]=${before[i]:1:${#before[i]}-2} ;;
        *) before[i]=${before[i]//\\/} ;;
        esac
    done
    while IFS= read -r line; do
        line=${line%%$'\t'*}
        if [ -n "$quote" ]; then
            COMPREPLY+=("$line")
        else
            COMPREPLY+=("$(printf '%q' "$line")")
        fi
    done < <(attune __complete "${before[@]}" "$cur" 2>/dev/null)
    if declare -F __ltrim_colon_completions >/dev/null; then
        __ltrim_colon_completions "$cur"
    fi
}
complete -o default -F _attune attune
