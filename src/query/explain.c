/* What a query means in one line of plain words. */

#include "query/ast.h"

#include "base/strbuf.h"
#include "base/utf8.h"

static void say(StrBuf *out, const char *text) { strbuf_append(out, str_from(text)); }

static void say_quoted(StrBuf *out, Str text)
{
    say(out, "“");
    strbuf_append(out, text);
    say(out, "”");
}

/* ---- one leaf ---- */

static const char *subject_of(Field field)
{
    switch (field) {
    case FIELD_ANY:
        return "whose text or path ";
    case FIELD_CONTENT:
        return "whose text ";
    case FIELD_FILE:
        return "whose file name ";
    case FIELD_PATH:
        return "whose path ";
    default:
        return ""; /* a unit: what stands before has the subject */
    }
}

static void say_value(StrBuf *out, const Node *leaf)
{
    if (leaf->kind == NODE_REGEX)
        strbuf_printf(out, "/%.*s/", STR_ARG(leaf->text));
    else
        say_quoted(out, leaf->text);
    if (leaf->match_case)
        say(out, " (case as typed)");
}

/* has “x”, matches /x/ */
static void say_content(StrBuf *out, const Node *leaf, bool is_negated)
{
    if (leaf->kind == NODE_REGEX)
        say(out, is_negated ? "does not match " : "matches ");
    else
        say(out, is_negated ? "does not have " : "has ");
    say_value(out, leaf);
}

static void say_tag(StrBuf *out, const Node *leaf, bool is_negated)
{
    if (leaf->kind == NODE_REGEX) {
        say(out, is_negated ? "without a tag that matches " : "with a tag that matches ");
        say_value(out, leaf);
    } else if (str_is_empty(leaf->text)) {
        say(out, is_negated ? "without tags" : "with a tag");
    } else {
        say(out, is_negated ? "without a tag #" : "with a tag #");
        strbuf_append(out, leaf->text);
        say(out, " or below it");
    }
}

static void say_status(StrBuf *out, const Node *leaf, bool is_negated)
{
    if (leaf->kind == NODE_TEXT && str_is_empty(leaf->text)) {
        say(out, is_negated ? "without a status" : "with a status");
        return;
    }
    say(out, "whose status ");
    if (leaf->kind == NODE_REGEX) {
        say_content(out, leaf, is_negated);
        return;
    }
    say(out, is_negated ? "is not " : "is ");
    strbuf_append(out, leaf->text);
}

static void say_comparison(StrBuf *out, const Node *node, bool is_negated)
{
    static const char *const words[] = {
        [COMPARE_LESS] = "is below ",
        [COMPARE_LESS_EQUAL] = "is at most ",
        [COMPARE_GREATER] = "is above ",
        [COMPARE_GREATER_EQUAL] = "is at least ",
    };
    const char *sentence = words[node->as.compare.comparison];
    say(out, is_negated ? "is not " : "is ");
    say(out, sentence + strlen("is "));
    strbuf_append(out, node->text);
}

/* A phrase is the whole of an element, a word a part of it (vault-spec 9.6). */
static void say_element(StrBuf *out, const Node *leaf, bool is_negated)
{
    if (leaf->kind == NODE_REGEX || !leaf->is_phrase) {
        say_content(out, leaf, is_negated);
        return;
    }
    say(out, is_negated ? "is not " : "is ");
    say_value(out, leaf);
}

static void say_leaf(StrBuf *out, const Node *leaf, bool is_negated)
{
    switch (leaf->field) {
    case FIELD_TAG:
        say_tag(out, leaf, is_negated);
        break;
    case FIELD_STATUS:
        say_status(out, leaf, is_negated);
        break;
    case FIELD_ELEMENT:
        say_element(out, leaf, is_negated);
        break;
    case FIELD_ANY:
        if (is_negated) {
            say(out, "whose text and path do not ");
            say(out, leaf->kind == NODE_REGEX ? "match " : "have ");
            say_value(out, leaf);
            break;
        }
        /* fallthrough */
    default:
        say(out, subject_of(leaf->field));
        say_content(out, leaf, is_negated);
    }
}

