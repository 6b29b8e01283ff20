# fish completion for attune
function __attune_complete
    set -l words (commandline -opc)
    set -l found (attune __complete $words[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c attune -f -k -a '(__attune_complete)'
