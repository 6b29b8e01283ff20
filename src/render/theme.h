#ifndef RENDER_THEME_H
#define RENDER_THEME_H

/* Role → colours and attributes, as data, for each kind of terminal (reference screens, table of
 * roles). */

#include <attune/error.h>

#include "render/style.h"

typedef enum ColorDepth { DEPTH_MONO, DEPTH_8, DEPTH_16, DEPTH_256 } ColorDepth;
typedef enum Background { BACKGROUND_UNKNOWN, BACKGROUND_DARK, BACKGROUND_LIGHT } Background;

#define COLOR_DEFAULT (-1)

typedef struct Look {
    int16_t fg; /* 0 to 255, or COLOR_DEFAULT */
    int16_t bg;
    bool bold, dim, italic, underline, reverse, strike;
} Look;

typedef struct Theme {
    Look looks[ROLE_COUNT];
} Theme;

/**
 * The theme `name` ("default", "mono", "256"; empty: default) for a terminal.
 * @return false with `error` when there is no such theme; `theme` is the default one then
 */
bool theme_build(Theme *theme, Str name, ColorDepth depth, Background background,
                 AttuneError *error);

/** theme_build, or what finds a person's own themes too. */
typedef bool LoadTheme(Theme *theme, Str name, ColorDepth depth, Background background,
                       AttuneError *error);

/** Change a theme by a user's file: `role: [bold, 6, on 3]` a line in YAML. @return false with the
 * first problem and its line */
bool theme_apply_file(Theme *theme, Str text, Str path, AttuneError *error);

#endif
