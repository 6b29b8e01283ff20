/* For make_vault.c: what stands in an ordinary note, as tables of templates. */
#ifndef BENCH_MAKE_VAULT_TABLES_H
#define BENCH_MAKE_VAULT_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Templates: a % and a letter stand for a random thing, see expand_code in writer.h; %0 to %9
 * choose one of these. */
static const char *const code_fences[] = {
    "```\n%a %a --%a\n%a: %n\n```\n",
    "```\n%r\n\n    %a\n```\n",
    "```bash\n$ %a --%a %a.txt | sort -n | head -%n\n# [[%P]] is no link here\nexport %a=\"$%a\"\n```\n",
    "```bash\nfor f in *.md; do\n\t%a \"$f\" > /tmp/%a\ndone\n```\n",
    "```python\ndef %a(%a=%n):\n    \"\"\"%r\"\"\"\n    print(f\"{%a}: #%a\")\n    return %a\n```\n",
    "```python\nimport %a\n\n%a = {\"%a\": %n, \"%a\": [%n, %n]}\nassert %a[\"%a\"] != %n  # %p\n```\n",
    "```markdown\n# %P\n\n- [[%P|%p]]\n- #%a/%a\n```\n",
    "```yaml\n%a:\n  - %a: %n\n    %a: \"%p\"\n```\n",
    "```js\nconst %a = async (%a) => {\n  await %a.%a(`${%a}`); // %p\n};\n```\n",
    "```json\n{\"%a\": %n, \"%a\": \"%p\", \"%a\": [true, null]}\n```\n",
    "```java\npublic static int %a(int %a) {\n\treturn %a << %n;\n}\n```\n",
    "````markdown\n```%a\n%a\n```\n````\n",
    "> ```\n> %a\n> ```\n",
    "- %p\n\n  ```sh\n  %a %a\n  ```\n",
    NULL,
};
static const char *const callouts[] = {
    "> [!info]\n> %s\n",
    "> [!tip] %P\n> %s\n",
    "> [!example]- %P\n> - %i\n> - %i\n",
    "> [!NOTE]\n> %t\n",
    "> [!warning] %P\n> %s\n",
    "> [!question]+ %P?\n> %s\n",
    "> [!definition] %P\n> %s\n",
    "> [!key-claim]\n> %t\n",
    "> [!quote] %W %W\n> %t\n",
    "> [!todo]\n> - [ ] %i\n",
    "> [!summary|wide]\n> %s\n",
    "> [! ]\n> %s\n",
    "%s\n> [!hint]\n> %s\n",
    "> [!abstract] %P\n> %s\n> > [!success]\n> > %s\n",
    NULL,
};
static const char *const html_blocks[] = {
    "<div class=\"%a\">\n<p>%r</p>\n<br>\n</div>\n",
    "<details>\n<summary>%P</summary>\n\n%s\n\n</details>\n",
    "<img src=\"%8\" width=\"%n\" style=\"border: 1px solid #e0%x\">\n",
    "<!-- %r [[%P]] -->\n",
    "<center>%p<br>%p</center>\n",
    "<iframe src=\"%8\" height=\"%n\"></iframe>\n",
    "<script>\nlet %a = %n;\n</script>\n",
    "<table><tr><td>%w</td><td>%n</td></tr></table>\n",
    NULL,
};
static const char *const tasks[] = {
    "- [ ] %i\n",      "- [ ] %i\n", "- [ ] %i 📅 %d\n", "- [x] %i\n", "- [ ] %p\n\t- [ ] %i\n",
    "- [x] %i ✅ %d\n", "- [ ] %l\n", "- [-] %p\n",      "- [>] %p\n", "- [ ] 🔁 every week %p\n",
    "- [?] %p\n",      "* [ ] %p\n", "1. [X] %p\n",     "- [/] %p\n", NULL,
};
static const char *const formulas[] = {
    "x_%n = \\frac{%n}{y^2}",
    "\\sum_{i=1}^{%n} a_i",
    "e^{i\\pi}",
    "O(n \\log n)",
    "\\alpha_{%n}",
    "f\\colon A \\to B",
    "p(x \\mid y)",
    "n=%n",
    "\\lVert v \\rVert",
    NULL,
};
static const char *const statuses[] = {
    "active",    "draft",      "done",      "todo",     "in progress",      "⚡active",    "🟩",
    "🌱seedling", "seedling 🌱", "published", "archived", "[active, review]", "\"[[%P]]\"", NULL,
};
static const char *const emoji[] = {
    "📌",      "✅",           "🚀",  "💡",        "🔥", "📚", "🎯",  "🧠",
    "❤️", "👩‍💻", "🇪🇺", "👍🏽", "→", "■", NULL,
};
static const char *const addresses[] = {
    "https://example.org/%a/%a",    "https://www.%a.example/%a-%a?id=%n", "http://%a.example.com",
    "https://doi.example/10.%n/%x", "https://example.net/%a_%a#%a",       NULL,
};
static const char *const embeds[] = {
    "![[%f]]\n", "![[%f]]\n",    "![[%f|%n]]\n", "![[%f|%n]]\n", "![[%f|%p|%n]]\n",
    "![[%E]]\n", "![[%E#%h]]\n", "![[#%h]]\n",   "![](%f)\n",    "![%p](attachments/%f \"%p\")\n",
    NULL,
};
static const char *const dataview[] = {
    "```dataview\nTABLE %a, %a\nFROM #%g\nSORT %a DESC\n```\n",
    "```dataview\nLIST\nWHERE %a = \"%w\"\n```\n",
    "```dataviewjs\ndv.list(dv.pages('\"%a\"').map(p => p.%a));\n```\n",
    NULL,
};
static const char *const *const choices[10] = {code_fences, callouts, html_blocks, tasks,
                                               formulas,    statuses, emoji,       dataview,
                                               addresses,   embeds};

