/* Notes made to be slow or deep: each is read within a second, and no tree is deeper than walks may
 * be. */

#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <attune/document.h>

#include "base/strbuf.h"

/** Deepest tree that recursive readers are promised. */
#define DEPTH_MAX 200

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SECONDS 20.0
#elif defined(__OPTIMIZE__)
#define SECONDS 1.0
#else
#define SECONDS 5.0
#endif

/** `head`, then `unit` so many times, then `middle`, then `tail` as many times as `unit`. */
typedef struct Attack {
    const char *name;
    const char *head;
    const char *unit;
    size_t count;
    const char *middle;
    const char *tail;
} Attack;

static const Attack attacks[] = {
    /* libcmark's own list */
    {"nested strong emphasis", "", "*a **a ", 65000, "b", " a** a*"},
    {"emphasis closers without openers", "", "a_ ", 65000, "", ""},
    {"emphasis openers without closers", "", "_a ", 65000, "", ""},
    {"link closers without openers", "", "a]", 65000, "", ""},
    {"link openers without closers", "", "[a", 65000, "", ""},
    {"mismatched openers and closers", "", "*a_ ", 50000, "", ""},
    {"openers and closers, a multiple of three", "a**b", "c* ", 50000, "", ""},
    {"link openers and emphasis closers", "", "[ a_", 50000, "", ""},
    {"pattern [ (](", "", "[ (](", 80000, "", ""},
    {"pattern ![[]()", "", "![[]()", 50000, "", ""},
    {"nested brackets", "", "[", 50000, "a", "]"},
    {"nested block quotes", "", "> ", 50000, "a", ""},
    {"unclosed links with <", "", "[a](<b", 30000, "", ""},
    {"unclosed links", "", "[a](b", 30000, "", ""},
    {"unclosed comments", "</", "<!--", 300000, "", ""},
    {"long runs of delimiters", "", "_", 100000, ".", "_"},
    {"bullets in bullets", "", "- ", 30000, "x", "\n"},
    {"instructions on indented lines", "para\n", "     <?\n", 50000, "", ""},
    {"declarations on indented lines", "para\n", "     <!A\n", 50000, "", ""},
    {"comments on indented lines", "para\n", "     <!-- a\n", 50000, "", ""},
    /* wikilinks */
    {"open wikilinks", "", "[[", 50000, "", ""},
    {"open wikilinks with text", "", "[[a ", 50000, "", ""},
    {"open wikilinks with pipes", "", "[[a|", 50000, "", ""},
    {"many wikilinks on a line", "", "[[a]] ", 50000, "", ""},
    /* unclosed everything */
    {"unclosed code", "", "` a `` b ``` c ", 20000, "", ""},
    {"unclosed math", "", "$ a", 50000, "", ""},
    {"unclosed display math", "", "$$ a ", 50000, "", ""},
    {"unclosed comments", "", "%%a ", 50001, "", ""},
    {"unclosed highlights and strikes", "", "==a ~~b ", 30000, "", ""},
    {"unclosed inline footnotes", "", "^[a", 50000, "", ""},
    {"unclosed footnote labels", "", "[^a", 50000, "", ""},
    {"unclosed fields", "", "[a:: (b:: ", 30000, "", ""},
    {"unclosed tags", "", "<a b=\"<a b='", 30000, "", ""},
    {"unclosed scripts", "a ", "<script> ", 40000, "", ""},
    {"unclosed instructions", "a ", "<?", 50000, "", ""},
    {"unclosed sections", "a ", "<![CDATA[", 50000, "", ""},
    {"unclosed addresses", "", "<http://a ", 40000, "", ""},
    {"unclosed math blocks", "", "$$\n\n", 50001, "", ""},
    {"unclosed callouts", "", "> [!a", 30000, "", ""},
    /* blocks in turns */
    {"math blocks with tags", "", "$$\n<\n$$\n", 20000, "", ""},
    {"math blocks with fences", "", "$$\n```\n$$\n", 20000, "", ""},
    {"fences with math openers", "", "~~~\n$$\n~~~\n$$\n", 20000, "", ""},
    {"comment openers in HTML", "", "<div>\n%%\n\n%%\n", 20000, "", ""},
    {"callouts in fences", "", "```\n> [!a]\n```\n", 20000, "", ""},
    {"callouts", "", "> [!a] b\n\n", 30000, "", ""},
    {"lone dashes below text", "", "a\n-\n", 30000, "", ""},
    {"lone dashes", "a\n", "-\n", 50000, "", ""},
    {"footnotes", "", "[^a]:\n", 50000, "", ""},
    {"definitions", "", "[a]: /u\n", 50000, "", "[a]"},
    {"block ids", "", "^b\n\n", 40000, "", ""},
    {"tasks", "", "- [x] a\n", 60000, "", ""},
    {"table rows", "a|b\n-|-\n", "1|2\n", 50000, "", ""},
    {"table heads", "", "a|b\n-|-\n", 30000, "", ""},
    {"wikilinks below a table head", "a|b\n-|-\n", "[[a|b]]", 50000, "", ""},
    /* sizes */
    {"more spans than are kept", "", "`a` ", 60001, "", ""},
    {"nested quotes", "", ">", 10000, "a", ""},
    {"a line of a megabyte", "", "word ", 200000, "", ""},
    {"a megabyte of blanks", "", " ", 1000000, "", ""},
    {"half a million empty lines", "", "\n", 500000, "", ""},
    {"images in images", "", "![", 20000, "", "](c)"},
    {"inline footnotes in each other", "", "^[", 20000, "a", "]"},
    {"fields in each other", "", "[a:: ", 20000, "b", "]"},
    {"marks in each other", "", "==~~", 20000, "a", "~~=="},
    {"links that hold emphasis", "", "[*a*](b) ", 30000, "", ""},
    {"headings that hold links", "", "# *a* [b](c)\n", 20000, "", ""},
    {"entities in addresses", "", "[a](b&ouml;c) ", 20000, "", ""},
    {"characters of plane 16", "", "\xF4\x80\x80\x80", 70000, "", ""},
    {"CJK brackets beside emphasis", "", "**\xE3\x80\x8C\xE3\x80\x8D**", 50000, "", ""},
    {"brackets in front matter", "---\na: ", "[", 50000, "\n---\n", ""},
};

