/* A small part of TeX, read once from left to right. Whatever else stands there makes the reader
 * give up: half a formula is worse than its source. */

#include "render/math.h"

#include "base/gate.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "render/math_symbols.h"
#include "render/script.h"

#define MATH_DEPTH 30
/* Longer sources are no formulas. */
#define MATH_LONGEST 20000

typedef struct Math {
    Str source;
    size_t offset;
    StrBuf out;
    MathClass before; /* class of what was written last */
    uint32_t depth;
    uint32_t script; /* inside ^ or _: no blanks */
    bool blank;      /* owed before the next sign */
    bool ok;
} Math;

static void read_until(Math *m, char end);
static Str read_argument(Math *m, size_t start);

/* ---- writing
 * -------------------------------------------------------------------------------------------------
 */

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

static void put(Math *m, Str text, MathClass kind)
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

/* ---- groups
 * --------------------------------------------------------------------------------------------------
 */

static void skip_blanks(Math *m)
{
    while (m->offset < m->source.length && ascii_is_space(m->source.data[m->offset])) {
        m->offset++;
    }
}

static bool next_is(const Math *m, char c)
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
static bool take_raw_group(Math *m, Str *raw)
{
    skip_blanks(m);
    if (!next_is(m, '{')) {
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

/* The next group or sign, set by itself at the end of the output: what stands there from `start` on
 * is the caller's to move. */
static Str read_argument(Math *m, size_t start)
{
    MathClass before = m->before;
    bool blank = m->blank;
    m->before = MATH_OPEN;
    m->blank = false;
    skip_blanks(m);
    if (m->offset >= m->source.length) {
        m->ok = false;
    } else if (next_is(m, '{')) {
        m->offset++;
        read_until(m, '}');
    } else {
        read_one(m);
    }
    m->before = before;
    m->blank = blank;
    return str_from_offset(strbuf_view(&m->out), start);
}

/* Take the text from `start` on off the output, into `copy`. */
static Str take_back(Math *m, size_t start, StrBuf *copy)
{
    strbuf_append(copy, str_from_offset(strbuf_view(&m->out), start));
    m->out.length = start;
    return strbuf_view(copy);
}

/* ---- scripts, fractions, roots
 * -------------------------------------------------------------------------------- */

static void put_script(Math *m, bool lowered)
{
    size_t start = m->out.length;
    m->script++;
    Str text = read_argument(m, start);
    m->script--;
    StrBuf copy = {0};
    StrBuf small = {0};
    text = take_back(m, start, &copy);
    bool complete = !str_is_empty(text);
    for (size_t offset = 0; offset < text.length && complete;) {
        uint32_t form = script_form(utf8_next(text, &offset), lowered);
        complete = form != 0;
        strbuf_append_code_point(&small, form);
    }
    bool is_prime = !lowered && str_equal(text, STR("′"));
    if (is_prime || (!lowered && str_equal(text, STR("∘")))) {
        strbuf_append(&m->out, is_prime ? text : STR("°"));
    } else if (complete) {
        strbuf_append(&m->out, strbuf_view(&small));
    } else {
        bool single = utf8_count(text) == 1;
        strbuf_append(&m->out, lowered ? STR("_") : STR("^"));
        strbuf_append(&m->out, single ? STR("") : STR("("));
        strbuf_append(&m->out, text);
        strbuf_append(&m->out, single ? STR("") : STR(")"));
    }
    strbuf_clear(&copy);
    strbuf_clear(&small);
}

/* May stand in a fraction or under a root without brackets. */
static bool is_atom(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (!(c & 0x80) && !ascii_is_alnum(c) && c != '.') {
            return false;
        }
    }
    return true;
}

static void append_atom(StrBuf *out, Str text)
{
    bool atom = is_atom(text) && str_find(text, STR("∑"), 0) == STR_NOT_FOUND;
    strbuf_append(out, atom ? STR("") : STR("("));
    strbuf_append(out, text);
    strbuf_append(out, atom ? STR("") : STR(")"));
}

static Str small_fraction(Str over, Str under)
{
    static const struct {
        Str over, under, text;
    } known[] = {
        {STR_INIT("1"), STR_INIT("2"), STR_INIT("½")},
        {STR_INIT("1"), STR_INIT("3"), STR_INIT("⅓")},
        {STR_INIT("2"), STR_INIT("3"), STR_INIT("⅔")},
        {STR_INIT("1"), STR_INIT("4"), STR_INIT("¼")},
        {STR_INIT("3"), STR_INIT("4"), STR_INIT("¾")},
        {STR_INIT("1"), STR_INIT("5"), STR_INIT("⅕")},
        {STR_INIT("2"), STR_INIT("5"), STR_INIT("⅖")},
        {STR_INIT("3"), STR_INIT("5"), STR_INIT("⅗")},
        {STR_INIT("4"), STR_INIT("5"), STR_INIT("⅘")},
        {STR_INIT("1"), STR_INIT("6"), STR_INIT("⅙")},
        {STR_INIT("5"), STR_INIT("6"), STR_INIT("⅚")},
        {STR_INIT("1"), STR_INIT("8"), STR_INIT("⅛")},
        {STR_INIT("3"), STR_INIT("8"), STR_INIT("⅜")},
        {STR_INIT("5"), STR_INIT("8"), STR_INIT("⅝")},
        {STR_INIT("7"), STR_INIT("8"), STR_INIT("⅞")},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (str_equal(over, known[i].over) && str_equal(under, known[i].under)) {
            return known[i].text;
        }
    }
    return STR("");
}

/* An argument as a text of its own. */
static void read_apart(Math *m, StrBuf *copy)
{
    size_t start = m->out.length;
    /* Blanks are set within it even where the output before it is empty or ends in one. */
    read_argument(m, start);
    take_back(m, start, copy);
}

static void put_fraction(Math *m)
{
    StrBuf over = {0};
    StrBuf under = {0};
    StrBuf whole = {0};
    read_apart(m, &over);
    read_apart(m, &under);
    Str small = small_fraction(strbuf_view(&over), strbuf_view(&under));
    if (small.length && !m->script) {
        put(m, small, MATH_ORD);
    } else {
        append_atom(&whole, strbuf_view(&over));
        strbuf_append_char(&whole, '/');
        append_atom(&whole, strbuf_view(&under));
        put(m, strbuf_view(&whole), MATH_ORD);
    }
    m->ok &= over.length && under.length;
    strbuf_clear(&over);
    strbuf_clear(&under);
    strbuf_clear(&whole);
}

/* `[3]` before a root's argument. @return false when there is none */
static bool take_degree(Math *m, Str *degree)
{
    skip_blanks(m);
    if (!next_is(m, '[')) {
        return false;
    }
    size_t end = str_find_char(m->source, ']', m->offset);
    if (end == STR_NOT_FOUND) {
        m->ok = false;
        return false;
    }
    *degree = str_trim_ascii(str_slice(m->source, m->offset + 1, end));
    m->offset = end + 1;
    return true;
}

static void put_root(Math *m)
{
    StrBuf whole = {0};
    StrBuf inner = {0};
    Str degree;
    Str sign = STR("√");
    if (take_degree(m, &degree)) {
        if (str_equal(degree, STR("3"))) {
            sign = STR("∛");
        } else if (str_equal(degree, STR("4"))) {
            sign = STR("∜");
        } else if (!str_equal(degree, STR("2"))) {
            for (size_t offset = 0; offset < degree.length;) {
                uint32_t form = script_form(utf8_next(degree, &offset), false);
                m->ok &= form != 0;
                strbuf_append_code_point(&whole, form);
            }
        }
    }
    read_apart(m, &inner);
    strbuf_append(&whole, sign);
    append_atom(&whole, strbuf_view(&inner));
    put(m, strbuf_view(&whole), MATH_ORD);
    strbuf_clear(&whole);
    strbuf_clear(&inner);
}

/* ---- accents, fonts
 * ------------------------------------------------------------------------------------------- */

typedef struct Accent {
    Str name;
    uint32_t mark;
    bool over_many; /* may stand over several letters, one by one */
} Accent;

static const Accent accents[] = {
    {STR_INIT("hat"), 0x302, false},      {STR_INIT("widehat"), 0x302, false},
    {STR_INIT("bar"), 0x304, false},      {STR_INIT("overline"), 0x305, true},
    {STR_INIT("tilde"), 0x303, false},    {STR_INIT("widetilde"), 0x303, false},
    {STR_INIT("dot"), 0x307, false},      {STR_INIT("ddot"), 0x308, false},
    {STR_INIT("vec"), 0x20D7, false},     {STR_INIT("acute"), 0x301, false},
    {STR_INIT("underline"), 0x332, true}, {STR_INIT("check"), 0x30C, false},
};

static bool put_accent(Math *m, Str name)
{
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
        if (!str_equal(name, accents[i].name)) {
            continue;
        }
        StrBuf base = {0};
        StrBuf whole = {0};
        read_apart(m, &base);
        Str text = strbuf_view(&base);
        m->ok &= text.length && is_atom(text) && (accents[i].over_many || utf8_count(text) == 1);
        for (size_t offset = 0; offset < text.length;) {
            strbuf_append_code_point(&whole, utf8_next(text, &offset));
            strbuf_append_code_point(&whole, accents[i].mark);
        }
        put(m, strbuf_view(&whole), MATH_ORD);
        strbuf_clear(&base);
        strbuf_clear(&whole);
        return true;
    }
    return false;
}

