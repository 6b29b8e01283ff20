#include "support/test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/assert.h"
#include "base/strbuf.h"
#include "base/vec.h"

/* Run `action` in a child and give what it writes to standard error; it must abort. */
static void assert_aborts(void (*action)(void), StrBuf *message)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        action();
        _exit(0);
    }
    close(ends[1]);
    char bytes[1024];
    ssize_t got;
    while ((got = read(ends[0], bytes, sizeof bytes)) > 0) {
        strbuf_append(message, (Str){bytes, (size_t)got});
    }
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

static volatile size_t huge = SIZE_MAX / 2;

static void ask_for_too_much(void) { mem_free(mem_calloc(huge, 4)); }
static void resize_to_too_much(void) { mem_free(mem_resize(NULL, huge, 4)); }
static void array_of_too_much(void)
{
    Arena arena = {0};
    arena_alloc_array(&arena, huge, 4);
}

static void out_of_memory_aborts_with_one_line(void **state)
{
    (void)state;
    StrBuf message = {0};
    assert_aborts(ask_for_too_much, &message);
    assert_text("calloc", strbuf_view(&message), "attune: out of memory\n");
    strbuf_reset(&message);
    assert_aborts(resize_to_too_much, &message);
    assert_text("resize", strbuf_view(&message), "attune: out of memory\n");
    strbuf_reset(&message);
    assert_aborts(array_of_too_much, &message);
    assert_true(str_find(strbuf_view(&message), STR("bug at"), 0) != STR_NOT_FOUND);
    strbuf_clear(&message);
}

static void write_restored(void)
{
    ssize_t written = write(STDERR_FILENO, "restored\n", 9);
    (void)written;
}

static void fail_an_assertion(void)
{
    assert_set_failure_hook(write_restored);
    ASSERT(huge == 0, "the test wants it");
}

static void failed_assertion_runs_the_hook_before_its_message(void **state)
{
    (void)state;
    StrBuf message = {0};
    assert_aborts(fail_an_assertion, &message);
    Str text = strbuf_view(&message);
    assert_true(str_starts_with(text, STR("restored\nattune: bug at ")));
    assert_true(str_find(text, STR("huge == 0: the test wants it\n"), 0) != STR_NOT_FOUND);
    strbuf_clear(&message);
}

static void empty_pieces_are_memory_too(void **state)
{
    (void)state;
    mem_free(mem_alloc(0));
    mem_free(mem_calloc(0, 8));
    void *memory = mem_resize(NULL, 0, 1);
    mem_free(mem_resize(memory, 16, 16));
    mem_free(NULL);
}

static void arena_pieces_are_zero_aligned_and_apart(void **state)
{
    (void)state;
    Arena arena = {0};
    char *pieces[500];
    for (size_t i = 0; i < 500; i++) {
        arena_clone_str(&arena, STR("x"));
        pieces[i] = arena_alloc(&arena, i * 7);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < i * 7; k++) {
            assert_int_equal(pieces[i][k], 0);
        }
        memset(pieces[i], (int)(i % 250) + 1, i * 7);
    }
    for (size_t i = 0; i < 500; i++) {
        for (size_t k = 0; k < i * 7; k++) {
            assert_int_equal((unsigned char)pieces[i][k], i % 250 + 1);
        }
    }
    assert_true(arena.used >= 500 * 499 / 2 * 7);
    arena_clear(&arena);
    assert_null(arena.chunks);
    arena_clear(&arena);
}

static void arena_keeps_its_chunk_behind_a_large_piece(void **state)
{
    (void)state;
    Arena arena = {0};
    arena_alloc(&arena, 8);
    const char *next = arena.next;
    memset(arena_alloc(&arena, 10 << 20), 1, 10 << 20);
    assert_ptr_equal(arena.next, next);
    arena_clear(&arena);
}

