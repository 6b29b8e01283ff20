# Read by run: lines of program, phase, number, bytes, one for each repeat; prints their medians as a table or as JSON.
# The phase "wall" is the program as a whole in milliseconds, "peak" its memory in KiB.

function median(key,    n, i, j, list, value) {
    n = split(samples[key], list, " ")
    for (i = 2; i <= n; i++) {
        value = list[i] + 0
        for (j = i - 1; j > 0 && list[j] + 0 > value; j--)
            list[j + 1] = list[j]
        list[j + 1] = value
    }
    least = list[1]
    most = list[n]
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    gsub(/[\001-\037]/, "?", text)
    return "\"" text "\""
}

function speed(milliseconds, count) {
    return count > 0 && milliseconds > 0 ? sprintf("%.0f", count / milliseconds / 1000) : ""
}

function print_row(label, key, ratio, memory, count,    middle) {
    middle = median(key)
    printf "%-16s %10.1f %10.1f %10.1f %8s %8s %9s\n", label, middle, least, most, speed(middle, count),
        ratio, memory
}

function print_table(    p, i, name, key, ratio, memory) {
    printf "%s: %s notes, %.1f MB\n%s; %s threads; median of %s\n\n", vault, notes, total / 1e6, system_name, threads,
        repeats
    printf "%-16s %10s %10s %10s %8s %8s %9s\n", "", "ms", "least", "most", "MB/s", "of T0", "peak MiB"
    for (p = 1; p <= programs; p++) {
        name = program[p]
        ratio = sprintf("%.2f", median(name SUBSEP "wall") / t0)
        memory = ((name, "peak") in samples) ? sprintf("%.1f", median(name SUBSEP "peak") / 1024) : ""
        print_row(name, name SUBSEP "wall", ratio, memory, total)
        for (i = 1; i <= phases[name]; i++) {
            key = name SUBSEP phase[name, i]
            print_row("  " phase[name, i], key, sprintf("%.2f", median(key) / t0), "", bytes[key])
        }
    }
}

function json_numbers(key,    middle) {
    middle = median(key)
    return sprintf("\"ms\":%.3f,\"least\":%.3f,\"most\":%.3f", middle, least, most)
}

function print_json(    p, i, name, key, memory, separator) {
    printf "{\"vault\":%s,\"notes\":%d,\"bytes\":%.0f,\"system\":%s,\"threads\":%d,\"repeats\":%d,\"programs\":[",
        quoted(vault), notes, total, quoted(system_name), threads, repeats
    for (p = 1; p <= programs; p++) {
        name = program[p]
        printf "%s\n {\"name\":%s,%s,\"of_t0\":%.3f,", (p > 1 ? "," : ""), quoted(name), json_numbers(name SUBSEP "wall"),
            median(name SUBSEP "wall") / t0
        memory = ((name, "peak") in samples) ? median(name SUBSEP "peak") : "null"
        printf "\"peak_kib\":%s,\"phases\":[", memory
        separator = ""
        for (i = 1; i <= phases[name]; i++) {
            key = name SUBSEP phase[name, i]
            printf "%s\n  {\"name\":%s,%s,\"bytes\":%.0f}", separator, quoted(phase[name, i]), json_numbers(key), bytes[key]
            separator = ","
        }
        printf "]}"
    }
    print "]}"
}

!($1 in phases) {
    program[++programs] = $1
    phases[$1] = 0
}
!(($1, $2) in samples) && $2 != "wall" && $2 != "peak" { phase[$1, ++phases[$1]] = $2 }
{
    samples[$1, $2] = samples[$1, $2] " " $3
    bytes[$1, $2] = $4
    if ($1 == "T0" && $4 > total)
        total = $4
}

END {
    t0 = median("T0" SUBSEP "wall")
    if (form == "json")
        print_json()
    else
        print_table()
}
