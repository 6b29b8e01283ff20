#include "host/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/path.h"
#include "base/vec.h"
#include "host/env.h"

typedef VEC(char *) Words;

static void push_word(Words *words, Arena *arena, Str word)
{
    /* Cloned text ends in a NUL, and nothing writes to it: posix_spawn only wants the type. */
    vec_push(words, (char *)(uintptr_t)arena_clone_str(arena, word).data);
}

static void push_blank_separated(Words *words, Arena *arena, Str text)
{
    Str rest = text, word;
    while (str_next_piece(&rest, ' ', &word)) {
        if (!str_is_empty(word)) {
            push_word(words, arena, word);
        }
    }
}

static CommandLine finish_words(Words *words, Arena *arena)
{
    vec_push(words, NULL);
    CommandLine command = {.words = vec_clone_into(words, arena), .count = words->count - 1};
    vec_clear(words);
    return command;
}

CommandLine process_command(Arena *arena, const Str *words, size_t count)
{
    Words list = {0};
    for (size_t i = 0; i < count; i++) {
        push_word(&list, arena, words[i]);
    }
    return finish_words(&list, arena);
}

static bool is_one_of(Str program, const char *const *names)
{
    Str name = path_base(program);
    while (*names && !str_equal(name, str_from(*names))) {
        names++;
    }
    return *names != NULL;
}

static bool takes_plus_line(Str program)
{
    static const char *const names[] = {"vi",   "vim",   "nvim",        "view",  "ex",  "nano",
                                        "pico", "emacs", "emacsclient", "micro", "kak", "joe",
                                        "jed",  "mg",    "gedit",       "ne",    "dte", "vis",
                                        "gvim", "jmacs", "mcedit",      NULL};
    return is_one_of(program, names);
}

/* These take the place behind the path. */
static bool takes_colon_line(Str program)
{
    static const char *const names[] = {"hx", "helix", "subl", NULL};
    return is_one_of(program, names);
}

CommandLine process_editor(Arena *arena, Str path, uint32_t line)
{
    Str editor = str_trim_ascii(env_get("VISUAL"));
    if (str_is_empty(editor)) {
        editor = str_trim_ascii(env_get("EDITOR"));
    }
    Words words = {0};
    push_blank_separated(&words, arena, str_is_empty(editor) ? STR("vi") : editor);
    Str program = str_from(words.items[0]);
    if (line && takes_plus_line(program)) {
        push_word(&words, arena, arena_printf(arena, "+%u", line));
    }
    if (line && takes_colon_line(program)) {
        push_word(&words, arena, arena_printf(arena, "%.*s:%u", STR_ARG(path), line));
    } else {
        push_word(&words, arena, path);
    }
    return finish_words(&words, arena);
}

static bool is_there(Arena *arena, Str program)
{
    if (str_find_char(program, '/', 0) != STR_NOT_FOUND) {
        return access(arena_clone_str(arena, program).data, X_OK) == 0;
    }
    Str rest = env_get("PATH"), folder;
    while (str_next_piece(&rest, ':', &folder)) {
        if (!str_is_empty(folder) && access(path_join(arena, folder, program).data, X_OK) == 0) {
            return true;
        }
    }
    return false;
}

static Str first_word(Str command)
{
    Str rest = str_trim_ascii(command), word;
    return str_next_piece(&rest, ' ', &word) ? word : STR("");
}

static Str pick_opener(Arena *arena)
{
    Str rest = env_get("BROWSER"), candidate;
    while (str_next_piece(&rest, ':', &candidate)) {
        Str program = first_word(candidate);
        if (!str_is_empty(program) && is_there(arena, program)) {
            return candidate;
        }
    }
    static const char *const usual[] = {"xdg-open", "open"};
    for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++) {
        if (is_there(arena, str_from(usual[i]))) {
            return str_from(usual[i]);
        }
    }
    return STR("");
}

CommandLine process_opener(Arena *arena, Str what)
{
    static const char *const in_terminal[] = {"lynx",   "w3m",    "links",       "links2",
                                              "elinks", "browsh", "www-browser", NULL};
    Str opener = pick_opener(arena), rest = opener, word;
    Words words = {0};
    bool placed = false;
    while (str_next_piece(&rest, ' ', &word)) {
        size_t mark = str_find(word, STR("%s"), 0);
        if (mark != STR_NOT_FOUND) {
            word = arena_printf(arena, "%.*s%.*s%.*s", STR_ARG(str_slice(word, 0, mark)),
                                STR_ARG(what), STR_ARG(str_from_offset(word, mark + 2)));
            placed = true;
        }
        if (!str_is_empty(word)) {
            push_word(&words, arena, word);
        }
    }
    if (words.count == 0) {
        return (CommandLine){0};
    }
    if (!placed) {
        push_word(&words, arena, what);
    }
    CommandLine command = finish_words(&words, arena);
    command.needs_terminal = is_one_of(first_word(opener), in_terminal);
    return command;
}

