# Judge the include lines and guards of path:line:code; the tables are section 2 of the plan of the house.

function sees(layer, internals, headers) { internal[layer] = " " internals " "; public[layer] = " " headers " " }
function links(layer, layers) { linked[layer] = " " layers " " }
function door(header, path) { doors[header] = path }

BEGIN {
    FS = ":"
    # The layers whose internals a layer may include besides its own, and the public headers it may include.
    sees("base", "", "str error")
    sees("markup", "base", "str error note document")
    sees("host", "base", "str error")
    sees("vault", "markup base", "str error note document vault")
    sees("query", "vault markup base", "attune str error note document vault query")
    sees("render", "base", "str error note document")
    sees("ui", "render base", "attune str error note document vault query")
    sees("term", "ui render host base", "attune str error note document vault query")
    sees("cli", "render host base", "attune str error note document vault query")
    sees("main", "cli term ui render host base", "attune str error note document vault query")

    # What a unit test of a layer is linked with, and so may look into.
    links("base", "base")
    links("markup", "markup base")
    links("host", "host base")
    links("vault", "vault markup base")
    links("query", "query vault markup base")
    links("render", "render markup base")
    links("ui", "ui render query vault markup base")
    links("term", "term ui render query vault markup host base")
    links("cli", "cli render query vault markup host base")

    door("yaml[.]h", "^src/base/yaml[^/]*[.]c$")
    door("jansson[.]h", "^src/base/json[^/]*[.]c$")
    door("pcre2[^/]*[.]h", "^src/base/regex[^/]*[.]c$")
    door("utf8proc[.]h", "^src/base/unicode[^/]*[.]c$")
    door("cmark[^/]*[.]h", "^src/markup/commonmark[^/]*[.]c$")
    door("(ncursesw?/)?(n?curses|term|panel|form|menu|unctrl)[.]h", "^src/term/terminal[^/]*[.]c$")
    door("spawn[.]h", "^src/host/")

    c17 = " assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg " \
        "stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype "
}

function has(list, word) { return index(list, " " word " ") > 0 }
function say(what) { print $1 ":" $2 ": " what }

function layer_of(path,    parts) {
    split(path, parts, "/")
    if (path == "src/main.c") return "main"
    if (parts[1] == "src") return parts[2]
    if (parts[1] == "tests" && parts[2] == "unit") return parts[3]
    return ""
}

function check_quoted(path, layer, header,    parts, in_test) {
    in_test = path ~ /^tests\//
    if (header !~ /\//) {
        if (!in_test) say("\"" header "\": write the folder too, \"" layer "/" header "\"")
        return
    }
    split(header, parts, "/")
    if (parts[1] == layer || layer == "")
        return
    if (in_test) {
        if (parts[1] in internal && !has(linked[layer], parts[1]))
            say("\"" header "\": a unit test of " layer " sees only the layers below it")
    } else if (!has(internal[layer], parts[1])) {
        if (has(linked[layer], parts[1]))
            say("\"" header "\": " layer " sees " parts[1] " through <attune/…> only")
        else
            say("\"" header "\": " layer " may not look at " parts[1])
    }
}

function check_angled(path, layer, header,    name, pattern) {
    if (header ~ /^attune\//) {
        name = header
        gsub(/^attune\/|[.]h$/, "", name)
        if (path ~ /^src\// && !has(public[layer], name))
            say("<" header ">: " layer " may not look at it")
        return
    }
    name = header
    sub(/[.]h$/, "", name)
    if (path ~ /^include\// && !has(c17, name))
        say("<" header ">: a public header includes C17 and <attune/…> alone")
    if (path !~ /^src\//)
        return
    for (pattern in doors)
        if (header ~ "^" pattern "$" && path !~ doors[pattern])
            say("<" header ">: another file is its only door")
}

$1 != last {
    last = $1
    guarded = 0
}

{
    text = substr($0, length($1) + length($2) + 3)
    layer = layer_of($1)
}

$1 ~ /^(src|include).*[.]h$/ && !guarded && text ~ /[^ \t]/ {
    guarded = 1
    guard = $1
    sub(/^(src|include|tests)\//, "", guard)
    gsub(/[^A-Za-z0-9]/, "_", guard)
    if (text !~ "^#ifndef " toupper(guard) "$")
        say("a header starts with #ifndef " toupper(guard))
}

text ~ /^[ \t]*#[ \t]*include[ \t]*"/ {
    if ($1 ~ /^include\//)
        say("a public header includes C17 and <attune/…> alone")
    else {
        split(text, quoted, "\"")
        check_quoted($1, layer, quoted[2])
    }
}

text ~ /^[ \t]*#[ \t]*include[ \t]*</ {
    header = text
    sub(/^[^<]*</, "", header)
    sub(/>.*/, "", header)
    check_angled($1, layer, header)
}
