/* The record of a note, one fact a line; tests/spec/README.md describes the form. */

#include <inttypes.h>

#include "markup/dump.h"

static void print_value(FILE *out, const AttuneValue *value)
{
    fprintf(out, " %.*s", STR_ARG(attune_type_name(value->type)));
    dump_literal(out, value->text);
}

static void print_property(FILE *out, const AttuneProperty *property)
{
    fprintf(out, "property @%" PRIu32, property->line);
    dump_literal(out, property->key);
    print_value(out, &property->value);
    if (property->block_scalar)
        fputs(" block", out);
    if (property->origin == ATTUNE_PROPERTY_SALVAGED)
        fputs(" salvaged", out);
    if (property->origin == ATTUNE_PROPERTY_INLINE)
        fputs(" inline", out);
    fputc('\n', out);
    for (size_t i = 0; i < property->item_count; i++) {
        fputs("  item", out);
        print_value(out, &property->items[i]);
        fputc('\n', out);
    }
}

/** Where a tag or a status stands: ` @line`, or nothing for the front matter. */
static void print_where(FILE *out, uint32_t line)
{
    if (line)
        fprintf(out, " @%" PRIu32, line);
}

static void print_tag(FILE *out, const AttuneTag *tag)
{
    fputs("tag", out);
    print_where(out, tag->line);
    dump_literal(out, tag->name);
    if (!str_equal(tag->folded, tag->name))
        dump_detail(out, "fold", tag->folded);
    fputc('\n', out);
}

static void print_status(FILE *out, const AttuneStatus *status)
{
    fputs("status", out);
    print_where(out, status->line);
    dump_literal(out, status->text);
    dump_detail(out, "key", status->key);
    fprintf(out, " class=%.*s\n", STR_ARG(attune_status_class_name(status->class_)));
}

static void print_heading(FILE *out, const AttuneHeading *heading)
{
    fprintf(out, "heading @%" PRIu32 " level=%u", heading->line, heading->level);
    dump_literal(out, heading->raw);
    if (!str_equal(heading->plain, heading->raw))
        dump_detail(out, "plain", heading->plain);
    fputc('\n', out);
}

/** The inner text of a wikilink is written out only where its parts do not say it already. */
static bool whole_says_more(const AttuneLink *link)
{
    Str rest = link->whole;
    if (!link->has_display || !str_starts_with(rest, link->path))
        return link->has_display;
    rest = str_from_offset(rest, link->path.length);
    for (size_t i = 0; i < link->part_count; i++) {
        if (!str_starts_with(rest, STR("#")))
            return true;
        rest = str_from_offset(rest, 1);
        if (!str_starts_with(rest, link->parts[i]))
            return true;
        rest = str_from_offset(rest, link->parts[i].length);
    }
    return !str_starts_with(rest, STR("|")) || !str_equal(str_from_offset(rest, 1), link->text);
}

static void print_record_link(FILE *out, const AttuneLink *link)
{
    static const char *const names[] = {"wikilink", "markdown", "property"};
    fprintf(out, "link @%" PRIu32 ":%" PRIu32 " %s", link->line, link->column, names[link->kind]);
    dump_detail_if(out, "key", link->property);
    if (link->embed)
        fputs(" embed", out);
    if (link->autolink)
        fputs(" autolink", out);
    dump_target(out, link);
    dump_link_text(out, link);
    if (link->kind != ATTUNE_LINK_MARKDOWN && whole_says_more(link))
        dump_detail(out, "whole", link->whole);
    fputc('\n', out);
}

static void print_task(FILE *out, const AttuneTask *task)
{
    fputs("task", out);
    dump_lines(out, task->line, task->end_line);
    dump_detail(out, "status", task->status);
    if (task->done)
        fputs(" done", out);
    dump_literal(out, task->text);
    fputc('\n', out);
}

static void print_problem(FILE *out, const AttuneProblem *problem)
{
    fprintf(out, "problem @%" PRIu32 " %.*s", problem->line,
            STR_ARG(attune_problem_kind_name(problem->kind)));
    dump_detail_if(out, "subject", problem->subject);
    dump_literal(out, problem->message);
    fputc('\n', out);
}

/** `name "text"` on a line of its own. */
static void print_line(FILE *out, const char *name, Str text)
{
    fputs(name, out);
    dump_literal(out, text);
    fputc('\n', out);
}

static void print_labelled(FILE *out, const char *name, uint32_t line, Str text)
{
    fprintf(out, "%s @%" PRIu32, name, line);
    dump_literal(out, text);
    fputc('\n', out);
}

void attune_record_dump(const AttuneRecord *record, FILE *out)
{
    print_line(out, "title", record->title);
    for (size_t i = 0; i < record->property_count; i++)
        print_property(out, &record->properties[i]);
    for (size_t i = 0; i < record->alias_count; i++)
        print_line(out, "alias", record->aliases[i]);
    for (size_t i = 0; i < record->tag_count; i++)
        print_tag(out, &record->tags[i]);
    for (size_t i = 0; i < record->status_count; i++)
        print_status(out, &record->statuses[i]);
    for (size_t i = 0; i < record->heading_count; i++)
        print_heading(out, &record->headings[i]);
    for (size_t i = 0; i < record->link_count; i++)
        print_record_link(out, &record->links[i]);
    for (size_t i = 0; i < record->block_count; i++)
        print_labelled(out, "block", record->blocks[i].line, record->blocks[i].id);
    for (size_t i = 0; i < record->task_count; i++)
        print_task(out, &record->tasks[i]);
    for (size_t i = 0; i < record->footnote_count; i++)
        print_labelled(out, "footnote", record->footnotes[i].line, record->footnotes[i].label);
    for (size_t i = 0; i < record->problem_count; i++)
        print_problem(out, &record->problems[i]);
    if (!str_is_empty(record->created))
        print_line(out, "created", record->created);
    if (!str_is_empty(record->modified))
        print_line(out, "modified", record->modified);
    fprintf(out, "words %" PRIu32 "\n", record->word_count);
    fprintf(out, "lines %" PRIu32 "\n", record->line_count);
    fprintf(out, "body @%" PRIu32 "\n", record->body_line);
}
