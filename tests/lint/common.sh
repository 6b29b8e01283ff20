# Read by every lint: goes to the tree to look at (the first argument, else this repository).
set -u
lint=$(cd "$(dirname "$0")" && pwd) || exit 99
cd "${1:-$lint/../..}" || exit 99

sources() { # FOLDER…: the C files below those that exist
    for folder in "$@"; do
        [ -d "$folder" ] && find "$folder" -path tests/lint -prune -o -name '*.[ch]' -print
    done | LC_ALL=C sort
}

code() { # FOLDER…: path:line:code
    # shellcheck disable=SC2046
    set -- $(sources "$@")
    [ $# -eq 0 ] || LC_ALL=C awk -f "$lint/code.awk" "$@"
}

# Pass on the findings; fail when there are any.
report() {
    LC_ALL=C sort -t: -k1,1 -k2,2n | awk '{ print } END { exit NR > 0 }'
}