/* Marks within a sentence: `share` of 10,000 notes use it, in `rate` of 100 sentences. */
typedef struct {
    uint16_t share, rate;
    const char *template;
} Inline;

static const Inline inlines[] = {
    {4700, 22, "**%p**"},
    {3500, 13, "`%a_%a`"},
    {1800, 8, "*%p*"},
    {2600, 10, "[%p](%8)"},
    {1100, 8, "%8"},
    {1100, 20, "<span class=\"%a\">%w</span>"},
    {1400, 25, "%6"},
    {1100, 4, "#%g"},
    {650, 25, "$%4$"},
    {330, 9, "%w\u00a0%w"},
    {330, 4, "❤️ %w ⚠️"},
    {200, 8, "==%p=="},
    {60, 3, "~~%p~~"},
    {100, 6, "%w &amp; %w"},
    {400, 5, "![%w](%8.png)"},
    {1200, 5, "[%p](%q)"},
    {300, 12, "`= this.%a`"},
    {60, 8, "%w[^%n]"},
    {900, 10, "“%p” —"},
    {300, 5, "%w<br>%w"},
    {200, 6, "<kbd>%W</kbd>"},
    {300, 4, "%%%%%p%%%%"},
    {300, 4, "_%w_ (%w’s)"},
    {100, 4, "**《%w》**%w"},
    {250, 5, "#%n"},
    {30, 5, "\u200b%w"},
    {20, 4, "^[%p]"},
    {40, 5, "\\[\\[%w]] \\#%w"},
};
enum { INLINES = sizeof inlines / sizeof *inlines };

/* Blocks: head once, line as often as fits between `least` and `most`, tail once. */
typedef struct {
    uint16_t share, weight;
    uint8_t least, most;
    const char *head, *line, *tail;
} Block;

