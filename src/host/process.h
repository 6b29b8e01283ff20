#ifndef HOST_PROCESS_H
#define HOST_PROCESS_H

/* Other programs: the editor, the opener, the clipboard command. Started without a shell; nothing
 * else is ever run. */

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/** Words of a command, the last one NULL, as posix_spawnp takes them. */
typedef struct CommandLine {
    char **words;
    size_t count;
    bool needs_terminal; /* to be run with process_run, not started with process_start */
} CommandLine;

/**
 * `$VISUAL`, `$EDITOR` or vi, split at blanks, with the place of `line` as that editor takes it
 * (`+N` for the editors that know it; none for others) and the absolute `path`.
 */
CommandLine process_editor(Arena *arena, Str path, uint32_t line);
/**
 * The first of `$BROWSER` (several between colons), `xdg-open` and `open` that is there, with what
 * to open in the place of its "%s", else at its end. No words: nothing is there.
 */
CommandLine process_opener(Arena *arena, Str what);

/** A command of the settings. */
CommandLine process_command(Arena *arena, const Str *words, size_t count);

/** May this address be handed to the opener: http, https, mailto or obsidian, and without controls
 * or blanks. */
bool process_url_is_allowed(Str url);

/** Run in the foreground and wait. @return false when it could not be started or did not end with 0
 */
bool process_run(CommandLine command, Error *error);
/** Start in a session of its own with no input and output, and do not wait; process_collect later.
 */
bool process_start(CommandLine command, Error *error);
/** Let the system forget started programs that have ended. Cheap; call it now and then. */
void process_collect(void);
/** Run with `input` as its standard input and no output, and wait; not longer than two seconds. */
bool process_feed(CommandLine command, Str input, Error *error);

#endif
