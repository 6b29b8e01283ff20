#ifndef ATTUNE_NOTE_H
#define ATTUNE_NOTE_H

/*
 * What one note says by itself: its properties, links, tags, headings, tasks … as values. Nothing
 * here knows of other notes; what a link leads to is the vault's business (vault.h). All text is
 * borrowed from the owner of the record.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <attune/str.h>

/* ---- links
 * ------------------------------------------------------------------------------------------------------
 */

typedef enum AttuneLinkKind {
    ATTUNE_LINK_WIKILINK, /* [[…]] and ![[…]] */
    ATTUNE_LINK_MARKDOWN, /* [t](d), ![t](d), <url>, bare URLs */
    ATTUNE_LINK_PROPERTY, /* a wikilink that is the value of a property */
} AttuneLinkKind;

/** How a subpath is meant (vault-spec 5.2.1). */
typedef enum AttuneAnchorKind {
    ATTUNE_ANCHOR_NONE,
    ATTUNE_ANCHOR_HEADING,  /* parts: a path of headings, outermost first */
    ATTUNE_ANCHOR_BLOCK,    /* one part, "^id" */
    ATTUNE_ANCHOR_FOOTNOTE, /* one part, "[^label]" */
    ATTUNE_ANCHOR_VIEW,     /* page=N, height=N of a PDF */
} AttuneAnchorKind;

/** One occurrence of a link, as it is written (vault-spec 5.1–5.3). */
typedef struct AttuneLink {
    AttuneLinkKind kind;
    AttuneAnchorKind anchor;
    bool embed;       /* written with a leading "!" */
    bool external;    /* has a scheme; `path` is then the whole address and there are no parts */
    bool autolink;    /* <url> or a bare URL */
    bool has_display; /* `text` was given, not derived */
    AttuneStr path;   /* NFC, trimmed; empty: the note itself */
    const AttuneStr *parts; /* subpath, split at "#" */
    size_t part_count;
    AttuneStr text;     /* what is shown: plain, without markup */
    AttuneStr whole;    /* wikilinks: the inner text with "\|" as "|", for vault-spec 5.4.9a */
    AttuneStr property; /* key of the property it stands in; empty for the body */
    uint32_t width;     /* embeds: size in pixels, 0 when not given (vault-spec 5.2.3) */
    uint32_t height;
    uint32_t line;   /* in the file, from 1 */
    uint32_t column; /* code points, from 1; of the "!" for embeds */
    size_t offset;   /* bytes into the decoded text of the note */
    size_t length;   /* bytes of the source that it takes up */
} AttuneLink;

/* ---- properties
 * -------------------------------------------------------------------------------------------------
 */

typedef enum AttuneType {
    ATTUNE_TYPE_NULL,
    ATTUNE_TYPE_TEXT,
    ATTUNE_TYPE_NUMBER,
    ATTUNE_TYPE_CHECKBOX,
    ATTUNE_TYPE_DATE,
    ATTUNE_TYPE_DATETIME,
    ATTUNE_TYPE_LINK,
    ATTUNE_TYPE_LIST,
    ATTUNE_TYPE_OBJECT,
} AttuneType;

/** "text", "number" … as in interface §3. Static text. */
AttuneStr attune_type_name(AttuneType type);

/** A scalar, or a nested list or object kept as text of its flow form (vault-spec 2.8). */
typedef struct AttuneValue {
    AttuneType type;
    AttuneStr
        text; /* the source text of a scalar, never reformatted; block scalars: the stored value */
    const AttuneLink *link; /* for ATTUNE_TYPE_LINK, else NULL */
    uint32_t line;          /* of its first character, a quote included; in the file, from 1 */
    uint32_t column;        /* code points, from 1 */
} AttuneValue;

typedef enum AttunePropertyOrigin {
    ATTUNE_PROPERTY_FRONT_MATTER,
    ATTUNE_PROPERTY_SALVAGED, /* from a block that was no valid YAML (vault-spec 2.9); the panel
                                 marks it */
    ATTUNE_PROPERTY_INLINE,   /* Key:: value in the body (vault-spec 12) */
} AttunePropertyOrigin;

typedef struct AttuneProperty {
    AttuneStr key;     /* as written, first spelling */
    AttuneStr folded;  /* fold(key), for look-ups (vault-spec 2.11) */
    AttuneValue value; /* value.type LIST: `text` is the flow form and `items` hold the elements */
    const AttuneValue *items;
    size_t item_count;
    AttunePropertyOrigin origin;
    bool block_scalar; /* written with "|" or ">" */
    bool quoted;       /* a scalar written in quotes */
    uint32_t line;     /* of the key */
} AttuneProperty;

/** The property with that key by fold, or NULL. Cost: linear in the properties. */
const AttuneProperty *attune_property_find(const AttuneProperty *properties, size_t count,
                                           AttuneStr key);

/* ---- the record
 * -------------------------------------------------------------------------------------------------
 */

