#include "cli/output.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/gate.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "cli/theme_file.h"
#include "host/config.h"
#include "host/env.h"

#define FLUSH_BYTES (64u << 10)
#define DEFAULT_WIDTH 80

static struct {
    StrBuf pending;
    Theme theme;
    uint32_t width;
    uint32_t prose;
    bool terminal;
    bool styled; /* bold, underlined … */
    bool color;  /* coloured too */
    bool ascii;
    int failed; /* errno of the first write that failed */
} output;

static uint32_t terminal_width(void)
{
    struct winsize size = {0};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static ColorDepth color_depth(void)
{
    if (!output.color) {
        return DEPTH_MONO;
    }
    Str type = env_get("TERM");
    bool rich = str_find(type, STR("256color"), 0) != STR_NOT_FOUND;
    return rich ? DEPTH_256 : DEPTH_8;
}

static void set_width(const Invocation *invocation)
{
    output.width = invocation->width > 0 ? (uint32_t)invocation->width : env_columns();
    if (output.width == 0 && output.terminal) {
        output.width = terminal_width();
    }
    if (output.width == 0) {
        output.width = DEFAULT_WIDTH;
    }
}

static void set_color(const Invocation *invocation)
{
    output.terminal = isatty(STDOUT_FILENO);
    bool capable = output.terminal && !str_equal(env_get("TERM"), STR("dumb")) &&
                   !str_is_empty(env_get("TERM"));
    output.styled = invocation->color == COLOR_ALWAYS ||
                    (invocation->color == COLOR_AUTO && (capable || env_force_color()));
    output.color = output.styled && (invocation->color == COLOR_ALWAYS || !env_no_color());
}

static Background background_of(const Config *config)
{
    return str_equal(config->background, STR("dark"))    ? BACKGROUND_DARK
           : str_equal(config->background, STR("light")) ? BACKGROUND_LIGHT
                                                         : BACKGROUND_UNKNOWN;
}

bool output_init(const Invocation *invocation, AttuneError *error)
{
    Config config;
    config_load(&config);
    set_color(invocation);
    set_width(invocation);
    output.prose = (uint32_t)config.width;
    output.ascii =
        strcmp(nl_langinfo(CODESET), "UTF-8") != 0 || !str_equal(config.ascii, STR("auto"));
    bool ok = true;
    if (!str_is_empty(invocation->theme)) {
        ok = theme_load(&output.theme, invocation->theme, color_depth(), background_of(&config),
                        error);
    } else {
        /* What is wrong in the settings is said by `config check`. */
        theme_load(&output.theme, config.theme, color_depth(), background_of(&config), NULL);
    }
    config_clear(&config);
    return ok;
}

uint32_t output_prose_width(void)
{
    return output.width < output.prose ? output.width : output.prose;
}

uint32_t output_width(void) { return output.width; }

bool output_is_terminal(void) { return output.terminal; }

Capabilities output_capabilities(void)
{
    Capabilities capabilities = {.ascii = output.ascii};
    if (output.styled) {
        capabilities = CAPABILITIES_FULL;
        capabilities.color = output.color;
        capabilities.ascii = output.ascii;
        capabilities.hyperlink = output.terminal;
    }
    return capabilities;
}

void output_flush(void)
{
    Str rest = strbuf_view(&output.pending);
    while (rest.length > 0 && !output.failed) {
        ssize_t written = write(STDOUT_FILENO, rest.data, rest.length);
        if (written < 0 && errno != EINTR) {
            output.failed = errno;
        } else if (written > 0) {
            rest = str_from_offset(rest, (size_t)written);
        }
    }
    strbuf_reset(&output.pending);
}

int output_finish(void)
{
    output_flush();
    strbuf_clear(&output.pending);
    if (!output.failed || output.failed == EPIPE) {
        return 0;
    }
    Error error = {0};
    error_set(&error, ATTUNE_ERROR_UNREADABLE, "standard output: %s",
              error_text_of_errno(output.failed));
    return cli_report(&error);
}

void output_raw(Str bytes)
{
    strbuf_append(&output.pending, bytes);
    if (output.pending.length >= FLUSH_BYTES) {
        output_flush();
    }
}

void output_data(Str bytes)
{
    if (!output.terminal) {
        output_raw(bytes);
        return;
    }
    Str rest = bytes, line;
    bool first = true;
    while (str_next_piece(&rest, '\n', &line)) {
        if (!first) {
            output_raw(STR("\n"));
        }
        first = false;
        gate_append_line(&output.pending, line, true);
    }
}

bool output_sink(void *context, Str bytes)
{
    (void)context;
    output_raw(bytes);
    return !output.failed;
}

static void append_color(StrBuf *sequence, int16_t color, int base)
{
    if (color == COLOR_DEFAULT) {
        return;
    }
    if (color < 8) {
        strbuf_printf(sequence, ";%d", base + color);
    } else if (color < 16) {
        strbuf_printf(sequence, ";%d", base + 60 + color - 8);
    } else {
        strbuf_printf(sequence, ";%d;5;%d", base + 8, color);
    }
}

/* @return false when the role looks like plain text */
static bool begin_look(Role role)
{
    const Look *look = &output.theme.looks[role];
    const struct {
        bool on;
        const char *code;
    } codes[] = {
        {look->bold, ";1"},      {look->dim, ";2"},     {look->italic, ";3"},
        {look->underline, ";4"}, {look->reverse, ";7"}, {look->strike, ";9"},
    };
    size_t start = output.pending.length;
    strbuf_append(&output.pending, STR("\033[0"));
    size_t plain = output.pending.length;
    for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
        strbuf_append(&output.pending, str_from(codes[i].on ? codes[i].code : ""));
    }
    append_color(&output.pending, look->fg, 30);
    append_color(&output.pending, look->bg, 40);
    if (output.pending.length == plain) {
        output.pending.length = start;
        return false;
    }
    strbuf_append_char(&output.pending, 'm');
    return true;
}

