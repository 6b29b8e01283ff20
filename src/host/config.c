#include "host/config.h"

#include "base/file.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/yaml.h"
#include "host/env.h"

#define CONFIG_BYTES_MAX ((size_t)1 << 20)
#define AT(member) offsetof(Config, member)

/* clang-format off */
const Setting config_settings[] = {
    {"theme", SETTING_TEXT, AT(theme), NULL, 0, 0, "default", "mono",
     "Colours: default, mono, 256, or the name of a file in the folder themes beside this one."},
    {"background", SETTING_WORD, AT(background), "auto dark light", 0, 0, "auto", "light",
     "What the terminal's background is, where it does not say so itself: auto, dark or light."},
    {"width", SETTING_NUMBER, AT(width), NULL, 20, 300, "90", "72",
     "The widest that text is set, in cells."},
    {"ascii", SETTING_WORD, AT(ascii), "auto ambiguous always", 0, 0, "auto", "ambiguous",
     "Signs from ASCII alone: auto where the locale is not UTF-8, ambiguous where the terminal draws "
     "lines, bullets and quotes two cells wide, always everywhere."},
    {"properties", SETTING_WORD, AT(properties), "short hidden full", 0, 0, "short", "full",
     "Properties above a note: short, hidden or full."},
    {"title", SETTING_WORD, AT(title), "auto filename", 0, 0, "auto", "filename",
     "What a note is called: auto takes the property title, then the first heading of level 1, then the name of "
     "the file; filename takes that alone."},
    {"soft_links", SETTING_SWITCH, AT(soft_links), NULL, 0, 0, "on", "off",
     "Whether a link may also name a note by its alias or its title."},
    {"follow_symlinks", SETTING_SWITCH, AT(follow_symlinks), NULL, 0, 0, "on", "off",
     "Whether symbolic links in a vault are followed."},
    {"mouse", SETTING_SWITCH, AT(mouse), NULL, 0, 0, "on", "off", "Whether the mouse is used."},
    {"home", SETTING_TEXT, AT(home), NULL, 0, 0, "", "Start here",
     "The note that gh goes to; empty: Home.md, index.md or README.md of the root, else the first note."},
    {"open_without_asking", SETTING_WORDS, AT(open_without_asking), NULL, 0, 0, "[]", "[https]",
     "Schemes of addresses that are opened at once."},
    {"clipboard", SETTING_WORDS, AT(clipboard), NULL, 0, 0, "[]", "[wl-copy]",
     "A command that gets what is copied through its standard input; empty: the terminal is asked (OSC 52)."},
    {"queries", SETTING_QUERIES, AT(queries), NULL, 0, 0, "{}", "{open tasks: 'task-todo:\"\"'}",
     "Saved queries, each under its name; the query prompt offers them."},
    {"keys", SETTING_KEYS, AT(keys), NULL, 0, 0, "{}", "{note: {gd: daily-note}, everywhere: {<C-q>: quit}}",
     "Keys by context (everywhere, list, note, facets, peek, problems, help), each with the command that it is "
     "to mean; an empty command takes a key away. Help (?) names the commands."},
};
/* clang-format on */
const size_t config_setting_count = sizeof(config_settings) / sizeof(*config_settings);

/* ---- problems ---------------------------------------------------------------------------------
 */

static void complain(Config *config, const YamlValue *at, Str subject, Str message)
{
    ConfigProblem problem = {.line = at ? at->line + 1 : 1,
                             .subject = arena_clone_str(&config->memory, subject),
                             .message = arena_clone_str(&config->memory, message)};
    vec_push(&config->problems, problem);
}

static void complain_value(Config *config, const Setting *setting, const YamlValue *value,
                           Str wanted)
{
    complain(config, value, str_from(setting->name),
             arena_printf(&config->memory, "wants %.*s; %s stays", STR_ARG(wanted),
                          *setting->fallback ? setting->fallback : "the default"));
}

/* ---- one setting ------------------------------------------------------------------------------
 */

static bool has_word(const char *list, Str wanted)
{
    Str rest = str_from(list), word;
    while (str_next_piece(&rest, ' ', &word)) {
        if (str_equal(word, wanted)) {
            return true;
        }
    }
    return false;
}

