#include "ui/query_words.h"

#include "render/wrap.h"

typedef VEC(Run) Runs;

static void push(Runs *runs, Str words, size_t from, size_t to, Role role)
{
    if (to > from) {
        vec_push(runs,
                 ((Run){.text = str_slice(words, from, to), .role = role, .target = TARGET_NONE}));
    }
}

static const char *const before_names[] = {"whose status is not ", "whose status is "};

/* Behind a name that has no quotes: a status, up to what goes on with the sentence. */
static size_t name_end(Str words, size_t from)
{
    static const char *const ends[] = {",", " and ", " or ", ")"};
    size_t end = words.length;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = str_find(words, str_from(ends[i]), from);
        end = at < end ? at : end;
    }
    return end;
}

/* Where the next thing that was asked for starts at or after `from`, and where it ends. */
static bool find_stress(Str words, size_t from, size_t *start, size_t *end)
{
    for (size_t i = from; i < words.length; i++) {
        Str rest = str_from_offset(words, i);
        if (str_starts_with(rest, STR("“"))) {
            size_t close = str_find(words, STR("”"), i);
            *start = i;
            *end = close == STR_NOT_FOUND ? words.length : close + strlen("”");
            return true;
        }
        if (rest.data[0] == '#') {
            *start = i;
            for (*end = i + 1; *end < words.length; ++*end) {
                if (ascii_is_space(words.data[*end]) || words.data[*end] == ',') {
                    break;
                }
            }
            return true;
        }
        for (size_t n = 0; n < sizeof before_names / sizeof *before_names; n++) {
            Str before = str_from(before_names[n]);
            if (str_starts_with(rest, before)) {
                *start = i + before.length;
                *end = name_end(words, *start);
                return *end > *start;
            }
        }
    }
    return false;
}

static void wrap_words(Str words, int columns, Wrapped *out)
{
    Runs runs = {0};
    size_t at = 0, start, end;
    while (find_stress(words, at, &start, &end)) {
        push(&runs, words, at, start, ROLE_dim);
        push(&runs, words, start, end, ROLE_strong);
        at = end;
    }
    push(&runs, words, at, words.length, ROLE_dim);
    wrap_runs(out, runs.items, runs.count, columns > 0 ? (uint32_t)columns : 1, STR("?"));
    vec_clear(&runs);
}

int query_words_draw(Surface *surface, Rect area, Str words)
{
    Wrapped wrapped = {0};
    wrap_words(words, area.columns, &wrapped);
    int rows = (int)wrapped.lines.count < area.rows ? (int)wrapped.lines.count : area.rows;
    for (int row = 0; row < rows; row++) {
        const WrapLine *line = &wrapped.lines.items[row];
        int column = 0;
        for (uint32_t i = 0; i < line->count; i++) {
            const Span *span = &wrapped.spans.items[line->first + i];
            column = surface_put(surface, area, row, column, span->role, span->text);
        }
    }
    wrapped_clear(&wrapped);
    return rows;
}

int query_words_rows(Str words, int columns, int most)
{
    Wrapped wrapped = {0};
    wrap_words(words, columns, &wrapped);
    int rows = (int)wrapped.lines.count;
    wrapped_clear(&wrapped);
    return rows < most ? rows : most;
}
