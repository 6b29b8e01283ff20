#include "base/yaml.h"

#include <yaml.h>

#include "base/alloc.h"
#include "base/assert.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Code points between two remembered byte offsets. */
#define PLACE_STEP 64
/* Copying an alias recurses once a level. */
#define DEPTH_MAX 150
/* libyaml compares each directive with all before it. */
#define DIRECTIVES_MAX 16

/* Where the code points that libyaml counts lie in the text. */
typedef struct Places {
    Str text;
    bool is_ascii;
    VEC(size_t) offsets; /* of code points 0, PLACE_STEP, 2 × PLACE_STEP … */
} Places;

typedef struct Anchor {
    YamlValue *value;
    bool is_complete;
} Anchor;

/* A sequence or mapping that is still open; its children are the last ones of Reader.children. */
typedef struct Frame {
    YamlValue *value;
    size_t first_child;
    uint32_t anchor; /* index, or NO_ANCHOR */
} Frame;

#define NO_ANCHOR UINT32_MAX

typedef struct Reader {
    Arena *arena;
    YamlLimits limits;
    YamlProblem *problem;
    Places places;
    Map anchor_of_name;
    VEC(Anchor) anchors;
    VEC(Frame) frames;
    VEC(YamlValue *) children;
    YamlValue *root;
    uint32_t documents;
    uint32_t nodes;
    uint32_t alias_nodes;
} Reader;

static void places_init(Places *places, Str text)
{
    *places = (Places){.text = text, .is_ascii = utf8_is_ascii(text)};
    if (places->is_ascii) {
        return;
    }
    size_t count = 0;
    for (size_t offset = 0; offset < text.length; count++) {
        if (count % PLACE_STEP == 0) {
            vec_push(&places->offsets, offset);
        }
        utf8_next(text, &offset);
    }
}

static size_t byte_of_index(const Places *places, size_t index)
{
    if (places->is_ascii) {
        return index < places->text.length ? index : places->text.length;
    }
    size_t step = index / PLACE_STEP;
    if (step >= places->offsets.count) {
        return places->text.length;
    }
    size_t start = places->offsets.items[step];
    return start + utf8_offset_of(str_from_offset(places->text, start), index % PLACE_STEP);
}

static uint32_t clamp_u32(size_t number)
{
    return number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
}

static bool fail_at(Reader *reader, uint32_t line, uint32_t column, const char *message)
{
    *reader->problem = (YamlProblem){.line = line, .column = column, .message = message};
    return false;
}

static bool fail_limit(Reader *reader, uint32_t line, uint32_t column, const char *message)
{
    *reader->problem =
        (YamlProblem){.is_limit = true, .line = line, .column = column, .message = message};
    return false;
}

/*
 * Move the place of a value over its tag and anchor, which libyaml counts in, and the blanks and
 * comments behind them. An empty value ends where its tag does.
 */
static void skip_node_properties(Str text, YamlValue *value)
{
    enum { BETWEEN, IN_ANCHOR, IN_TAG, IN_COMMENT } state = BETWEEN;
    size_t offset = value->start;
    while (offset < value->end) {
        size_t next = offset;
        uint32_t c = utf8_next(text, &next);
        bool is_break = c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
        bool is_blank = is_break || c == ' ' || c == '\t';
        bool is_anchor_character = c < 0x80 && (ascii_is_alnum((char)c) || c == '_' || c == '-');
        if ((state == IN_ANCHOR && !is_anchor_character) || (state == IN_TAG && is_blank) ||
            (state == IN_COMMENT && is_break)) {
            state = BETWEEN;
        }
        if (state == BETWEEN && !is_blank) {
            if (c != '&' && c != '!' && c != '#') {
                break;
            }
            state = c == '&' ? IN_ANCHOR : c == '!' ? IN_TAG : IN_COMMENT;
        }
        if (c == '\r' && next < text.length && text.data[next] == '\n') {
            next++;
        }
        value->line += is_break;
        value->column = is_break ? 0 : value->column + 1;
        offset = next;
    }
    value->start = offset;
}

static void set_place(const Reader *reader, YamlValue *value, const yaml_event_t *event,
                      bool has_properties)
{
    value->line = clamp_u32(event->start_mark.line);
    value->column = clamp_u32(event->start_mark.column);
    value->start = byte_of_index(&reader->places, event->start_mark.index);
    value->end = byte_of_index(&reader->places, event->end_mark.index);
    if (has_properties) {
        skip_node_properties(reader->places.text, value);
    }
}

