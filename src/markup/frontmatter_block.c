#include "markup/frontmatter_block.h"

#include "base/alloc.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/flow.h"
#include "markup/property.h"

/* Single keys that are wrong are told up to here; a block with more is no one's front matter. */
#define PROBLEMS_MAX 1000

void block_init(BlockReader *reader, Arena *arena, Str text, size_t start, size_t end)
{
    *reader = (BlockReader){.arena = arena, .offset = start};
    reader->yaml = yamltext_clean(&reader->cleaned, str_slice(text, start, end));
}

void block_clear(BlockReader *reader)
{
    arena_clear(&reader->scratch);
    arena_clear(&reader->cleaned);
    vec_clear(&reader->properties);
    vec_clear(&reader->problems);
    vec_clear(&reader->first_lines);
    nameset_clear(&reader->keys);
}

BlockPiece block_whole(const BlockReader *reader)
{
    return (BlockPiece){.text = reader->yaml.text};
}

void block_complain(BlockReader *reader, AttuneProblemKind kind, uint32_t line, Str subject,
                    Str message)
{
    AttuneProblem problem = {
        .kind = kind, .line = BLOCK_FIRST_LINE + line, .subject = subject, .message = message};
    vec_push(&reader->problems, problem);
}

/* ---- keys that come twice ---- */

void block_add(BlockReader *reader, AttuneProperty property)
{
    property.folded = unicode_fold(reader->arena, property.key);
    bool is_new;
    uint32_t index = nameset_add(&reader->keys, property.folded, &is_new);
    if (is_new) {
        vec_push(&reader->properties, property);
        vec_push(&reader->first_lines, property.line);
        return;
    }
    AttuneProperty *first = &reader->properties.items[index];
    if (reader->problems.count < PROBLEMS_MAX) {
        Str message = arena_printf(reader->arena, "also on line %u; the last one counts",
                                   reader->first_lines.items[index]);
        block_complain(reader, ATTUNE_PROBLEM_DUPLICATE_KEY, property.line - BLOCK_FIRST_LINE,
                       property.key, message);
    }
    property.key = first->key;
    property.folded = first->folded;
    *first = property;
}

/* ---- from YAML values to ours ---- */

static ValuePlace place_of(const BlockReader *reader, const BlockPiece *piece,
                           const YamlValue *value)
{
    size_t start = yamltext_original_offset(&reader->yaml, piece->offset + value->start);
    size_t end = yamltext_original_offset(&reader->yaml, piece->offset + value->end);
    return (ValuePlace){.line = BLOCK_FIRST_LINE + piece->line + value->line,
                        .column = value->column + 1,
                        .offset = reader->offset + start,
                        .length = end - start};
}

/** A text of the tree to keep: where it stands in the note if it does so, else a copy. */
static Str keep_text(BlockReader *reader, const BlockPiece *piece, Str text, size_t start)
{
    if (reader->yaml.changed)
        return yamltext_restore(reader->arena, &reader->yaml, text);
    Str source = str_slice(piece->text, start, start + text.length);
    return str_equal(source, text) ? source : arena_clone_str(reader->arena, text);
}

static bool is_quoted(const YamlValue *value)
{
    return value->kind == YAML_SCALAR &&
           (value->style == YAML_STYLE_SINGLE || value->style == YAML_STYLE_DOUBLE);
}

static bool is_block_scalar(const YamlValue *value)
{
    return value->kind == YAML_SCALAR &&
           (value->style == YAML_STYLE_LITERAL || value->style == YAML_STYLE_FOLDED);
}

static Str scalar_text(BlockReader *reader, const BlockPiece *piece, const YamlValue *scalar)
{
    return keep_text(reader, piece, scalar->text, scalar->start + (is_quoted(scalar) ? 1 : 0));
}

/** A list or an object as one line of flow form. */
static Str flow_text(BlockReader *reader, const BlockPiece *piece, const YamlValue *value)
{
    Str source = str_slice(piece->text, value->start, value->end);
    bool as_written = value->style == YAML_STYLE_FLOW && !value->is_alias &&
                      str_find_char(source, '\n', 0) == STR_NOT_FOUND;
    if (as_written)
        return keep_text(reader, piece, source, value->start);
    StrBuf out = {0};
    flow_append_value(&out, piece->text, value);
    Str text = reader->yaml.changed
                   ? yamltext_restore(reader->arena, &reader->yaml, strbuf_view(&out))
                   : arena_clone_str(reader->arena, strbuf_view(&out));
    strbuf_clear(&out);
    return text;
}

