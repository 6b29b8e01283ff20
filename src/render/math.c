/* A small part of TeX, read once from left to right. Whatever else stands there makes the reader
 * give up: half a formula is worse than its source. */

#include "render/math.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "render/math_reader.h"

#define MATH_DEPTH 30
/* Longer sources are no formulas. */
#define MATH_LONGEST 20000

static void read_until(Math *m, char end);

/* ---- writing ---- */

static bool is_operand(MathClass kind)
{
    return kind == MATH_ORD || kind == MATH_CLOSE || kind == MATH_WORD || kind == MATH_LARGE;
}

/* Whether TeX would set space between two neighbours. */
static bool has_space_between(MathClass before, MathClass after)
{
    if (after == MATH_REL || before == MATH_REL) {
        return before != MATH_OPEN && after != MATH_CLOSE && after != MATH_PUNCT;
    }
    if (before == MATH_PUNCT) {
        return after != MATH_CLOSE;
    }
    if (before == MATH_BIN) {
        return true;
    }
    if (before == MATH_WORD || before == MATH_LARGE) {
        return after == MATH_ORD || after == MATH_WORD || after == MATH_LARGE ||
               (before == MATH_LARGE && after == MATH_OPEN);
    }
    if (after == MATH_WORD || after == MATH_LARGE) {
        return before == MATH_ORD || before == MATH_CLOSE;
    }
    return false;
}

void math_put(Math *m, Str text, MathClass kind)
{
    if (kind == MATH_SPACE) {
        m->blank |= text.length > 0 && m->out.length > 0;
        return;
    }
    if (kind == MATH_BIN && !is_operand(m->before)) {
        kind = MATH_OPEN; /* a sign, as in -x: it clings to what follows */
    }
    bool starts = m->out.length == 0;
    bool spaced = kind == MATH_BIN || has_space_between(m->before, kind) || m->blank;
    if (!m->script && !starts && spaced && m->out.data[m->out.length - 1] != ' ') {
        strbuf_append_char(&m->out, ' ');
    }
    m->blank = false;
    strbuf_append(&m->out, text);
    m->before = kind;
}

/* ---- groups ---- */

void math_skip_blanks(Math *m)
{
    while (m->offset < m->source.length && ascii_is_space(m->source.data[m->offset])) {
        m->offset++;
    }
}

bool math_next_is(const Math *m, char c)
{
    return m->offset < m->source.length && m->source.data[m->offset] == c;
}

/* Name behind a backslash: letters, or one other character. */
static Str take_name(Math *m)
{
    size_t start = m->offset;
    while (m->offset < m->source.length && ascii_is_alpha(m->source.data[m->offset])) {
        m->offset++;
    }
    if (m->offset == start && m->offset < m->source.length) {
        utf8_next(m->source, &m->offset);
    }
    return str_slice(m->source, start, m->offset);
}

/* `{…}` as it is written; the offset moves behind it. */
bool math_take_raw_group(Math *m, Str *raw)
{
    math_skip_blanks(m);
    if (!math_next_is(m, '{')) {
        m->ok = false;
        return false;
    }
    size_t start = ++m->offset;
    uint32_t depth = 1;
    for (; m->offset < m->source.length; m->offset++) {
        char c = m->source.data[m->offset];
        if (c == '\\') {
            m->offset++;
        } else if (c == '{') {
            depth++;
        } else if (c == '}' && --depth == 0) {
            *raw = str_slice(m->source, start, m->offset++);
            return true;
        }
    }
    m->ok = false;
    return false;
}

static void read_one(Math *m);

/* The next group or sign, set by itself at the end of the output: it is the caller's to move. */
void math_read_argument(Math *m)
{
    MathClass before = m->before;
    bool blank = m->blank;
    m->before = MATH_OPEN;
    m->blank = false;
    math_skip_blanks(m);
    if (m->offset >= m->source.length) {
        m->ok = false;
    } else if (math_next_is(m, '{')) {
        m->offset++;
        read_until(m, '}');
    } else {
        read_one(m);
    }
    m->before = before;
    m->blank = blank;
}

/* Take the text from `start` on off the output, into `copy`. */
Str math_take_back(Math *m, size_t start, StrBuf *copy)
{
    strbuf_append(copy, str_from_offset(strbuf_view(&m->out), start));
    m->out.length = start;
    return strbuf_view(copy);
}

/* ---- commands and signs ---- */

static bool is_nothing(Str name)
{
    static const Str silent[] = {
        STR_INIT("displaystyle"), STR_INIT("textstyle"), STR_INIT("limits"), STR_INIT("nolimits"),
        STR_INIT("nonumber"),     STR_INIT("notag"),     STR_INIT("left"),   STR_INIT("right"),
        STR_INIT("big"),          STR_INIT("Big"),       STR_INIT("bigl"),   STR_INIT("bigr"),
        STR_INIT("Bigl"),         STR_INIT("Bigr"),      STR_INIT("bigg"),   STR_INIT("Bigg"),
        STR_INIT("biggl"),        STR_INIT("biggr"),     STR_INIT("middle"),
    };
    return MATH_IS_ONE_OF(name, silent);
}

