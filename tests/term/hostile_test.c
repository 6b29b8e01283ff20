#include "support/test.h"

#include "screen.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/utf8.h"

/* Nothing in a note, a name or a property reaches the terminal as a control (design §4.9). */

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

#define EVIL                                                                                       \
    "\033]0;evil-title\007 \033[31mevil-red \033P+q\033\\ \xC2\x9B"                                \
    "31mevil-c1 \xE2\x80\xAE"                                                                      \
    "evil-rlo \x0E\x08\x07\x7F \xE2\x81\xA6 \xF3\xA0\x81\x81 end"

static char *make_vault(void)
{
    char *folder = test_temp_folder();
    write_note(
        folder, "Home.md",
        "---\ntitle: \"Home \\e[31mtitle\"\nstatus: done\ntags: [a]\nkey: \"\\x9b31m\"\n---\n"
        "# Home\n\nFirst " EVIL "\n\n> [!note] " EVIL "\n> " EVIL "\n\n| " EVIL " | b |\n"
        "|---|---|\n| c | " EVIL " |\n\n```\n" EVIL "\n```\n\n[[" EVIL "]] [x](http://e/\033]8;;"
        "evil)\n\n- [ ] " EVIL "\n\n#tag\xE2\x80\xAE #status/" EVIL "\n");
    write_note(folder, "bell\aname.md", "links to [[Home]] " EVIL "\n");
    write_note(folder, "esc\033]0;evil-name\033\\.md", "# " EVIL "\n[[Home]]\n");
    write_note(folder, "tab\tand\nbreak.md", "x [[Home]]\n");
    write_note(folder, "raw\xFF\x9B\xC2\x9B.md", "x\n");
    write_note(folder, "rlo\xE2\x80\xAEname.md", "x\n");
    return folder;
}

/* Behind a control sequence that curses writes, or 0 when it is none that we expect. */
static size_t known_sequence(const char *text, size_t left)
{
    if (left < 2) {
        return 0;
    }
    if (text[1] == '[') {
        size_t i = 2;
        while (i < left && ((text[i] >= '0' && text[i] <= '?') || text[i] == ' ')) {
            i++;
        }
        return i < left && text[i] >= '@' && text[i] <= '~' ? i + 1 : 0;
    }
    if (text[1] == ']') {
        /* Only our own title, which ends with ESC \ and holds no control itself. */
        size_t i = 2;
        while (i < left && (unsigned char)text[i] >= ' ' && text[i] != 0x7F) {
            i++;
        }
        bool title = left > 4 && text[2] == '2' && text[3] == ';';
        return title && i + 1 < left && text[i] == '\033' && text[i + 1] == '\\' ? i + 2 : 0;
    }
    if (strchr("()", text[1])) {
        return left > 2 ? 3 : 0;
    }
    return strchr("=>78M", text[1]) ? 2 : 0;
}

static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\r' && c != '\n' && c != '\b') || (c >= 0x7F && c < 0xA0) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xE0000 && c <= 0xE007F);
}

static void assert_clean(Screen *screen)
{
    size_t length;
    const char *output = screen_output(screen, &length);
    Str text = {output, length};
    for (size_t offset = 0; offset < length;) {
        if (output[offset] == '\033') {
            size_t sequence = known_sequence(output + offset, length - offset);
            if (sequence == 0) {
                fail_msg("an unknown control sequence at byte %zu: ESC %.20s", offset,
                         output + offset + 1);
            }
            offset += sequence;
            continue;
        }
        size_t start = offset;
        uint32_t c = utf8_next(text, &offset);
        if (is_forbidden(c) || (c == UTF8_REPLACEMENT && offset == start + 1)) {
            fail_msg("U+%04X at byte %zu: %.20s", c, start, output + start);
        }
    }
    assert_null(strstr(output, "\033]0;"));
    assert_null(strstr(output, "\033[31mevil"));
}

static void the_interface_writes_no_control_of_a_note(void **state)
{
    (void)state;
    char *folder = make_vault();
    static const ScreenOptions options = {.rows = 40, .columns = 160};
    Screen *screen = screen_start(&options, (const char *[]){"attune", "--no-state", folder, NULL});
    screen_wait_for(screen, "evil-red");
    /* Through the panes, a property filter, the problems, the source, and a note with an evil name.
     */
    static const char *const keys[] = {"v",    "v",  "p", "p",  "\t",     "K",    "\033",
                                       "G",    "gg", "@", "\r", "\033",   "\033", "#",
                                       "\033", "gc", "q", "t",  "jjjj\r", "gh"};
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        screen_type(screen, keys[i]);
    }
    screen_type(screen, "?");
    screen_wait_for(screen, "HELP");
    screen_type(screen, "Q");
    screen_wait_end(screen);
    assert_clean(screen);
    screen_free(screen);
    free(folder);
}

static void commands_write_no_control_of_a_note(void **state)
{
    (void)state;
    char *folder = make_vault();
    static const ScreenOptions options = {.rows = 40, .columns = 160};
    static const char *const commands[][2] = {
        {"list", NULL},
        {"show", "Home"},
        {"links", NULL},
        {"tags", NULL},
        {"props", NULL},
        {"props", "Home"},
        {"check", NULL},
        {"outline", "Home"},
        {"tasks", NULL},
        {"search", "evil"},
        {"resolve", "esc\033]0;evil-link\007"},
    };
    for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
        Screen *screen =
            screen_start(&options, (const char *[]){"attune", "-C", folder, commands[i][0],
                                                    commands[i][1], NULL});
        screen_wait_end(screen);
        assert_clean(screen);
        screen_free(screen);
    }
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_interface_writes_no_control_of_a_note),
        cmocka_unit_test(commands_write_no_control_of_a_note),
    };
    return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
