# Print every C source as path:line:code, without comments and without what stands between quotes, so that a search for a
# name finds only uses of it. Include lines keep their file.

function blank_line(line,    out, i, c, two) {
    out = ""
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        two = substr(line, i, 2)
        if (in_comment) {
            if (two == "*/") { in_comment = 0; i++ }
        } else if (quote != "") {
            if (c == "\\") i++
            else if (c == quote) { quote = ""; out = out c }
        } else if (two == "/*") {
            in_comment = 1; i++; out = out " "
        } else if (two == "//") {
            break
        } else {
            if (c == "\"" || c == "'") quote = c
            out = out c
        }
    }
    quote = ""
    return out
}

FNR == 1 { in_comment = 0; quote = "" }
!in_comment && /^[ \t]*#[ \t]*include/ { print FILENAME ":" FNR ":" $0; next }
{ print FILENAME ":" FNR ":" blank_line($0) }