static const YamlValue *only_item(const YamlValue *value)
{
    bool single =
        value->kind == YAML_SEQUENCE && value->style == YAML_STYLE_FLOW && value->count == 1;
    return single ? value->items[0] : NULL;
}

/** `[[Note]]` without quotes, which YAML reads as a list in a list (vault-spec 2.8.2, 14.5). */
static bool read_bare_link(BlockReader *reader, const BlockPiece *piece, const YamlValue *value,
                           AttuneValue *out)
{
    const YamlValue *inner = only_item(value);
    const YamlValue *scalar = inner ? only_item(inner) : NULL;
    if (!scalar || scalar->kind != YAML_SCALAR)
        return false;
    Str wrapped = arena_printf(&reader->scratch, "[[%.*s]]", STR_ARG(scalar->text));
    Str text = keep_text(reader, piece, wrapped, value->start);
    ValuePlace place = place_of(reader, piece, value);
    AttuneValue link = property_type_at(reader->arena, text, SCALAR_QUOTED, &place);
    if (link.type != ATTUNE_TYPE_LINK)
        return false;
    *out = link;
    return true;
}

/** Anything but the items of a list. `*bare_link` becomes true when it was a link without quotes.
 */
static AttuneValue read_value(BlockReader *reader, const BlockPiece *piece, const YamlValue *value,
                              bool *bare_link)
{
    ValuePlace place = place_of(reader, piece, value);
    AttuneValue out = {.line = place.line, .column = place.column};
    if (value->kind != YAML_SCALAR) {
        if (read_bare_link(reader, piece, value, &out)) {
            *bare_link = true;
            return out;
        }
        out.type = value->kind == YAML_SEQUENCE ? ATTUNE_TYPE_LIST : ATTUNE_TYPE_OBJECT;
        out.text = flow_text(reader, piece, value);
        return out;
    }
    Str text = scalar_text(reader, piece, value);
    ScalarStyle style = SCALAR_PLAIN;
    if (value->is_string || is_block_scalar(value))
        style = SCALAR_BLOCK;
    else if (is_quoted(value))
        style = SCALAR_QUOTED;
    return property_type_at(reader->arena, text, style, &place);
}

static void read_items(BlockReader *reader, const BlockPiece *piece, const YamlValue *list,
                       AttuneProperty *property, bool *bare_link)
{
    AttuneValue *items = ARENA_ARRAY(reader->arena, AttuneValue, list->count);
    for (size_t i = 0; i < list->count; i++)
        items[i] = read_value(reader, piece, list->items[i], bare_link);
    property->items = items;
    property->item_count = list->count;
}

static void complain_of_pair(BlockReader *reader, uint32_t line, Str key, Str message)
{
    if (reader->problems.count < PROBLEMS_MAX)
        block_complain(reader, ATTUNE_PROBLEM_FRONT_MATTER, line, key, message);
}

static void read_pair(BlockReader *reader, const BlockPiece *piece, const YamlPair *pair)
{
    uint32_t line = piece->line + pair->key->line;
    if (pair->key->kind != YAML_SCALAR || str_is_empty(utf8_trim(pair->key->text))) {
        Str what = pair->key->kind == YAML_SCALAR ? STR("value without a key; left out")
                                                  : STR("list or object as a key; left out");
        complain_of_pair(reader, line, (Str){0}, what);
        return;
    }
    AttuneProperty property = {.key = scalar_text(reader, piece, pair->key),
                               .line = BLOCK_FIRST_LINE + line};
    bool bare_link = false;
    property.value = read_value(reader, piece, pair->value, &bare_link);
    property.block_scalar = is_block_scalar(pair->value);
    property.quoted = is_quoted(pair->value);
    if (property.value.type == ATTUNE_TYPE_LIST)
        read_items(reader, piece, pair->value, &property, &bare_link);
    if (bare_link)
        complain_of_pair(reader, line, property.key, STR("“[[…]]” without quotes; read as a link"));
    block_add(reader, property);
}

bool block_read_piece(BlockReader *reader, const BlockPiece *piece, YamlProblem *problem)
{
    arena_reset(&reader->scratch);
    YamlValue *root = NULL;
    if (!yaml_parse(&reader->scratch, piece->text, YAML_LIMITS_DEFAULT, &root, problem))
        return false;
    if (!root || root->kind != YAML_MAPPING) {
        *problem = (YamlProblem){.message = "no key with a value"};
        return false;
    }
    for (size_t i = 0; i < root->count; i++)
        read_pair(reader, piece, &root->pairs[i]);
    return true;
}
