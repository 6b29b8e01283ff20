#include "vault/settings.h"

#include "base/alloc.h"
#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"

#define SETTINGS_SIZE_MAX ((size_t)4 << 20)
/* Groups of bookmarks in each other. */
#define BOOKMARK_DEPTH_MAX 32

static const char default_daily_format[] = "YYYY-MM-DD";

/** A settings file on its way into `settings`. */
typedef struct Reader {
    Settings *settings;
    const char *path;
    VEC(AttuneBookmark) bookmarks;
} Reader;

static void add_problem(Reader *reader, uint32_t line, Str subject, Str message)
{
    Arena *arena = &reader->settings->arena;
    StrBuf valid = {0};
    /* A message may quote the file, and cut a character in two. */
    utf8_append_valid(&valid, message);
    SettingsProblem problem = {.path = str_from(reader->path),
                               .line = line,
                               .subject = arena_clone_str(arena, subject),
                               .message = arena_clone_str(arena, strbuf_view(&valid))};
    vec_push(&reader->settings->problems, problem);
    strbuf_clear(&valid);
}

/** "line 3: what is wrong" → the number; `*message` is what is behind it. */
static uint32_t take_line(Str *message)
{
    const Str word = STR("line ");
    size_t colon = str_find_char(*message, ':', 0);
    uint64_t line;
    if (!str_starts_with(*message, word) || colon == STR_NOT_FOUND ||
        !str_parse_u64(str_slice(*message, word.length, colon), &line) || line > UINT32_MAX)
        return 1;
    *message = str_trim_ascii(str_from_offset(*message, colon + 1));
    return (uint32_t)line;
}

static void complain(Reader *reader, const Error *error)
{
    Str message = str_from(error->message);
    Str path = str_from(reader->path);
    if (str_starts_with(message, path) && message.length > path.length + 2)
        message = str_from_offset(message, path.length + 2);
    uint32_t line = take_line(&message);
    Str told = arena_printf(&reader->settings->arena, "%.*s; defaults are used", STR_ARG(message));
    add_problem(reader, line, (Str){0}, told);
}

static Json *parse_json(Reader *reader, Str text)
{
    Error error;
    Json *json = json_parse(text, &error);
    if (!json)
        complain(reader, &error);
    if (json && json_kind(json) != JSON_KIND_OBJECT) {
        add_problem(reader, 1, (Str){0}, STR("not an object; defaults are used"));
        json_free(json);
        json = NULL;
    }
    return json;
}

static Str clone_text(Reader *reader, const Json *value)
{
    return arena_clone_str(&reader->settings->arena, json_text(value));
}

/** A folder of the vault without slashes at its ends; "" for the root and for what leaves it. */
static Str clone_folder(Reader *reader, const Json *value)
{
    Str path = json_text(value);
    while (str_starts_with(path, STR("/")))
        path = str_from_offset(path, 1);
    Str folder;
    return path_normalise(&reader->settings->arena, path, &folder) ? folder : (Str){0};
}

/* ---- app.json ---------------------------------------------------------------------------------
 */

static void add_filter(Reader *reader, Str text)
{
    Settings *settings = reader->settings;
    if (str_is_empty(text))
        return;
    Filter filter = {.text = arena_clone_str(&settings->arena, text)};
    bool is_regex =
        text.length > 2 && str_starts_with(text, STR("/")) && str_ends_with(text, STR("/"));
    if (!is_regex) {
        filter.prefix = unicode_fold(&settings->arena, filter.text);
        vec_push(&settings->filters, filter);
        return;
    }
    Error error;
    filter.regex = regex_compile(str_slice(filter.text, 1, text.length - 1), false, &error);
    if (filter.regex)
        vec_push(&settings->filters, filter);
    else
        add_problem(reader, 1, filter.text,
                    arena_printf(&settings->arena, "%s; this filter is not used", error.message));
}

static void read_app(Reader *reader, const Json *json)
{
    AttuneSettings *face = &reader->settings->face;
    face->strict_line_breaks = json_bool(json_get(json, STR("strictLineBreaks")), false);
    face->use_markdown_links = json_bool(json_get(json, STR("useMarkdownLinks")), false);
    Str format = json_text(json_get(json, STR("newLinkFormat")));
    if (str_equal(format, STR("relative")))
        face->link_format = ATTUNE_FORMAT_RELATIVE;
    else if (str_equal(format, STR("absolute")))
        face->link_format = ATTUNE_FORMAT_ABSOLUTE;
    Str properties = json_text(json_get(json, STR("propertiesInDocument")));
    if (str_equal(properties, STR("hidden")))
        face->properties = ATTUNE_PROPERTIES_HIDDEN;
    else if (str_equal(properties, STR("source")))
        face->properties = ATTUNE_PROPERTIES_SOURCE;
    const Json *filters = json_get(json, STR("userIgnoreFilters"));
    for (size_t i = 0; i < json_count(filters); i++)
        add_filter(reader, json_text(json_item(filters, i)));
}

/* ---- the other files --------------------------------------------------------------------------
 */

static void read_types(Reader *reader, const Json *json)
{
    Settings *settings = reader->settings;
    JsonMember member = {0};
    while (json_next_member(json_get(json, STR("types")), &member)) {
        Str type = clone_text(reader, member.value);
        Str key = unicode_fold(&settings->arena, arena_clone_str(&settings->arena, member.key));
        if (str_is_empty(type))
            continue;
        map_put(&settings->type_ids, key, (uint32_t)settings->types.count);
        vec_push(&settings->types, type);
    }
}

