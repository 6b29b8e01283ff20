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
    const char *head, *line, *tail;
    Encoding encoding;
} Extreme;

#define FIFTY "a name of two hundred columns is cut by every list"
#define LINES_9 "- %k %p\n- %p\n\t- %p\n\t- %p, %p\n\n%r %r\n%p **%p**\n\n- %p\n"

static const Extreme extremes[] = {
    /* Size: 54,000 lines, 1,100 headings and 5,000 links in 2 MB; single lines of 540,000
       characters and less. */
    {"huge index.md", 1000, "",
     "## %o %P\n\n" LINES_9 LINES_9 LINES_9 LINES_9 LINES_9 "%r\n%r\n%r\n%r\n%r\n%r\n\n", "",
     AS_IT_IS},
    {NULL, 100, "", "##### %o %P\n", "", AS_IT_IS},
    {"image in a line.md", 8448, "# Image\n\n![pixel](data:image/png;base64,", "%x%x%x%x%x%x%x%x",
     ")\n\n[[huge index]]\n", AS_IT_IS},
    {"long python line.md", 7984, "```python\ndata = [", "0x%x,%n, ", "]\n```\n", AS_IT_IS},
    {"long json line.md", 3500, "# %P\n\n{", "\"%a\": [%n, \"%w\"], ", "\"end\": null}\n",
     AS_IT_IS},
    {"one long paragraph.md", 1400, "", "%r", "\n", AS_IT_IS},
    {"combining marks.md", 3000, "", "org org, ខ្ញុំកំពុងធ្វើការ ",
     "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\n", AS_IT_IS},
    {"long front matter.md", 300, "---\ntitle: %P\nvalue: ", "%p %p %p ", "\n", AS_IT_IS},
    {NULL, 420, "", "key %o: %p\n", "tags:\n  - %a\n  - \n---\n%t\n", AS_IT_IS},
    {"many tags.md", 609, "---\ntags: [extreme", ", tag%o", "]\n---\n%t\n", AS_IT_IS},
    {"many properties.md", 74, "---\n", "%a_%o: %p\n", "---\n%t\n", AS_IT_IS},
    {"many tasks.md", 269, "", "%3", "", AS_IT_IS},
    {"many embeds.md", 19, "", "![[huge index#%o %P]]\n\n", "![[chain 1]]\n", AS_IT_IS},
    {"chain 1.md", 1, "", "![[chain 2]]\n", "", AS_IT_IS},
    {"chain 2.md", 1, "", "![[chain 3]]\n", "", AS_IT_IS},
    {"chain 3.md", 1, "", "![[chain 4]]\n", "", AS_IT_IS},
    {"chain 4.md", 1, "", "![[chain 5]]\n", "", AS_IT_IS},
    {"chain 5.md", 1, "# End\n", "%t\n", "", AS_IT_IS},
    {"wide table.md", 60,
     "|a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|\n|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|\n",
     "|%r%r%r|%r%r%r|%r%r|%r|%r|%r%r%r|%r%r|%r%r%r|%r%r|%r%r|%r|%n|%p|%r|%r|%r%r%r|%r|\n",
     "![[image.png|333]]\n", AS_IT_IS},
    {"deep list.md", 20, "",
     "- %p\n\t- %p\n\t\t- %p\n\t\t\t- %p\n\t\t\t\t- %p\n\t\t\t\t\t- %p\n\t\t\t\t\t\t- %p\n"
     "\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t\t\t- %p\n"
     "\t\t\t\t\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t\t\t\t\t- %p\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t- %p\n"
     "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t- %k\n",
     "", AS_IT_IS},
    {"deep quote.md", 30, "",
     "> [!note] %P\n> > [!tip]- %P\n> > > [!%a]\n> > > > > > > > %r\n> ```\n> %a\n%p\n\n", "",
     AS_IT_IS},
    {"drawing.excalidraw.md", 9000,
     "---\nexcalidraw-plugin: parsed\ntags: [excalidraw]\n---\n# Text Elements\n%P ^%x\n\n%%%%\n# Drawing\n```json\n{\"elements\": [\n",
     "{\"id\": \"%x\", \"x\": %n, \"y\": %n, \"points\": [[%n, %n]]},\n", "{}]}\n```\n%%%%\n",
     AS_IT_IS},
    {"unclosed comment.md", 300, "[[%%%%2727 and bad @$$ text\n\n", "%r\n",
     "%%%%\nnever closed [[huge index]] #%a\n", AS_IT_IS},
    {"unclosed fence.md", 40, "# %P\n\n- ~~~text~~~\n\n```python\n", "%a = %n\n", "[[huge index]]",
     AS_IT_IS},
    {"same headings.md", 50, "",
     "## Notes\n\n%r\n\n## Summary\n\n%r [[#Notes]] [[#Notes#Summary]]\n\n", "", AS_IT_IS},
    {"all html.md", 80, "{%% raw %%}\n<html><body>\n",
     "<p style=\"color:#ff%x\"><b>%p</b> <a href=\"%8\">%p</a><br/>&nbsp;%w</p>\n",
     "</body></html>\n{%% endraw %%}\n", AS_IT_IS},
    {"right to left.md", 20,
     "# ملاحظات\n\n| [[huge index|فهرس]] | [[chain 1\\|سلسلة]] |\n|---|---|\n",
     "| مرحبا بالعالم %w | [[chain 1|ب]] |\n", "\nשלום %w עולם %n!\n", AS_IT_IS},
    {"other dialects.md", 9, "",
     "- %W ((6505f1b2-%x)) {{embed [[%W]]}} #[[%W %w]]\n  id:: %x\n[[%P|%a.%a.%w]] <%% tp.file.title %%> \\(x\\)\n",
     "", AS_IT_IS},
    /* Bytes. */
    {"empty.md", 0, "", "", "", AS_IT_IS},
    {"only a line break.md", 0, "\n", "", "", AS_IT_IS},
    {"no body.md", 0, "---\ntitle: %P\n---", "", "", AS_IT_IS},
    {"utf-16 little.md", 30, "# UTF-16 ❤️ 漢字\n\n", "%r [[huge index]]\n", "", UTF16_LITTLE},
    {"utf-16 big.md", 30, "---\ntitle: big 😀\n---\n", "%r\n", "", UTF16_BIG},
    {"bom and crlf.md", 30, "---\ntitle: %P\ntags:\n- %a\n---\n\n", "%r\n- %k\n", "", BOM_AND_CRLF},
    {"only cr.md", 30, "---\ntitle: %P\n---\n", "%r\n", "", ONLY_CR},
    {"mixed line ends.md", 30, "# %P\r\n", "%r\n%r\r\n%w\r%r\n", "", AS_IT_IS},
    {"nul.md", 5, "# %P\n\n```\n", "%w%z%w\n",
     "\xc2\x9b"
     "31m \x1b[1m \f\n```\n[[huge index]]\n",
     AS_IT_IS},
    {"late nul.md", 300, "# %P\n\n", "%r\n", "%z\n", AS_IT_IS},
    {"escapes.md", 24, "```\n", "\x1b[33m%w\x1b[0m %p \x1b]0;%w\a\n",
     "```\n\x1b[2J\xc2\x9b"
     "5n \x01\x02\x7f\n",
     AS_IT_IS},
    {"bidi override.md", 5, "", "%p \u202e%p [[huge index]] \u2066%w\n", "", AS_IT_IS},
    {"not utf-8.md", 20,
     "# Gr\xfc\xdf"
     "e \xe9t\xe9\n\n",
     "%p \xff\xfe \xc0\xaf \xed\xa0\x80 %p\n", "\xe6\xbc", AS_IT_IS},
    {"private use.md", 20, "", "\ue0b0 \U000f0001 \U00100000 \ufffd a\u200bb \u00ad %p\n", "",
     AS_IT_IS},
    /* Front matter. */
    {"never closed.md", 30, "---\ntitle: %P\ntags: [%a]\n\n", "%r\n\n", "# %P\n", AS_IT_IS},
    {"closed by a rule.md", 70, "---\ntitle: %P\n\n", "%P: %p\n", "\n---\n%t\n", AS_IT_IS},
    {"closed by many dashes.md", 0,
     "---\ntitle: %P\n--------------------------------------------------------\n%t\n", "", "",
     AS_IT_IS},
    {"text after the dashes.md", 0, "---\ntitle: %P\n--- `button-%a` `button-%a`\n%t\n", "", "",
     AS_IT_IS},
    {"late front matter.md", 0, "\n---\ntitle: %P\n---\n%t\n", "", "", AS_IT_IS},
    {"template.md", 0,
     "---\ncreated: {{date}}\ntitle: \"<%% tp.file.title %%>\"\nbanner: a\nbanner: b\n---\n# {{title}}\n",
     "", "", AS_IT_IS},
    {"nested front matter.md", 0,
     "---\na: {b: {c: {d: [[[[[1]]]]]}}}\ne: &x [1, 2]\nf: *x\n? [g]\n: h\n<<: {i: !!str 1}\n---\n%t\n",
     "", "", AS_IT_IS},
    /* Names; the case twins and the bytes that are no UTF-8 are left out where the file system
       refuses them. */
    {"tab\there.md", 1, "", "%t\n", "", AS_IT_IS},
    {"no\u00a0break.md", 1, "", "%t\n", "", AS_IT_IS},
    {"left | right.md", 1, "", "%t\n", "", AS_IT_IS},
    {"#Security Bulletin.md", 1, "", "%t\n", "", AS_IT_IS},
    {"-leading dash.md", 1, "", "%t\n", "", AS_IT_IS},
    {"Cafe\u0301 re\u0301sume\u0301.md", 1, "", "%t\n", "", AS_IT_IS},
    {"❤️ heart ⚠️.md", 1, "", "%t\n", "", AS_IT_IS},
    {"ملاحظات اليوم.md", 1, "", "%t\n", "", AS_IT_IS},
    {"%percent 100%.md", 1, "", "%t\n", "", AS_IT_IS},
    {"caret ^ [brackets].md", 1, "", "%t\n", "", AS_IT_IS},
    {"who? \"me\": <you> * \\ .md", 1, "", "%t\n", "", AS_IT_IS},
    {" blank before and after .md", 1, "", "%t\n", "", AS_IT_IS},
    {"line\nbreak \x1b[31m red.md", 1, "", "%t\n", "", AS_IT_IS},
    {"over\u202eride.md", 1, "", "%t\n", "", AS_IT_IS},
    {"caf\xe9.md", 1, "", "%t\n", "", AS_IT_IS},
    {"UPPER.MD", 1, "", "%t\n", "", AS_IT_IS},
    {FIFTY FIFTY FIFTY FIFTY ".md", 1, "", "%t\n", "", AS_IT_IS},
    {"一个很长很长的名字一个很长很长的名字一个很长很长的名字一个很长很长的名字一个很长很长的名字一个很长很长的名字一个很长很长的名字.md",
     1, "", "%t\n", "", AS_IT_IS},
    {"Machine Learning.md", 1, "", "%t\n", "", AS_IT_IS},
    {"Machine learning.md", 1, "", "%t\n", "", AS_IT_IS},
    {"tools/tips.md", 1, "", "%t\n", "", AS_IT_IS},
    {"tools/TIPS.md", 1, "", "%t\n", "", AS_IT_IS},
    {"Tools/tips.md", 1, "", "%t\n", "", AS_IT_IS},
    {"odd links.md", 1, "",
     "[[tab\there]] [[no\u00a0break]] [[left | right]] [[#Security Bulletin]] [[-leading dash]] [[Café résumé]]\n"
     "[[❤️ heart ⚠️]] [[❤ heart ⚠]] [[ملاحظات اليوم]] [[machine learning]] [[TOOLS/tips]] [[tips]] [[%%percent 100%%]]\n"
     "[[caret ^ [brackets]]] [[ blank before and after ]] [[over\u202eride]] [[caf\xe9]] [[upper]] [a](UPPER.MD) [b](tools%%2Ftips.md)\n"
     "[[" FIFTY FIFTY FIFTY FIFTY
     "]] [[../huge index]] [[/extremes/huge index.md|]] [[]] [[|x]] [[[huge index]]] [c](file:///etc/passwd)\n",
     "", AS_IT_IS},
};
enum { EXTREMES = sizeof extremes / sizeof *extremes };

#endif