static bool is_one_of(Str name, const Str *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(name, list[i])) {
            return true;
        }
    }
    return false;
}

#define IS_ONE_OF(name, list) is_one_of((name), (list), sizeof(list) / sizeof((list)[0]))

/* \text{if } and so on: as it is written. */
static bool put_words(Math *m, Str name)
{
    static const Str words[] = {STR_INIT("text"),   STR_INIT("textrm"), STR_INIT("textbf"),
                                STR_INIT("textit"), STR_INIT("mbox"),   STR_INIT("textsf"),
                                STR_INIT("texttt")};
    static const Str operators[] = {STR_INIT("operatorname"), STR_INIT("mathrm"), STR_INIT("rm")};
    Str raw;
    if (IS_ONE_OF(name, words)) {
        if (take_raw_group(m, &raw)) {
            m->ok &= str_find_char(raw, '\\', 0) == STR_NOT_FOUND &&
                     str_find_char(raw, '$', 0) == STR_NOT_FOUND;
            bool wide = utf8_count(raw) > 1;
            m->blank |= wide && m->before != MATH_OPEN;
            put(m, m->script ? raw : str_trim_ascii(raw), MATH_ORD);
            m->blank = wide && raw.length && ascii_is_blank(raw.data[raw.length - 1]);
        }
        return true;
    }
    if (IS_ONE_OF(name, operators)) {
        if (next_is(m, '*')) {
            m->offset++;
        }
        StrBuf word = {0};
        m->script++; /* no blanks within the word */
        read_apart(m, &word);
        m->script--;
        put(m, strbuf_view(&word), word.length > 1 ? MATH_WORD : MATH_ORD);
        strbuf_clear(&word);
        return true;
    }
    return false;
}

