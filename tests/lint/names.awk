# Print the uses of `names` in the code of the paths that match `where` and not `except`; see forbid in the lint `names`.

BEGIN {
    FS = ":"
    count = split(names, list, " ")
    for (i = 1; i <= count; i++) {
        name = list[i]
        call = sub(/\($/, "", name)
        if (sub(/\*$/, "", name))
            prefix[name] = call
        else
            whole[name] = call
    }
}

function forbidden(name, called,    start) {
    if (name in whole)
        return called || !whole[name]
    for (start in prefix)
        if (index(name, start) == 1 && (called || !prefix[start]))
            return 1
    return 0
}

$1 ~ where && $1 !~ except {
    rest = substr($0, length($1) + length($2) + 3)
    if (rest ~ /^[ \t]*#[ \t]*include/)
        next
    before = ""
    while (match(rest, /[A-Za-z_][A-Za-z0-9_]*/)) {
        name = substr(rest, RSTART, RLENGTH)
        before = before substr(rest, 1, RSTART - 1)
        rest = substr(rest, RSTART + RLENGTH)
        if (before !~ /(\.|->)[ \t]*$/ && forbidden(name, rest ~ /^[ \t]*\(/))
            print $1 ":" $2 ": " name ": " why
        before = name
    }
}
