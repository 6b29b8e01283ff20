/* attune-query(7): the language of queries. */

#include "cli/docs.h"
#include "cli/roff.h"

typedef struct Row {
    const char *tag;
    const char *text;
} Row;

static const Row terms[] = {
    {"word",
     "the note holds the word, in its text or in its path, whatever its case; part of a word is enough"},
    {"\"some words\"", "the note holds them exactly so; \\\" is a quote within"},
    {"/pattern/", "a regular expression (PCRE2); ^ and $ are the ends of a line"},
    {"a b", "both"},
    {"a OR b", "one of them at least; OR in capitals, and looser than a blank"},
    {"-a", "not that"},
    {"(a b)", "a group"},
};

static const Row properties[] = {
    {"[key]", "the note has the property, whatever its value"},
    {"[key:word]", "its value, or one item of its list, holds the word"},
    {"[key:\"some words\"]", "it is exactly that, whatever its case"},
    {"[key:/pattern/]", "the pattern is found in it"},
    {"[key:null]", "it is there without a value"},
    {"[key:>5], [key:<=2024-05-01]", "it is a number or a date on that side"},
    {"[key:a OR b], [key:-a]", "OR, groups and - hold for each item alone"},
    {"[\"a key\":a]", "a key with blanks"},
};

static const Row dates[] = {
    {"created:2024-03-05, created:2024-03, created:2024",
     "on that day, in that month, in that year"},
    {"modified:2024-01..2024-03", "from the one to the other, both included"},
    {"modified:<7d, modified:>2w", "younger than seven days, older than two weeks"},
};

static void append_rows(StrBuf *out, const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        roff_item(out, str_from(rows[i].tag), str_from(rows[i].text));
    }
}

static void take_operator(void *context, AttuneStr text, AttuneStr note)
{
    roff_item(context, text, note);
}

#define ROWS(rows) rows, sizeof(rows) / sizeof(*(rows))

void docs_append_query_manual(StrBuf *out, const CliInterface *interface)
{
    strbuf_printf(out, ".TH ATTUNE-QUERY 7 \"\" \"attune %s\" \"\"\n", attune_version());
    roff_macro(out, "SH", "NAME");
    roff_line(out, "attune-query - what to ask a vault");
    roff_macro(out, "SH", "DESCRIPTION");
    roff_line(
        out,
        "Queries stand behind list, search and tasks of attune(1), and in its interface behind S and "
        "&. A query says which notes are meant. The empty one means all. One that begins with - "
        "follows -- on a command line.");
    roff_macro(out, "SH", "TERMS");
    append_rows(out, ROWS(terms));
    if (interface) {
        roff_macro(out, "SH", "OPERATORS");
        roff_line(
            out,
            "Each stands before a word, a phrase, a pattern or a group. Of those that speak of a line, a "
            "block, a section or a task, one single unit has to fulfil all of the group.");
        interface->complete_query(NULL, STR(""), take_operator, out);
    }
    roff_macro(out, "SH", "PROPERTIES");
    append_rows(out, ROWS(properties));
    roff_macro(out, "SH", "DATES");
    append_rows(out, ROWS(dates));
    roff_macro(out, "SH", "RESULTS");
    roff_line(
        out,
        "Notes. A query of file: and path: alone also finds attachments. Files that the vault's "
        "settings exclude are never found.");
    roff_macro(out, "SH", "EXAMPLES");
    roff_item(out, STR("tag:theory -status:done"), STR("unfinished notes about theory"));
    roff_item(out, STR("task-todo:\"\" path:journal"),
              STR("journal entries with something left to do"));
    roff_item(out, STR("line:(secure base) modified:<30d"),
              STR("both words in one line, of notes from the last month"));
    roff_item(out, STR("[created:>=2025-01-01] is:orphan"), STR("new notes without links"));
    roff_macro(out, "SH", "SEE ALSO");
    strbuf_append(out, STR(".BR attune (1)\n"));
}
