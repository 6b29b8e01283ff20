#include "ui/filter.h"

#include "base/alloc.h"
#include "ui/glyphs.h"

static void clear_chip(Chip *chip)
{
    vec_clear(&chip->values);
    arena_clear(&chip->arena);
}

void filter_clear(Filter *filter)
{
    for (size_t i = 0; i < filter->chips.count; i++) {
        clear_chip(&filter->chips.items[i]);
    }
    vec_clear(&filter->chips);
}

static void add_value(Chip *chip, const ChipValue *value)
{
    ChipValue own = *value;
    own.text = arena_clone_str(&chip->arena, value->text);
    own.folded = arena_clone_str(&chip->arena, value->folded);
    own.query = arena_clone_str(&chip->arena, value->query);
    vec_push(&chip->values, own);
}

static Chip *add_chip(Filter *filter, ChipKind kind, Str key)
{
    Chip chip = {.kind = kind};
    chip.key = arena_clone_str(&chip.arena, key);
    vec_push(&filter->chips, chip);
    return &vec_last(&filter->chips);
}

void filter_copy(Filter *to, const Filter *from)
{
    filter_clear(to);
    for (size_t i = 0; i < from->chips.count; i++) {
        const Chip *chip = &from->chips.items[i];
        Chip *copy = add_chip(to, chip->kind, chip->key);
        for (size_t j = 0; j < chip->values.count; j++) {
            add_value(copy, &chip->values.items[j]);
        }
    }
}

static void remove_chip(Filter *filter, size_t index)
{
    clear_chip(&filter->chips.items[index]);
    filter->chips.count--;
    for (size_t i = index; i < filter->chips.count; i++) {
        filter->chips.items[i] = filter->chips.items[i + 1];
    }
}

bool filter_undo(Filter *filter)
{
    if (filter->chips.count == 0) {
        return false;
    }
    remove_chip(filter, filter->chips.count - 1);
    return true;
}

/* Each tag is a chip of its own, so that all of them must be there; values of a key share one. */
static size_t find_chip(const Filter *filter, ChipKind kind, Str key, Str folded)
{
    for (size_t i = 0; i < filter->chips.count; i++) {
        const Chip *chip = &filter->chips.items[i];
        bool same_tag = kind == CHIP_TAG && chip->kind == kind &&
                        str_equal(chip->values.items[0].folded, folded);
        bool same_key = kind == CHIP_PROPERTY && chip->kind == kind && str_equal(chip->key, key);
        if (same_tag || same_key) {
            return i;
        }
    }
    return SIZE_MAX;
}

