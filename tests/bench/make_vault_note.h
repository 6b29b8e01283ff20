/* Text for make_vault.c: random numbers, words in several languages, and what stands in a note. */
#ifndef BENCH_MAKE_VAULT_NOTE_H
#define BENCH_MAKE_VAULT_NOTE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Integers only, so that every machine and every C library makes the same bytes. */
typedef struct {
    uint64_t state;
} Random;

static inline uint64_t random_mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

/* A value in [0, limit); 0 for a limit of 0. */
static inline uint32_t random_below(Random *random, uint32_t limit)
{
    random->state += UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(((random_mix(random->state) >> 32) * limit) >> 32);
}

/* Like random_below, with small values more frequent: density falls with the square root. */
static inline uint32_t random_skewed(Random *random, uint32_t limit)
{
    uint64_t value = random_below(random, limit);
    return limit == 0 ? 0 : (uint32_t)(value * value / limit);
}

static inline bool random_chance(Random *random, uint32_t per_10000)
{
    return random_below(random, 10000) < per_10000;
}

/* Points of a distribution: `rank` of 100,000 values are at most `value`. Ends with rank 100,000. */
typedef struct {
    uint32_t rank;
    uint32_t value;
} Quantile;

static inline uint32_t quantile_at(const Quantile *table, uint32_t rank)
{
    while (table[1].rank < rank) {
        table++;
    }
    uint64_t span = table[1].rank - table[0].rank;
    uint64_t rise = (uint64_t)(table[1].value - table[0].value) * (rank - table[0].rank);
    return table[0].value + (uint32_t)(rise / span);
}

typedef struct {
    char *bytes;
    size_t length, capacity;
} Text;