void output_text(Role role, Str text)
{
    if (str_is_empty(text)) {
        return;
    }
    bool styled = output.styled && begin_look(role);
    gate_append_line(&output.pending, text, false);
    if (styled) {
        strbuf_append(&output.pending, STR("\033[0m"));
    }
    if (output.pending.length >= FLUSH_BYTES) {
        output_flush();
    }
}

void output_printf(Role role, const char *format, ...)
{
    char short_text[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(short_text, sizeof(short_text), format, arguments);
    va_end(arguments);
    if (length >= 0 && (size_t)length < sizeof(short_text)) {
        output_text(role, (Str){short_text, (size_t)length});
        return;
    }
    Arena arena = {0};
    char *text = arena_alloc(&arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    output_text(role, (Str){text, (size_t)length});
    arena_clear(&arena);
}

void output_column(Role role, Str text, int width)
{
    size_t cells = gate_width(text);
    size_t wanted = (size_t)(width < 0 ? -width : width);
    size_t padding = cells < wanted ? wanted - cells : 0;
    if (width < 0) {
        strbuf_append_repeat(&output.pending, ' ', padding);
    }
    output_text(role, text);
    if (width > 0) {
        strbuf_append_repeat(&output.pending, ' ', padding);
    }
}

void output_newline(void) { output_raw(STR("\n")); }

Str output_glyph(Glyph glyph) { return glyph_text(glyph, output.ascii); }

void output_path(Role role, Str path)
{
    size_t slash = str_find_last_char(path, '/');
    size_t base = slash == STR_NOT_FOUND ? 0 : slash + 1;
    output_text(ROLE_dim, str_slice(path, 0, base));
    output_text(role, str_from_offset(path, base));
}

void output_place(Str path, uint32_t line, uint32_t column)
{
    output_text(ROLE_text, path);
    if (column) {
        output_printf(ROLE_dim, ":%u:%u:", line, column);
    } else {
        output_printf(ROLE_dim, ":%u:", line);
    }
    output_raw(STR(" "));
}

void output_marked_line(Role role, Str line, uint32_t column, uint32_t length)
{
    size_t start = column ? utf8_offset_of(line, column - 1) : 0;
    size_t end = utf8_offset_of(line, column ? column - 1 + length : 0);
    Str trimmed = str_trim_ascii(line);
    size_t first = str_is_empty(trimmed) ? line.length : (size_t)(trimmed.data - line.data);
    size_t last = first + trimmed.length;
    start = start < first ? first : start > last ? last : start;
    end = end < start ? start : end > last ? last : end;
    output_text(ROLE_text, str_slice(line, first, start));
    output_text(role, str_slice(line, start, end));
    output_text(ROLE_text, str_slice(line, end, last));
}

void output_begin_link(Str url, uint32_t number)
{
    strbuf_printf(&output.pending, "\033]8;id=%u;", number);
    for (size_t i = 0; i < url.length; i++) {
        if (url.data[i] > ' ' && url.data[i] < 0x7F) {
            strbuf_append_char(&output.pending, url.data[i]);
        }
    }
    strbuf_append(&output.pending, STR("\033\\"));
}

void output_end_link(void) { strbuf_append(&output.pending, STR("\033]8;;\033\\")); }
