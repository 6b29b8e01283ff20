#include "host/memory.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/json.h"
#include "base/path.h"
#include "host/env.h"

#define STATE_VERSION 1
#define STATE_BYTES_MAX (4u << 20)

static Str state_file(Arena *arena)
{
    Str folder = env_state_folder(arena);
    return str_is_empty(folder) ? folder : path_join(arena, folder, STR("state.json"));
}

/* The parsed file; NULL when there is none or it is not ours. */
static Json *read_state(Arena *arena, Str path, Error *error)
{
    StrBuf content = {0};
    Error reading = {0};
    if (!file_read(path.data, STATE_BYTES_MAX, &content, &reading)) {
        if (reading.kind != ATTUNE_ERROR_NOT_FOUND && error) {
            *error = reading;
        }
        return NULL;
    }
    Json *state = json_parse(strbuf_view(&content), NULL);
    strbuf_clear(&content);
    if (state && json_number(json_get(state, STR("version")), 0) == STATE_VERSION) {
        return state;
    }
    json_free(state);
    Str aside = arena_printf(arena, "%.*s.damaged", STR_ARG(path));
    if (rename(path.data, aside.data) == 0) {
        error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: not readable as state; kept as %s",
                  path.data, aside.data);
    }
    return NULL;
}

VaultMemory memory_load(Arena *arena, Str root, Error *error)
{
    VaultMemory memory = {0};
    Str path = state_file(arena);
    Json *state = str_is_empty(path) ? NULL : read_state(arena, path, error);
    const Json *entry = json_get(json_get(state, STR("vaults")), root);
    double line = json_number(json_get(entry, STR("line")), 0);
    memory.note = arena_clone_str(arena, json_text(json_get(entry, STR("note"))));
    memory.line = line >= 1 && line < 1e9 ? (uint32_t)line : 0;
    json_free(state);
    return memory;
}

static void write_entry(JsonWriter *writer, Str root, Str note, int64_t line)
{
    json_write_key(writer, root);
    json_begin_object(writer);
    json_write_key(writer, STR("note"));
    json_write_text(writer, note);
    json_write_key(writer, STR("line"));
    json_write_int(writer, line);
    json_end_object(writer);
}

static void write_state(StrBuf *out, const Json *before, Str root, const VaultMemory *memory)
{
    JsonWriter writer;
    json_writer_init(&writer, out);
    json_begin_object(&writer);
    json_write_key(&writer, STR("version"));
    json_write_int(&writer, STATE_VERSION);
    json_write_key(&writer, STR("vaults"));
    json_begin_object(&writer);
    write_entry(&writer, root, memory->note, memory->line);
    JsonMember other = {0};
    while (json_next_member(json_get(before, STR("vaults")), &other)) {
        if (!str_equal(other.key, root)) {
            double line = json_number(json_get(other.value, STR("line")), 0);
            write_entry(&writer, other.key, json_text(json_get(other.value, STR("note"))),
                        line >= 1 && line < 1e9 ? (int64_t)line : 0);
        }
    }
    json_end_object(&writer);
    json_end_object(&writer);
    json_writer_finish(&writer);
}

/* mkdir -p with mode 0700 for what is new. */
static bool make_folders(Arena *arena, Str folder, Error *error)
{
    for (size_t slash = str_find_char(folder, '/', 1);;
         slash = str_find_char(folder, '/', slash + 1)) {
        Str part =
            arena_clone_str(arena, slash == STR_NOT_FOUND ? folder : str_slice(folder, 0, slash));
        if (mkdir(part.data, 0700) != 0 && errno != EEXIST) {
            return error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: %s", part.data,
                             error_text_of_errno(errno));
        }
        if (slash == STR_NOT_FOUND) {
            return true;
        }
    }
}

bool memory_save(Str root, const VaultMemory *memory, Error *error)
{
    Arena arena = {0};
    StrBuf content = {0};
    Str path = state_file(&arena);
    bool saved = false;
    if (str_is_empty(path)) {
        error_set(error, ATTUNE_ERROR_NOT_FOUND, "no home folder to keep state in");
    } else if (make_folders(&arena, path_dir(path), error)) {
        Json *before = read_state(&arena, path, NULL);
        write_state(&content, before, root, memory);
        json_free(before);
        saved = file_write_replace(path.data, strbuf_view(&content), error);
    }
    strbuf_clear(&content);
    arena_clear(&arena);
    return saved;
}
