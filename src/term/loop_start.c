/* What the loop starts with: the person's settings, what is remembered, what the command line
 * says. */

#include "base/path.h"
#include "host/env.h"
#include "host/memory.h"
#include "term/clock.h"
#include "term/loop_state.h"
#include "term/terminal.h"

static Background background_of_environment(void)
{
    /* "15;0": foreground, background; rxvt, konsole and others set it. */
    Str value = env_get("COLORFGBG");
    size_t semicolon = str_find_last_char(value, ';');
    uint64_t color = 0;
    if (semicolon == STR_NOT_FOUND ||
        !str_parse_u64(str_from_offset(value, semicolon + 1), &color)) {
        return BACKGROUND_UNKNOWN;
    }
    return color == 7 || color == 15 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}

static Background background(const Config *config)
{
    return str_equal(config->background, STR("dark"))    ? BACKGROUND_DARK
           : str_equal(config->background, STR("light")) ? BACKGROUND_LIGHT
                                                         : background_of_environment();
}

bool loop_start_terminal(Loop *loop, AttuneError *error)
{
    const LoopOptions *options = loop->options;
    TerminalOptions terminal = {
        .background = background(&loop->config),
        .no_color = options->no_color,
        .ascii = !str_equal(loop->config.ascii, STR("auto")),
        .load_theme = options->load_theme,
    };
    if (!terminal_start(&terminal, error)) {
        return false;
    }
    if (!str_is_empty(options->theme) && !terminal_set_theme(options->theme, error)) {
        terminal_stop();
        return false;
    }
    terminal_set_mouse(loop->config.mouse);
    return true;
}

/* ---- the app ---------------------------------------------------------------------------- */

static bool contains(const ConfigWords *words, Str word)
{
    for (size_t i = 0; i < words->count; i++) {
        if (str_equal(words->items[i], word)) {
            return true;
        }
    }
    return false;
}

App *loop_new_app(Loop *loop)
{
    const LoopOptions *options = loop->options;
    const Config *config = &loop->config;
    VaultMemory memory = {0};
    if (!options->no_state) {
        memory = memory_load(&loop->arena, attune_vault_root(options->vault), NULL);
    }
    AppOptions app = {
        .vault = options->vault,
        .start = options->start,
        .home = config->home,
        .capabilities = terminal_capabilities(),
        .measure = (uint32_t)config->width,
        .now_ns = clock_ms(CLOCK_REALTIME) * 1000000,
        .memory = {.last_note = memory.note, .last_line = memory.line},
        .open_https_without_asking = contains(&config->open_without_asking, STR("https")),
        .mouse = config->mouse && terminal_is_graphic(),
        .guide = options->guide,
        .known_vaults = options->known_vaults,
        .known_vault_count = options->known_vault_count,
        .choose_vault = options->choose_vault,
    };
    return app_new(&app);
}

void loop_remember(const Loop *loop)
{
    AppMemory memory = app_memory(loop->app);
    if (loop->options->no_state || str_is_empty(memory.last_note)) {
        return;
    }
    VaultMemory kept = {.note = memory.last_note, .line = memory.last_line};
    memory_save(attune_vault_root(loop->options->vault), &kept, NULL);
}

/* ---- what is wrong in the settings ------------------------------------------------------ */

typedef struct Complaint {
    size_t count;
    uint32_t line; /* of the first */
    Str message;
} Complaint;

static void complain(Complaint *complaint, uint32_t line, Str message)
{
    if (complaint->count == 0 || line < complaint->line) {
        complaint->line = line;
        complaint->message = message;
    }
    complaint->count++;
}

static void bind_keys(Loop *loop, Complaint *complaint)
{
    for (size_t i = 0; i < loop->config.keys.count; i++) {
        const ConfigKey *key = &loop->config.keys.items[i];
        AttuneError error = {0};
        if (!app_bind(loop->app, key->context, key->keys, key->command, &error)) {
            complain(complaint, key->line, arena_clone_str(&loop->arena, str_from(error.message)));
        }
    }
}

static void set_theme(Loop *loop, Complaint *complaint)
{
    const Config *config = &loop->config;
    AttuneError error = {0};
    if (str_is_empty(loop->options->theme) && config->theme_line &&
        !terminal_set_theme(config->theme, &error)) {
        complain(complaint, config->theme_line,
                 arena_clone_str(&loop->arena, str_from(error.message)));
    }
}

Str loop_settings_problem(Loop *loop)
{
    const Config *config = &loop->config;
    Complaint complaint = {0};
    for (size_t i = 0; i < config->problems.count; i++) {
        const ConfigProblem *problem = &config->problems.items[i];
        complain(&complaint, problem->line,
                 arena_printf(&loop->arena, "%.*s%s%.*s", STR_ARG(problem->subject),
                              str_is_empty(problem->subject) ? "" : ": ",
                              STR_ARG(problem->message)));
    }
    bind_keys(loop, &complaint);
    set_theme(loop, &complaint);
    if (complaint.count == 0) {
        return STR("");
    }
    Str message = arena_printf(&loop->arena, "%.*s:%u: %.*s", STR_ARG(path_base(config->path)),
                               complaint.line, STR_ARG(complaint.message));
    return complaint.count == 1
               ? message
               : arena_printf(&loop->arena, "%.*s; and %zu more, see attune config check",
                              STR_ARG(message), complaint.count - 1);
}
