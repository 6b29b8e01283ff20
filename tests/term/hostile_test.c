#include "support/test.h"

#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/strbuf.h"
#include "base/utf8.h"

/*
 * Nothing in a note, a name, a property, an address or a message reaches the terminal as a control
 * (design §4.9): every byte that the program writes is looked at.
 */

#define EVIL                                                                                       \
    "\033]0;evil-title\007 \033[31mevil-red \033P+q\033\\ \xC2\x9B"                                \
    "31mevil-c1 \xE2\x80\xAE"                                                                      \
    "evil-rlo \x0E\x08\x07\x7F \xE2\x81\xA6 \xF3\xA0\x81\x81 end"

static const ScreenOptions wide = {.rows = 40, .columns = 160};

static void write_note(const char *folder, const char *name, const char *content)
{
    StrBuf path = {0};
    strbuf_printf(&path, "%s/%s", folder, name);
    FILE *file = fopen(strbuf_cstr(&path), "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
    strbuf_clear(&path);
}

/* Freed by the caller. */
static char *make_vault(void)
{
    char *parent = test_temp_folder();
    StrBuf folder = {0};
    strbuf_printf(&folder, "%s/va\033]0;evil-vault\007\x9B ult", parent);
    free(parent);
    const char *root = strbuf_cstr(&folder);
    assert_int_equal(mkdir(root, 0700), 0);
    write_note(root, "Home.md",
               "---\ntitle: \"Home \\e[31mtitle\"\nstatus: done\ntags: [a]\nkey: \"\\x9b31m\"\n"
               "\"ke\\ey\": \"\\e]0;evil-value\\a\"\naliases: [\"al\\e[31mias\"]\n---\n"
               "# Home\n\nFirst " EVIL "\n\n[x](http://evil.example/\033]8;;evil)\n\n"
               "> [!note] " EVIL "\n> " EVIL "\n\n| " EVIL " | b |\n"
               "|---|---|\n| c | " EVIL " |\n\n```\n" EVIL "\n```\n\n[[" EVIL "]] [[esc]]\n\n"
               "- [ ] " EVIL "\n\n#tag\xE2\x80\xAE #status/" EVIL "\n\n$x " EVIL "$ ![[" EVIL "]]\n"
               "[^1]\n\n[^1]: " EVIL "\n");
    write_note(root, "bell\aname.md", "links to [[Home]] " EVIL "\n\n## Home " EVIL "\n");
    write_note(root, "esc\033]0;evil-name\033\\.md", "# " EVIL "\n[[Home]] Home\n");
    write_note(root, "tab\tand\nbreak.md", "x [[Home]]\n");
    write_note(root, "raw\xFF\x9B\xC2\x9B.md", "x\n");
    write_note(root, "rlo\xE2\x80\xAEname.md", "---\n: [ " EVIL "\n---\nx\n");
    return (char *)(uintptr_t)root;
}

/* ---- what may be written ---- */

static bool is_base64(char c) { return ascii_is_alnum(c) || c == '+' || c == '/' || c == '='; }

/* Behind the text and terminator of ESC ] NUMBER ; or 0 when it is none of ours. */
static size_t known_string(Str text)
{
    size_t i = 2;
    if (str_starts_with(text, STR("\033]52;c;"))) {
        for (i = 7; i < text.length && is_base64(text.data[i]);) {
            i++;
        }
        return i < text.length && text.data[i] == '\a' ? i + 1 : 0;
    }
    bool title = str_starts_with(text, STR("\033]2;"));
    bool link = str_starts_with(text, STR("\033]8;"));
    while (i < text.length && (unsigned char)text.data[i] >= ' ' && text.data[i] != 0x7F &&
           (title || (unsigned char)text.data[i] < 0x7F)) {
        i++;
    }
    bool ended = str_starts_with(str_from_offset(text, i), STR("\033\\"));
    return (title || link) && ended ? i + 2 : 0;
}

/* Behind the sequence at the ESC of `text`, or 0 when it is none that curses or we write. */
static size_t known_sequence(Str text)
{
    if (text.length < 2) {
        return 0;
    }
    if (text.data[1] == '[') {
        size_t i = 2;
        while (i < text.length &&
               ((text.data[i] >= '0' && text.data[i] <= '?') || text.data[i] == ' ')) {
            i++;
        }
        return i < text.length && text.data[i] >= '@' && text.data[i] <= '~' ? i + 1 : 0;
    }
    if (text.data[1] == ']') {
        return known_string(text);
    }
    if (strchr("()", text.data[1])) {
        return text.length > 2 ? 3 : 0;
    }
    return strchr("=>78M", text.data[1]) ? 2 : 0;
}

static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && !strchr("\r\n\b\t", (int)c)) || (c >= 0x7F && c < 0xA0) || c == 0x061C ||
           c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static void assert_clean(Screen *screen, const char *what)
{
    size_t length;
    const char *output = screen_output(screen, &length);
    Str text = {output, length};
    for (size_t offset = 0; offset < length;) {
        if (output[offset] == '\033') {
            size_t sequence = known_sequence(str_from_offset(text, offset));
            if (sequence == 0) {
                fail_msg("%s: an unknown control sequence at byte %zu: ESC %.40s", what, offset,
                         output + offset + 1);
            }
            offset += sequence;
            continue;
        }
        size_t start = offset;
        uint32_t c = utf8_next(text, &offset);
        if (is_forbidden(c) || (c == UTF8_REPLACEMENT && offset == start + 1)) {
            fail_msg("%s: U+%04X at byte %zu: %.40s", what, c, start, output + start);
        }
    }
    if (strstr(output, "\033[31mevil") || strstr(output, "\033[31mtitle")) {
        fail_msg("%s: a colour out of a note", what);
    }
}