bool process_url_is_allowed(Str url)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "obsidian:"};
    for (size_t i = 0; i < url.length; i++) {
        if ((unsigned char)url.data[i] <= ' ' || url.data[i] == 0x7F) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
        Str scheme = str_from(schemes[i]);
        if (url.length > scheme.length &&
            str_equal_ascii_nocase(str_slice(url, 0, scheme.length), scheme)) {
            return true;
        }
    }
    return false;
}

typedef enum Streams { STREAMS_OURS, STREAMS_NONE, STREAMS_FED } Streams;

/* Children get default signal handling; those of our terminal in the foreground keep its process
 * group. */
static bool spawn(CommandLine command, Streams streams, int input, pid_t *child, Error *error)
{
    if (command.count == 0) {
        return error_set(error, ATTUNE_ERROR_USAGE, "no program is set to do that");
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (streams != STREAMS_OURS) {
        if (streams == STREAMS_FED) {
            posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef POSIX_SPAWN_SETSID
    if (streams == STREAMS_NONE) {
        flags |= POSIX_SPAWN_SETSID;
    }
#endif
    posix_spawnattr_setflags(&attributes, flags);
    int failed =
        posix_spawnp(child, command.words[0], &actions, &attributes, command.words, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failed) {
        return error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: %s", command.words[0],
                         error_text_of_errno(failed));
    }
    return true;
}

/* Some editors stop themselves alone at Ctrl-Z. Stopping with them gives the shell its turn. */
static void stop_with(pid_t child)
{
    int status;
    bool goes_on = waitpid(child, &status, WNOHANG | WCONTINUED) == child && WIFCONTINUED(status);
    if (!goes_on) {
        kill(getpid(), SIGSTOP);
        kill(child, SIGCONT);
    }
}

/* @return false: there is nothing to wait for */
static bool wait_end(pid_t child, int *status)
{
    for (;;) {
        if (waitpid(child, status, WUNTRACED) < 0) {
            if (errno != EINTR) {
                return false;
            }
        } else if (WIFSTOPPED(*status)) {
            stop_with(child);
        } else {
            return true;
        }
    }
}

static bool judge(int status, const char *program, Error *error)
{
    if (WIFSIGNALED(status)) {
        return error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: ended by signal %d", program,
                         WTERMSIG(status));
    }
    if (WEXITSTATUS(status) != 0) {
        return error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: ended with status %d", program,
                         WEXITSTATUS(status));
    }
    return true;
}

static bool wait_for(pid_t child, const char *program, Error *error)
{
    int status = 0;
    if (!wait_end(child, &status)) {
        return error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: %s", program,
                         error_text_of_errno(errno));
    }
    return judge(status, program, error);
}

bool process_run(CommandLine command, Error *error)
{
    pid_t child;
    return spawn(command, STREAMS_OURS, -1, &child, error) &&
           wait_for(child, command.words[0], error);
}

bool process_start(CommandLine command, Error *error)
{
    pid_t child;
    return spawn(command, STREAMS_NONE, -1, &child, error);
}

void process_collect(void)
{
    int status;
    while (waitpid(-1, &status, WNOHANG) > 0) {
    }
}

/* ---- a program that reads --------------------------------------------------------------- */

#define FEED_MILLISECONDS 2000

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* `descriptor` does not block. What a program does not want to read is its own business: its exit
 * status tells. */
static void write_until(int descriptor, Str input, int64_t limit_ms)
{
    while (input.length > 0) {
        ssize_t written = write(descriptor, input.data, input.length);
        if (written > 0) {
            input = str_from_offset(input, (size_t)written);
            continue;
        }
        int64_t left = limit_ms - now_ms();
        struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
        bool later = errno == EAGAIN || errno == EINTR;
        if (!later || left <= 0 || (poll(&ready, 1, (int)left) < 0 && errno != EINTR)) {
            return;
        }
    }
}

/* The system tells of the end of a child by a signal only, which the caller may have blocked. */
static bool wait_until(pid_t child, const char *program, int64_t limit_ms, Error *error)
{
    int status;
    pid_t ended;
    while ((ended = waitpid(child, &status, WNOHANG)) == 0 && now_ms() < limit_ms) {
        poll(NULL, 0, 2);
    }
    return ended == child ? judge(status, program, error)
                          : error_set(error, ATTUNE_ERROR_LIMIT, "%s: still at it", program);
}

bool process_feed(CommandLine command, Str input, Error *error)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return error_set(error, ATTUNE_ERROR_UNREADABLE, "no pipe: %s", error_text_of_errno(errno));
    }
    pid_t child;
    int64_t limit_ms = now_ms() + FEED_MILLISECONDS;
    bool started = spawn(command, STREAMS_FED, ends[0], &child, error);
    close(ends[0]);
    if (started) {
        fcntl(ends[1], F_SETFL, O_NONBLOCK);
        write_until(ends[1], input, limit_ms);
    }
    close(ends[1]);
    return started && wait_until(child, command.words[0], limit_ms, error);
}
