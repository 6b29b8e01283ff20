#include "render/theme.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/yaml.h"

/* ---- the default theme ---- */

typedef enum Tint {
    TINT_NONE,
    TINT_ACCENT,
    TINT_GREEN,
    TINT_YELLOW,
    TINT_RED,
    TINT_MAGENTA,
    TINT_PAPER, /* black on yellow */
    TINT_COUNT
} Tint;

enum { B = 1, D = 2, I = 4, U = 8, R = 16 };

typedef struct RoleLook {
    unsigned attributes;
    Tint tint;
    unsigned mono; /* attributes where there is no colour */
} RoleLook;

#define SAME(attributes)                                                                           \
    {                                                                                              \
        (attributes), TINT_NONE, (attributes)                                                      \
    }

/* clang-format off */
static const RoleLook role_looks[ROLE_COUNT] = {
    [ROLE_text] = SAME(0), [ROLE_value] = SAME(0), [ROLE_folder] = SAME(0), [ROLE_code] = SAME(0),
    [ROLE_code_text] = SAME(0),

    [ROLE_dim] = SAME(D), [ROLE_border] = SAME(D), [ROLE_count] = SAME(D), [ROLE_hint_text] = SAME(D),
    [ROLE_ghost] = SAME(D), [ROLE_section_count] = SAME(D), [ROLE_fold] = SAME(D),
    [ROLE_fold_count] = SAME(D), [ROLE_mark] = SAME(D), [ROLE_bullet] = SAME(D), [ROLE_number] = SAME(D),
    [ROLE_task_box] = SAME(D), [ROLE_task_done_text] = SAME(D), [ROLE_status_draft] = SAME(D),
    [ROLE_status_dropped] = SAME(D), [ROLE_heading_rule] = SAME(D), [ROLE_table_rule] = SAME(D),
    [ROLE_code_rule] = SAME(D), [ROLE_code_label] = SAME(D), [ROLE_quote_bar] = SAME(D),
    [ROLE_embed_rail] = SAME(D), [ROLE_image] = SAME(D), [ROLE_callout_kind] = SAME(D),
    [ROLE_key_name] = SAME(D), [ROLE_value_empty] = SAME(D), [ROLE_bar_rest] = SAME(D),

    [ROLE_title] = SAME(B), [ROLE_heading1] = SAME(B), [ROLE_heading2] = SAME(B), [ROLE_heading3] = SAME(B),
    [ROLE_strong] = SAME(B), [ROLE_section] = SAME(B), [ROLE_table_head] = SAME(B), [ROLE_brand] = SAME(B),
    [ROLE_current] = SAME(B), [ROLE_selected_idle] = SAME(B), [ROLE_callout_title] = SAME(B),
    [ROLE_hint_key] = SAME(B), [ROLE_warning] = SAME(B),

    [ROLE_heading4] = SAME(B | I), [ROLE_heading5] = SAME(I), [ROLE_heading6] = SAME(D | I),
    [ROLE_emph] = SAME(I), [ROLE_math] = SAME(I), [ROLE_quote] = SAME(I), [ROLE_strong_emph] = SAME(B | I),

    [ROLE_link] = {0, TINT_ACCENT, U}, [ROLE_tag] = {0, TINT_ACCENT, 0},
    [ROLE_footnote_ref] = {0, TINT_ACCENT, U}, [ROLE_link_external] = {0, TINT_ACCENT, U},
    [ROLE_bar] = {0, TINT_ACCENT, 0}, [ROLE_status_todo] = {0, TINT_ACCENT, 0},
    [ROLE_link_missing] = SAME(D | U), [ROLE_strike] = SAME(D | U),

    [ROLE_selected] = {R, TINT_ACCENT, R}, [ROLE_link_focus] = {R | B, TINT_ACCENT, R | B},
    [ROLE_match_current] = {R | B, TINT_ACCENT, R | B},
    [ROLE_cursor_bar] = {B, TINT_ACCENT, B}, [ROLE_mode] = {B, TINT_ACCENT, B},
    [ROLE_chip] = {B, TINT_ACCENT, B}, [ROLE_prompt] = {B, TINT_ACCENT, B},
    [ROLE_fuzzy] = {B, TINT_ACCENT, B}, [ROLE_fold_closed] = {B, TINT_ACCENT, B},

    [ROLE_highlight] = {0, TINT_PAPER, B}, [ROLE_match] = {0, TINT_PAPER, B | U},
    [ROLE_match_sel] = {R | B, TINT_ACCENT, R | B | U}, [ROLE_label] = {B, TINT_NONE, R | B},

    [ROLE_status_done] = {0, TINT_GREEN, 0}, [ROLE_task_done] = {0, TINT_GREEN, 0},
    [ROLE_callout_tip] = {B, TINT_GREEN, B}, [ROLE_good] = {0, TINT_GREEN, 0},
    [ROLE_status_active] = {0, TINT_YELLOW, 0}, [ROLE_task_other] = {0, TINT_YELLOW, 0},
    [ROLE_callout_warn] = {B, TINT_YELLOW, B},
    [ROLE_callout_danger] = {B, TINT_RED, B}, [ROLE_error] = {B, TINT_RED, B},
    [ROLE_status_hold] = {0, TINT_MAGENTA, 0}, [ROLE_callout_other] = {B, TINT_MAGENTA, B},
    [ROLE_callout_note] = {B, TINT_ACCENT, B},
    [ROLE_caret] = SAME(R), [ROLE_underline] = SAME(U),
};
/* clang-format on */