/* ---- the interface ---- */

typedef struct Step {
    const char *keys;
    const char *shown; /* what tells that they were understood; NULL: nothing */
} Step;

static const Step steps[] = {
    {"v", "source"},
    {"v", NULL},
    {"ppp", NULL},
    {"\tK", NULL},
    {SCREEN_ESCAPE "/evil-red\rnN", "evil-red"},
    {SCREEN_ESCAPE "G", NULL},
    {"gg", NULL},
    {"o\033[200~evil\033]0;pasted\007\r\nx\033[201~", "pasted"},
    {SCREEN_ESCAPE SCREEN_ESCAPE "oesc", NULL},
    {"\r", "evil-name"},
    {"H", NULL},
    {"Sevil", NULL},
    {"\rjj", NULL},
    {SCREEN_ESCAPE SCREEN_ESCAPE "@", "status"},
    {"jjjj\r", NULL},
    {SCREEN_ESCAPE SCREEN_ESCAPE "C#", NULL},
    {SCREEN_ESCAPE SCREEN_ESCAPE "&[ke", NULL},
    {SCREEN_ESCAPE SCREEN_ESCAPE "gc", "PROBLEMS"},
    {"q", "NOTE"},
    {"gl", NULL},
    {SCREEN_ESCAPE SCREEN_ESCAPE "=", NULL},
    {SCREEN_ESCAPE SCREEN_ESCAPE "O", NULL},
    {"BTPtjj\r", NULL},
    {"ghyl", NULL},
    {"ypytys", NULL},
    {"yy", "copied"},
    {"gx", "evil.example"},
    {"n", NULL},
    {":evil", NULL},
    {SCREEN_ESCAPE SCREEN_ESCAPE "e", "evil-editor"},
    {"Mf", NULL},
    {SCREEN_ESCAPE "M?", "HELP"},
};

static void the_interface_writes_no_control_of_a_note(void **state)
{
    (void)state;
    char *folder = make_vault();
    ScreenOptions options = wide;
    options.environment = (const char *[]){"EDITOR=evil-editor\033]0;x\007", NULL};
    Screen *screen = screen_start(&options, (const char *[]){"attune", "--no-state", folder, NULL});
    screen_wait_for(screen, "evil-red");
    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
        screen_type(screen, steps[i].keys);
        if (steps[i].shown) {
            screen_wait_for(screen, steps[i].shown);
        }
    }
    screen_quit(screen);
    assert_clean(screen, "interface");
    screen_free(screen);
    free(folder);
}

/* ---- the command line ---- */

#define WORDS_MAX 6

static const char *const commands[][WORDS_MAX] = {
    {"list"},
    {"list", "-f", "tsv"},
    {"list", "-f", "paths"},
    {"list", "-f", "json"},
    {"list", "-f", "{title} {path} {key}"},
    {"show", "Home"},
    {"show", "Home", "--raw"},
    {"show", "Home", "-f", "html"},
    {"show", "Home", "--dump=document"},
    {"show", "Home", "--dump=lines"},
    {"show", "Home", "--section", EVIL},
    {"show", EVIL},
    {"links"},
    {"links", "-f", "tsv"},
    {"backlinks", "Home"},
    {"mentions", "Home"},
    {"tags"},
    {"tags", "Home"},
    {"props"},
    {"props", "Home"},
    {"props", "--values", "status"},
    {"check"},
    {"check", "-f", "tsv"},
    {"outline", "Home"},
    {"outline", "esc"},
    {"tasks"},
    {"search", "evil"},
    {"search", "evil", "--context", "2"},
    {"search", "/evil\033/"},
    {"search", "evil " EVIL, "--explain"},
    {"list", "(" EVIL},
    {"stats"},
    {"graph"},
    {"graph", "-f", "dot"},
    {"path", "Home", "esc"},
    {"resolve", "esc\033]0;evil-link\007"},
    {"config", "check"},
    {"list", "--sort", EVIL},
    {"list", "--" EVIL},
    {EVIL, "Home"},
    {"list", "-f", EVIL},
    {"list", "--theme", EVIL},
    {"list", "--log", "\033]0;evil-log\007/x"},
};

static void commands_write_no_control_of_a_note(void **state)
{
    (void)state;
    char *folder = make_vault();
    for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
        const char *words[WORDS_MAX + 4] = {"attune", "-C", folder};
        memcpy(words + 3, commands[i], sizeof(commands[i]));
        Screen *screen = screen_start(&wide, words);
        screen_wait_end(screen);
        assert_clean(screen, commands[i][0]);
        screen_free(screen);
    }
    free(folder);
}

static void messages_about_the_vault_write_no_control(void **state)
{
    (void)state;
    static const char *const places[] = {"no-such-folder\033]0;evil\007\x9B", "./" EVIL};
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        Screen *screen = screen_start(&wide, (const char *[]){"attune", places[i], NULL});
        screen_wait_end(screen);
        assert_clean(screen, places[i]);
        screen_free(screen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_interface_writes_no_control_of_a_note),
        cmocka_unit_test(commands_write_no_control_of_a_note),
        cmocka_unit_test(messages_about_the_vault_write_no_control),
    };
    return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