static void read_switch(Config *config, const Setting *setting, const YamlValue *value)
{
    bool on = has_word("on true yes", value->text);
    if (value->kind == YAML_SCALAR && (on || has_word("off false no", value->text))) {
        *(bool *)((char *)config + setting->place) = on;
    } else {
        complain_value(config, setting, value, STR("on or off"));
    }
}

static void read_number(Config *config, const Setting *setting, const YamlValue *value)
{
    uint64_t number;
    if (value->kind == YAML_SCALAR && str_parse_u64(value->text, &number) &&
        number >= (uint64_t)setting->least && number <= (uint64_t)setting->most) {
        *(int64_t *)(void *)((char *)config + setting->place) = (int64_t)number;
        return;
    }
    complain_value(config, setting, value,
                   arena_printf(&config->memory, "a number from %lld to %lld",
                                (long long)setting->least, (long long)setting->most));
}

static void read_text(Config *config, const Setting *setting, const YamlValue *value)
{
    Str *place = (Str *)(void *)((char *)config + setting->place);
    if (value->kind != YAML_SCALAR) {
        complain_value(config, setting, value, STR("a text"));
    } else if (setting->choices && !has_word(setting->choices, value->text)) {
        complain_value(config, setting, value,
                       arena_printf(&config->memory, "one of: %s", setting->choices));
    } else {
        *place = value->text;
    }
}

/** A single text is a list of one. */
static void read_words(Config *config, const Setting *setting, const YamlValue *value)
{
    ConfigWords *words = (ConfigWords *)(void *)((char *)config + setting->place);
    words->count = 0;
    if (value->kind == YAML_SCALAR && !str_is_empty(value->text)) {
        vec_push(words, value->text);
    }
    for (size_t i = 0; value->kind == YAML_SEQUENCE && i < value->count; i++) {
        if (value->items[i]->kind == YAML_SCALAR) {
            vec_push(words, value->items[i]->text);
        } else {
            complain_value(config, setting, value->items[i], STR("a list of texts"));
        }
    }
    if (value->kind == YAML_MAPPING) {
        complain_value(config, setting, value, STR("a list of texts"));
    }
}

static void read_queries(Config *config, const Setting *setting, const YamlValue *value)
{
    if (value->kind != YAML_MAPPING) {
        complain_value(config, setting, value, STR("names with their queries"));
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        const YamlPair *pair = &value->pairs[i];
        if (pair->key->kind == YAML_SCALAR && pair->value->kind == YAML_SCALAR) {
            vec_push(&config->queries,
                     ((ConfigQuery){pair->key->text, pair->value->text, pair->key->line + 1}));
        } else {
            complain_value(config, setting, pair->key, STR("names with their queries"));
        }
    }
}

static void read_bindings(Config *config, const Setting *setting, Str context,
                          const YamlValue *value)
{
    for (size_t i = 0; i < value->count; i++) {
        const YamlPair *pair = &value->pairs[i];
        if (pair->key->kind != YAML_SCALAR || pair->value->kind != YAML_SCALAR) {
            complain_value(config, setting, pair->key, STR("keys with the names of commands"));
            continue;
        }
        ConfigKey key = {context, pair->key->text, pair->value->text, pair->key->line + 1};
        vec_push(&config->keys, key);
    }
}

static void read_keys(Config *config, const Setting *setting, const YamlValue *value)
{
    if (value->kind != YAML_MAPPING) {
        complain_value(config, setting, value, STR("keys with the names of commands"));
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        const YamlPair *pair = &value->pairs[i];
        if (pair->key->kind == YAML_SCALAR && pair->value->kind == YAML_MAPPING) {
            read_bindings(config, setting, pair->key->text, pair->value);
        } else {
            YamlValue alone = {
                .kind = YAML_MAPPING, .pairs = &value->pairs[i], .count = 1, .line = value->line};
            read_bindings(config, setting, STR("everywhere"), &alone);
        }
    }
}

