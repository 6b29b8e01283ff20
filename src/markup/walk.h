#ifndef MARKUP_WALK_H
#define MARKUP_WALK_H

/* Through a tree of nodes without recursion: each node once on the way in and, when it can hold
 * others, once out. */

#include <attune/document.h>

typedef struct Walk {
    const AttuneNode *node;
    bool entering; /* nodes without children are only entered */
    const AttuneNode *root;
} Walk;

/** Before `root`. */
static inline Walk walk_start(const AttuneNode *root) { return (Walk){.root = root}; }

/** Is the node of a kind or shape that is also left? */
static inline bool walk_has_inside(const Walk *walk) { return walk->node->first != NULL; }

/** Move on. @return false behind the root */
static inline bool walk_next(Walk *walk)
{
    const AttuneNode *node = walk->node;
    if (!node) {
        walk->node = walk->root;
        walk->entering = true;
        return walk->node != NULL;
    }
    if (walk->entering && node->first) {
        walk->node = node->first;
        return true;
    }
    if (node == walk->root) {
        walk->node = NULL;
        walk->root = NULL;
        return false;
    }
    walk->entering = node->next != NULL;
    walk->node = node->next ? node->next : node->parent;
    return true;
}

/** Pass over what is below the node that was just entered. */
static inline void walk_skip_inside(Walk *walk) { walk->entering = false; }

#endif