static bool is_sided(Str name)
{
    return str_equal(name, STR("left")) || str_equal(name, STR("right")) ||
           str_equal(name, STR("middle"));
}

static void put_negated(Math *m)
{
    math_skip_blanks(m);
    if (math_next_is(m, '=')) {
        m->offset++;
        math_put(m, STR("≠"), MATH_REL);
    } else if (str_starts_with(str_from_offset(m->source, m->offset), STR("\\in"))) {
        m->offset += 3;
        math_put(m, STR("∉"), MATH_REL);
    } else {
        m->ok = false;
    }
}

static void read_command(Math *m)
{
    Str name = take_name(m);
    const MathSymbol *symbol = math_symbol(name);
    if (symbol) {
        math_put(m, str_from(symbol->text), symbol->kind);
    } else if (str_equal(name, STR("frac")) || str_equal(name, STR("dfrac")) ||
               str_equal(name, STR("tfrac")) || str_equal(name, STR("cfrac"))) {
        math_put_fraction(m);
    } else if (str_equal(name, STR("sqrt"))) {
        math_put_root(m);
    } else if (str_equal(name, STR("not"))) {
        put_negated(m);
    } else if (is_nothing(name)) {
        if (is_sided(name) && math_next_is(m, '.')) {
            m->offset++;
        }
    } else if (!math_put_accent(m, name) && !math_put_words(m, name) &&
               !math_put_alphabet(m, name)) {
        m->ok = false;
    }
}

static MathClass class_of(char c)
{
    switch (c) {
    case '+':
    case '-':
    case '*':
        return MATH_BIN;
    case '=':
    case '<':
    case '>':
    case ':':
        return MATH_REL;
    case '(':
    case '[':
        return MATH_OPEN;
    case ')':
    case ']':
        return MATH_CLOSE;
    case ',':
    case ';':
        return MATH_PUNCT;
    default:
        return MATH_ORD;
    }
}

static void read_sign(Math *m)
{
    size_t start = m->offset;
    utf8_next(m->source, &m->offset);
    Str text = str_slice(m->source, start, m->offset);
    char c = text.data[0];
    if (c == '-') {
        math_put(m, STR("−"), MATH_BIN);
    } else if (c == '\'') {
        math_put(m, STR("′"), MATH_ORD);
    } else if (c == '~') {
        math_put(m, STR(" "), MATH_SPACE);
    } else if (c == '&' || c == '}' || c == '#' || c == '%') {
        m->ok = false;
    } else {
        math_put(m, text, class_of(c));
    }
}

/* One sign, command or group, without the scripts that follow it. */
static void read_one(Math *m)
{
    if (m->depth == MATH_DEPTH) {
        m->ok = false;
        m->offset = m->source.length;
        return;
    }
    m->depth++;
    if (math_next_is(m, '\\')) {
        m->offset++;
        read_command(m);
    } else if (math_next_is(m, '{')) {
        m->offset++;
        read_until(m, '}');
    } else {
        read_sign(m);
    }
    m->depth--;
}

/* Up to `end` (0: the end of the source), which is passed over. */
static void read_until(Math *m, char end)
{
    while (m->ok) {
        math_skip_blanks(m);
        if (m->offset >= m->source.length) {
            m->ok &= end == 0;
            return;
        }
        if (end && math_next_is(m, end)) {
            m->offset++;
            return;
        }
        if (math_next_is(m, '^') || math_next_is(m, '_')) {
            bool lowered = math_next_is(m, '_');
            m->offset++;
            if (m->before == MATH_ORD || m->before == MATH_CLOSE || m->before == MATH_WORD ||
                m->before == MATH_LARGE) {
                math_put_script(m, lowered);
            } else {
                m->ok = false;
            }
        } else {
            read_one(m);
        }
    }
}

static bool convert(Str source, StrBuf *out)
{
    Math m = {.source = source, .before = MATH_OPEN, .ok = source.length <= MATH_LONGEST};
    read_until(&m, 0);
    strbuf_append(out, strbuf_view(&m.out));
    bool ok = m.ok && m.out.length > 0;
    strbuf_clear(&m.out);
    return ok;
}

bool math_to_unicode(Arena *arena, Str source, Str *out)
{
    StrBuf buf = {0};
    bool ok = convert(source, &buf);
    *out = unicode_nfc(arena, arena_clone_str(arena, strbuf_view(&buf)));
    strbuf_clear(&buf);
    return ok;
}
