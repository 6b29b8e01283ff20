#ifndef CLI_THEME_FILE_H
#define CLI_THEME_FILE_H

#include "render/theme.h"

/** A theme of ours, or `themes/NAME.yaml` of the config folder or of the installed files. @return
 * false with `error`; `theme` is the default one then */
bool theme_load(Theme *theme, Str name, ColorDepth depth, Background background,
                AttuneError *error);

#endif
