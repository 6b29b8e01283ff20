/* For make_vault.c: the notes and names that real vaults have once in a thousand folders. */
#ifndef BENCH_MAKE_VAULT_EXTREMES_H
#define BENCH_MAKE_VAULT_EXTREMES_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    AS_IT_IS,
    UTF16_LITTLE,
    UTF16_BIG,
    ONLY_BOM,
    ONLY_CRLF,
    BOM_AND_CRLF,
    MIXED,
    ONLY_CR
} Encoding;

/* Head once, line `times`, tail once; templates as in tables.h. Without a path it continues the one
 * before. */
typedef struct {
    const char *path;
    uint32_t times;
    Encoding encoding;
    const char *head, *line, *tail;
} Extreme;

#define FIFTY "a name of two hundred columns is cut by every list"
#define LINES_9 "- %k %p\n- %p\n\t- %p\n\t- %p, %p\n\n%r %r\n%p **%p**\n\n- %p\n"

static const Extreme extremes[] = {
    /* Size: 54,000 lines, 1,100 headings and 5,000 links in 2 MB; single lines of 540,000
       characters and less. */
    {"huge index.md", 1000, AS_IT_IS, "",
     "## %o %P\n\n" LINES_9 LINES_9 LINES_9 LINES_9 LINES_9 "%r\n%r\n%r\n%r\n%r\n%r\n\n", ""},
    {NULL, 100, AS_IT_IS, "", "##### %o %P\n", ""},
    {"image in a line.md", 8448, AS_IT_IS, "# Image\n\n![pixel](data:image/png;base64,",
     "%x%x%x%x%x%x%x%x", ")\n\n[[huge index]]\n"},
    {"long python line.md", 7984, AS_IT_IS, "```python\ndata = [", "0x%x,%n, ", "]\n```\n"},
    {"long json line.md", 3500, AS_IT_IS, "# %P\n\n{", "\"%a\": [%n, \"%w\"], ",
     "\"end\": null}\n"},
    {"one long paragraph.md", 1400, AS_IT_IS, "", "%r", "\n"},
    {"combining marks.md", 3000, AS_IT_IS, "", "org org, ខ្ញុំកំពុងធ្វើការ ",
     "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\n"},
    {"long front matter.md", 300, AS_IT_IS, "---\ntitle: %P\nvalue: ", "%p %p %p ", "\n"},
    {NULL, 420, AS_IT_IS, "", "key %o: %p\n", "tags:\n  - %a\n  - \n---\n%t\n"},
    {"many tags.md", 609, AS_IT_IS, "---\ntags: [extreme", ", tag%o", "]\n---\n%t\n"},
    {"many properties.md", 74, AS_IT_IS, "---\n", "%a_%o: %p\n", "---\n%t\n"},
    {"many tasks.md", 269, AS_IT_IS, "", "%3", ""},
    {"many embeds.md", 19, AS_IT_IS, "", "![[huge index#%o %P]]\n\n", "![[chain 1]]\n"},
    {"chain 1.md", 1, AS_IT_IS, "", "![[chain 2]]\n", ""},
    {"chain 2.md", 1, AS_IT_IS, "", "![[chain 3]]\n", ""},
    {"chain 3.md", 1, AS_IT_IS, "", "![[chain 4]]\n", ""},
    {"chain 4.md", 1, AS_IT_IS, "", "![[chain 5]]\n", ""},
    {"chain 5.md", 1, AS_IT_IS, "# End\n", "%t\n", ""},
    {"wide table.md", 60, AS_IT_IS,
     "|a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|\n|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|\n",
     "|%r%r%r|%r%r%r|%r%r|%r|%r|%r%r%r|%r%r|%r%r%r|%r%r|%r%r|%r|%n|%p|%r|%r|%r%r%r|%r|\n",
     "![[image.png|333]]\n"},
    {"deep list.md", 20, AS_IT_IS, "",
     "- %p\n\t- %p\n\t\t- %p\n\t\t\t- %p\n\t\t\t\t- %p\n\t\t\t\t\t- %p\n\t\t\t\t\t\t- %p\n"
     "\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t\t\t- %p\n"
     "\t\t\t\t\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t- %p\n"
     "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t- %k\n",
     ""},
    {"deep quote.md", 30, AS_IT_IS, "",
     "> [!note] %P\n> > [!tip]- %P\n> > > [!%a]\n> > > > > > > > %r\n> ```\n> %a\n%p\n\n", ""},
    {"drawing.excalidraw.md", 9000, AS_IT_IS,
     "---\nexcalidraw-plugin: parsed\ntags: [excalidraw]\n---\n# Text Elements\n%P ^%x\n\n%%%%\n# Drawing\n```json\n{\"elements\": [\n",
     "{\"id\": \"%x\", \"x\": %n, \"y\": %n, \"points\": [[%n, %n]]},\n", "{}]}\n```\n%%%%\n"},
    {"unclosed comment.md", 300, AS_IT_IS, "[[%%%%2727 and bad @$$ text\n\n", "%r\n",
     "%%%%\nnever closed [[huge index]] #%a\n"},
    {"unclosed fence.md", 40, AS_IT_IS, "# %P\n\n- ~~~text~~~\n\n```python\n", "%a = %n\n",
     "[[huge index]]"},
    {"same headings.md", 50, AS_IT_IS, "",
     "## Notes\n\n%r\n\n## Summary\n\n%r [[#Notes]] [[#Notes#Summary]]\n\n", ""},
    {"all html.md", 80, AS_IT_IS, "{%% raw %%}\n<html><body>\n",
     "<p style=\"color:#ff%x\"><b>%p</b> <a href=\"%8\">%p</a><br/>&nbsp;%w</p>\n",
     "</body></html>\n{%% endraw %%}\n"},
    {"right to left.md", 20, AS_IT_IS,
     "# ملاحظات\n\n| [[huge index|فهرس]] | [[chain 1\\|سلسلة]] |\n|---|---|\n",
     "| مرحبا بالعالم %w | [[chain 1|ب]] |\n", "\nשלום %w עולם %n!\n"},
    {"other dialects.md", 9, AS_IT_IS, "",
     "- %W ((6505f1b2-%x)) {{embed [[%W]]}} #[[%W %w]]\n  id:: %x\n[[%P|%a.%a.%w]] <%% tp.file.title %%> \\(x\\)\n",
     ""},
    /* Bytes. */
    {"empty.md", 0, AS_IT_IS, "", "", ""},
    {"only a line break.md", 0, AS_IT_IS, "\n", "", ""},
    {"no body.md", 0, AS_IT_IS, "---\ntitle: %P\n---", "", ""},
    {"utf-16 little.md", 30, UTF16_LITTLE, "# UTF-16 ❤️ 漢字\n\n", "%r [[huge index]]\n", ""},
    {"utf-16 big.md", 30, UTF16_BIG, "---\ntitle: big 😀\n---\n", "%r\n", ""},
    {"bom and crlf.md", 30, BOM_AND_CRLF, "---\ntitle: %P\ntags:\n- %a\n---\n\n", "%r\n- %k\n", ""},
    {"only cr.md", 30, ONLY_CR, "---\ntitle: %P\n---\n", "%r\n", ""},
    {"mixed line ends.md", 30, AS_IT_IS, "# %P\r\n", "%r\n%r\r\n%w\r%r\n", ""},
    {"nul.md", 5, AS_IT_IS, "# %P\n\n```\n", "%w%z%w\n",
     "\xc2\x9b"
     "31m \x1b[1m \f\n```\n[[huge index]]\n"},
    {"late nul.md", 300, AS_IT_IS, "# %P\n\n", "%r\n", "%z\n"},
    {"escapes.md", 24, AS_IT_IS, "```\n", "\x1b[33m%w\x1b[0m %p \x1b]0;%w\a\n",
     "```\n\x1b[2J\xc2\x9b"
     "5n \x01\x02\x7f\n"},
    {"bidi override.md", 5, AS_IT_IS, "", "%p \u202e%p [[huge index]] \u2066%w\n", ""},
    {"not utf-8.md", 20, AS_IT_IS,
     "# Gr\xfc\xdf"
     "e \xe9t\xe9\n\n",
     "%p \xff\xfe \xc0\xaf \xed\xa0\x80 %p\n", "\xe6\xbc"},
    {"private use.md", 20, AS_IT_IS, "", "\ue0b0 \U000f0001 \U00100000 \ufffd a\u200bb \u00ad %p\n",
     ""},
    /* Front matter. */
    {"never closed.md", 30, AS_IT_IS, "---\ntitle: %P\ntags: [%a]\n\n", "%r\n\n", "# %P\n"},
    {"closed by a rule.md", 70, AS_IT_IS, "---\ntitle: %P\n\n", "%P: %p\n", "\n---\n%t\n"},
    {"closed by many dashes.md", 0, AS_IT_IS,
     "---\ntitle: %P\n--------------------------------------------------------\n%t\n", "", ""},
    {"text after the dashes.md", 0, AS_IT_IS, "---\ntitle: %P\n--- `button-%a` `button-%a`\n%t\n",
     "", ""},
    {"late front matter.md", 0, AS_IT_IS, "\n---\ntitle: %P\n---\n%t\n", "", ""},
    {"template.md", 0, AS_IT_IS,
     "---\ncreated: {{date}}\ntitle: \"<%% tp.file.title %%>\"\nbanner: a\nbanner: b\n---\n# {{title}}\n",
     "", ""},
    {"nested front matter.md", 0, AS_IT_IS,
     "---\na: {b: {c: {d: [[[[[1]]]]]}}}\ne: &x [1, 2]\nf: *x\n? [g]\n: h\n<<: {i: !!str 1}\n---\n%t\n",
     "", ""},
    /* Names; the case twins and the bytes that are no UTF-8 are left out where the file system
       refuses them. */
    {"tab\there.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"no\u00a0break.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"left | right.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"#Security Bulletin.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"-leading dash.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"Cafe\u0301 re\u0301sume\u0301.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"❤️ heart ⚠️.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"ملاحظات اليوم.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"%percent 100%.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"caret ^ [brackets].md", 1, AS_IT_IS, "", "%t\n", ""},
    {"who? \"me\": <you> * \\ .md", 1, AS_IT_IS, "", "%t\n", ""},
    {" blank before and after .md", 1, AS_IT_IS, "", "%t\n", ""},
    {"line\nbreak \x1b[31m red.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"over\u202eride.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"caf\xe9.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"UPPER.MD", 1, AS_IT_IS, "", "%t\n", ""},
    {FIFTY FIFTY FIFTY FIFTY ".md", 1, AS_IT_IS, "", "%t\n", ""},
    {"一个很长很长的名字一个很长很长的名字一个很长很长的名字一个很长很长的名字一个很长很长的名字一个很长很长的名字一个很长很长的名字.md",
     1, AS_IT_IS, "", "%t\n", ""},
    {"Machine Learning.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"Machine learning.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"tools/tips.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"tools/TIPS.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"Tools/tips.md", 1, AS_IT_IS, "", "%t\n", ""},
    {"odd links.md", 1, AS_IT_IS, "",
     "[[tab\there]] [[no\u00a0break]] [[left | right]] [[#Security Bulletin]] [[-leading dash]] [[Café résumé]]\n"
     "[[❤️ heart ⚠️]] [[❤ heart ⚠]] [[ملاحظات اليوم]] [[machine learning]] [[TOOLS/tips]] [[tips]] [[%%percent 100%%]]\n"
     "[[caret ^ [brackets]]] [[ blank before and after ]] [[over\u202eride]] [[caf\xe9]] [[upper]] [a](UPPER.MD) [b](tools%%2Ftips.md)\n"
     "[[" FIFTY FIFTY FIFTY FIFTY
     "]] [[../huge index]] [[/extremes/huge index.md|]] [[]] [[|x]] [[[huge index]]] [c](file:///etc/passwd)\n",
     ""},
};
enum { EXTREMES = sizeof extremes / sizeof *extremes };

#endif
