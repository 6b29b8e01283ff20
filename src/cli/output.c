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
#include "host/env.h"

#define FLUSH_BYTES (64u << 10)
#define DEFAULT_WIDTH 80

static struct {
    StrBuf pending;
    Theme theme;
    uint32_t width;
    bool terminal;
    bool color;
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
    Str type = env_get("TERM");
    bool rich = str_find(type, STR("256color"), 0) != STR_NOT_FOUND;
    return rich ? DEPTH_256 : DEPTH_8;
}

void output_init(const Invocation *invocation)
{
    output.terminal = isatty(STDOUT_FILENO);
    bool capable = output.terminal && !str_equal(env_get("TERM"), STR("dumb")) &&
                   !str_is_empty(env_get("TERM"));
    output.color =
        invocation->color == COLOR_ALWAYS ||
        (invocation->color == COLOR_AUTO && !env_no_color() && (capable || env_force_color()));
    output.ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    output.width = invocation->width ? invocation->width : env_columns();
    if (output.width == 0 && output.terminal) {
        output.width = terminal_width();
    }
    if (output.width == 0) {
        output.width = DEFAULT_WIDTH;
    }
    theme_build(&output.theme, STR(""), color_depth(), BACKGROUND_UNKNOWN, NULL);
}

uint32_t output_width(void) { return output.width; }

bool output_is_terminal(void) { return output.terminal; }

bool output_has_color(void) { return output.color; }

Capabilities output_capabilities(void)
{
    Capabilities capabilities = {.ascii = output.ascii};
    if (output.color) {
        capabilities = CAPABILITIES_FULL;
        capabilities.ascii = output.ascii;
        capabilities.hyperlink = output.terminal;
    }
    return capabilities;
}

static void flush(void)
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
    flush();
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
        flush();
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
    bool styled = output.color && begin_look(role);
    gate_append_line(&output.pending, text, false);
    if (styled) {
        strbuf_append(&output.pending, STR("\033[0m"));
    }
    if (output.pending.length >= FLUSH_BYTES) {
        flush();
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