typedef struct TintColors {
    int16_t fg;
    int16_t bg;
} TintColors;

/* The terminal's own colours follow its background, but for the accent. */
static const TintColors own_tints[TINT_COUNT] = {
    [TINT_NONE] = {COLOR_DEFAULT, COLOR_DEFAULT},
    [TINT_ACCENT] = {6, COLOR_DEFAULT},
    [TINT_GREEN] = {2, COLOR_DEFAULT},
    [TINT_YELLOW] = {3, COLOR_DEFAULT},
    [TINT_RED] = {1, COLOR_DEFAULT},
    [TINT_MAGENTA] = {5, COLOR_DEFAULT},
    [TINT_PAPER] = {0, 3},
};
static const TintColors dark_tints[TINT_COUNT] = {
    [TINT_NONE] = {COLOR_DEFAULT, COLOR_DEFAULT},
    [TINT_ACCENT] = {73, COLOR_DEFAULT},
    [TINT_GREEN] = {71, COLOR_DEFAULT},
    [TINT_YELLOW] = {179, COLOR_DEFAULT},
    [TINT_RED] = {167, COLOR_DEFAULT},
    [TINT_MAGENTA] = {139, COLOR_DEFAULT},
    [TINT_PAPER] = {16, 222},
};
static const TintColors light_tints[TINT_COUNT] = {
    [TINT_NONE] = {COLOR_DEFAULT, COLOR_DEFAULT},
    [TINT_ACCENT] = {25, COLOR_DEFAULT},
    [TINT_GREEN] = {28, COLOR_DEFAULT},
    [TINT_YELLOW] = {130, COLOR_DEFAULT},
    [TINT_RED] = {124, COLOR_DEFAULT},
    [TINT_MAGENTA] = {96, COLOR_DEFAULT},
    [TINT_PAPER] = {16, 222},
};

static Look look_of(unsigned attributes, TintColors colors)
{
    return (Look){.fg = colors.fg,
                  .bg = colors.bg,
                  .bold = attributes & B,
                  .dim = attributes & D,
                  .italic = attributes & I,
                  .underline = attributes & U,
                  .reverse = attributes & R};
}

static bool is_link(int role)
{
    return role == ROLE_link || role == ROLE_link_external || role == ROLE_footnote_ref;
}

static void build_mono(Theme *theme)
{
    for (int i = 0; i < ROLE_COUNT; i++) {
        theme->looks[i] = look_of(role_looks[i].mono, own_tints[TINT_NONE]);
    }
}

static void build_colored(Theme *theme, bool rich, Background background)
{
    enum { BLUE = 4 };
    const TintColors *tints = own_tints;
    if (rich && background != BACKGROUND_UNKNOWN) {
        tints = background == BACKGROUND_DARK ? dark_tints : light_tints;
    }
    for (int i = 0; i < ROLE_COUNT; i++) {
        const RoleLook *look = &role_looks[i];
        TintColors colors = tints[look->tint];
        if (tints == own_tints && look->tint == TINT_ACCENT && background == BACKGROUND_LIGHT) {
            colors.fg = BLUE;
        }
        theme->looks[i] = look_of(look->attributes, colors);
        /* Neither cyan nor blue is sure to be seen: the underline is. */
        if (background == BACKGROUND_UNKNOWN && is_link(i)) {
            theme->looks[i].underline = true;
        }
    }
}

