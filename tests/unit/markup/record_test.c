#include "support/test.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "markup/property.h"
#include "markup/record.h"

#define BYTES(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

/* A note whose front matter is read and whose body's facts are made by hand. */
typedef struct Note {
    Arena arena;
    StrBuf text;
    BodyFacts facts;
    const AttuneRecord *record;
} Note;

static void add_heading(Note *note, uint8_t level, const char *plain)
{
    AttuneHeading heading = {.level = level, .line = 9, .plain = str_from(plain)};
    vec_push(&note->facts.headings, heading);
}

static void add_tag(Note *note, const char *name, uint32_t line)
{
    AttuneTag tag = {.name = str_from(name), .line = line};
    tag.folded = unicode_fold(&note->arena, tag.name);
    vec_push(&note->facts.tags, tag);
}

static void add_field(Note *note, const char *key, const char *value, uint32_t line)
{
    AttuneProperty field = {.key = str_from(key), .origin = ATTUNE_PROPERTY_INLINE, .line = line};
    field.folded = unicode_fold(&note->arena, field.key);
    field.value = property_type_scalar(&note->arena, str_from(value), SCALAR_PLAIN, line, 1);
    vec_push(&note->facts.fields, field);
}

static const AttuneRecord *assemble(Note *note, const char *yaml)
{
    strbuf_printf(&note->text, "---\n%s\n---\nbody\n", yaml);
    Source source = source_decode(&note->arena, strbuf_view(&note->text));
    FrontMatter front_matter = frontmatter_parse(&note->arena, source.text);
    note->record = record_assemble(&note->arena, &source, &front_matter, &note->facts);
    return note->record;
}

static void note_clear(Note *note)
{
    vec_clear(&note->facts.headings);
    vec_clear(&note->facts.links);
    vec_clear(&note->facts.tags);
    vec_clear(&note->facts.fields);
    vec_clear(&note->facts.problems);
    strbuf_clear(&note->text);
    arena_clear(&note->arena);
    *note = (Note){0};
}

static void title_is_property_then_heading(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"A06", "title: 2024", "2024"},
        {"A06", "title:", "H1"},
        {"A06", "title: [X, Y]", "X"},
        {"A06", "title: [~, [a], \" \", Y]", "Y"},
        {"quoted blank", "title: \"  \"", "H1"},
        {"object", "title: {a: b}", "H1"},
        {"salvaged", "title: Foo: bar", "Foo: bar"},
        {"any case", "TITLE: x", "x"},
        {"block scalar", "title: |\n  one\n  two", "one two"},
        {"none", "a: b", "H1"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Note note = {0};
        add_heading(&note, 2, "H2");
        add_heading(&note, 1, " H1 ");
        add_heading(&note, 1, "second");
        add_field(&note, "title", "a field", 3);
        assert_text(cases[i][1], assemble(&note, cases[i][1])->title, cases[i][2]);
        note_clear(&note);
    }
    Note note = {0};
    add_heading(&note, 1, " ");
    add_heading(&note, 1, "second");
    assert_text("the first heading alone counts", assemble(&note, "a: b")->title, "");
    note_clear(&note);
}

static void dump_statuses(StrBuf *out, const AttuneRecord *record)
{
    for (size_t i = 0; i < record->status_count; i++) {
        const AttuneStatus *status = &record->statuses[i];
        Str class_ = attune_status_class_name(status->class_);
        strbuf_printf(out, "%s%.*s/%.*s/%.*s/%u", i ? "; " : "", STR_ARG(status->text),
                      STR_ARG(status->key), STR_ARG(class_), status->line);
    }
}