static void say_flag(StrBuf *out, Flag flag, bool is_negated)
{
    static const struct {
        const char *yes;
        const char *no;
    } words[] = {
        [FLAG_ORPHAN] = {"that are orphans", "that are no orphans"},
        [FLAG_DEAD_END] = {"that lead nowhere", "that lead somewhere"},
        [FLAG_UNRESOLVED] = {"with a link to a missing note", "without links to missing notes"},
        [FLAG_UNTAGGED] = {"without tags", "with a tag"},
        [FLAG_BOOKMARKED] = {"that are bookmarked", "that are not bookmarked"},
    };
    say(out, is_negated ? words[flag].no : words[flag].yes);
}

static void say_link(StrBuf *out, const Node *node, bool is_negated)
{
    if (node->kind == NODE_LINKS_TO) {
        say(out, is_negated ? "that do not link to " : "that link to ");
        say_quoted(out, node->text);
        return;
    }
    say(out, "that ");
    say_quoted(out, node->text);
    say(out, is_negated ? " does not link to" : " links to");
}

static void say_age(StrBuf *out, const TimeRange *time)
{
    static const char *const units[] = {"hour", "day", "week", "month", "year"};
    const char *unit = units[0];
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        if (units[i][0] == time->unit)
            unit = units[i];
    }
    const char *plural = time->amount == 1 ? "" : "s";
    if (time->form == TIME_OLDER)
        strbuf_printf(out, "more than %llu %s%s ago", (unsigned long long)time->amount, unit,
                      plural);
    else if (time->amount == 1)
        strbuf_printf(out, "in the last %s", unit);
    else
        strbuf_printf(out, "in the last %llu %s%s", (unsigned long long)time->amount, unit, plural);
}

static void say_days(StrBuf *out, const TimeRange *time)
{
    Str first = time->first_text;
    Str last = time->last_text;
    bool is_one = first.data == last.data;
    if (time->is_strict)
        strbuf_printf(out, "%s %.*s", time->has_last ? "before" : "after", STR_ARG(first));
    else if (is_one && time->has_first)
        strbuf_printf(out, "%s %.*s", first.length == 10 ? "on" : "in", STR_ARG(first));
    else if (time->has_first && time->has_last)
        strbuf_printf(out, "from %.*s to %.*s", STR_ARG(first), STR_ARG(last));
    else if (time->has_first)
        strbuf_printf(out, "since %.*s", STR_ARG(first));
    else if (time->has_last)
        strbuf_printf(out, "until %.*s", STR_ARG(last));
    else
        say(out, "at a known time");
}

static void say_time(StrBuf *out, const Node *node, bool is_negated)
{
    say(out, is_negated ? "not " : "");
    strbuf_append(out, field_name(node->field));
    say(out, " ");
    if (node->as.time.form == TIME_DAYS)
        say_days(out, &node->as.time);
    else
        say_age(out, &node->as.time);
}

/* ---- what is made of parts ---- */

static void say_node(StrBuf *out, const Node *node, bool is_negated);

/* A child that asks for nothing more than that there is something. */
static bool is_trivial(const Node *node)
{
    return node->count == 0 ||
           (node->children[0]->kind == NODE_TEXT && str_is_empty(node->children[0]->text));
}

static void say_unit(StrBuf *out, const Node *node, bool is_negated)
{
    static const struct {
        const char *one;
        const char *none;
    } words[] = {
        [UNIT_LINE] = {"with a line", "without a line"},
        [UNIT_BLOCK] = {"with a block", "without a block"},
        [UNIT_SECTION] = {"with a section", "without a section"},
        [UNIT_TASK] = {"with a task", "without a task"},
        [UNIT_TASK_TODO] = {"with an open task", "without an open task"},
        [UNIT_TASK_DONE] = {"with a done task", "without a done task"},
    };
    say(out, is_negated ? words[node->as.unit].none : words[node->as.unit].one);
    if (!is_trivial(node)) {
        say(out, " that ");
        say_node(out, node->children[0], false);
    }
}

static void say_property(StrBuf *out, const Node *node, bool is_negated)
{
    const char *start = node->count == 0 ? "with the property " : "whose property ";
    if (is_negated)
        start = node->count == 0 ? "without the property " : "without a property ";
    say(out, start);
    say_quoted(out, node->text);
    if (node->count > 0) {
        say(out, is_negated ? " that " : " ");
        say_node(out, node->children[0], false);
    }
}