static void read_setting(Config *config, const Setting *setting, const YamlValue *value)
{
    switch (setting->kind) {
    case SETTING_WORD:
    case SETTING_TEXT:
        read_text(config, setting, value);
        break;
    case SETTING_SWITCH:
        read_switch(config, setting, value);
        break;
    case SETTING_NUMBER:
        read_number(config, setting, value);
        break;
    case SETTING_WORDS:
        read_words(config, setting, value);
        break;
    case SETTING_QUERIES:
        read_queries(config, setting, value);
        break;
    case SETTING_KEYS:
        read_keys(config, setting, value);
        break;
    }
}

/* ---- the whole file ---------------------------------------------------------------------------
 */

static const Setting *find_setting(Str name)
{
    for (size_t i = 0; i < config_setting_count; i++) {
        if (str_equal(str_from(config_settings[i].name), name)) {
            return &config_settings[i];
        }
    }
    return NULL;
}

static void complain_unknown(Config *config, const YamlValue *key)
{
    Suggestion suggestion = {.wanted = key->text};
    for (size_t i = 0; i < config_setting_count; i++) {
        suggest_consider(&suggestion, str_from(config_settings[i].name));
    }
    Str message = STR("no such setting");
    if (!str_is_empty(suggestion.best)) {
        message = arena_printf(&config->memory, "no such setting; did you mean ‘%.*s’?",
                               STR_ARG(suggestion.best));
    }
    complain(config, key, key->text, message);
}

static void read_mapping(Config *config, const YamlValue *root)
{
    if (root->kind != YAML_MAPPING) {
        complain(config, root, STR(""), STR("settings are lines of the form name: value"));
        return;
    }
    for (size_t i = 0; i < root->count; i++) {
        const YamlValue *key = root->pairs[i].key;
        const Setting *setting = key->kind == YAML_SCALAR ? find_setting(key->text) : NULL;
        if (setting && setting->place == AT(theme)) {
            config->theme_line = key->line + 1;
        }
        if (setting) {
            read_setting(config, setting, root->pairs[i].value);
        } else {
            complain_unknown(config, key);
        }
    }
}

static void set_defaults(Config *config)
{
    for (size_t i = 0; i < config_setting_count; i++) {
        Str text = str_from(config_settings[i].fallback);
        YamlValue *root = NULL;
        YamlProblem problem;
        if (yaml_parse(&config->memory, text, YAML_LIMITS_DEFAULT, &root, &problem) && root) {
            read_setting(config, &config_settings[i], root);
        }
    }
}

void config_parse(Config *config, Str path, Str text)
{
    *config = (Config){0};
    config->path = arena_clone_str(&config->memory, path);
    set_defaults(config);
    YamlValue *root = NULL;
    YamlProblem problem;
    if (!yaml_parse(&config->memory, text, YAML_LIMITS_DEFAULT, &root, &problem)) {
        YamlValue at = {.line = problem.line};
        complain(config, &at, STR(""),
                 arena_printf(&config->memory, "no valid YAML (%s); the defaults hold",
                              problem.message));
    } else if (root) {
        read_mapping(config, root);
    }
}

void config_load(Config *config)
{
    Arena arena = {0};
    StrBuf text = {0};
    Error error = {0};
    Str folder = env_config_folder(&arena);
    Str path = str_is_empty(folder) ? (Str){0} : path_join(&arena, folder, STR("config.yaml"));
    bool read = !str_is_empty(path) && file_read(path.data, CONFIG_BYTES_MAX, &text, &error);
    config_parse(config, path, read ? strbuf_view(&text) : (Str){0});
    if (error.kind != ATTUNE_ERROR_NONE && error.kind != ATTUNE_ERROR_NOT_FOUND) {
        complain(config, NULL, STR(""), str_from(error.message));
    }
    strbuf_clear(&text);
    arena_clear(&arena);
}

void config_clear(Config *config)
{
    vec_clear(&config->open_without_asking);
    vec_clear(&config->clipboard);
    vec_clear(&config->queries);
    vec_clear(&config->keys);
    vec_clear(&config->problems);
    arena_clear(&config->memory);
    *config = (Config){0};
}