static void statuses_come_from_property_tags_and_fields(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *yaml;
        const char *tag;
        const char *field;
        const char *expected;
    } cases[] = {
        {"S01", "status: 🟩 complete", NULL, NULL, "🟩 complete/complete/done/0"},
        {"S02", "a: b", "status/done", NULL, "done/done/done/8"},
        {"S03", "status: Draft", "status/done", NULL, "Draft/draft/draft/0; done/done/done/8"},
        {"S04", "status: []", "Status/In-Progress/x", NULL,
         "In-Progress/x/in progress/x/neutral/8"},
        {"S05", "tags: [status, status/]", "status", NULL, ""},
        {"list", "status: [a, ~, \" \", [b], B]", NULL, NULL, "a/a/neutral/0; B/b/neutral/0"},
        {"equal keys are merged", "status: 🟩 Done", "status/done", "DONE",
         "🟩 Done/done/done/0"},
        {"order", "status: a\ntags: [status/b]", "status/d", "c",
         "a/a/neutral/0; b/b/neutral/0; c/c/neutral/5; d/d/neutral/8"},
        {"null", "status:", NULL, NULL, ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Note note = {0};
        StrBuf out = {0};
        if (cases[i].tag)
            add_tag(&note, cases[i].tag, 8);
        if (cases[i].field)
            add_field(&note, "Status", cases[i].field, 5);
        dump_statuses(&out, assemble(&note, cases[i].yaml));
        assert_text(cases[i].name, strbuf_view(&out), cases[i].expected);
        strbuf_clear(&out);
        note_clear(&note);
    }
}

static void tags_of_front_matter_come_first(void **state)
{
    (void)state;
    Note note = {0};
    add_tag(&note, "Z", 7);
    add_tag(&note, "a", 8);
    add_tag(&note, "a", 9);
    const AttuneRecord *record = assemble(&note, "tags: [b, A]");
    static const char *const names[] = {"b", "A", "Z", "a", "a"};
    static const uint32_t lines[] = {0, 0, 7, 8, 9};
    assert_int_equal(record->tag_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_text("name", record->tags[i].name, names[i]);
        assert_int_equal(record->tags[i].line, lines[i]);
    }
    assert_text("folded", record->tags[1].folded, "a");
    note_clear(&note);
}

static void fields_join_behind_front_matter(void **state)
{
    (void)state;
    Note note = {0};
    add_field(&note, "Mood", "calm", 5);
    add_field(&note, "rating", "4", 6);
    add_field(&note, "mood", "a, b", 7);
    add_field(&note, "up", "[[Other]]", 8);
    add_field(&note, "see", "[[X]]", 9);
    const AttuneRecord *record = assemble(&note, "up: \"[[Home]]\"\nl: [1, \"[[Q|r]]\"]");
    assert_int_equal(record->property_count, 5);
    assert_text("front matter wins", record->properties[0].value.text, "[[Home]]");
    const AttuneProperty *mood = &record->properties[2];
    assert_text("first spelling", mood->key, "Mood");
    assert_int_equal(mood->value.type, ATTUNE_TYPE_LIST);
    assert_int_equal(mood->origin, ATTUNE_PROPERTY_INLINE);
    assert_text("flow form", mood->value.text, "[calm, \"a, b\"]");
    assert_int_equal(mood->item_count, 2);
    assert_text("item", mood->items[1].text, "a, b");
    assert_int_equal(record->properties[3].value.type, ATTUNE_TYPE_NUMBER);
    assert_int_equal(record->properties[3].item_count, 0);

    assert_int_equal(record->link_count, 2);
    assert_text("key", record->links[0].property, "up");
    assert_text("path", record->links[0].path, "Home");
    assert_text("key", record->links[1].property, "l");
    assert_text("display", record->links[1].text, "r");
    assert_int_equal(record->links[1].line, 3);
    note_clear(&note);
}

static void property_links_come_before_those_of_the_body(void **state)
{
    (void)state;
    Note note = {0};
    AttuneLink link = {.path = STR("B"), .line = 5};
    vec_push(&note.facts.links, link);
    const AttuneRecord *record = assemble(&note, "up: \"[[A]]\"\nsee: \"x [[C]]\"");
    assert_int_equal(record->link_count, 2);
    assert_text("first", record->links[0].path, "A");
    assert_int_equal(record->links[0].kind, ATTUNE_LINK_PROPERTY);
    assert_text("second", record->links[1].path, "B");
    note_clear(&note);
}

