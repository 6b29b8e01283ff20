#!/bin/sh
# Every "$ attune …" in README.md prints what README.md says, standard error after standard output.
set -u
cd "$ATTUNE_SOURCE" || exit 1
mkdir "$HOME/bin" && ln -s "$ATTUNE_PROGRAM" "$HOME/bin/attune" || exit 1
PATH=$HOME/bin:$PATH

awk '/^```/ { inside = $0 == "```console" } inside && !/^```/' README.md >"$HOME/said"
while IFS= read -r line; do
    case $line in
    '$ '*)
        printf '%s\n' "$line"
        sh -c "${line#??}" >"$HOME/out" 2>"$HOME/err" </dev/null
        cat "$HOME/out" "$HOME/err"
        ;;
    esac
done <"$HOME/said" >"$HOME/printed"

if ! grep -q '^\$ attune ' "$HOME/said"; then
    echo 'README.md: holds no example any more'
    exit 1
fi
if grep -n '^ *\$ attune ' README.md | cut -d: -f2- | grep -vxF -f "$HOME/said"; then
    echo 'README.md: the examples above stand outside of ```console'
    exit 1
fi
diff -u --label README.md --label 'printed now' "$HOME/said" "$HOME/printed" || exit 1

picture=$(sed -n 's/^!\[.*\](\(.*\))$/\1/p' README.md)
[ -s "$picture" ] || { echo "README.md: its picture ‘$picture’ is missing"; exit 1; }
