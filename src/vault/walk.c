#include "vault/walk.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/map.h"
#include "base/path.h"
#include "base/unicode.h"

#define BATCH_SIZE 256
/* A slow disk should not keep from view what is found already. */
#define BATCH_NS 10000000

/** An entry of a folder on the way. */
typedef struct Found {
    Str name; /* terminated by a NUL */
    Str folded;
    FileInfo info;
    EntryOddity oddity;
    bool is_link;
} Found;

typedef VEC(Found) FoundVec;

/** A folder whose content is listed and not yet all passed on. */
typedef struct Frame {
    Arena arena;
    Str path; /* vault path, terminated */
    FoundVec folders;
    FoundVec files;
    size_t next_folder;
} Frame;

typedef struct Walker {
    const WalkOrder *order;
    VEC(Frame) frames;
    WalkBatch *batch;
    struct timespec delivered;
    Arena arena;
    Map visited;      /* device and inode of folders */
    VEC(Str) targets; /* real paths of links to folders that were followed */
    Str real_root;
} Walker;

WalkBatch *walk_batch_new(void) { return MEM_NEW(WalkBatch); }

void walk_batch_free(WalkBatch *batch)
{
    if (!batch)
        return;
    vec_clear(&batch->findings);
    arena_clear(&batch->arena);
    mem_free(batch);
}

/* ---- passing on -------------------------------------------------------------------------------
 */

static void deliver(Walker *walker)
{
    clock_gettime(CLOCK_MONOTONIC, &walker->delivered);
    if (walker->batch->findings.count == 0)
        return;
    walker->order->deliver(walker->order->context, walker->batch);
    walker->batch = walk_batch_new();
}

static bool is_time_to_deliver(const Walker *walker)
{
    if (walker->batch->findings.count >= BATCH_SIZE)
        return true;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t passed = (now.tv_sec - walker->delivered.tv_sec) * 1000000000 + now.tv_nsec -
                     walker->delivered.tv_nsec;
    return passed > BATCH_NS;
}

/** vault-spec 1.4; everything below a hidden folder is hidden too. */
static bool is_hidden(Str path)
{
    return str_starts_with(path, STR(".")) || str_find(path, STR("/."), 0) != STR_NOT_FOUND;
}

static bool is_asked(const Walker *walker, Str path)
{
    return !str_is_empty(walker->order->asked) && str_equal(path, walker->order->asked);
}

/** Hidden files are passed over, but for the one that was asked for and the folders above it. */
static bool is_walked(const Walker *walker, Frame *frame, Str name)
{
    Str asked = walker->order->asked;
    return (name.data[0] != '.' && !is_hidden(frame->path)) ||
           (!str_is_empty(asked) &&
            path_is_inside(asked, path_join(&frame->arena, frame->path, name)));
}

/** Does the file count as a note only because a person named it? */
static bool needs_asking(Str path)
{
    return entry_class_of(path) == ATTUNE_FILE_OTHER || is_hidden(path);
}

static void pass_on(Walker *walker, Str folder, const Found *found)
{
    WalkBatch *batch = walker->batch;
    Finding finding = {.path = path_join(&batch->arena, folder, found->name),
                       .oddity = found->oddity,
                       .info = found->info};
    if (is_asked(walker, finding.path) && entry_oddity_opens(finding.oddity) &&
        needs_asking(finding.path))
        finding.oddity = ENTRY_ASKED;
    vec_push(&batch->findings, finding);
    if (batch->findings.count >= BATCH_SIZE)
        deliver(walker);
}

static void pass_on_locked(Walker *walker, Str path, const Error *error)
{
    WalkBatch *batch = walker->batch;
    Str reason = note_reason(error, path.length ? path : STR("."));
    Finding finding = {.path = arena_clone_str(&batch->arena, path),
                       .oddity = ENTRY_FOLDER_LOCKED,
                       .reason = arena_clone_str(&batch->arena, reason)};
    vec_push(&batch->findings, finding);
}

/* ---- symbolic links ---------------------------------------------------------------------------
 */

/** Real path of something in the vault. @return false when it leads nowhere */
static bool real_path(Walker *walker, Arena *arena, Str path, Str *out)
{
    Str full = path_join(arena, str_from(walker->order->root_path), path);
    char *real = realpath(full.data, NULL);
    if (!real)
        return false;
    *out = arena_clone_str(arena, str_from(real));
    free(real);
    return true;
}

static bool overlaps(Str a, Str b) { return path_is_inside(a, b) || path_is_inside(b, a); }

/** Whether a link to a folder is followed, and why not. */
static EntryOddity admit_folder(Walker *walker, Frame *frame, const Found *found)
{
    if (!walker->order->follow_links)
        return ENTRY_LINK_OFF;
    Str target;
    if (!real_path(walker, &walker->arena, path_join(&frame->arena, frame->path, found->name),
                   &target))
        return ENTRY_LINK_DANGLING;
    if (overlaps(target, walker->real_root))
        return ENTRY_LINK_INSIDE;
    for (size_t i = 0; i < walker->targets.count; i++) {
        if (overlaps(target, walker->targets.items[i]))
            return ENTRY_LINK_AGAIN;
    }
    vec_push(&walker->targets, target);
    return ENTRY_FOLLOWED;
}

static EntryOddity admit_file(Walker *walker, Frame *frame, const Found *found)
{
    if (found->info.kind != FILE_KIND_REGULAR)
        return ENTRY_SPECIAL;
    if (!walker->order->follow_links)
        return ENTRY_LINK_OFF;
    Str target;
    if (!real_path(walker, &frame->arena, path_join(&frame->arena, frame->path, found->name),
                   &target))
        return ENTRY_LINK_DANGLING;
    return path_is_inside(target, walker->real_root) ? ENTRY_LINK_INSIDE : ENTRY_FOLLOWED;
}

