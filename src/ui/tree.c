#include "ui/tree.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/strbuf.h"

#define NONE UINT32_MAX

void tree_clear(Tree *tree)
{
    vec_clear(&tree->rows);
    vec_clear(&tree->folders);
    arena_clear(&tree->arena);
    map_clear(&tree->open);
    arena_clear(&tree->open_paths);
    *tree = (Tree){0};
}

/* ---- folds ---- */

bool tree_is_open(const Tree *tree, Str folder)
{
    uint32_t open = 0;
    return map_get(&tree->open, folder, &open) ? open != 0 : tree->all_open;
}

void tree_set_open(Tree *tree, Str folder, bool open)
{
    uint32_t now;
    if (!map_get(&tree->open, folder, &now)) {
        folder = arena_clone_str(&tree->open_paths, folder);
    }
    map_put(&tree->open, folder, open);
}

bool tree_open_above(Tree *tree, Str path)
{
    bool changed = false;
    for (size_t slash = str_find_char(path, '/', 0); slash != STR_NOT_FOUND;
         slash = str_find_char(path, '/', slash + 1)) {
        Str folder = str_slice(path, 0, slash);
        if (!tree_is_open(tree, folder)) {
            tree_set_open(tree, folder, true);
            changed = true;
        }
    }
    return changed;
}

void tree_set_all_open(Tree *tree, bool open)
{
    map_clear(&tree->open);
    arena_clear(&tree->open_paths);
    tree->all_open = open;
}

/* ---- folders from paths ---- */

static uint32_t add_folder(Tree *tree, uint32_t parent, Str path, uint32_t first_note)
{
    uint32_t index = (uint32_t)tree->folders.count;
    TreeFolder folder = {
        .path = arena_clone_str(&tree->arena, path),
        .parent = parent,
        .first_child = NONE,
        .last_child = NONE,
        .next = NONE,
        .previous = NONE,
        .first_note = first_note,
    };
    if (parent != NONE) {
        TreeFolder *above = &tree->folders.items[parent];
        folder.depth = (uint16_t)(above->depth + 1);
        folder.previous = above->last_child;
        if (above->last_child == NONE) {
            above->first_child = index;
        } else {
            tree->folders.items[above->last_child].next = index;
        }
        above->last_child = index;
    }
    vec_push(&tree->folders, folder);
    return index;
}

static bool lies_in(Str path, Str folder)
{
    return folder.length == 0 || (path.length > folder.length && path.data[folder.length] == '/' &&
                                  str_starts_with(path, folder));
}

/* Notes of a folder come one after the other, so the folder at hand only moves up and down. */
static void make_folders(Tree *tree, const TreeNote *notes, size_t count)
{
    tree->folders.count = 0;
    arena_reset(&tree->arena);
    uint32_t folder = add_folder(tree, NONE, STR(""), 0);
    for (size_t i = 0; i < count; i++) {
        Str path = notes[i].path;
        while (!lies_in(path, tree->folders.items[folder].path)) {
            folder = tree->folders.items[folder].parent;
        }
        size_t from = tree->folders.items[folder].path.length;
        for (size_t slash = str_find_char(path, '/', from ? from + 1 : 0); slash != STR_NOT_FOUND;
             slash = str_find_char(path, '/', slash + 1)) {
            folder = add_folder(tree, folder, str_slice(path, 0, slash), (uint32_t)i);
        }
        TreeFolder *own = &tree->folders.items[folder];
        if (own->note_count++ == 0) {
            own->first_note = (uint32_t)i;
        }
        for (uint32_t above = folder; above != NONE; above = tree->folders.items[above].parent) {
            tree->folders.items[above].notes++;
        }
    }
}

/* ---- rows ---- */

typedef struct Builder {
    Tree *tree;
    const TreeNote *notes;
    bool backwards;
    bool force_open;
    VEC(TreeNote) sorted;
} Builder;

static int compare_ranks(const void *a, const void *b)
{
    uint32_t left = ((const TreeNote *)a)->rank, right = ((const TreeNote *)b)->rank;
    return (left > right) - (left < right);
}