static size_t find_value(const Chip *chip, Str folded)
{
    for (size_t i = 0; i < chip->values.count; i++) {
        if (str_equal(chip->values.items[i].folded, folded)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void remove_value(Filter *filter, size_t chip_index, size_t index)
{
    Chip *chip = &filter->chips.items[chip_index];
    chip->values.count--;
    for (size_t i = index; i < chip->values.count; i++) {
        chip->values.items[i] = chip->values.items[i + 1];
    }
    if (chip->values.count == 0) {
        remove_chip(filter, chip_index);
    }
}

void filter_mark(Filter *filter, ChipKind kind, Str key, const ChipValue *value)
{
    size_t at = find_chip(filter, kind, key, value->folded);
    size_t index = at == SIZE_MAX ? SIZE_MAX : find_value(&filter->chips.items[at], value->folded);
    if (value->mark == MARK_NONE) {
        if (index != SIZE_MAX) {
            remove_value(filter, at, index);
        }
        return;
    }
    if (index != SIZE_MAX) {
        filter->chips.items[at].values.items[index].mark = value->mark;
        return;
    }
    add_value(at == SIZE_MAX ? add_chip(filter, kind, key) : &filter->chips.items[at], value);
}

FilterMark filter_mark_of(const Filter *filter, ChipKind kind, Str key, Str folded)
{
    size_t at = find_chip(filter, kind, key, folded);
    if (at == SIZE_MAX) {
        return MARK_NONE;
    }
    const Chip *chip = &filter->chips.items[at];
    size_t index = find_value(chip, folded);
    return index == SIZE_MAX ? MARK_NONE : chip->values.items[index].mark;
}

const Chip *filter_chip_of(const Filter *filter, Str key)
{
    size_t at = find_chip(filter, CHIP_PROPERTY, key, STR(""));
    return at == SIZE_MAX ? NULL : &filter->chips.items[at];
}

void filter_add_query(Filter *filter, Str query)
{
    ChipValue value = {.text = query, .folded = query, .query = query, .mark = MARK_ONLY};
    add_value(add_chip(filter, CHIP_QUERY, STR("")), &value);
}

/* ---- one query ---- */

/* A quote that is not closed would swallow the chips behind it. */
static bool has_open_quote(Str query)
{
    bool open = false;
    for (size_t i = 0; i < query.length; i++) {
        if (open && query.data[i] == '\\') {
            i++;
        } else if (query.data[i] == '"') {
            open = !open;
        }
    }
    return open;
}

static void append_group(StrBuf *out, Str query)
{
    strbuf_append_char(out, '(');
    strbuf_append(out, query);
    if (has_open_quote(query)) {
        strbuf_append_char(out, '"');
    }
    strbuf_append_char(out, ')');
}

static size_t count_marked(const Chip *chip, FilterMark mark)
{
    size_t count = 0;
    for (size_t i = 0; i < chip->values.count; i++) {
        count += chip->values.items[i].mark == mark;
    }
    return count;
}

static void append_chip_query(const Chip *chip, StrBuf *out)
{
    size_t only = count_marked(chip, MARK_ONLY);
    if (only > 0) {
        strbuf_append(out, STR("("));
    }
    for (size_t i = 0, seen = 0; i < chip->values.count; i++) {
        if (chip->values.items[i].mark == MARK_ONLY) {
            strbuf_append(out, seen++ ? STR(" OR ") : STR(""));
            append_group(out, chip->values.items[i].query);
        }
    }
    if (only > 0) {
        strbuf_append(out, STR(")"));
    }
    for (size_t i = 0; i < chip->values.count; i++) {
        if (chip->values.items[i].mark == MARK_NOT) {
            strbuf_append(out, only++ ? STR(" -") : STR("-"));
            append_group(out, chip->values.items[i].query);
        }
    }
}

void filter_append_query(const Filter *filter, const Chip *without, StrBuf *out)
{
    for (size_t i = 0; i < filter->chips.count; i++) {
        const Chip *chip = &filter->chips.items[i];
        if (chip == without) {
            continue;
        }
        if (out->length) {
            strbuf_append_char(out, ' ');
        }
        append_chip_query(chip, out);
    }
}

/* ---- one sentence ---- */

static void end_part(Sentence *sentence, Role role)
{
    SentencePart part = {.end = sentence->text.length, .role = role};
    vec_push(&sentence->parts, part);
}

static void append_value(const Chip *chip, const ChipValue *value, bool ascii, StrBuf *out)
{
    if (chip->kind == CHIP_TAG) {
        strbuf_append(out, str_is_empty(value->text) ? STR("no tag") : STR("#"));
    } else if (str_is_empty(value->text)) {
        strbuf_append(out, STR("none"));
    } else if (chip->kind == CHIP_PROPERTY && status_has_glyph(value->status, value->text)) {
        strbuf_append(out, status_glyph(value->status, ascii));
        strbuf_append_char(out, ' ');
    }
    strbuf_append(out, value->text);
}

static void append_values(const Chip *chip, FilterMark mark, bool ascii, StrBuf *out)
{
    for (size_t i = 0, seen = 0; i < chip->values.count; i++) {
        if (chip->values.items[i].mark == mark) {
            strbuf_append(out, seen++ ? STR(" or ") : STR(""));
            append_value(chip, &chip->values.items[i], ascii, out);
        }
    }
}

static void append_chip(const Chip *chip, bool first, bool ascii, Sentence *sentence)
{
    StrBuf *out = &sentence->text;
    bool excludes = count_marked(chip, MARK_ONLY) == 0;
    strbuf_append(out, first ? (excludes ? STR("all but") : STR("only"))
                             : (excludes ? STR("but not") : STR("and")));
    strbuf_append_char(out, ' ');
    end_part(sentence, ROLE_dim);
    if (chip->kind == CHIP_PROPERTY) {
        strbuf_append(out, chip->key);
        strbuf_append(out, STR(": "));
    }
    append_values(chip, excludes ? MARK_NOT : MARK_ONLY, ascii, out);
    end_part(sentence, ROLE_chip);
    if (!excludes && count_marked(chip, MARK_NOT) > 0) {
        strbuf_append(out, STR(" not "));
        end_part(sentence, ROLE_dim);
        append_values(chip, MARK_NOT, ascii, out);
        end_part(sentence, ROLE_chip);
    }
}

void filter_make_sentence(const Filter *filter, bool ascii, Sentence *out)
{
    strbuf_reset(&out->text);
    out->parts.count = 0;
    for (size_t i = 0; i < filter->chips.count; i++) {
        if (i > 0) {
            strbuf_append_char(&out->text, ' ');
        }
        append_chip(&filter->chips.items[i], i == 0, ascii, out);
    }
}

void sentence_clear(Sentence *sentence)
{
    strbuf_clear(&sentence->text);
    vec_clear(&sentence->parts);
}
