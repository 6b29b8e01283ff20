/* What TeX builds of other things: scripts, fractions, roots, accents, words. */

#include "base/utf8.h"
#include "render/math_reader.h"
#include "render/script.h"

/* ---- scripts, fractions, roots ---- */

void math_put_script(Math *m, bool lowered)
{
    size_t start = m->out.length;
    m->script++;
    math_read_argument(m);
    m->script--;
    StrBuf copy = {0};
    StrBuf small = {0};
    Str text = math_take_back(m, start, &copy);
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
void math_read_apart(Math *m, StrBuf *copy)
{
    size_t start = m->out.length;
    /* Blanks are set within it even where the output before it is empty or ends in one. */
    math_read_argument(m);
    math_take_back(m, start, copy);
}

void math_put_fraction(Math *m)
{
    StrBuf over = {0};
    StrBuf under = {0};
    StrBuf whole = {0};
    math_read_apart(m, &over);
    math_read_apart(m, &under);
    Str small = small_fraction(strbuf_view(&over), strbuf_view(&under));
    if (small.length && !m->script) {
        math_put(m, small, MATH_ORD);
    } else {
        append_atom(&whole, strbuf_view(&over));
        strbuf_append_char(&whole, '/');
        append_atom(&whole, strbuf_view(&under));
        math_put(m, strbuf_view(&whole), MATH_ORD);
    }
    m->ok &= over.length && under.length;
    strbuf_clear(&over);
    strbuf_clear(&under);
    strbuf_clear(&whole);
}

/* `[3]` before a root's argument. @return false when there is none */
static bool take_degree(Math *m, Str *degree)
{
    math_skip_blanks(m);
    if (!math_next_is(m, '[')) {
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

void math_put_root(Math *m)
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
    math_read_apart(m, &inner);
    strbuf_append(&whole, sign);
    append_atom(&whole, strbuf_view(&inner));
    math_put(m, strbuf_view(&whole), MATH_ORD);
    strbuf_clear(&whole);
    strbuf_clear(&inner);
}

/* ---- accents, fonts ---- */

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

bool math_put_accent(Math *m, Str name)
{
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
        if (!str_equal(name, accents[i].name)) {
            continue;
        }
        StrBuf base = {0};
        StrBuf whole = {0};
        math_read_apart(m, &base);
        Str text = strbuf_view(&base);
        m->ok &= text.length && is_atom(text) && (accents[i].over_many || utf8_count(text) == 1);
        for (size_t offset = 0; offset < text.length;) {
            strbuf_append_code_point(&whole, utf8_next(text, &offset));
            strbuf_append_code_point(&whole, accents[i].mark);
        }
        math_put(m, strbuf_view(&whole), MATH_ORD);
        strbuf_clear(&base);
        strbuf_clear(&whole);
        return true;
    }
    return false;
}

/* \text{if } and so on: as it is written. */
bool math_put_words(Math *m, Str name)
{
    static const Str words[] = {STR_INIT("text"),   STR_INIT("textrm"), STR_INIT("textbf"),
                                STR_INIT("textit"), STR_INIT("mbox"),   STR_INIT("textsf"),
                                STR_INIT("texttt")};
    static const Str operators[] = {STR_INIT("operatorname"), STR_INIT("mathrm"), STR_INIT("rm")};
    Str raw;
    if (MATH_IS_ONE_OF(name, words)) {
        if (math_take_raw_group(m, &raw)) {
            m->ok &= str_find_char(raw, '\\', 0) == STR_NOT_FOUND &&
                     str_find_char(raw, '$', 0) == STR_NOT_FOUND;
            bool wide = utf8_count(raw) > 1;
            m->blank |= wide && m->before != MATH_OPEN;
            math_put(m, m->script ? raw : str_trim_ascii(raw), MATH_ORD);
            m->blank = wide && raw.length && ascii_is_blank(raw.data[raw.length - 1]);
        }
        return true;
    }
    if (MATH_IS_ONE_OF(name, operators)) {
        if (math_next_is(m, '*')) {
            m->offset++;
        }
        StrBuf word = {0};
        m->script++; /* no blanks within the word */
        math_read_apart(m, &word);
        m->script--;
        math_put(m, strbuf_view(&word), word.length > 1 ? MATH_WORD : MATH_ORD);
        strbuf_clear(&word);
        return true;
    }
    return false;
}

bool math_put_alphabet(Math *m, Str name)
{
    static const Str fonts[] = {
        STR_INIT("mathbb"), STR_INIT("mathcal"), STR_INIT("mathscr"),    STR_INIT("mathfrak"),
        STR_INIT("mathbf"), STR_INIT("mathit"),  STR_INIT("boldsymbol"), STR_INIT("bm"),
        STR_INIT("mathsf"), STR_INIT("mathtt"),
    };
    if (!MATH_IS_ONE_OF(name, fonts)) {
        return false;
    }
    StrBuf plain = {0};
    StrBuf letters = {0};
    math_read_apart(m, &plain);
    for (size_t offset = 0; offset < plain.length;) {
        uint32_t c = utf8_next(strbuf_view(&plain), &offset);
        uint32_t form = math_letter(name, c);
        strbuf_append_code_point(&letters, form ? form : c);
    }
    math_put(m, strbuf_view(&letters), MATH_ORD);
    strbuf_clear(&plain);
    strbuf_clear(&letters);
    return true;
}
