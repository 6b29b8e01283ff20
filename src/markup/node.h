#ifndef MARKUP_NODE_H
#define MARKUP_NODE_H

/* Nodes as they are made and put together. */

#include <attune/document.h>

#include "base/arena.h"
#include "markup/chunk.h"

/** What a node of a dialect's tree knows beyond the public part. Strict trees do not have it. */
typedef struct NodeExtra {
    AttuneNode node; /* first, so that a pointer to it is one to the whole */
    union {
        const Chunk *hidden;            /* COMMENT, COMMENT_BLOCK: what is indexed of its inside */
        const AttuneTask *task;         /* LIST_ITEM that is a task */
        const AttuneProperty *property; /* FIELD */
        const TextLink *link;           /* LINK, IMAGE */
    } fact;
} NodeExtra;

static inline NodeExtra *node_extra(AttuneNode *node) { return (NodeExtra *)node; }

/** A node without a place in a tree. */
static inline AttuneNode *node_new(Arena *arena, AttuneNodeKind kind, uint32_t line)
{
    AttuneNode *node = &ARENA_NEW(arena, NodeExtra)->node;
    node->kind = kind;
    node->line = line;
    node->end_line = line;
    return node;
}

static inline void node_append(AttuneNode *parent, AttuneNode *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

/** Take all children off a node. @return the first, linked by `next` */
static inline AttuneNode *node_take_children(AttuneNode *node)
{
    AttuneNode *first = node->first;
    node->first = NULL;
    node->last = NULL;
    return first;
}

/** Move children, linked by `next`, to the end of a parent. */
static inline void node_append_all(AttuneNode *parent, AttuneNode *first)
{
    while (first) {
        AttuneNode *next = first->next;
        node_append(parent, first);
        first = next;
    }
}

#endif
