/* For make_vault.c: random numbers, growing text, and words in several languages. */
#ifndef BENCH_MAKE_VAULT_WORDS_H
#define BENCH_MAKE_VAULT_WORDS_H

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

/* Points of a distribution: `rank` of 100,000 values are at most `value`. Ends with rank 100,000.
 */
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
    if (text->length + length >= text->capacity) {
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
        "ta",  "ri",   "mo",  "len", "ka",   "su", "ver",  "no", "di",  "pra", "el",
        "fos", "mi",   "gen", "tor", "ab",   "lo", "quin", "se", "har", "bul", "en",
        "cra", "tion", "os",  "ve",  "ping", "ul", "ster", "na", "chi", "dor"};
    uint64_t bits = random_mix(id + UINT64_C(77777));
    for (uint64_t left = 2 + bits % 3; left > 0; left--) {
        bits >>= 5;
        text_put(text, syllables[bits % 32]);
    }
}

static inline bool is_latin_lower(char c) { return c >= 'a' && c <= 'z'; }

/* Upper case for the first letter of a word, in the alphabets of the lists above that have it. */
static void text_capitalise_from(Text *text, size_t start)
{
    unsigned char *word = (unsigned char *)text->bytes + start;
    if (text->length - start < 2) {
        return;
    }
    if (is_latin_lower((char)word[0])) {
        word[0] = (unsigned char)(word[0] - 'a' + 'A');
    } else if (word[0] == 0xd0 && word[1] >= 0xb0 && word[1] <= 0xbf) {
        word[1] = (unsigned char)(word[1] - 0x20);
    } else if (word[0] == 0xd1 && word[1] >= 0x80 && word[1] <= 0x8f) {
        word[0] = 0xd0;
        word[1] = (unsigned char)(word[1] + 0x20);
    }
}

static void text_lower_from(Text *text, size_t start)
{
    for (size_t i = start; i < text->length; i++) {
        char c = text->bytes[i];
        text->bytes[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
}

static void text_put_word(Text *text, Random *random, Language language)
{
    uint32_t roll = random_below(random, 16);
    if (roll == 0) {
        text_put_rare_word(text, random_skewed(random, 30000));
        return;
    }
    const Words *words = &languages[roll == 1 ? ENGLISH : language];
    text_put(text, words->list[random_skewed(random, words->count)]);
}

/* Any word of the language's own list alike, but for the most frequent ones. */
static void text_put_plain_word(Text *text, Random *random, Language language)
{
    const Words *words = &languages[language];
    uint32_t skipped = words->count / 6;
    text_put(text, words->list[skipped + random_below(random, words->count - skipped)]);
}

static void text_put_phrase(Text *text, Random *random, Language language, uint32_t words)
{
    for (uint32_t i = 0; i < words; i++) {
        text_put(text, i == 0 ? "" : languages[language].gap);
        text_put_word(text, random, language);
    }
}

static void text_put_title(Text *text, Random *random, Language language, uint32_t words)
{
    size_t start = text->length;
    text_put_phrase(text, random, language, words);
    text_capitalise_from(text, start);
}

static void text_put_hexadecimal(Text *text, Random *random)
{
    char buffer[9];
    int length =
        snprintf(buffer, sizeof buffer, "%08x", (unsigned)(random_below(random, UINT32_MAX)));
    text_add(text, buffer, (size_t)length);
}

static void text_put_time(Text *text, Random *random)
{
    text_put_number(text, random_below(random, 24), 2);
    text_put(text, ":");
    text_put_number(text, random_below(random, 60), 2);
}

static void text_put_date(Text *text, Random *random)
{
    text_put_number(text, 2016 + random_below(random, 10), 4);
    text_put(text, "-");
    text_put_number(text, 1 + random_below(random, 12), 2);
    text_put(text, "-");
    text_put_number(text, 1 + random_below(random, 28), 2);
}

#endif