/* Words in one field read better together: has “a” and “b”. */
static bool joins(const Node *a, const Node *b)
{
    return a->kind == NODE_TEXT && b->kind == NODE_TEXT && a->field == b->field &&
           a->field != FIELD_TAG && a->match_case == b->match_case &&
           (a->field != FIELD_ELEMENT || a->is_phrase == b->is_phrase) && !str_is_empty(a->text) &&
           !str_is_empty(b->text);
}

static size_t run_length(const Node *node, size_t from, bool is_negated)
{
    size_t end = from + 1;
    /* "has not “a” and “b”" would say another thing than "not both". */
    bool is_clear = !is_negated || node->kind == NODE_OR;
    while (is_clear && end < node->count && joins(node->children[from], node->children[end]))
        end++;
    return end - from;
}

static void say_separator(StrBuf *out, size_t index, size_t count, bool has_comma, const char *word)
{
    if (index == 0)
        return;
    say(out, has_comma || count > 2 ? ", " : " ");
    if (index + 1 == count)
        strbuf_printf(out, "%s ", word);
}

/* “a”, “b”, and “c” behind the first of a run */
static void say_run(StrBuf *out, const Node *node, size_t from, size_t count, const char *word,
                    bool is_negated)
{
    say_leaf(out, node->children[from], is_negated);
    for (size_t i = 1; i < count; i++) {
        say_separator(out, i, count, false, word);
        if (node->children[from]->field == FIELD_STATUS)
            strbuf_append(out, node->children[from + i]->text);
        else
            say_value(out, node->children[from + i]);
    }
}

static bool is_list(const Node *node) { return node->kind == NODE_AND || node->kind == NODE_OR; }

static void say_list(StrBuf *out, const Node *node, bool is_negated)
{
    bool is_and = (node->kind == NODE_AND) != is_negated;
    size_t clauses = 0;
    bool has_list = false;
    for (size_t i = 0; i < node->count; i += run_length(node, i, is_negated), clauses++)
        has_list = has_list || is_list(node->children[i]);
    size_t clause = 0;
    for (size_t i = 0; i < node->count; clause++) {
        size_t run = run_length(node, i, is_negated);
        say_separator(out, clause, clauses, has_list, is_and ? "and" : "or");
        if (run > 1) {
            say_run(out, node, i, run, node->kind == NODE_AND ? "and" : "or", is_negated);
        } else {
            say(out, is_list(node->children[i]) && is_and ? "either " : "");
            say_node(out, node->children[i], is_negated);
        }
        i += run;
    }
}

static void say_node(StrBuf *out, const Node *node, bool is_negated)
{
    switch (node->kind) {
    case NODE_AND:
    case NODE_OR:
        say_list(out, node, is_negated);
        break;
    case NODE_NOT:
        say_node(out, node->children[0], !is_negated);
        break;
    case NODE_TEXT:
    case NODE_REGEX:
        say_leaf(out, node, is_negated);
        break;
    case NODE_UNIT:
        say_unit(out, node, is_negated);
        break;
    case NODE_PROPERTY:
        say_property(out, node, is_negated);
        break;
    case NODE_NULL:
        say(out, is_negated ? "has a value" : "has no value");
        break;
    case NODE_COMPARE:
        say_comparison(out, node, is_negated);
        break;
    case NODE_FLAG:
        say_flag(out, node->as.flag, is_negated);
        break;
    case NODE_TIME:
        say_time(out, node, is_negated);
        break;
    case NODE_LINKS_TO:
    case NODE_LINKED_FROM:
        say_link(out, node, is_negated);
        break;
    }
}

Str query_explain(AttuneQuery *query)
{
    if (!query->root)
        return STR("all notes");
    StrBuf out = {0};
    say(&out, query->wants_attachments ? "notes and attachments " : "notes ");
    say_node(&out, query->root, false);
    Str line = arena_clone_str(&query->arena, strbuf_view(&out));
    strbuf_clear(&out);
    return line;
}
