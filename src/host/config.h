#ifndef HOST_CONFIG_H
#define HOST_CONFIG_H

/*
 * The person's settings, `config.yaml` of the config folder (interface §4). A line that says
 * nothing we know is a problem with its place, and the default stays.
 */

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"

typedef struct ConfigQuery {
    Str name;
    Str query;
    uint32_t line;
} ConfigQuery;

/** A key sequence of the settings; whoever knows the commands says whether it is one. */
typedef struct ConfigKey {
    Str context; /* "everywhere" when none is given */
    Str keys;
    Str command; /* empty: the keys mean nothing any more */
    uint32_t line;
} ConfigKey;

typedef struct ConfigProblem {
    uint32_t line; /* from 1 */
    Str subject;   /* the word in question */
    Str message;
} ConfigProblem;

typedef VEC(Str) ConfigWords;

typedef struct Config {
    Str path; /* of the file, also where there is none; empty without a home */
    Str theme;
    uint32_t theme_line; /* where the file says it; 0: nowhere */
    Str background;      /* auto, dark, light */
    Str properties;      /* short, hidden, full */
    Str title;           /* auto, filename */
    Str ascii;           /* auto, ambiguous, always */
    Str home;
    int64_t width;
    bool soft_links;
    bool follow_symlinks;
    bool mouse;
    ConfigWords open_without_asking; /* schemes */
    ConfigWords clipboard;           /* a command that reads the text; empty: OSC 52 */
    VEC(ConfigQuery) queries;
    VEC(ConfigKey) keys;
    VEC(ConfigProblem) problems;
    Arena memory;
} Config;

/** The defaults, then what the file says; an absent file says nothing. Never fails: see
 * `problems`. */
void config_load(Config *config);
/** The same for a text; `path` is only remembered. */
void config_parse(Config *config, Str path, Str text);
void config_clear(Config *config);

typedef enum SettingKind {
    SETTING_WORD,   /* one of `choices` */
    SETTING_TEXT,   /* any text */
    SETTING_SWITCH, /* on or off */
    SETTING_NUMBER, /* from `least` to `most` */
    SETTING_WORDS,  /* a list of texts */
    SETTING_QUERIES,
    SETTING_KEYS,
} SettingKind;

/** A setting, for reading, for the commented `config.yaml` and for the manual. */
typedef struct Setting {
    const char *name;
    SettingKind kind;
    size_t place; /* offsetof its member of Config */
    const char *choices;
    int64_t least, most;
    const char *fallback; /* the default, as YAML writes it */
    const char *example;  /* another value, as YAML writes it; NULL: none */
    const char *help;
} Setting;

extern const Setting config_settings[];
extern const size_t config_setting_count;

#endif