static const Block blocks[] = {
    {10000, 200, 1, 1, "", "%t%^\n", ""},
    {5600, 75, 2, 8, "", "- %i\n", ""},
    {1500, 25, 2, 4, "", "- %i\n\t- %i\n\t- %l %p\n", ""},
    {600, 20, 2, 5, "", "* %p\n    * %p\n        * %i\n", ""},
    {2000, 60, 2, 7, "", "%o. %i\n", ""},
    {700, 25, 1, 4, "", "%o. **%P**: %s\n   - %i\n", ""},
    {3600, 55, 1, 1, "", "%0", ""},
    {2400, 25, 1, 4, "", "> %s\n", ""},
    {2300, 30, 1, 1, "", "---\n", ""},
    {2200, 12, 1, 1, "", "%1", ""},
    {2000, 25, 1, 1, "", "%9", ""},
    {1500, 12, 2, 9, "| %W | %W | %W |\n| --- | :-: | ---: |\n", "| %L | %p | %n |\n", ""},
    {400, 10, 2, 9, "|%W|%W|\n|-|-|\n", "|%r %r %s|%p<br>%p \\| %w|\n", ""},
    {30, 10, 1, 5, "%W | %W\n--- | ---\n", "%w | %p | %n\n%w\n", ""},
    {1200, 40, 1, 2, "", "%2", ""},
    {1400, 40, 1, 4, "", "%a:: %p\n", ""},
    {750, 60, 1, 5, "$$\n", "%4 \\\\\n", "$$\n"},
    {400, 15, 1, 6, "%%%%\n", "%s\n", "%%%%\n"},
    {500, 20, 2, 9, "", "%3", ""},
    {400, 15, 1, 1, "", "%7", ""},
    {120, 10, 2, 7, "```mermaid\ngraph TD\n", "  %a --> %a\n", "```\n"},
    {100, 30, 1, 4, "", "%w[^%o].\n\n[^%o]: %s\n", ""},
    {60, 10, 1, 1, "", "%P\n-\n", ""},
    {40, 10, 1, 1, "", "%P\n===\n", ""},
    {100, 10, 2, 6, "", "%w %w  \n", ""},
    {30, 10, 2, 5, "", "    %a(%n);\n", ""},
    {20, 10, 1, 3, "", "<%% tp.%a.%a(\"%d\") %%>\n", ""},
};
enum { BLOCKS = sizeof blocks / sizeof *blocks };

/* Properties; `list` properties repeat the item, empty or null now and then. */
typedef struct {
    uint16_t weight;
    bool list;
    const char *key, *template;
} Property;

static const Property properties[] = {
    {90, false, "type", "%a"},
    {80, false, "created", "%d"},
    {70, false, "date", "%d"},
    {50, false, "updated", "%dT%c"},
    {20, false, "modified", "%d %c"},
    {70, false, "source", "%8"},
    {60, false, "description", "%r"},
    {50, false, "description", "%y"},
    {12, false, "summary", ">\n  %r\n  %r"},
    {4, false, "abstract", "|\n  %r\n  %r"},
    {50, true, "cssclasses", "%a"},
    {50, false, "publish", "true"},
    {40, false, "name", "%P"},
    {40, false, "url", "\"%8\""},
    {60, false, "author", "%W %W"},
    {70, false, "category", "%W"},
    {40, false, "id", "%N"},
    {40, false, "year", "2%n"},
    {30, false, "permalink", "/%a/%a"},
    {30, false, "rating", "%n"},
    {30, false, "cover", "\"[[%f]]\""},
    {12, false, "banner", ""},
    {40, true, "authors", "%W %W"},
    {90, true, "keywords", "%p"},
    {110, true, "related", "\"%k\""},
    {30, false, "up", "\"%k\""},
    {10, true, "topics", "\"[[%P]]\""},
    {40, false, "draft", "false"},
    {30, false, "aliases_hint", "\"\""},
    {20, false, "location", "~"},
    {60, false, "subject", "%P"},
    {60, false, "title_long", "'%P, %p'"},
    {50, false, "language", "%w"},
    {30, false, "GenderType", "N"},
    {10, false, "chapter", "001"},
    {10, false, "data", "0123456789"},
    {20, false, "meta", "\n  %a: %p\n  %a: {%a: %n, %a: %p}"},
    {6, false, "series", "\n  - %a: %p\n    %a: %n"},
    {20, false, "price", "%n.50 # %p"},
    {20, false, "icon", "%6"},
    {10, false, "note", "\"\\u00e9%w \\\"%w\\\"\""},
    {20, false, "word count", "%N"},
    {20, false, "due", "%d"},
    {15, false, "score", "-%n"},
};
enum { PROPERTIES = sizeof properties / sizeof *properties };

/* What stands in the two notes of a thousand whose front matter is no YAML, or odd YAML. */
static const char *const broken_properties[] = {
    "title: %P: %p\n",
    "title: %P: %p\n",
    "description: %p: %p, %p\n",
    "twitter: @%a\n",
    "code: `%a`\n",
    "aliases: %W\n  - \n",
    "%r\n",
    "created: {{date}}\n",
    "date: 2023-13-06\n",
    "banner: %a\nbanner: %a\n",
    "key:\n\tsub: %n\n",
    "quote: \"%p\n",
    "share: %%%n\n",
    NULL,
};

#endif
