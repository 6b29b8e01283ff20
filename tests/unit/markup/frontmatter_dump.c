#include "support/test.h"

#include "unit/markup/frontmatter_dump.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/frontmatter.h"
#include "markup/source.h"

static void dump_value(StrBuf *out, const AttuneValue *value)
{
    Str type = attune_type_name(value->type);
    strbuf_printf(out, "%.*s <%.*s>", STR_ARG(type), STR_ARG(value->text));
}

static void dump_property(StrBuf *out, const AttuneProperty *property)
{
    strbuf_printf(out, "%.*s ", STR_ARG(property->key));
    if (property->origin == ATTUNE_PROPERTY_SALVAGED)
        strbuf_append(out, STR("! "));
    if (property->block_scalar)
        strbuf_append(out, STR("| "));
    dump_value(out, &property->value);
    for (size_t i = 0; i < property->item_count; i++) {
        strbuf_append(out, STR(" - "));
        dump_value(out, &property->items[i]);
    }
    strbuf_append_char(out, '\n');
}

static void dump(StrBuf *out, const FrontMatter *front_matter, Str text)
{
    if (!front_matter->present) {
        strbuf_append(out, STR("none\n"));
        assert_int_equal(front_matter->body_offset, 0);
        assert_int_equal(front_matter->body_line, 1);
        return;
    }
    for (size_t i = 0; i < front_matter->property_count; i++)
        dump_property(out, &front_matter->properties[i]);
    Str body = str_from_offset(text, front_matter->body_offset);
    strbuf_printf(out, "=%u <%.*s>\n", front_matter->body_line, STR_ARG(body));
    for (size_t i = 0; i < front_matter->problem_count; i++) {
        const AttuneProblem *problem = &front_matter->problems[i];
        Str kind = attune_problem_kind_name(problem->kind);
        strbuf_printf(out, "? %u %.*s %.*s: %.*s\n", problem->line, STR_ARG(kind),
                      STR_ARG(problem->subject), STR_ARG(problem->message));
    }
}

void assert_front_matter(const char *label, Str bytes, const char *expected)
{
    Arena arena = {0};
    StrBuf out = {0};
    Source source = source_decode(&arena, bytes);
    FrontMatter front_matter = frontmatter_parse(&arena, source.text);
    dump(&out, &front_matter, source.text);
    assert_text(label, strbuf_view(&out), expected);
    strbuf_clear(&out);
    arena_clear(&arena);
}

void check_notes(const FrontMatterCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_front_matter(cases[i].name, str_from(cases[i].text), cases[i].expected);
}

void check_blocks(const FrontMatterCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        StrBuf note = {0};
        strbuf_printf(&note, "---\n%s\n---\nB", cases[i].text);
        assert_front_matter(cases[i].name, strbuf_view(&note), cases[i].expected);
        strbuf_clear(&note);
    }
}

Str read_shared_file(StrBuf *out, const char *relative)
{
    char *path = test_shared_path(relative);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof(piece), file)) > 0;)
        strbuf_append(out, (Str){piece, got});
    (void)fclose(file);
    free(path);
    return strbuf_view(out);
}
