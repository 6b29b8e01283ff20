# Lines with SGR sequences, as `tmux capture-pane -e -p` writes them → SVG. Run it with LC_ALL=C: it counts bytes itself.

BEGIN {
    cell = 8.4
    row = 18
    bar = "│" # drawn, so that the lines of a column meet
    ground = "#16181d"
    ink = "#d5d8df"
    split("#3b4048 #e06c75 #8cc265 #d9a648 #61a5f0 #c678dd #4fb3c0 #c5c9d3 " \
          "#7f8694 #ff8a92 #a9dd83 #f0c674 #8cc1ff #dd9bf0 #7fd4de #ffffff", sixteen, " ")
    for (i = 128; i < 256; i++) {
        code[sprintf("%c", i)] = i
    }
    split("0 95 135 175 215 255", steps, " ")
}

{ lines[NR] = $0 }

END {
    columns = 120
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n", columns * cell + 24, NR * row + 24
    print "<title>attune with the bundled notes</title>"
    printf "<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"%s\"/>\n", ground
    print "<g font-family=\"'DejaVu Sans Mono','Menlo','Consolas',monospace\" font-size=\"14\" xml:space=\"preserve\">"
    for (line = 1; line <= NR; line++) {
        draw(lines[line], 12 + (line - 1) * row)
    }
    print "</g>\n</svg>"
}

# Colour and attributes run on from line to line, so they are kept between calls.
function draw(text, top,    at, length_, sequence, glyph, wide) {
    column = start = 0
    run = ""
    for (at = 1; at <= length(text); ) {
        if (substr(text, at, 2) == "\033[") {
            match(substr(text, at), /^\033\[[0-9;:]*[A-Za-z]/)
            sequence = substr(text, at + 2, RLENGTH - 3)
            at += RLENGTH
            flush(top)
            apply(sequence)
            continue
        }
        length_ = glyph_length(substr(text, at, 1))
        glyph = substr(text, at, length_)
        at += length_
        wide = is_wide(glyph, length_)
        # A glyph from outside the first tables may come from another font: it gets a place of its own.
        if (length_ > 2) {
            flush(top)
        }
        run = run (glyph == "&" ? "&amp;" : glyph == "<" ? "&lt;" : glyph == ">" ? "&gt;" : glyph)
        column += 1 + wide
        if (length_ > 2) {
            flush(top)
        }
    }
    flush(top)
}

# Enough for the notes at hand: East Asian letters and the pictures beyond the first plane.
function is_wide(glyph, length_,    first) {
    first = code[substr(glyph, 1, 1)]
    return length_ == 4 || glyph == "⬜" || (first >= 227 && first <= 237)
}

function glyph_length(first) {
    first = code[first]
    return first >= 240 ? 4 : first >= 224 ? 3 : first >= 192 ? 2 : 1
}

function flush(top,    front, back, swap, x, width) {
    if (column > start) {
        front = foreground == "" ? ink : foreground
        back = background == "" ? ground : background
        if (reverse) {
            swap = front
            front = back
            back = swap
        }
        x = 12 + start * cell
        width = (column - start) * cell
        if (back != ground) {
            printf "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", x, top, width, row, back
        }
        if (run == bar) {
            printf "<rect x=\"%.1f\" y=\"%d\" width=\"1\" height=\"%d\" fill=\"%s\"%s/>\n", x + cell / 2, top, row, front, dim ? " opacity=\"0.6\"" : ""
        }
        else if (run !~ /^ *$/) {
            # Some programs lose blanks at the ends of a text.
            match(run, /^ */)
            x += RLENGTH * cell
            width -= RLENGTH * cell
            run = substr(run, RLENGTH + 1)
            match(run, / *$/)
            width -= RLENGTH * cell
            run = substr(run, 1, length(run) - RLENGTH)
            printf "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" fill=\"%s\"%s%s%s%s>%s</text>\n", x, top + 14, width, front,
                bold ? " font-weight=\"bold\"" : "", italic ? " font-style=\"italic\"" : "", dim ? " opacity=\"0.6\"" : "",
                decoration(), run
        }
    }
    start = column
    run = ""
}

function decoration() {
    if (!underline && !strike) {
        return ""
    }
    return " text-decoration=\"" (underline ? "underline" : "") (underline && strike ? " " : "") (strike ? "line-through" : "") "\""
}

function apply(sequence,    parts, count, i, n) {
    count = split(sequence, parts, /[;:]/)
    if (count == 0) {
        count = 1
        parts[1] = 0
    }
    for (i = 1; i <= count; i++) {
        n = parts[i] + 0
        if (n == 0) {
            bold = dim = italic = underline = reverse = strike = 0
            foreground = background = ""
        }
        else if (n == 1) bold = 1
        else if (n == 2) dim = 1
        else if (n == 3) italic = 1
        else if (n == 4) underline = 1
        else if (n == 7) reverse = 1
        else if (n == 9) strike = 1
        else if (n == 22) bold = dim = 0
        else if (n == 23) italic = 0
        else if (n == 24) underline = 0
        else if (n == 27) reverse = 0
        else if (n == 29) strike = 0
        else if (n >= 30 && n <= 37) foreground = sixteen[n - 29]
        else if (n == 39) foreground = ""
        else if (n >= 40 && n <= 47) background = sixteen[n - 39]
        else if (n == 49) background = ""
        else if (n >= 90 && n <= 97) foreground = sixteen[n - 81]
        else if (n >= 100 && n <= 107) background = sixteen[n - 91]
        else if ((n == 38 || n == 48) && parts[i + 1] == 5) {
            set(n, indexed(parts[i + 2] + 0))
            i += 2
        }
        else if ((n == 38 || n == 48) && parts[i + 1] == 2) {
            set(n, sprintf("#%02x%02x%02x", parts[i + 2], parts[i + 3], parts[i + 4]))
            i += 4
        }
    }
}

function set(which, color) {
    if (which == 38) foreground = color
    else background = color
}

function indexed(n) {
    if (n < 16) {
        return sixteen[n + 1]
    }
    if (n >= 232) {
        n = 8 + (n - 232) * 10
        return sprintf("#%02x%02x%02x", n, n, n)
    }
    n -= 16
    return sprintf("#%02x%02x%02x", steps[int(n / 36) + 1], steps[int(n / 6) % 6 + 1], steps[n % 6 + 1])
}