static bool put_alphabet(Math *m, Str name)
{
    static const Str fonts[] = {
        STR_INIT("mathbb"), STR_INIT("mathcal"), STR_INIT("mathscr"),    STR_INIT("mathfrak"),
        STR_INIT("mathbf"), STR_INIT("mathit"),  STR_INIT("boldsymbol"), STR_INIT("bm"),
        STR_INIT("mathsf"), STR_INIT("mathtt"),
    };
    if (!IS_ONE_OF(name, fonts)) {
        return false;
    }
    StrBuf plain = {0};
    StrBuf letters = {0};
    read_apart(m, &plain);
    for (size_t offset = 0; offset < plain.length;) {
        uint32_t c = utf8_next(strbuf_view(&plain), &offset);
        uint32_t form = math_letter(name, c);
        strbuf_append_code_point(&letters, form ? form : c);
    }
    put(m, strbuf_view(&letters), MATH_ORD);
    strbuf_clear(&plain);
    strbuf_clear(&letters);
    return true;
}

/* ---- commands and signs
 * --------------------------------------------------------------------------------------- */

static bool is_nothing(Str name)
{
    static const Str silent[] = {
        STR_INIT("displaystyle"), STR_INIT("textstyle"), STR_INIT("limits"), STR_INIT("nolimits"),
        STR_INIT("nonumber"),     STR_INIT("notag"),     STR_INIT("left"),   STR_INIT("right"),
        STR_INIT("big"),          STR_INIT("Big"),       STR_INIT("bigl"),   STR_INIT("bigr"),
        STR_INIT("Bigl"),         STR_INIT("Bigr"),      STR_INIT("bigg"),   STR_INIT("Bigg"),
        STR_INIT("biggl"),        STR_INIT("biggr"),     STR_INIT("middle"),
    };
    return IS_ONE_OF(name, silent);
}

