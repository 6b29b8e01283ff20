#include "support/test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

static Arena arena;
static char *folder;

static const char *at(const char *name)
{
    return path_join(&arena, str_from(folder), str_from(name)).data;
}

static void write_file(const char *name, const char *content)
{
    FILE *file = fopen(at(name), "w");
    assert_non_null(file);
    fputs(content, file);
    assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
    (void)state;
    folder = test_temp_folder();
    return folder ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    free(folder);
    arena_clear(&arena);
    return 0;
}

static void read_appends_the_whole_file(void **state)
{
    (void)state;
    StrBuf out = {0};
    strbuf_append(&out, STR("before "));
    write_file("a.md", "text\n");
    assert_true(file_read(at("a.md"), 5, &out, NULL));
    assert_text("appended", strbuf_view(&out), "before text\n");
    write_file("empty.md", "");
    assert_true(file_read(at("empty.md"), 0, &out, NULL));
    assert_text("nothing more", strbuf_view(&out), "before text\n");
    strbuf_clear(&out);
}

static void read_of_a_large_file_is_complete(void **state)
{
    (void)state;
    StrBuf content = {0};
    StrBuf out = {0};
    for (int i = 0; i < 200000; i++) {
        strbuf_printf(&content, "%d\n", i);
    }
    assert_true(file_write_replace(at("large"), strbuf_view(&content), NULL));
    assert_true(file_read(at("large"), SIZE_MAX, &out, NULL));
    assert_true(str_equal(strbuf_view(&out), strbuf_view(&content)));
    strbuf_clear(&content);
    strbuf_clear(&out);
}