static YamlValue *new_value(Reader *reader, YamlKind kind, YamlStyle style, uint32_t line,
                            uint32_t column)
{
    if (reader->nodes >= reader->limits.nodes) {
        fail_limit(reader, line, column, "too many values");
        return NULL;
    }
    reader->nodes++;
    YamlValue *value = ARENA_NEW(reader->arena, YamlValue);
    value->kind = kind;
    value->style = style;
    return value;
}

static YamlValue *new_value_of_event(Reader *reader, const yaml_event_t *event, YamlKind kind,
                                     YamlStyle style)
{
    return new_value(reader, kind, style, clamp_u32(event->start_mark.line),
                     clamp_u32(event->start_mark.column));
}

static Str str_of(const yaml_char_t *text) { return str_from((const char *)text); }

static uint32_t add_anchor(Reader *reader, const yaml_char_t *name, YamlValue *value,
                           bool is_complete)
{
    if (!name) {
        return NO_ANCHOR;
    }
    uint32_t index = clamp_u32(reader->anchors.count);
    Anchor anchor = {value, is_complete};
    vec_push(&reader->anchors, anchor);
    map_put(&reader->anchor_of_name, arena_clone_str(reader->arena, str_of(name)), index);
    return index;
}

static void add_child(Reader *reader, YamlValue *value)
{
    if (reader->frames.count == 0) {
        reader->root = value;
    } else {
        vec_push(&reader->children, value);
    }
}

static YamlStyle style_of_scalar(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return YAML_STYLE_SINGLE;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return YAML_STYLE_DOUBLE;
    case YAML_LITERAL_SCALAR_STYLE:
        return YAML_STYLE_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return YAML_STYLE_FOLDED;
    default:
        return YAML_STYLE_PLAIN;
    }
}

static bool take_scalar(Reader *reader, const yaml_event_t *event)
{
    YamlValue *value =
        new_value_of_event(reader, event, YAML_SCALAR, style_of_scalar(event->data.scalar.style));
    if (!value) {
        return false;
    }
    const yaml_char_t *tag = event->data.scalar.tag;
    value->is_string = tag && str_equal(str_of(tag), STR(YAML_STR_TAG));
    value->text = arena_clone_str(
        reader->arena, (Str){(const char *)event->data.scalar.value, event->data.scalar.length});
    set_place(reader, value, event, tag || event->data.scalar.anchor);
    add_anchor(reader, event->data.scalar.anchor, value, true);
    add_child(reader, value);
    return true;
}

static bool open_collection(Reader *reader, const yaml_event_t *event, YamlKind kind)
{
    bool is_sequence = kind == YAML_SEQUENCE;
    bool is_flow = is_sequence ? event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                               : event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    const yaml_char_t *tag =
        is_sequence ? event->data.sequence_start.tag : event->data.mapping_start.tag;
    const yaml_char_t *anchor =
        is_sequence ? event->data.sequence_start.anchor : event->data.mapping_start.anchor;
    if (reader->frames.count >= reader->limits.depth) {
        return fail_limit(reader, clamp_u32(event->start_mark.line),
                          clamp_u32(event->start_mark.column), "nested too deeply");
    }
    YamlValue *value =
        new_value_of_event(reader, event, kind, is_flow ? YAML_STYLE_FLOW : YAML_STYLE_BLOCK);
    if (!value) {
        return false;
    }
    value->is_string = tag && str_equal(str_of(tag), STR(YAML_STR_TAG));
    set_place(reader, value, event, tag || anchor);
    Frame frame = {value, reader->children.count, add_anchor(reader, anchor, value, false)};
    vec_push(&reader->frames, frame);
    return true;
}

/* A pair alone in a flow sequence, `[a: b]`, and block collections have no closing sign: they end
 * with their last child. */
static void set_end(const Reader *reader, YamlValue *value, const yaml_event_t *event,
                    const YamlValue *last)
{
    char sign =
        value->start < reader->places.text.length ? reader->places.text.data[value->start] : '\0';
    if (value->style == YAML_STYLE_FLOW && (sign == '[' || sign == '{') &&
        event->start_mark.index < event->end_mark.index) {
        value->end = byte_of_index(&reader->places, event->end_mark.index);
    } else if (last && last->end > value->end) {
        value->end = last->end;
    }
}