static bool is_sided(Str name)
{
    return str_equal(name, STR("left")) || str_equal(name, STR("right")) ||
           str_equal(name, STR("middle"));
}

static void put_negated(Math *m)
{
    skip_blanks(m);
    if (next_is(m, '=')) {
        m->offset++;
        put(m, STR("≠"), MATH_REL);
    } else if (str_starts_with(str_from_offset(m->source, m->offset), STR("\\in"))) {
        m->offset += 3;
        put(m, STR("∉"), MATH_REL);
    } else {
        m->ok = false;
    }
}

static void read_command(Math *m)
{
    Str name = take_name(m);
    const MathSymbol *symbol = math_symbol(name);
    if (symbol) {
        put(m, str_from(symbol->text), symbol->kind);
    } else if (str_equal(name, STR("frac")) || str_equal(name, STR("dfrac")) ||
               str_equal(name, STR("tfrac")) || str_equal(name, STR("cfrac"))) {
        put_fraction(m);
    } else if (str_equal(name, STR("sqrt"))) {
        put_root(m);
    } else if (str_equal(name, STR("not"))) {
        put_negated(m);
    } else if (is_nothing(name)) {
        if (is_sided(name) && next_is(m, '.')) {
            m->offset++;
        }
    } else if (!put_accent(m, name) && !put_words(m, name) && !put_alphabet(m, name)) {
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
        put(m, STR("−"), MATH_BIN);
    } else if (c == '\'') {
        put(m, STR("′"), MATH_ORD);
    } else if (c == '~') {
        put(m, STR(" "), MATH_SPACE);
    } else if (c == '&' || c == '}' || c == '#' || c == '%') {
        m->ok = false;
    } else {
        put(m, text, class_of(c));
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
    if (next_is(m, '\\')) {
        m->offset++;
        read_command(m);
    } else if (next_is(m, '{')) {
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
        skip_blanks(m);
        if (m->offset >= m->source.length) {
            m->ok &= end == 0;
            return;
        }
        if (end && next_is(m, end)) {
            m->offset++;
            return;
        }
        if (next_is(m, '^') || next_is(m, '_')) {
            bool lowered = next_is(m, '_');
            m->offset++;
            if (m->before == MATH_ORD || m->before == MATH_CLOSE || m->before == MATH_WORD ||
                m->before == MATH_LARGE) {
                put_script(m, lowered);
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