static void read_daily_notes(Reader *reader, const Json *json)
{
    AttuneSettings *face = &reader->settings->face;
    face->daily_folder = clone_folder(reader, json_get(json, STR("folder")));
    Str format = clone_text(reader, json_get(json, STR("format")));
    if (str_is_empty(format))
        return;
    StrBuf sample = {0};
    Str unknown = {0};
    if (date_append_moment(&sample, format, (Date){2025, 1, 31}, &unknown))
        face->daily_format = format;
    else
        add_problem(reader, 1, unknown,
                    arena_printf(&reader->settings->arena,
                                 "no token of dates that is known; “%s” is used",
                                 default_daily_format));
    strbuf_clear(&sample);
}

static void read_templates(Reader *reader, const Json *json)
{
    reader->settings->face.templates_folder = clone_folder(reader, json_get(json, STR("folder")));
}

static void read_bookmark_items(Reader *reader, const Json *items, unsigned depth)
{
    for (size_t i = 0; i < json_count(items); i++) {
        const Json *item = json_item(items, i);
        Str type = json_text(json_get(item, STR("type")));
        if (str_equal(type, STR("group")) && depth < BOOKMARK_DEPTH_MAX)
            read_bookmark_items(reader, json_get(item, STR("items")), depth + 1);
        AttuneBookmark bookmark = {.title = clone_text(reader, json_get(item, STR("title")))};
        if (str_equal(type, STR("file")))
            bookmark.path = clone_text(reader, json_get(item, STR("path")));
        else if (str_equal(type, STR("search")))
            bookmark.query = clone_text(reader, json_get(item, STR("query")));
        if (!str_is_empty(bookmark.path) || !str_is_empty(bookmark.query))
            vec_push(&reader->bookmarks, bookmark);
    }
}

static void read_bookmarks(Reader *reader, const Json *json)
{
    AttuneSettings *face = &reader->settings->face;
    read_bookmark_items(reader, json_get(json, STR("items")), 0);
    face->bookmarks = vec_clone_into(&reader->bookmarks, &reader->settings->arena);
    face->bookmark_count = reader->bookmarks.count;
    vec_clear(&reader->bookmarks);
}

typedef struct SettingsFile {
    const char *path;
    void (*read)(Reader *reader, const Json *json);
} SettingsFile;

static const SettingsFile settings_files[] = {
    {".obsidian/app.json", read_app},
    {".obsidian/types.json", read_types},
    {".obsidian/daily-notes.json", read_daily_notes},
    {".obsidian/templates.json", read_templates},
    {".obsidian/bookmarks.json", read_bookmarks},
};
#define SETTINGS_FILE_COUNT (sizeof settings_files / sizeof *settings_files)

static void take(const SettingsFile *file, Reader *reader, Str text)
{
    Json *json = parse_json(reader, text);
    if (json)
        file->read(reader, json);
    json_free(json);
}

void settings_take(Settings *settings, const char *path, Str text)
{
    for (size_t i = 0; i < SETTINGS_FILE_COUNT; i++) {
        Reader reader = {.settings = settings, .path = settings_files[i].path};
        if (strcmp(path, reader.path) == 0)
            take(&settings_files[i], &reader, text);
    }
}

Settings *settings_read(int root)
{
    Settings *settings = MEM_NEW(Settings);
    settings->face.daily_format = str_from(default_daily_format);
    for (size_t i = 0; i < SETTINGS_FILE_COUNT; i++) {
        Reader reader = {.settings = settings, .path = settings_files[i].path};
        StrBuf text = {0};
        Error error = {0};
        bool was_read = file_read_at(root, reader.path, SETTINGS_SIZE_MAX, &text, &error);
        uint64_t content = was_read ? str_hash(strbuf_view(&text)) : error.kind;
        settings->fingerprint = settings->fingerprint * 31 + content;
        if (was_read)
            take(&settings_files[i], &reader, strbuf_view(&text));
        else if (error.kind != ATTUNE_ERROR_NOT_FOUND)
            complain(&reader, &error);
        strbuf_clear(&text);
    }
    return settings;
}

void settings_free(Settings *settings)
{
    if (!settings)
        return;
    for (size_t i = 0; i < settings->filters.count; i++)
        regex_free(settings->filters.items[i].regex);
    vec_clear(&settings->filters);
    vec_clear(&settings->problems);
    vec_clear(&settings->types);
    map_clear(&settings->type_ids);
    arena_clear(&settings->arena);
    mem_free(settings);
}

static void drop_filter(Settings *settings, size_t index)
{
    Reader reader = {.settings = settings, .path = ".obsidian/app.json"};
    Filter *filter = &settings->filters.items[index];
    add_problem(&reader, 1, filter->text, STR("takes too long; this filter is not used"));
    regex_free(filter->regex);
    *filter = vec_last(&settings->filters);
    settings->filters.count--;
}

bool settings_exclude(Settings *settings, Str path, Str folded)
{
    for (size_t i = 0; i < settings->filters.count; i++) {
        const Filter *filter = &settings->filters.items[i];
        if (!filter->regex) {
            if (str_starts_with(folded, filter->prefix))
                return true;
            continue;
        }
        RegexResult result = regex_find(filter->regex, path, 0, NULL, NULL);
        if (result == REGEX_FOUND)
            return true;
        if (result == REGEX_LIMIT)
            drop_filter(settings, i--);
    }
    return false;
}