static void close_collection(Reader *reader, const yaml_event_t *event)
{
    ASSERT(reader->frames.count > 0, "libyaml ends what it has started");
    Frame frame = vec_pop(&reader->frames);
    YamlValue *value = frame.value;
    size_t count = reader->children.count - frame.first_child;
    YamlValue **children = count ? reader->children.items + frame.first_child : NULL;
    set_end(reader, value, event, count ? children[count - 1] : NULL);
    if (value->kind == YAML_SEQUENCE) {
        value->count = count;
        value->items =
            count ? arena_clone(reader->arena, children, count * sizeof *children) : NULL;
    } else {
        value->count = count / 2;
        value->pairs = ARENA_ARRAY(reader->arena, YamlPair, value->count);
        for (size_t i = 0; i < value->count; i++) {
            value->pairs[i] = (YamlPair){children[2 * i], children[2 * i + 1]};
        }
    }
    reader->children.count = frame.first_child;
    if (frame.anchor != NO_ANCHOR) {
        reader->anchors.items[frame.anchor].is_complete = true;
    }
    add_child(reader, value);
}

static YamlValue *copy_value(Reader *reader, const YamlValue *original, const YamlValue *place,
                             uint32_t depth, uint32_t alias_depth);

static bool copy_children(Reader *reader, YamlValue *copy, const YamlValue *place, uint32_t depth,
                          uint32_t alias_depth)
{
    if (copy->kind == YAML_SEQUENCE) {
        YamlValue **items = ARENA_ARRAY(reader->arena, YamlValue *, copy->count);
        for (size_t i = 0; i < copy->count; i++) {
            items[i] = copy_value(reader, copy->items[i], place, depth, alias_depth);
            if (!items[i]) {
                return false;
            }
        }
        copy->items = items;
    } else {
        YamlPair *pairs = ARENA_ARRAY(reader->arena, YamlPair, copy->count);
        for (size_t i = 0; i < copy->count; i++) {
            pairs[i].key = copy_value(reader, copy->pairs[i].key, place, depth, alias_depth);
            pairs[i].value =
                pairs[i].key ? copy_value(reader, copy->pairs[i].value, place, depth, alias_depth)
                             : NULL;
            if (!pairs[i].value) {
                return false;
            }
        }
        copy->pairs = pairs;
    }
    return true;
}

/* `place` is the alias that asks, for problems; `depth` counts the collections around the copy. */
static YamlValue *copy_value(Reader *reader, const YamlValue *original, const YamlValue *place,
                             uint32_t depth, uint32_t alias_depth)
{
    alias_depth += original->is_alias;
    bool is_collection = original->kind != YAML_SCALAR;
    if (alias_depth > reader->limits.alias_depth ||
        (is_collection && depth >= reader->limits.depth)) {
        fail_limit(reader, place->line, place->column, "aliases nested too deeply");
        return NULL;
    }
    if (reader->alias_nodes >= reader->limits.alias_nodes) {
        fail_limit(reader, place->line, place->column, "aliases copy too many values");
        return NULL;
    }
    reader->alias_nodes++;
    YamlValue *copy =
        new_value(reader, original->kind, original->style, place->line, place->column);
    if (!copy) {
        return NULL;
    }
    *copy = *original;
    if (copy->count > 0 && !copy_children(reader, copy, place, depth + 1, alias_depth)) {
        return NULL;
    }
    return copy;
}

static bool take_alias(Reader *reader, const yaml_event_t *event)
{
    YamlValue place = {.is_alias = true};
    set_place(reader, &place, event, false);
    uint32_t index;
    if (!map_get(&reader->anchor_of_name, str_of(event->data.alias.anchor), &index)) {
        return fail_at(reader, place.line, place.column, "alias without an anchor");
    }
    ASSERT(index < reader->anchors.count, "the map holds indices of this list");
    Anchor anchor = reader->anchors.items[index];
    if (!anchor.is_complete) {
        return fail_at(reader, place.line, place.column, "alias inside its own anchor");
    }
    YamlValue *copy = copy_value(reader, anchor.value, &place, (uint32_t)reader->frames.count, 1);
    if (!copy) {
        return false;
    }
    copy->is_alias = true;
    copy->line = place.line;
    copy->column = place.column;
    copy->start = place.start;
    copy->end = place.end;
    add_child(reader, copy);
    return true;
}