static inline void text_add(Text *text, const char *bytes, size_t length)
{
    if (text->length + length > text->capacity) {
        text->capacity = (text->length + length) * 2 + 4096;
        text->bytes = realloc(text->bytes, text->capacity);
        if (text->bytes == NULL) {
            fputs("make_vault: out of memory\n", stderr);
            exit(3);
        }
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

static inline void text_put(Text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

static inline void text_put_number(Text *text, uint32_t number, int digits)
{
    char buffer[24];
    int length = snprintf(buffer, sizeof buffer, "%0*u", digits, (unsigned)number);
    text_add(text, buffer, (size_t)length);
}

typedef enum { ENGLISH, LATIN, RUSSIAN, CHINESE, JAPANESE, KOREAN, ARABIC, LANGUAGES } Language;

typedef struct {
    const char *words; /* separated by one blank */
    const char *gap, *comma, *stop;
    const char **list; /* filled by words_split */
    uint32_t count;
} Words;

static Words languages[LANGUAGES] = {
    {"the of and to a in is it that for on with as are this be by from or not we at an can which "
     "has when was but all have if one more will so each then time use note they you how what "
     "their there other some about into only first new way work make them than after system "
     "value list file name change state set part case order page point number line data type "
     "problem idea people model process test question result group place source key long small "
     "large simple open same last next early late high low good better clear common given known "
     "local main many own real right short still such true under very well where while without "
     "work year day week month morning evening language memory attention practice habit project "
     "review plan goal meeting decision draft reader writer book chapter paper quote summary "
     "theory method measure signal noise pattern rule example reason evidence claim argument "
     "history culture nature science garden river mountain forest city street house kitchen "
     "window market price trade money energy power light sound colour water fire earth wind "
     "network server client request response thread queue cache index query table column record "
     "field string buffer parser token stack branch commit merge release error warning "
     "function module library package compiler pointer array record loop filter search "
     "design sketch layout frame border corner surface cell cursor screen terminal keyboard "
     "security access policy control risk threat attack defence identity password account "
     "health sleep food recipe sugar salt bread coffee tea walk run exercise breath rest "
     "learn teach explain compare collect connect discover follow gather keep notice observe "
     "prepare publish reduce remember repeat replace return share solve start study support "
     "think understand update visit wait watch write build break bring call choose consider "
     "create describe develop expect explore find grow happen help hold include increase know "
     "lead leave live look mean need offer plan provide reach read require seem show stand take "
     "tell turn want always almost already often never perhaps rather seldom soon together "
     "usually actually briefly carefully finally mostly quickly slowly vocabulary distributed "
     "implementation responsibility documentation configuration understanding relationship",
     " ", ", ", ". ", NULL, 0},
    {"über für können größe schön straße müßig änderung öffnen prüfung schlüssel übung café déjà "
     "élève naïve façade garçon être où très première hôtel données résumé año niño mañana "
     "corazón también está información część źródło wiązanie żółty łąka święto również notatka "
     "điều người không được những tiếng việt đường học şehir çalışma güzel ışık öğrenci kişi "
     "smörgås åter när över således naměstí příliš žluťoučký kůň řeka já and notes from with",
     " ", ", ", ". ", NULL, 0},
    {"и в не на что как это для по из он она но все так же если когда можно было время заметка "
     "мысль слово книга работа проект задача решение вопрос ответ система память внимание язык "
     "город улица дом окно река лес человек жизнь день год утро вечер новый старый первый "
     "большой простой важный хороший читать писать думать искать понимать делать начать связь "
     "ссылка источник значение причина пример правило порядок ошибка результат данные список",
     " ", ", ", ". ", NULL, 0},
    {"我们 笔记 知识 管理 系统 方法 问题 时间 学习 思考 工作 生活 项目 计划 目标 结果 数据 结构 "
     "链接 文件 标题 内容 语言 理解 记忆 注意 习惯 阅读 写作 书籍 文章 观点 理论 实践 经验 例子 "
     "原因 规则 变化 发展 社会 历史 文化 自然 科学 技术 程序 函数 变量 网络 安全 市场 价格 能量 "
     "的 了 在 是 和 与 也 就 都 可以 需要 如果 因为 所以 但是 这个 那个 什么 怎么 已经 不同 重要",
     "", "，", "。", NULL, 0},
    {"ノート メモ 知識 管理 方法 問題 時間 学習 思考 仕事 生活 計画 目標 結果 データ 構造 リンク "
     "ファイル 見出し 内容 言語 理解 記憶 習慣 読書 文章 理論 実践 経験 例 理由 規則 変化 開発 社会 "
     "は が を に で と も の から まで これ それ ここ する した して いる ある なる という ための "
     "こと もの とき ように 新しい 大きな 簡単な 大切な システム プログラム テスト メモリ",
     "", "、", "。", NULL, 0},
    {"노트 지식 관리 시스템 방법 문제 시간 학습 생각 작업 생활 계획 목표 결과 데이터 구조 링크 파일 "
     "제목 내용 언어 이해 기억 습관 독서 문장 이론 경험 이유 규칙 변화 그리고 하지만 그래서 새로운 "
     "중요한 있다 없다 한다 된다 이것은 그것을 우리는 여기에",
     " ", ", ", ". ", NULL, 0},
    {"في من على إلى عن مع هذا هذه كان يكون بعد قبل كل بعض فكرة كتاب ملاحظة مشروع عمل وقت يوم سنة "
     "مدينة بيت باب سؤال جواب نظام لغة ذاكرة معنى سبب مثال قاعدة نتيجة معلومات تاريخ علم جديد",
     " ", "، ", ". ", NULL, 0},
};

/* Cut every word list at its blanks, into NUL-terminated copies. */
static void words_split(void)
{
    for (Words *words = languages; words < languages + LANGUAGES; words++) {
        char *copy = strdup(words->words);
        words->list = calloc(strlen(words->words) / 2 + 1, sizeof *words->list);
        if (copy == NULL || words->list == NULL) {
            exit(3);
        }
        for (char *rest = copy, *word; (word = strsep(&rest, " ")) != NULL;) {
            words->list[words->count++] = word;
        }
    }
}

/* An invented word, the same for the same id: the long tail of a vocabulary. */
static void text_put_rare_word(Text *text, uint32_t id)
{
    static const char *const syllables[] = {
        "ta", "ri", "mo",  "len", "ka",  "su",   "ver", "no",  "di",  "pra", "el",  "fos",
        "mi", "gen", "tor", "ab",  "lo",  "quin", "se",  "har", "bul", "en",  "cra", "tion",
        "os", "ve", "ping", "ul",  "ster", "na",  "chi", "dor"};
    uint64_t bits = random_mix(id + UINT64_C(77777));
    for (uint64_t left = 2 + bits % 3; left > 0; left--) {
        bits >>= 5;
        text_put(text, syllables[bits % 32]);
    }
}

/* Templates: %x stands for a random thing, see expand_code in make_vault.c; %0 to %9 choose one of these. */
static const char *const code_fences[] = {
    "```\n%a %a --%a\n%a: %n\n```\n",
    "```\n%r\n\n    %a\n```\n",
    "```bash\n$ %a --%a %a.txt | sort -n | head -%n\n# [[%P]] is no link here\nexport %a=\"$%a\"\n```\n",
    "```bash\nfor f in *.md; do\n\t%a \"$f\" > /tmp/%a\ndone\n```\n",
    "```python\ndef %a_%a(%a, %a=%n):\n    \"\"\"%r\"\"\"\n    for %a in range(%n):\n        "
    "print(f\"{%a}: #%a\")\n    return %a\n```\n",
    "```python\nimport %a\n\n%a = {\"%a\": %n, \"%a\": [%n, %n]}\nassert %a[\"%a\"] != %n  # %p\n```\n",
    "```markdown\n# %P\n\n- [[%P|%p]]\n- #%a/%a\n```\n",
    "```yaml\n%a:\n  - %a: %n\n    %a: \"%p\"\n```\n",
    "```js\nconst %a = async (%a) => {\n  await %a.%a(`${%a}`); // %p\n};\n```\n",
    "```json\n{\"%a\": %n, \"%a\": \"%p\", \"%a\": [true, null]}\n```\n",
    "```java\npublic static int %a(int %a) {\n\treturn %a << %n;\n}\n```\n",
    "````markdown\n```%a\n%a\n```\n````\n",
    "> ```\n> %a\n> ```\n",
    "- %p\n\n  ```sh\n  %a %a\n  ```\n",
    NULL};
static const char *const callouts[] = {
    "> [!info]\n> %s\n",          "> [!tip] %P\n> %s\n",         "> [!example]- %P\n> - %i\n> - %i\n",
    "> [!NOTE]\n> %t\n",          "> [!warning] %P\n> %s\n",     "> [!question]+ %P?\n> %s\n",
    "> [!definition] %P\n> %s\n", "> [!key-claim]\n> %t\n",      "> [!quote] %W %W\n> %t\n",
    "> [!todo]\n> - [ ] %i\n",    "> [!summary|wide]\n> %s\n",   "> [! ]\n> %s\n",
    "%s\n> [!hint]\n> %s\n",      "> [!abstract] %P\n> %s\n> > [!success]\n> > %s\n",
    NULL};
static const char *const html_blocks[] = {
    "<div class=\"%a\">\n<p>%r</p>\n<br>\n</div>\n",
    "<details>\n<summary>%P</summary>\n\n%s\n\n</details>\n",
    "<img src=\"%8\" width=\"%n\" style=\"border: 1px solid #e0%x\">\n",
    "<!-- %r [[%P]] -->\n",
    "<center>%p<br>%p</center>\n",
    "<iframe src=\"%8\" height=\"%n\"></iframe>\n",
    "<script>\nlet %a = %n;\n</script>\n",
    "<table><tr><td>%w</td><td>%n</td></tr></table>\n",
    NULL};
static const char *const tasks[] = {
    "- [ ] %i\n", "- [ ] %i\n", "- [ ] %i 📅 %d\n", "- [x] %i\n", "- [ ] %p\n\t- [ ] %i\n",
    "- [x] %i ✅ %d\n", "- [ ] %l\n", "- [-] %p\n", "- [>] %p\n", "- [ ] 🔁 every week %p\n",
    "- [?] %p\n", "* [ ] %p\n", "1. [X] %p\n", "- [/] %p\n", NULL};
static const char *const formulas[] = {
    "x_%n = \\frac{%n}{y^2}", "\\sum_{i=1}^{%n} a_i", "e^{i\\pi}", "O(n \\log n)", "\\alpha_{%n}",
    "f\\colon A \\to B",      "p(x \\mid y)",         "n=%n",     "\\lVert v \\rVert", NULL};
static const char *const statuses[] = {
    "active", "draft", "done", "todo", "in progress", "⚡active", "🟩", "🌱seedling", "seedling 🌱",
    "published", "archived", "[active, review]", "\"[[%P]]\"", NULL};
static const char *const emoji[] = {"📌", "✅", "🚀", "💡", "🔥", "📚", "🎯", "🧠", "❤️", "⚠️",
                                    "👩‍💻", "🇪🇺", "👍🏽", "1️⃣",  "→",  "■", NULL};
static const char *const addresses[] = {
    "https://example.org/%a/%a", "https://www.%a.example/%a-%a?id=%n", "http://%a.example.com",
    "https://doi.example/10.%n/%x", "https://example.net/%a_%a#%a", NULL};
static const char *const embeds[] = {
    "![[%f]]\n",   "![[%f]]\n", "![[%f|%n]]\n",   "![[%f|%n]]\n", "![[%f|%p|%n]]\n", "![[%E]]\n",
    "![[%E#%h]]\n", "![[#%h]]\n", "![](%f)\n", "![%p](attachments/%f \"%p\")\n",   NULL};
static const char *const dataview[] = {
    "```dataview\nTABLE %a, %a\nFROM #%g\nSORT %a DESC\n```\n",
    "```dataview\nLIST\nWHERE %a = \"%w\"\n```\n",
    "```dataviewjs\ndv.list(dv.pages('\"%a\"').map(p => p.%a));\n```\n", NULL};
static const char *const *const choices[10] = {code_fences, callouts, html_blocks, tasks, formulas,
                                               statuses, emoji, dataview, addresses, embeds};

/* Marks within a sentence: `share` of 10,000 notes use it, in `rate` of 100 sentences. */
typedef struct {
    uint16_t share, rate;
    const char *template;
} Inline;

static const Inline inlines[] = {
    {4300, 27, "**%p**"},       {3800, 20, "`%a_%a`"},       {1800, 8, "*%p*"},
    {2600, 10, "[%p](%8)"},     {1100, 8, "%8"},             {1100, 20, "<span class=\"%a\">%w</span>"},
    {1400, 25, "%6"},           {1100, 4, "#%g"},            {650, 25, "$%4$"},
    {330, 9, "%w\u00a0%w"},     {330, 4, "❤️ %w ⚠️"},         {200, 8, "==%p=="},
    {60, 3, "~~%p~~"},          {100, 6, "%w &amp; %w"},     {400, 5, "![%w](%8.png)"},
    {1200, 5, "[%p](%q)"},      {300, 12, "`= this.%a`"},    {60, 8, "%w[^%n]"},
    {900, 10, "“%p” —"},        {300, 5, "%w<br>%w"},        {200, 6, "<kbd>%W</kbd>"},
    {300, 4, "%%%%%p%%%%"},     {300, 4, "_%w_ (%w’s)"},     {100, 4, "**《%w》**%w"},
    {250, 5, "#%n"},            {30, 5, "\u200b%w"},         {20, 4, "^[%p]"},
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
    {5800, 260, 2, 8, "", "- %i\n", ""},
    {1500, 90, 2, 5, "", "- %i\n\t- %i\n\t- %l %p\n", ""},
    {600, 50, 2, 8, "", "* %p\n    * %p\n        * %i\n", ""},
    {1800, 70, 2, 7, "", "%o. %i\n", ""},
    {1200, 30, 1, 4, "", "%o. **%P**: %s\n   - %i\n", ""},
    {2700, 110, 1, 1, "", "%0", ""},
    {2400, 45, 1, 4, "", "> %s\n", ""},
    {1500, 30, 1, 1, "", "---\n", ""},
    {1400, 25, 1, 1, "", "%1", ""},
    {1200, 25, 1, 1, "", "%9", ""},
    {1100, 25, 2, 9, "| %W | %W | %W |\n| --- | :-: | ---: |\n", "| %L | %p | %n |\n", ""},
    {300, 20, 2, 9, "|%W|%W|\n|-|-|\n", "|%r %r %s|%p<br>%p \\| %w|\n", ""},
    {30, 10, 1, 5, "%W | %W\n--- | ---\n", "%w | %p | %n\n%w\n", ""},
    {800, 40, 1, 2, "", "%2", ""},
    {800, 40, 1, 4, "", "%a:: %p\n", ""},
    {460, 60, 1, 5, "$$\n", "%4 \\\\\n", "$$\n"},
    {400, 15, 1, 6, "%%%%\n", "%s\n", "%%%%\n"},
    {310, 70, 2, 9, "", "%3", ""},
    {240, 15, 1, 1, "", "%7", ""},
    {70, 10, 2, 7, "```mermaid\ngraph TD\n", "  %a --> %a\n", "```\n"},
    {60, 30, 1, 4, "", "%w[^%o].\n\n[^%o]: %s\n", ""},
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
    {90, false, "type", "%a"},          {80, false, "created", "%d"},      {70, false, "date", "%d"},
    {50, false, "updated", "%dT%c"},    {20, false, "modified", "%d %c"},  {70, false, "source", "%8"},
    {60, false, "description", "%r"},   {50, false, "description", "%y"},  {12, false, "summary", ">\n  %r\n  %r"},
    {4, false, "abstract", "|\n  %r\n  %r"}, {50, true, "cssclasses", "%a"}, {50, false, "publish", "true"},
    {40, false, "name", "%P"},          {40, false, "url", "\"%8\""},      {60, false, "author", "%W %W"},
    {70, false, "category", "%W"},      {40, false, "id", "%N"},           {40, false, "year", "2%n"},
    {30, false, "permalink", "/%a/%a"}, {30, false, "rating", "%n"},       {30, false, "cover", "\"[[%f]]\""},
    {12, false, "banner", ""},          {40, true, "authors", "%W %W"},    {90, true, "keywords", "%p"},
    {50, true, "related", "\"%k\""},    {30, false, "up", "\"%k\""},       {10, true, "topics", "\"[[%P]]\""},
    {40, false, "draft", "false"},      {30, false, "aliases_hint", "\"\""}, {20, false, "location", "~"},
    {60, false, "subject", "%P"},       {60, false, "title_long", "'%P, %p'"}, {50, false, "language", "%w"},
    {30, false, "GenderType", "N"},     {10, false, "chapter", "001"},     {10, false, "data", "0123456789"},
    {20, false, "meta", "\n  %a: %p\n  %a: {%a: %n, %a: %p}"}, {6, false, "series", "\n  - %a: %p\n    %a: %n"},
    {20, false, "price", "%n.50 # %p"}, {20, false, "icon", "%6"},         {10, false, "note", "\"\\u00e9%w \\\"%w\\\"\""},
    {20, false, "word count", "%N"},    {20, false, "due", "%d"},          {15, false, "score", "-%n"},
};
enum { PROPERTIES = sizeof properties / sizeof *properties };

/* What stands in the two notes of a thousand whose front matter is no YAML, or odd YAML. */
static const char *const broken_properties[] = {
    "title: %P: %p\n", "title: %P: %p\n", "description: %p: %p, %p\n", "twitter: @%a\n",
    "code: `%a`\n", "aliases: %W\n  - \n", "%r\n", "created: {{date}}\n", "date: 2023-13-06\n",
    "banner: %a\nbanner: %a\n", "key:\n\tsub: %n\n", "quote: \"%p\n", "share: %%%n\n", NULL};

#endif