/* The size says 0, the content comes all the same. */
static void read_trusts_the_bytes_not_the_size(void **state)
{
    (void)state;
    StrBuf out = {0};
    assert_true(file_read("/proc/self/status", 1 << 20, &out, NULL));
    assert_true(out.length > 100);
    Error error;
    strbuf_reset(&out);
    assert_false(file_read("/proc/self/status", 10, &out, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_LIMIT);
    assert_int_equal(out.length, 0);
    strbuf_clear(&out);
}

static void sparse_file_of_terabytes_is_too_large(void **state)
{
    (void)state;
    int descriptor = open(at("sparse"), O_CREAT | O_WRONLY, 0600);
    assert_true(descriptor >= 0);
    assert_int_equal(ftruncate(descriptor, (off_t)1 << 40), 0);
    close(descriptor);
    StrBuf out = {0};
    Error error;
    assert_false(file_read(at("sparse"), 16 << 20, &out, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_LIMIT);
    assert_true(str_ends_with(str_from(error.message), STR("/sparse: larger than 16 MiB")));
    assert_int_equal(out.capacity, 0);
}

static void make_socket(const char *name)
{
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int length = snprintf(address.sun_path, sizeof address.sun_path, "%s", at(name));
    assert_true(length > 0 && (size_t)length < sizeof address.sun_path);
    assert_int_equal(bind(descriptor, (const struct sockaddr *)&address, sizeof address), 0);
    close(descriptor);
}

static void read_refuses_what_is_no_regular_file(void **state)
{
    (void)state;
    assert_int_equal(mkfifo(at("fifo"), 0600), 0);
    assert_int_equal(mkdir(at("folder"), 0700), 0);
    assert_int_equal(symlink("loop", at("loop")), 0);
    assert_int_equal(symlink("nowhere", at("dangling")), 0);
    make_socket("socket");
    static const struct {
        const char *name;
        AttuneErrorKind kind;
        const char *message;
    } cases[] = {
        {"fifo", ATTUNE_ERROR_UNREADABLE, "/fifo: not a regular file"},
        {"folder", ATTUNE_ERROR_UNREADABLE, "/folder: is a folder"},
        {"loop", ATTUNE_ERROR_UNREADABLE, "/loop: too many symbolic links"},
        {"socket", ATTUNE_ERROR_UNREADABLE, "/socket: not a regular file"},
        {"dangling", ATTUNE_ERROR_NOT_FOUND, "/dangling: no such file or folder"},
        {"absent", ATTUNE_ERROR_NOT_FOUND, "/absent: no such file or folder"},
        {"fifo/x", ATTUNE_ERROR_NOT_FOUND, "/fifo/x: not a folder"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        Error error;
        assert_false(file_read(at(cases[i].name), 100, &out, &error));
        assert_int_equal(error.kind, cases[i].kind);
        if (!str_ends_with(str_from(error.message), str_from(cases[i].message))) {
            fail_msg("%s: %s", cases[i].name, error.message);
        }
        strbuf_clear(&out);
    }
    StrBuf out = {0};
    assert_false(file_read("/dev/zero", 100, &out, NULL));
    assert_false(file_read("", 100, &out, NULL));
    strbuf_clear(&out);
}

static void read_descriptor_takes_a_pipe(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    assert_int_equal(write(ends[1], "piped", 5), 5);
    close(ends[1]);
    StrBuf out = {0};
    assert_true(file_read_descriptor(ends[0], 100, &out, NULL));
    assert_text("pipe", strbuf_view(&out), "piped");
    close(ends[0]);
    Error error;
    assert_false(file_read_descriptor(ends[0], 100, &out, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_UNREADABLE);
    strbuf_clear(&out);
}

static void info_tells_kinds_sizes_and_times(void **state)
{
    (void)state;
    write_file("a.md", "12345");
    assert_int_equal(symlink("a.md", at("link")), 0);
    const struct timespec times[2] = {{1, 0}, {1751752568, 955000000}};
    assert_int_equal(utimensat(AT_FDCWD, at("a.md"), times, 0), 0);

    FileInfo file;
    FileInfo link;
    assert_true(file_info(at("a.md"), true, &file, NULL));
    assert_int_equal(file.kind, FILE_KIND_REGULAR);
    assert_int_equal(file.size, 5);
    assert_true(file.modified_ns == INT64_C(1751752568955000000));
    assert_true(file.created_ns == FILE_TIME_NONE ||
                file.created_ns > INT64_C(1600000000000000000));
    assert_true(file_info(at("link"), false, &link, NULL));
    assert_int_equal(link.kind, FILE_KIND_SYMLINK);
    assert_true(file_info(at("link"), true, &link, NULL));
    assert_int_equal(link.kind, FILE_KIND_REGULAR);
    assert_true(link.inode == file.inode && link.device == file.device);
    assert_true(file_info(folder, true, &file, NULL));
    assert_int_equal(file.kind, FILE_KIND_FOLDER);
    assert_true(file_info("/dev/null", true, &file, NULL));
    assert_int_equal(file.kind, FILE_KIND_OTHER);

    struct stat status;
    assert_int_equal(stat(folder, &status), 0);
    assert_true(link.device == status.st_dev);
    Error error;
    assert_false(file_info(at("absent"), true, &file, &error));
    assert_int_equal(error.kind, ATTUNE_ERROR_NOT_FOUND);
}

static void replace_leaves_one_private_file(void **state)
{
    (void)state;
    assert_int_equal(mkdir(at("state"), 0700), 0);
    write_file("target", "untouched");
    assert_int_equal(symlink("../target", at("state/history")), 0);
    assert_true(file_write_replace(at("state/history"), STR("one"), NULL));
    assert_true(file_write_replace(at("state/history"), STR("two"), NULL));

    StrBuf out = {0};
    assert_true(file_read(at("state/history"), 10, &out, NULL));
    assert_true(file_read(at("target"), 10, &out, NULL));
    assert_text("both", strbuf_view(&out), "twountouched");
    strbuf_clear(&out);
    struct stat status;
    assert_int_equal(lstat(at("state/history"), &status), 0);
    assert_true(S_ISREG(status.st_mode));
    assert_int_equal(status.st_mode & 07777, 0600);
    DirList names;
    assert_true(dir_list(at("state"), &arena, &names, NULL));
    assert_int_equal(names.count, 1);
}

static void replace_that_fails_leaves_nothing(void **state)
{
    (void)state;
    Error error;
    assert_false(file_write_replace(at("absent/file"), STR("x"), &error));
    assert_true(
        str_ends_with(str_from(error.message), STR("/absent/file: no such file or folder")));
    assert_int_equal(mkdir(at("busy"), 0700), 0);
    assert_int_equal(mkdir(at("busy/folder"), 0700), 0);
    assert_false(file_write_replace(at("busy/folder"), STR("x"), &error));
    DirList names;
    assert_true(dir_list(at("busy"), &arena, &names, NULL));
    assert_int_equal(names.count, 1);
}

static void list_is_sorted_by_bytes_with_kinds(void **state)
{
    (void)state;
    assert_int_equal(mkdir(at("list"), 0700), 0);
    static const char *const names[] = {"b.md", "B.md", "\xFF", "a", ".hidden", "é.md", "a b"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        StrBuf name = {0};
        strbuf_printf(&name, "list/%s", names[i]);
        write_file(strbuf_cstr(&name), "");
        strbuf_clear(&name);
    }
    assert_int_equal(mkdir(at("list/c"), 0700), 0);
    assert_int_equal(symlink("c", at("list/d")), 0);

    static const char *const sorted[] = {".hidden", "B.md", "a",    "a b", "b.md",
                                         "c",       "d",    "é.md", "\xFF"};
    int descriptor = dir_open_at(AT_FDCWD, at("list"), true, NULL);
    assert_true(descriptor >= 0);
    for (int round = 0; round < 2; round++) {
        DirList list;
        assert_true(dir_list_descriptor(descriptor, &arena, &list, NULL));
        assert_int_equal(list.count, 9);
        for (size_t i = 0; i < list.count; i++) {
            assert_text("name", list.items[i].name, sorted[i]);
            assert_int_equal(list.items[i].name.data[list.items[i].name.length], 0);
        }
        assert_true(list.items[5].kind == FILE_KIND_FOLDER ||
                    list.items[5].kind == FILE_KIND_UNKNOWN);
        assert_true(list.items[6].kind == FILE_KIND_SYMLINK ||
                    list.items[6].kind == FILE_KIND_UNKNOWN);
    }
    FileInfo info;
    assert_true(file_info_at(descriptor, "c", false, &info, NULL));
    assert_int_equal(info.kind, FILE_KIND_FOLDER);
    StrBuf out = {0};
    assert_true(file_read_at(descriptor, "b.md", 1, &out, NULL));
    assert_int_equal(dir_open_at(descriptor, "d", false, NULL), -1);
    int inner = dir_open_at(descriptor, "d", true, NULL);
    assert_true(inner >= 0);
    close(inner);
    close(descriptor);
    strbuf_clear(&out);
}

static void list_of_no_folder_fails(void **state)
{
    (void)state;
    DirList list = {.count = 7};
    Error error;
    write_file("file", "");
    assert_false(dir_list(at("file"), &arena, &list, &error));
    assert_int_equal(list.count, 0);
    assert_true(str_ends_with(str_from(error.message), STR("/file: not a folder")));
    assert_int_equal(mkfifo(at("pipe"), 0600), 0);
    assert_false(dir_list(at("pipe"), &arena, &list, &error));
    assert_false(dir_list(at("absent"), &arena, &list, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(read_appends_the_whole_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(read_of_a_large_file_is_complete, set_up, tear_down),
        cmocka_unit_test_setup_teardown(read_trusts_the_bytes_not_the_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sparse_file_of_terabytes_is_too_large, set_up, tear_down),
        cmocka_unit_test_setup_teardown(read_refuses_what_is_no_regular_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(read_descriptor_takes_a_pipe, set_up, tear_down),
        cmocka_unit_test_setup_teardown(info_tells_kinds_sizes_and_times, set_up, tear_down),
        cmocka_unit_test_setup_teardown(replace_leaves_one_private_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(replace_that_fails_leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(list_is_sorted_by_bytes_with_kinds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(list_of_no_folder_fails, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