static bool take_event(Reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return take_scalar(reader, event);
    case YAML_ALIAS_EVENT:
        return take_alias(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_collection(reader, event, YAML_SEQUENCE);
    case YAML_MAPPING_START_EVENT:
        return open_collection(reader, event, YAML_MAPPING);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(reader, event);
        return true;
    case YAML_DOCUMENT_START_EVENT:
        if (reader->documents++ > 0) {
            return fail_at(reader, clamp_u32(event->start_mark.line),
                           clamp_u32(event->start_mark.column), "a second document starts here");
        }
        return true;
    default:
        return true;
    }
}

/* libyaml gives the place of bad bytes as an offset, that of anything else as a mark. */
static bool fail_as_libyaml(Reader *reader, const yaml_parser_t *parser)
{
    const char *message = parser->problem ? parser->problem : "invalid YAML";
    if (parser->error == YAML_MEMORY_ERROR) {
        assert_die("attune: out of memory\n");
    }
    if (parser->error != YAML_READER_ERROR) {
        return fail_at(reader, clamp_u32(parser->problem_mark.line),
                       clamp_u32(parser->problem_mark.column), message);
    }
    uint32_t line = 0;
    uint32_t column = 0;
    for (size_t offset = 0;
         offset < parser->problem_offset && offset < reader->places.text.length;) {
        bool is_break = utf8_next(reader->places.text, &offset) == '\n';
        line += is_break;
        column = is_break ? 0 : column + 1;
    }
    return fail_at(reader, line, column, message);
}

static bool read_events(Reader *reader, yaml_parser_t *parser)
{
    bool is_fine = true;
    bool is_end = false;
    while (is_fine && !is_end) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            return fail_as_libyaml(reader, parser);
        }
        is_fine = take_event(reader, &event);
        is_end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    return is_fine;
}

static bool check_directives(Reader *reader)
{
    uint32_t line = 0;
    uint32_t directives = 0;
    Str rest = reader->places.text;
    for (Str piece; str_next_piece(&rest, '\n', &piece); line++) {
        directives += str_starts_with(piece, STR("%"));
        if (directives > DIRECTIVES_MAX) {
            return fail_limit(reader, line, 0, "too many directives");
        }
    }
    return true;
}

bool yaml_parse(Arena *arena, Str text, YamlLimits limits, YamlValue **root, YamlProblem *problem)
{
    YamlProblem ignored;
    Reader reader = {.arena = arena, .limits = limits, .problem = problem ? problem : &ignored};
    *reader.problem = (YamlProblem){0};
    if (reader.limits.depth > DEPTH_MAX) {
        reader.limits.depth = DEPTH_MAX;
    }
    places_init(&reader.places, text);

    /* libyaml takes no tab between two line ends. */
    bool is_blank = str_is_empty(str_trim_ascii(text));
    bool is_read = is_blank || check_directives(&reader);
    if (is_read && !is_blank) {
        yaml_parser_t parser;
        if (!yaml_parser_initialize(&parser)) {
            assert_die("attune: out of memory\n");
        }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser, (const unsigned char *)(text.data ? text.data : ""),
                                     text.length);
        is_read = read_events(&reader, &parser);
        yaml_parser_delete(&parser);
    }
    *root = is_read ? reader.root : NULL;

    vec_clear(&reader.places.offsets);
    vec_clear(&reader.anchors);
    vec_clear(&reader.frames);
    vec_clear(&reader.children);
    map_clear(&reader.anchor_of_name);
    return is_read;
}

YamlValue *yaml_get(const YamlValue *mapping, Str key)
{
    if (!mapping || mapping->kind != YAML_MAPPING) {
        return NULL;
    }
    for (size_t i = mapping->count; i > 0; i--) {
        const YamlPair *pair = &mapping->pairs[i - 1];
        if (pair->key->kind == YAML_SCALAR && str_equal(pair->key->text, key)) {
            return pair->value;
        }
    }
    return NULL;
}

const char *yaml_library_version(void) { return yaml_get_version_string(); }