bool theme_build(Theme *theme, Str name, ColorDepth depth, Background background, Error *error)
{
    bool is_mono = str_equal(name, STR("mono"));
    bool is_rich = str_equal(name, STR("256"));
    bool is_known = is_mono || is_rich || str_is_empty(name) || str_equal(name, STR("default"));
    if (is_mono || depth == DEPTH_MONO) {
        build_mono(theme);
    } else {
        build_colored(theme, is_rich && depth == DEPTH_256, background);
    }
    if (!is_known) {
        return error_set(error, ATTUNE_ERROR_USAGE,
                         "no theme \"%.*s\"; there are default, mono, 256 and your own files",
                         STR_ARG(name));
    }
    return true;
}

/* ---- a person's own file ---- */

typedef struct ThemeFile {
    Str path;
    Error *error;
    bool ok;
} ThemeFile;

static void complain(ThemeFile *file, const YamlValue *value, const char *what, Str subject)
{
    if (file->ok) {
        error_set(file->error, ATTUNE_ERROR_USAGE, "%.*s:%u: %s \"%.*s\"", STR_ARG(file->path),
                  (unsigned)value->line + 1, what, STR_ARG(subject));
    }
    file->ok = false;
}

static bool parse_color(Str text, int16_t *color)
{
    static const char *const names[] = {"black", "red",     "green", "yellow",
                                        "blue",  "magenta", "cyan",  "white"};
    uint64_t number;
    if (str_equal_ascii_nocase(text, STR("default"))) {
        *color = COLOR_DEFAULT;
        return true;
    }
    for (int16_t i = 0; i < 8; i++) {
        if (str_equal_ascii_nocase(text, str_from(names[i]))) {
            *color = i;
            return true;
        }
    }
    if (!str_parse_u64(text, &number) || number > 255) {
        return false;
    }
    *color = (int16_t)number;
    return true;
}

static bool apply_word(Look *look, Str word)
{
    struct {
        Str name;
        bool *flag;
    } flags[] = {
        {STR("bold"), &look->bold},       {STR("dim"), &look->dim},
        {STR("italic"), &look->italic},   {STR("underline"), &look->underline},
        {STR("reverse"), &look->reverse}, {STR("strike"), &look->strike},
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (str_equal_ascii_nocase(word, flags[i].name)) {
            *flags[i].flag = true;
            return true;
        }
    }
    if (str_starts_with(word, STR("on "))) {
        return parse_color(str_trim_ascii(str_from_offset(word, 3)), &look->bg);
    }
    return str_equal_ascii_nocase(word, STR("plain")) || parse_color(word, &look->fg);
}

static void apply_item(ThemeFile *file, Look *look, const YamlValue *item)
{
    if (item->kind != YAML_SCALAR) {
        complain(file, item, "neither attribute nor colour:", STR("…"));
    } else if (!apply_word(look, str_trim_ascii(item->text))) {
        complain(file, item, "neither attribute nor colour from 0 to 255:", item->text);
    }
}

/* What a line says replaces the look as a whole. */
static void apply_pair(Theme *theme, ThemeFile *file, const YamlPair *pair)
{
    Role role;
    if (pair->key->kind != YAML_SCALAR || !role_by_name(pair->key->text, &role)) {
        complain(file, pair->key, "no such role:", pair->key->text);
        return;
    }
    Look look = {.fg = COLOR_DEFAULT, .bg = COLOR_DEFAULT};
    if (pair->value->kind == YAML_MAPPING) {
        complain(file, pair->value, "a list is wanted for", pair->key->text);
        return;
    }
    if (pair->value->kind == YAML_SCALAR) {
        apply_item(file, &look, pair->value);
    }
    for (size_t i = 0; pair->value->kind == YAML_SEQUENCE && i < pair->value->count; i++) {
        apply_item(file, &look, pair->value->items[i]);
    }
    theme->looks[role] = look;
}

bool theme_apply_file(Theme *theme, Str text, Str path, Error *error)
{
    Arena arena = {0};
    YamlValue *root = NULL;
    YamlProblem problem;
    bool ok = yaml_parse(&arena, text, YAML_LIMITS_DEFAULT, &root, &problem);
    if (!ok) {
        error_set(error, ATTUNE_ERROR_USAGE, "%.*s:%u: %s", STR_ARG(path),
                  (unsigned)problem.line + 1, problem.message);
    } else if (root && root->kind != YAML_MAPPING) {
        ok = error_set(error, ATTUNE_ERROR_USAGE,
                       "%.*s:1: lines like \"link: [bold, 6]\" are wanted", STR_ARG(path));
    } else if (root) {
        ThemeFile file = {.path = path, .error = error, .ok = true};
        for (size_t i = 0; i < root->count; i++) {
            apply_pair(theme, &file, &root->pairs[i]);
        }
        ok = file.ok;
    }
    arena_clear(&arena);
    return ok;
}