static StrBuf write_attack(const Attack *attack)
{
    StrBuf text = {0};
    strbuf_append(&text, str_from(attack->head));
    for (size_t i = 0; i < attack->count; i++)
        strbuf_append(&text, str_from(attack->unit));
    strbuf_append(&text, str_from(attack->middle));
    for (size_t i = 0; i < attack->count; i++)
        strbuf_append(&text, str_from(attack->tail));
    return text;
}

/** Seconds of this process, so that a busy machine does not fail a test. */
static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static size_t depth_of(const AttuneNode *root)
{
    size_t deepest = 0;
    size_t depth = 0;
    for (const AttuneNode *node = root; node;) {
        if (depth > deepest)
            deepest = depth;
        if (node->first) {
            node = node->first;
            depth++;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
            depth--;
        }
        node = node == root ? NULL : node->next;
    }
    return deepest;
}

static void check_text(const char *name, Str text)
{
    double start = cpu_seconds();
    AttuneDocument *document = attune_document_parse(text, NULL);
    double seconds = cpu_seconds() - start;
    if (seconds > SECONDS)
        fail_msg("%s: %.2f s", name, seconds);
    if (depth_of(document->root) >= DEPTH_MAX)
        fail_msg("%s: %zu levels", name, depth_of(document->root));
    for (size_t i = 0; i < document->footnote_count; i++)
        assert_true(depth_of(document->footnotes[i]) < DEPTH_MAX);
    attune_document_free(document);
}

static void document_reads_each_attack_in_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(attacks) / sizeof(attacks[0]); i++) {
        StrBuf text = write_attack(&attacks[i]);
        check_text(attacks[i].name, strbuf_view(&text));
        strbuf_clear(&text);
    }
}

/** Backticks of all lengths: each opener looks for a closer of its own. */
static void document_reads_backticks_of_all_lengths_in_time(void **state)
{
    (void)state;
    StrBuf text = {0};
    for (size_t i = 1; i < 1500; i++) {
        strbuf_append_char(&text, 'e');
        strbuf_append_repeat(&text, '`', i);
    }
    check_text("backticks", strbuf_view(&text));
    strbuf_clear(&text);
}

static void document_reads_deep_lists_in_time(void **state)
{
    (void)state;
    StrBuf text = {0};
    for (size_t i = 0; i < 1000; i++) {
        strbuf_append_repeat(&text, ' ', 2 * i);
        strbuf_append(&text, STR("- a\n"));
    }
    strbuf_append_repeat(&text, '\n', 100000);
    check_text("deep lists", strbuf_view(&text));
    strbuf_clear(&text);
}

/** Every kind of nesting at once. */
static void document_is_never_too_deep(void **state)
{
    (void)state;
    StrBuf text = {0};
    for (size_t i = 0; i < 150; i++)
        strbuf_append(&text, i % 2 ? STR("> ") : STR("- "));
    for (size_t i = 0; i < 150; i++)
        strbuf_append(&text, STR("*a ==b ~~c [d:: **e ![f "));
    for (size_t i = 0; i < 150; i++)
        strbuf_append(&text, STR("](u) f** e] d~~ c== b*"));
    strbuf_append_char(&text, '\n');
    check_text("all kinds", strbuf_view(&text));
    strbuf_clear(&text);
}

static void document_tells_where_it_stopped_reading_markup(void **state)
{
    (void)state;
    const Attack attack = {"", "first\n", "#tag\n", 60010, "", ""};
    StrBuf text = write_attack(&attack);
    AttuneDocument *document = attune_document_parse(strbuf_view(&text), NULL);
    assert_int_equal(document->record->tag_count, 60000);
    assert_int_equal(document->record->problem_count, 1);
    assert_int_equal(document->record->problems[0].kind, ATTUNE_PROBLEM_LIMIT);
    assert_int_equal(document->record->problems[0].line, 60002);
    attune_document_free(document);
    strbuf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_reads_each_attack_in_time),
        cmocka_unit_test(document_reads_backticks_of_all_lengths_in_time),
        cmocka_unit_test(document_reads_deep_lists_in_time),
        cmocka_unit_test(document_is_never_too_deep),
        cmocka_unit_test(document_tells_where_it_stopped_reading_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