static void dates_follow_their_key_list(void **state)
{
    (void)state;
    static const char *const cases[][4] = {
        {"order", "date: 1\ncreated: 2\nmodified: 3", "2", "3"},
        {"joints are alike", "Created-At: 2025-07-05\nLast_Modified: x", "2025-07-05", "x"},
        {"seeds", "file-created: 2023-03-08\nfile-modified: 2023-07-18", "2023-03-08",
         "2023-07-18"},
        {"null is passed over", "created:\ncreation date: 5\nmodified: []\nlastmod: y", "5", "y"},
        {"none", "a: b", "", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Note note = {0};
        const AttuneRecord *record = assemble(&note, cases[i][1]);
        assert_text(cases[i][0], record->created, cases[i][2]);
        assert_text(cases[i][0], record->modified, cases[i][3]);
        note_clear(&note);
    }
}

static void problems_name_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        Str bytes;
        const char *message; /* NULL: no problem */
        uint32_t line;
    } cases[] = {
        {BYTES("x"), NULL, 0},
        {BYTES("x\n\xFF\xFE"), "2 bytes are not UTF-8", 2},
        {BYTES("\xC3"), "1 byte is not UTF-8", 1},
        {BYTES("\xFF\xFE"
               "a\0"),
         "UTF-16, read as if it were UTF-8", 1},
        {BYTES("\xFF\xFE"
               "a\0b"),
         "1 UTF-16 unit is not valid", 1},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        BodyFacts facts = {0};
        FrontMatter none = {.body_line = 1};
        Source source = source_decode(&arena, cases[i].bytes);
        const AttuneRecord *record = record_assemble(&arena, &source, &none, &facts);
        assert_int_equal(record->problem_count, cases[i].message ? 1 : 0);
        if (cases[i].message) {
            assert_int_equal(record->problems[0].kind, ATTUNE_PROBLEM_ENCODING);
            assert_text("message", record->problems[0].message, cases[i].message);
            assert_int_equal(record->problems[0].line, cases[i].line);
        }
        arena_clear(&arena);
    }
    Note note = {0};
    AttuneProblem limit = {.kind = ATTUNE_PROBLEM_LIMIT, .line = 6};
    vec_push(&note.facts.problems, limit);
    const AttuneRecord *record = assemble(&note, "a: b: c");
    assert_int_equal(record->problem_count, 2);
    assert_int_equal(record->problems[0].kind, ATTUNE_PROBLEM_FRONT_MATTER);
    assert_int_equal(record->problems[1].kind, ATTUNE_PROBLEM_LIMIT);
    note_clear(&note);
}

static void lines_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t lines;
    } cases[] = {{"", 0}, {"a", 1}, {"a\n", 1}, {"a\nb", 2}, {"\n\n", 2}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Arena arena = {0};
        BodyFacts facts = {.word_count = 7};
        FrontMatter none = {.body_line = 1};
        Source source = {.text = str_from(cases[i].text)};
        const AttuneRecord *record = record_assemble(&arena, &source, &none, &facts);
        assert_int_equal(record->line_count, cases[i].lines);
        assert_int_equal(record->word_count, 7);
        assert_int_equal(record->body_line, 1);
        arena_clear(&arena);
    }
}

static void many_fields_of_one_key_are_one_list(void **state)
{
    (void)state;
    Note note = {0};
    for (uint32_t i = 0; i < 50000; i++)
        add_field(&note, "k", "v", i + 4);
    for (uint32_t i = 0; i < 50000; i++)
        add_field(&note, arena_printf(&note.arena, "k%u", i).data, "v", i + 4);
    const AttuneRecord *record = assemble(&note, "a: b");
    assert_int_equal(record->property_count, 50002);
    assert_int_equal(record->properties[1].item_count, 50000);
    assert_int_equal(record->properties[1].items[49999].line, 50003);
    note_clear(&note);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_is_property_then_heading),
        cmocka_unit_test(statuses_come_from_property_tags_and_fields),
        cmocka_unit_test(tags_of_front_matter_come_first),
        cmocka_unit_test(fields_join_behind_front_matter),
        cmocka_unit_test(property_links_come_before_those_of_the_body),
        cmocka_unit_test(dates_follow_their_key_list),
        cmocka_unit_test(problems_name_what_is_wrong),
        cmocka_unit_test(lines_are_counted),
        cmocka_unit_test(many_fields_of_one_key_are_one_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
