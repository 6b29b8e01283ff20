#include "base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <time.h>

#include "base/alloc.h"
#include "base/assert.h"

#define PATTERN_MAX 10000
#define HEAP_KIBIBYTES 65536

/*
 * PCRE2's own limits count backtracking at one place only, and there is none on what one step
 * scans: many steps over a long text can take hours. So a pattern is compiled twice. The careful
 * code calls back before each item, where its work is counted against WORK_BASE + WORK_PER_BYTE ×
 * length; it always ends, and is some times slower. The fast code has no calls; it is let run over
 * short texts in windows so small that their product with the limit stays bounded.
 */
#define WORK_BASE ((uint64_t)1 << 28)
#define WORK_PER_BYTE 64
#define WORK_PER_CALL 10 /* what a call costs, in bytes scanned */
#define FAST_TEXT_MAX ((size_t)16 << 10)
#define FAST_WORK ((size_t)1 << 30) /* starts in a window × FAST_STEPS × length */
#define FAST_STEPS 1000
#define FAST_NS 50000000

struct Regex {
    pcre2_code *careful;
    pcre2_code *fast; /* NULL where windows would change what the pattern means */
};

typedef struct Work {
    uint64_t left;
    size_t position;
} Work;

static _Noreturn void die_out_of_memory(void) { assert_die("attune: out of memory\n"); }

static pcre2_code *compile(Str pattern, uint32_t options, Error *error)
{
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context) {
        die_out_of_memory();
    }
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    pcre2_set_max_pattern_length(context, PATTERN_MAX);
    int number;
    PCRE2_SIZE position;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)(pattern.length ? pattern.data : ""),
                                     pattern.length, options, &number, &position, context);
    pcre2_compile_context_free(context);
    if (code) {
        pcre2_jit_compile(code,
                          PCRE2_JIT_COMPLETE); /* where there is no JIT the interpreter does it */
        return code;
    }
    PCRE2_UCHAR message[256] = "invalid pattern";
    pcre2_get_error_message(number, message, sizeof message);
    error_set_at(error, ATTUNE_ERROR_USAGE, position < pattern.length ? position : pattern.length,
                 "%s", (const char *)message);
    return NULL;
}

/* A verb or \G tells where a search starts: it must not be started again at each window. */
static bool depends_on_start(Str pattern)
{
    return str_find(pattern, STR("(*"), 0) != STR_NOT_FOUND ||
           str_find(pattern, STR("\\G"), 0) != STR_NOT_FOUND;
}

Regex *regex_compile(Str pattern, bool ignore_case, Error *error)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_MATCH_INVALID_UTF |
                       PCRE2_NEVER_BACKSLASH_C | (ignore_case ? PCRE2_CASELESS : 0);
    pcre2_code *careful = compile(pattern, options | PCRE2_AUTO_CALLOUT, error);
    if (!careful) {
        return NULL;
    }
    Regex *regex = MEM_NEW(Regex);
    regex->careful = careful;
    /* Without it everything works, only slower: no reason to fail. */
    regex->fast =
        depends_on_start(pattern) ? NULL : compile(pattern, options | PCRE2_USE_OFFSET_LIMIT, NULL);
    return regex;
}

void regex_free(Regex *regex)
{
    if (regex) {
        pcre2_code_free(regex->careful);
        pcre2_code_free(regex->fast);
        mem_free(regex);
    }
}

static int count_work(pcre2_callout_block *block, void *data)
{
    Work *work = data;
    size_t position = block->current_position;
    size_t distance =
        position > work->position ? position - work->position : work->position - position;
    work->position = position;
    if (work->left < distance + WORK_PER_CALL) {
        return PCRE2_ERROR_CALLOUT;
    }
    work->left -= distance + WORK_PER_CALL;
    return 0;
}

static RegexResult result_of(int number)
{
    if (number >= 0) {
        return REGEX_FOUND;
    }
    if (number == PCRE2_ERROR_NOMEMORY) {
        die_out_of_memory();
    }
    return number == PCRE2_ERROR_NOMATCH ? REGEX_NONE : REGEX_LIMIT;
}

static RegexResult find_carefully(const Regex *regex, Str text, size_t from,
                                  pcre2_match_data *match, pcre2_match_context *context)
{
    PCRE2_SPTR subject = (PCRE2_SPTR)text.data;
    Work work = {WORK_BASE + (uint64_t)text.length * WORK_PER_BYTE, from};
    pcre2_set_callout(context, count_work, &work);
    pcre2_set_offset_limit(context, PCRE2_UNSET);
    pcre2_set_match_limit(context, UINT32_MAX); /* the work is the limit */
    int number = pcre2_match(regex->careful, subject, text.length, from, 0, match, context);
    if (number == PCRE2_ERROR_JIT_STACKLIMIT) {
        number =
            pcre2_match(regex->careful, subject, text.length, from, PCRE2_NO_JIT, match, context);
    }
    return result_of(number);
}

static uint64_t clock_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* The end of a window of at least `starts` bytes, at a code point. */
static size_t window_end(Str text, size_t at, size_t starts)
{
    if (starts >= text.length - at) {
        return text.length;
    }
    size_t end = at + starts;
    while (end < text.length && ((unsigned char)text.data[end] & 0xC0) == 0x80) {
        end++;
    }
    return end;
}

/* REGEX_LIMIT: the careful code must find out. */
static RegexResult find_fast(const Regex *regex, Str text, size_t from, pcre2_match_data *match,
                             pcre2_match_context *context)
{
    size_t starts = FAST_WORK / FAST_STEPS / (text.length + 1);
    uint64_t begin = clock_ns();
    pcre2_set_match_limit(context, FAST_STEPS);
    for (size_t at = from;;) {
        size_t end = window_end(text, at, starts);
        bool is_last = end == text.length;
        pcre2_set_offset_limit(context, is_last ? PCRE2_UNSET : end - 1);
        int number =
            pcre2_match(regex->fast, (PCRE2_SPTR)text.data, text.length, at, 0, match, context);
        if (number != PCRE2_ERROR_NOMATCH || is_last) {
            return result_of(number);
        }
        if (clock_ns() - begin > FAST_NS) {
            return REGEX_LIMIT;
        }
        at = end;
    }
}

RegexResult regex_find(const Regex *regex, Str text, size_t from, size_t *start, size_t *end)
{
    if (from > text.length) {
        return REGEX_NONE;
    }
    if (!text.data) {
        text = STR("");
    }
    pcre2_match_data *match = pcre2_match_data_create(1, NULL);
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    if (!match || !context) {
        die_out_of_memory();
    }
    pcre2_set_heap_limit(context, HEAP_KIBIBYTES);

    RegexResult result = REGEX_LIMIT;
    if (regex->fast && text.length <= FAST_TEXT_MAX) {
        result = find_fast(regex, text, from, match, context);
    }
    if (result == REGEX_LIMIT) {
        result = find_carefully(regex, text, from, match, context);
    }
    if (result == REGEX_FOUND) {
        const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(match);
        if (start) {
            *start = ends[0];
        }
        if (end) {
            *end = ends[1];
        }
    }
    pcre2_match_context_free(context);
    pcre2_match_data_free(match);
    return result;
}

void regex_library_version(char out[REGEX_VERSION_MAX])
{
    _Static_assert(REGEX_VERSION_MAX >= 24, "the size that pcre2_config asks for");
    out[0] = '\0';
    pcre2_config(PCRE2_CONFIG_VERSION, out);
    out[strcspn(out, " ")] = '\0';
}