static void arena_reset_zeroes_what_it_gives_again(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena, 100000);
    for (int round = 0; round < 3; round++) {
        char *piece = arena_alloc(&arena, 40000);
        for (size_t i = 0; i < 40000; i++) {
            assert_int_equal(piece[i], 0);
        }
        memset(piece, 0xFF, 40000);
        arena_alloc(&arena, 300000);
        arena_reset(&arena);
        assert_int_equal(arena.used, 0);
    }
    arena_clear(&arena);
    arena_reset(&arena);
}

static void arena_clones_end_in_a_nul(void **state)
{
    (void)state;
    Arena arena = {0};
    Str text = arena_clone_str(&arena, STR("a\0b"));
    assert_int_equal(text.length, 3);
    assert_memory_equal(text.data, "a\0b\0", 4);
    assert_text("empty", arena_clone_str(&arena, (Str){0}), "");
    Str printed = arena_printf(&arena, "%d-%s", 12, "x");
    assert_text("printf", printed, "12-x");
    assert_int_equal(printed.data[printed.length], 0);
    arena_clear(&arena);
}

static void vec_grows_pops_and_clones(void **state)
{
    (void)state;
    VEC(int) numbers = {0};
    Arena arena = {0};
    assert_null(vec_clone_into(&numbers, &arena));
    for (int i = 0; i < 1000; i++) {
        vec_push(&numbers, i * 3);
    }
    assert_int_equal(numbers.count, 1000);
    assert_int_equal(vec_last(&numbers), 2997);
    assert_int_equal(vec_pop(&numbers), 2997);
    assert_int_equal(numbers.count, 999);
    const int *copy = vec_clone_into(&numbers, &arena);
    vec_clear(&numbers);
    assert_int_equal(copy[998], 2994);
    assert_int_equal(numbers.capacity, 0);
    arena_clear(&arena);
}

static void strbuf_appends_pieces_of_itself(void **state)
{
    (void)state;
    StrBuf buf = {0};
    strbuf_append(&buf, STR("0123456789"));
    for (int i = 0; i < 10; i++) {
        strbuf_append(&buf, strbuf_view(&buf));
    }
    assert_int_equal(buf.length, 10240);
    assert_memory_equal(buf.data + 10230, "0123456789", 10);
    strbuf_clear(&buf);
}

static void strbuf_builds_text(void **state)
{
    (void)state;
    StrBuf buf = {0};
    assert_string_equal(strbuf_cstr(&buf), "");
    strbuf_append_repeat(&buf, '=', 0);
    strbuf_append_repeat(&buf, '=', 3);
    strbuf_append_char(&buf, '>');
    strbuf_append_code_point(&buf, 0x20AC);
    strbuf_append_code_point(&buf, 0xD800);
    strbuf_printf(&buf, "%05d%s", 42, "");
    strbuf_append(&buf, (Str){0});
    assert_text("all", strbuf_view(&buf),
                "===>€\xEF\xBF\xBD"
                "00042");
    assert_string_equal(strbuf_cstr(&buf), "===>€\xEF\xBF\xBD"
                                           "00042");
    strbuf_reset(&buf);
    assert_int_equal(buf.length, 0);
    strbuf_clear(&buf);
    strbuf_clear(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(out_of_memory_aborts_with_one_line),
        cmocka_unit_test(failed_assertion_runs_the_hook_before_its_message),
        cmocka_unit_test(empty_pieces_are_memory_too),
        cmocka_unit_test(arena_pieces_are_zero_aligned_and_apart),
        cmocka_unit_test(arena_keeps_its_chunk_behind_a_large_piece),
        cmocka_unit_test(arena_reset_zeroes_what_it_gives_again),
        cmocka_unit_test(arena_clones_end_in_a_nul),
        cmocka_unit_test(vec_grows_pops_and_clones),
        cmocka_unit_test(strbuf_appends_pieces_of_itself),
        cmocka_unit_test(strbuf_builds_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