static void add_notes(Builder *b, const TreeFolder *folder)
{
    const TreeNote *own = b->notes + folder->first_note;
    b->sorted.count = 0;
    bool ranked = false;
    for (uint32_t i = 0; i < folder->note_count; i++) {
        vec_push(&b->sorted, own[i]);
        ranked = ranked || own[i].rank != 0;
    }
    if (ranked) {
        qsort(b->sorted.items, b->sorted.count, sizeof(TreeNote), compare_ranks);
    }
    for (size_t i = 0; i < b->sorted.count; i++) {
        size_t at = b->backwards && !ranked ? b->sorted.count - 1 - i : i;
        TreeRow row = {.depth = folder->depth, .id = b->sorted.items[at].file};
        vec_push(&b->tree->rows, row);
    }
}

static uint32_t first_child(const Builder *b, const TreeFolder *folder)
{
    return b->backwards ? folder->last_child : folder->first_child;
}

static uint32_t next_sibling(const Builder *b, const TreeFolder *folder)
{
    return b->backwards ? folder->previous : folder->next;
}

/* Down to the children of what is open, then the notes of each folder on the way up. */
static void make_rows(Builder *b)
{
    Tree *tree = b->tree;
    tree->rows.count = 0;
    uint32_t folder = 0;
    uint32_t child = first_child(b, &tree->folders.items[0]);
    while (folder != NONE) {
        if (child == NONE) {
            const TreeFolder *done = &tree->folders.items[folder];
            add_notes(b, done);
            folder = done->parent;
            child = next_sibling(b, done);
            continue;
        }
        const TreeFolder *below = &tree->folders.items[child];
        TreeRow row = {.is_folder = true, .depth = (uint16_t)(below->depth - 1), .id = child};
        vec_push(&tree->rows, row);
        if (b->force_open || tree_is_open(tree, below->path)) {
            folder = child;
            child = first_child(b, below);
        } else {
            child = next_sibling(b, below);
        }
    }
}

/* What is selected, in words that outlive the rows. */
typedef struct Selection {
    AttuneFileId file;
    StrBuf folder;
} Selection;

static Selection take_selection(const Tree *tree)
{
    Selection selection = {.file = ATTUNE_FILE_NONE};
    const TreeRow *row = tree_selected(tree);
    if (row && row->is_folder) {
        strbuf_append(&selection.folder, tree_folder(tree, row)->path);
    } else if (row) {
        selection.file = row->id;
    }
    return selection;
}

static void select_again(Tree *tree, const Selection *selection)
{
    size_t row = SIZE_MAX;
    if (selection->file != ATTUNE_FILE_NONE) {
        row = tree_row_of_file(tree, selection->file);
    } else if (selection->folder.length) {
        row = tree_row_of_folder(tree, strbuf_view(&selection->folder));
    }
    list_view_set_count(&tree->view, tree->rows.count);
    if (row != SIZE_MAX) {
        list_view_select(&tree->view, row);
    }
}

void tree_build(Tree *tree, const TreeNote *notes, size_t count, bool backwards, bool force_open)
{
    Selection selection = take_selection(tree);
    make_folders(tree, notes, count);
    Builder builder = {
        .tree = tree, .notes = notes, .backwards = backwards, .force_open = force_open};
    make_rows(&builder);
    vec_clear(&builder.sorted);
    select_again(tree, &selection);
    strbuf_clear(&selection.folder);
}

/* ---- questions ---- */

const TreeRow *tree_selected(const Tree *tree)
{
    return tree->view.selected < tree->rows.count ? &tree->rows.items[tree->view.selected] : NULL;
}

const TreeFolder *tree_folder(const Tree *tree, const TreeRow *row)
{
    return &tree->folders.items[row->id];
}

size_t tree_row_of_file(const Tree *tree, AttuneFileId file)
{
    for (size_t i = 0; i < tree->rows.count; i++) {
        if (!tree->rows.items[i].is_folder && tree->rows.items[i].id == file) {
            return i;
        }
    }
    return SIZE_MAX;
}

size_t tree_row_of_folder(const Tree *tree, Str path)
{
    for (size_t i = 0; i < tree->rows.count; i++) {
        const TreeRow *row = &tree->rows.items[i];
        if (row->is_folder && str_equal(tree_folder(tree, row)->path, path)) {
            return i;
        }
    }
    return SIZE_MAX;
}

size_t tree_parent_row(const Tree *tree, size_t index)
{
    if (index >= tree->rows.count || tree->rows.items[index].depth == 0) {
        return SIZE_MAX;
    }
    uint16_t depth = tree->rows.items[index].depth;
    while (index > 0) {
        index--;
        if (tree->rows.items[index].is_folder && tree->rows.items[index].depth < depth) {
            return index;
        }
    }
    return SIZE_MAX;
}