typedef struct AttuneTag {
    AttuneStr name;   /* without "#", "a/b"; display spelling of this occurrence */
    AttuneStr folded; /* fold(name) */
    uint32_t line;    /* 0: front matter */
} AttuneTag;

/** Colour class of a status (vault-spec 4.9). */
typedef enum AttuneStatusClass {
    ATTUNE_STATUS_NEUTRAL,
    ATTUNE_STATUS_DONE,
    ATTUNE_STATUS_ACTIVE,
    ATTUNE_STATUS_TODO,
    ATTUNE_STATUS_HOLD,
    ATTUNE_STATUS_DRAFT,
    ATTUNE_STATUS_DROPPED,
} AttuneStatusClass;

typedef struct AttuneStatus {
    AttuneStr text; /* as written */
    AttuneStr key;  /* status_key(text), vault-spec 4.8 */
    AttuneStatusClass class_;
    uint32_t line; /* 0: front matter */
} AttuneStatus;

/** A heading that is a direct child of the document (vault-spec 6.13). */
typedef struct AttuneHeading {
    uint8_t level;   /* 1 to 6 */
    uint32_t line;   /* setext: the first text line */
    AttuneStr raw;   /* source text without markers */
    AttuneStr plain; /* vault-spec 3.3 */
} AttuneHeading;

typedef struct AttuneBlockId {
    AttuneStr id;  /* as written, compared by fold */
    uint32_t line; /* first line of the block that it names */
} AttuneBlockId;

typedef struct AttuneTask {
    AttuneStr status; /* the character in the brackets, " " when open */
    AttuneStr text;   /* source of the item's first paragraph behind the marker */
    uint32_t line;
    uint32_t end_line; /* last line of the item without its sub-items */
    bool done;
} AttuneTask;

typedef struct AttuneFootnote {
    AttuneStr label;
    uint32_t line;
} AttuneFootnote;

/** What is wrong, one kind a problem (interface §3). */
typedef enum AttuneProblemKind {
    ATTUNE_PROBLEM_BROKEN_LINK,
    ATTUNE_PROBLEM_BROKEN_ANCHOR,
    ATTUNE_PROBLEM_AMBIGUOUS_NAME,
    ATTUNE_PROBLEM_FRONT_MATTER,
    ATTUNE_PROBLEM_DUPLICATE_KEY,
    ATTUNE_PROBLEM_ENCODING,
    ATTUNE_PROBLEM_NAME_CLASH,
    ATTUNE_PROBLEM_SYMLINK,
    ATTUNE_PROBLEM_LIMIT,
    ATTUNE_PROBLEM_SETTINGS,
    ATTUNE_PROBLEM_UNREADABLE,
    ATTUNE_PROBLEM_TOO_LARGE,
} AttuneProblemKind;
#define ATTUNE_PROBLEM_KIND_COUNT (ATTUNE_PROBLEM_TOO_LARGE + 1)

/** "broken-link" and so on. Static text. */
AttuneStr attune_problem_kind_name(AttuneProblemKind kind);

typedef struct AttuneProblem {
    AttuneProblemKind kind;
    uint32_t line; /* from 1; 1 for what concerns the file as a whole */
    AttuneStr
        subject; /* the words in question, e.g. `title` or `[[felt security]]`; may be empty */
    AttuneStr message; /* plain words, one line, after the subject */
} AttuneProblem;

/** Everything the index keeps of one note, in document order unless said. */
typedef struct AttuneRecord {
    AttuneStr title; /* property or first level-1 heading (vault-spec 3.2); empty: the note's name
                        is the title */
    const AttuneProperty *properties; /* front matter in source order, then inline fields */
    size_t property_count;
    const AttuneStr *aliases;
    size_t alias_count;
    const AttuneTag *tags; /* front matter first; every occurrence in the body, so a name may come
                              more than once */
    size_t tag_count;
    const AttuneStatus *statuses; /* merged by key; the first is the primary one (vault-spec 4.7) */
    size_t status_count;
    const AttuneHeading *headings;
    size_t heading_count;
    const AttuneLink *links; /* body in document order after those of properties */
    size_t link_count;
    const AttuneBlockId *blocks;
    size_t block_count;
    const AttuneTask *tasks;
    size_t task_count;
    const AttuneFootnote *footnotes;
    size_t footnote_count;
    const AttuneProblem *problems;
    size_t problem_count;
    AttuneStr created; /* text of the property (vault-spec 14.7); empty: none */
    AttuneStr modified;
    uint32_t word_count; /* interface §3 */
    uint32_t line_count;
    uint32_t body_line; /* first line of the body, from 1 */
} AttuneRecord;

/* ---- statuses
 * ---------------------------------------------------------------------------------------------------
 */

/** Colour class of a status key. */
AttuneStatusClass attune_status_class(AttuneStr key);
/** "done", "active" …; "neutral" for the rest. Static text. */
AttuneStr attune_status_class_name(AttuneStatusClass class_);

#endif
