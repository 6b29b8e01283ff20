/*
 * Whole pages against what they looked like when a person last read them: pages/NAME.md at four
 * widths, in pages/NAME.golden. `test_unit_render_golden --update` writes these files anew; read
 * their difference.
 */

#include "support/test.h"

#include <locale.h>
#include <stdlib.h>

#include "base/arena.h"
#include "page_dump.h"
#include "page_vault.h"

typedef struct GoldenCase {
    const char *note;
    const char *form; /* part of the golden's name */
    PageOptions options;
} GoldenCase;

#define FULL .capabilities = {.color = true, .italic = true, .underline = true, .dim = true}
#define VT100 .capabilities = {.ascii = true, .underline = true}

static const GoldenCase cases[] = {
    {"every-construct", "", {FULL, .head = true, .properties = PROPERTIES_SHORT}},
    {"every-construct", ".vt100", {VT100, .head = true, .properties = PROPERTIES_SHORT}},
    {"headings", "", {FULL}},
    {"lists", "", {FULL}},
    {"quotes", "", {FULL}},
    {"callouts", "", {FULL}},
    {"code", "", {FULL}},
    {"tables", "", {FULL}},
    {"inlines", "", {FULL}},
    {"inlines", ".vt100", {VT100}},
    {"inlines", ".bare", {.capabilities = {.ascii = true}}},
    {"links", "", {FULL}},
    {"embeds", "", {FULL}},
    {"footnotes", "", {FULL}},
    {"math", "", {FULL}},
    {"html", "", {FULL}},
    {"scripts", "", {FULL}},
    {"fields", "", {FULL, .head = true, .properties = PROPERTIES_FULL}},
    {"properties", ".hidden", {FULL, .head = true}},
    {"properties", ".short", {FULL, .head = true, .properties = PROPERTIES_SHORT}},
    {"properties", ".full", {FULL, .head = true, .properties = PROPERTIES_FULL}},
    {"Secure base", "", {FULL, .head = true, .properties = PROPERTIES_SHORT}},
    {"A long evening", "", {FULL, .head = true, .properties = PROPERTIES_SHORT}},
};

static const uint32_t widths[] = {20, 40, 80, 120};

static bool is_updating;

static void dump_case(const GoldenCase *row, PageVault *vault, StrBuf *out)
{
    const AttuneDocument *document = page_vault_document(vault, str_from(row->note));
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        PageOptions options = row->options;
        options.width = widths[i];
        options.title =
            document->record->title.length ? document->record->title : str_from(row->note);
        options.resolver = page_vault_resolver(vault);
        Page *page = page_new(document, &options, NULL);
        page_layout(page, SIZE_MAX, UINT32_MAX);
        strbuf_printf(out, "width %u\n", widths[i]);
        page_dump_grid(page, out);
        strbuf_append(out, STR("styles\n"));
        page_dump_styles(page, out);
        strbuf_append(out, STR("targets\n"));
        page_dump_targets(page, out);
        strbuf_append_char(out, '\n');
        page_free(page);
    }
}

static void write_file(const char *path, Str text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.data, 1, text.length, file), text.length);
    assert_int_equal(fclose(file), 0);
}

static void read_file(const char *path, StrBuf *out)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail_msg("%s is missing; run this program with --update and read what it writes", path);
    }
    char buffer[4096];
    size_t length;
    while ((length = fread(buffer, 1, sizeof buffer, file)) > 0) {
        strbuf_append(out, (Str){buffer, length});
    }
    fclose(file);
}

/* Say where they part, not all of both. */
static void assert_same(const char *path, Str actual, Str expected)
{
    size_t number = 0;
    Str rest_actual = actual;
    Str rest_expected = expected;
    Str a;
    Str e;
    for (;;) {
        bool more_actual = str_next_piece(&rest_actual, '\n', &a);
        bool more_expected = str_next_piece(&rest_expected, '\n', &e);
        number++;
        if (!more_actual && !more_expected) {
            return;
        }
        if (more_actual != more_expected || !str_equal(a, e)) {
            fail_msg("%s:%zu\nexpected: %.*s\nactual:   %.*s", path, number, STR_ARG(e),
                     STR_ARG(a));
        }
    }
}

static void page_looks_as_it_was_read(void **state)
{
    (void)state;
    PageVault *vault = page_vault_new();
    char *folder = test_source_path("tests/unit/render/pages");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf actual = {0};
        StrBuf path = {0};
        StrBuf expected = {0};
        dump_case(&cases[i], vault, &actual);
        strbuf_printf(&path, "%s/%s%s.golden", folder, cases[i].note, cases[i].form);
        if (is_updating) {
            write_file(strbuf_cstr(&path), strbuf_view(&actual));
        } else {
            read_file(strbuf_cstr(&path), &expected);
            assert_same(strbuf_cstr(&path), strbuf_view(&actual), strbuf_view(&expected));
        }
        strbuf_clear(&actual);
        strbuf_clear(&path);
        strbuf_clear(&expected);
    }
    free(folder);
    page_vault_free(vault);
}

int main(int argument_count, char **arguments)
{
    setlocale(LC_CTYPE, "");
    is_updating = argument_count > 1 && str_equal(str_from(arguments[1]), STR("--update"));
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_looks_as_it_was_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