/* ---- listing ----------------------------------------------------------------------------------
 */

static int compare_found(const void *a, const void *b)
{
    const Found *x = a;
    const Found *y = b;
    int order = unicode_natural_compare(x->folded, y->folded);
    return order ? order : str_compare(x->name, y->name);
}

static void sort_found(FoundVec *found)
{
    if (found->count > 1)
        qsort(found->items, found->count, sizeof *found->items, compare_found);
}

/** Look at one name of an open folder. @return false when it has gone in the meantime */
static bool look_at(Walker *walker, Frame *frame, int folder, const DirEntry *item, Found *found)
{
    bool valid;
    *found = (Found){.name = item->name,
                     .folded = entry_fold_path(&frame->arena, item->name, &valid),
                     .info = {.kind = item->kind, .created_ns = FILE_TIME_NONE}};
    if (item->kind == FILE_KIND_FOLDER)
        return true;
    Error error;
    if (!file_info_at(folder, item->name.data, false, &found->info, &error))
        return error.kind != ATTUNE_ERROR_NOT_FOUND;
    if (found->info.kind == FILE_KIND_OTHER)
        found->oddity = ENTRY_SPECIAL;
    if (found->info.kind != FILE_KIND_SYMLINK)
        return true;

    found->is_link = true;
    FileInfo target;
    if (!file_info_at(folder, item->name.data, true, &target, NULL)) {
        found->oddity = ENTRY_LINK_DANGLING;
        return true;
    }
    found->info = target;
    if (target.kind != FILE_KIND_FOLDER)
        found->oddity = admit_file(walker, frame, found);
    return true;
}

/** Is the folder new? */
static bool visit(Walker *walker, int folder)
{
    FileInfo info;
    if (!file_info_at(folder, ".", true, &info, NULL))
        return true;
    uint64_t key[2] = {info.device, info.inode};
    const void *copy = arena_clone(&walker->arena, key, sizeof key);
    return map_put(&walker->visited, (Str){copy, sizeof key}, 0);
}

static void list_folder(Walker *walker, Frame *frame, int folder, const DirList *list)
{
    for (size_t i = 0; i < list->count && !atomic_load(walker->order->stop); i++) {
        Found found;
        if (!is_walked(walker, frame, list->items[i].name) ||
            !look_at(walker, frame, folder, &list->items[i], &found))
            continue;
        if (found.info.kind == FILE_KIND_FOLDER)
            vec_push(&frame->folders, found);
        else
            vec_push(&frame->files, found);
    }
    sort_found(&frame->folders);
}

static void frame_clear(Frame *frame)
{
    vec_clear(&frame->folders);
    vec_clear(&frame->files);
    arena_clear(&frame->arena);
}

static void enter_folder(Walker *walker, Str path, bool through_link)
{
    Error error;
    int folder =
        dir_open_at(walker->order->root, path.length ? path.data : ".", through_link, &error);
    if (folder < 0) {
        pass_on_locked(walker, path, &error);
        return;
    }
    if (!visit(walker, folder)) {
        close(folder);
        return;
    }
    Frame frame = {0};
    frame.path = arena_clone_str(&frame.arena, path);
    DirList list;
    bool is_listed = dir_list_descriptor(folder, &frame.arena, &list, &error);
    if (is_listed)
        list_folder(walker, &frame, folder, &list);
    else
        pass_on_locked(walker, path, &error);
    close(folder);
    if (is_listed)
        vec_push(&walker->frames, frame);
    else
        frame_clear(&frame);
}

/** Go into the next folder of the top frame; a link that is not followed becomes a file of it. */
static void enter_next(Walker *walker)
{
    Frame *frame = &vec_last(&walker->frames);
    Found found = frame->folders.items[frame->next_folder++];
    if (found.is_link) {
        found.oddity = admit_folder(walker, frame, &found);
        if (!entry_oddity_opens(found.oddity)) {
            vec_push(&frame->files, found);
            return;
        }
    }
    Arena arena = {0};
    enter_folder(walker, path_join(&arena, frame->path, found.name), found.is_link);
    arena_clear(&arena);
}

static void leave_folder(Walker *walker)
{
    Frame frame = vec_pop(&walker->frames);
    sort_found(&frame.files);
    for (size_t i = 0; i < frame.files.count; i++)
        pass_on(walker, frame.path, &frame.files.items[i]);
    frame_clear(&frame);
    if (is_time_to_deliver(walker))
        deliver(walker);
}

void walk_run(const WalkOrder *order)
{
    Walker walker = {.order = order, .batch = walk_batch_new()};
    clock_gettime(CLOCK_MONOTONIC, &walker.delivered);
    if (!real_path(&walker, &walker.arena, STR(""), &walker.real_root))
        walker.real_root = str_from(order->root_path);
    enter_folder(&walker, STR(""), true);
    while (walker.frames.count && !atomic_load(order->stop)) {
        const Frame *frame = &vec_last(&walker.frames);
        if (frame->next_folder < frame->folders.count)
            enter_next(&walker);
        else
            leave_folder(&walker);
    }
    deliver(&walker);
    walk_batch_free(walker.batch);
    for (size_t i = 0; i < walker.frames.count; i++)
        frame_clear(&walker.frames.items[i]);
    vec_clear(&walker.frames);
    vec_clear(&walker.targets);
    map_clear(&walker.visited);
    arena_clear(&walker.arena);
}
