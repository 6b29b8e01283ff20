#include "markup/salvage.h"

#include "base/utf8.h"
#include "markup/complaint.h"

/* Each piece is a parser of its own; a block with more is no one's front matter. */
#define PIECES_MAX 10000
#define PROPERTIES_MAX 200000

/** Offset behind a quoted string at the start of `line`; 0 when it does not end there. */
static size_t skip_quoted(Str line)
{
    char quote = line.data[0];
    for (size_t i = 1; i < line.length; i++) {
        if (quote == '"' && line.data[i] == '\\')
            i++;
        else if (line.data[i] == quote)
            return i + 1;
    }
    return 0;
}

bool salvage_is_key_line(Str line, size_t *colon)
{
    if (str_is_empty(line))
        return false;
    size_t at = 0;
    char first = line.data[0];
    if (first == '"' || first == '\'') {
        at = skip_quoted(line);
        if (at == 0 || at >= line.length || line.data[at] != ':')
            return false;
    } else {
        size_t behind = 0;
        if (str_find_char(STR("#:-?[]{},&*!|>%@`"), first, 0) != STR_NOT_FOUND ||
            utf8_is_space(utf8_next(line, &behind)))
            return false;
        at = str_find_char(line, ':', 0);
        if (at == STR_NOT_FOUND)
            return false;
    }
    *colon = at;
    return at + 1 == line.length || ascii_is_blank(line.data[at + 1]);
}

size_t salvage_find_forgotten_end(Str block, uint32_t *blank_line)
{
    size_t found = STR_NOT_FOUND;
    bool has_key = false;
    bool after_blank = false;
    uint32_t number = 0;
    size_t colon;
    Str rest = block;
    Str line;
    while (str_next_piece(&rest, '\n', &line)) {
        if (salvage_is_key_line(line, &colon)) {
            has_key = true;
            found = STR_NOT_FOUND;
        } else if (has_key && after_blank && found == STR_NOT_FOUND && line.length > 0 &&
                   !ascii_is_blank(line.data[0]) && !strchr("#]}", line.data[0]) &&
                   !str_starts_with(line, STR("- ")) && !str_equal(line, STR("-"))) {
            found = (size_t)(line.data - block.data);
            *blank_line = number - 1;
        }
        after_blank = str_is_empty(str_trim_ascii(line));
        number++;
    }
    return found;
}

/** A key and the lines up to the next one. */
typedef struct KeyPiece {
    BlockPiece piece;
    size_t colon; /* in the piece */
} KeyPiece;

typedef struct PieceWalk {
    Str text;
    size_t offset;
    uint32_t line;
} PieceWalk;

/** Move over the lines up to the next one with a key. @return it, without its LF; NULL data at the
 * end */
static Str skip_to_key(PieceWalk *walk, size_t *colon)
{
    while (walk->offset < walk->text.length) {
        size_t end = str_find_char(walk->text, '\n', walk->offset);
        Str line = str_slice(walk->text, walk->offset, end);
        if (salvage_is_key_line(line, colon))
            return line;
        walk->offset += line.length + (end == STR_NOT_FOUND ? 0 : 1);
        walk->line++;
    }
    return (Str){0};
}

static bool next_piece(PieceWalk *walk, KeyPiece *out)
{
    Str line = skip_to_key(walk, &out->colon);
    if (!line.data)
        return false;
    size_t start = walk->offset;
    out->piece.offset = start;
    out->piece.line = walk->line;
    size_t behind = start + line.length + 1;
    walk->offset = behind < walk->text.length ? behind : walk->text.length;
    walk->line++;
    size_t ignored;
    skip_to_key(walk, &ignored);
    out->piece.text = str_slice(walk->text, start, walk->offset);
    return true;
}

