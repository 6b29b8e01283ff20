#ifndef UI_TREE_H
#define UI_TREE_H

/* Folders and notes as rows of a list: what is folded, counted, sorted, narrowed. Knows paths only;
 * what a row looks like is asked of the vault when it is drawn. */

#include <attune/vault.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "ui/list_view.h"

/** A note as the tree is given it: paths in natural order (folders before the notes beside them).
 */
typedef struct TreeNote {
    AttuneFileId file;
    uint32_t rank; /* place among all by the sort order that is wanted; 0 for all: by path */
    Str path;      /* valid during the call */
} TreeNote;

typedef struct TreeFolder {
    Str path;       /* without a final slash */
    uint32_t notes; /* in it and below */
    uint32_t parent;
    uint32_t first_child, last_child, next, previous; /* folders beside each other */
    uint32_t first_note, note_count;                  /* of its own, in the notes given */
    uint16_t depth;
} TreeFolder;

typedef struct TreeRow {
    bool is_folder;
    uint16_t depth;
    uint32_t id; /* index of a folder, or a file's id */
} TreeRow;

/** Zero-initialised is empty and ready. */
typedef struct Tree {
    VEC(TreeRow) rows;
    ListView view;
    VEC(TreeFolder) folders; /* the first is the root */
    Arena arena;             /* paths of folders */
    Map open;                /* folders that are open; keys live in `open_paths` */
    Arena open_paths;
    bool all_open; /* folders count as open unless they are in `open` with 0 */
} Tree;

void tree_clear(Tree *tree);

/**
 * New rows from `notes`, `backwards` for the opposite order. The selected row stays the selected
 * one as far as it is there. `force_open`: fold nothing, for narrowed lists.
 */
void tree_build(Tree *tree, const TreeNote *notes, size_t count, bool backwards, bool force_open);

/** NULL when there are no rows. */
const TreeRow *tree_selected(const Tree *tree);
const TreeFolder *tree_folder(const Tree *tree, const TreeRow *row);
bool tree_is_open(const Tree *tree, Str folder);
/** Takes effect with the next tree_build. */
void tree_set_open(Tree *tree, Str folder, bool open);
/** Open every folder above `path`. @return true when one was closed */
bool tree_open_above(Tree *tree, Str path);
void tree_set_all_open(Tree *tree, bool open);

/** The row of a note, or of a folder; SIZE_MAX when it has none. */
size_t tree_row_of_file(const Tree *tree, AttuneFileId file);
size_t tree_row_of_folder(const Tree *tree, Str path);
/** The row of the folder that the row `index` lies in, or SIZE_MAX. */
size_t tree_parent_row(const Tree *tree, size_t index);

#endif