/** The raw text behind the colon as a Text, for a piece that is no YAML by itself. */
static void add_raw(BlockReader *reader, const KeyPiece *key)
{
    Str text = key->piece.text;
    Str value = utf8_trim(str_from_offset(text, key->colon + 1));
    Str name = salvage_unquote(utf8_trim(str_slice(text, 0, key->colon)));
    uint32_t line = BLOCK_FIRST_LINE + key->piece.line;
    size_t start = str_is_empty(value) ? key->colon + 1 : (size_t)(value.data - text.data);
    uint32_t value_line = line;
    size_t line_start = 0;
    for (size_t at = str_find_char(text, '\n', 0); at < start;
         at = str_find_char(text, '\n', at + 1)) {
        value_line++;
        line_start = at + 1;
    }
    AttuneProperty property = {
        .key = yamltext_restore(reader->arena, &reader->yaml, name),
        .value = {.type = ATTUNE_TYPE_TEXT,
                  .text = yamltext_restore(reader->arena, &reader->yaml, value),
                  .line = value_line,
                  .column = (uint32_t)utf8_count(str_slice(text, line_start, start)) + 1},
        .origin = ATTUNE_PROPERTY_SALVAGED,
        .line = line,
    };
    block_add(reader, property);
}

void salvage_block(BlockReader *reader, const YamlProblem *whole)
{
    PieceWalk walk = {.text = reader->yaml.text};
    size_t pieces = 0;
    size_t broken = 0;
    Complaint first = {0};
    Str first_key = {0};
    KeyPiece key;
    while (reader->properties.count < PROPERTIES_MAX && next_piece(&walk, &key)) {
        YamlProblem problem = {.is_limit = true, .message = "too many values"};
        if (++pieces <= PIECES_MAX && block_read_piece(reader, &key.piece, &problem))
            continue;
        if (broken++ == 0) {
            first = complaint_of_piece(key.piece.text, key.colon, &problem);
            first.line += key.piece.line;
            first_key = utf8_trim(str_slice(key.piece.text, 0, key.colon));
        }
        add_raw(reader, &key);
    }
    if (pieces == 0)
        return;
    if (reader->properties.count >= PROPERTIES_MAX)
        block_complain(reader, ATTUNE_PROBLEM_LIMIT, walk.line, (Str){0},
                       STR("too many properties; the rest is left out"));
    if (broken == 0)
        first = complaint_of_block(reader->yaml.text, whole);
    const char *outcome = broken ? "; kept as text" : "; read line by line";
    Str more = broken > 1 ? arena_printf(&reader->scratch, ", and %zu more", broken - 1) : (Str){0};
    Str message =
        arena_printf(reader->arena, "%.*s%s%.*s", STR_ARG(first.words), outcome, STR_ARG(more));
    bool limit = broken ? first.is_limit : whole->is_limit;
    block_complain(reader, limit ? ATTUNE_PROBLEM_LIMIT : ATTUNE_PROBLEM_FRONT_MATTER, first.line,
                   yamltext_restore(reader->arena, &reader->yaml, salvage_unquote(first_key)),
                   message);
}

Str salvage_unquote(Str text)
{
    bool quoted = text.length >= 2 && (text.data[0] == '"' || text.data[0] == '\'') &&
                  text.data[text.length - 1] == text.data[0];
    return quoted ? str_slice(text, 1, text.length - 1) : text;
}

Str salvage_unlist(Arena *arena, Str text)
{
    char *out = ARENA_ARRAY(arena, char, text.length + 1);
    size_t length = 0;
    Str rest = text;
    Str line;
    while (str_next_piece(&rest, '\n', &line)) {
        line = utf8_trim(line);
        if (str_equal(line, STR("-")))
            continue;
        if (str_starts_with(line, STR("- ")))
            line = utf8_trim(str_from_offset(line, 2));
        line = salvage_unquote(line);
        if (str_is_empty(line))
            continue;
        memcpy(out + length, line.data, line.length);
        length += line.length;
        out[length++] = '\n';
    }
    Str list = utf8_trim((Str){out, length});
    if (list.length >= 2 && list.data[0] == '[' && list.data[list.length - 1] == ']')
        list = str_slice(list, 1, list.length - 1);
    return list;
}
