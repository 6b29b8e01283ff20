#ifndef ATTUNE_QUERY_H
#define ATTUNE_QUERY_H

/* Questions to a vault: the search language, what matches, counts by property, ranked names
 * (vault-spec 9). */

#include <attune/vault.h>

/* ---- the language
 * -------------------------------------------------------------------------------------------------
 */

typedef struct AttuneQuery AttuneQuery;

/** Parse a query; a half-typed one is fine. @return NULL only for an invalid regex or value, with
 * its place in `error` */
AttuneQuery *attune_query_parse(AttuneStr text, AttuneError *error);
void attune_query_free(AttuneQuery *query);
/** What the query means, in one line of plain words (screen 06a). Lives as long as the query. */
AttuneStr attune_query_explain(const AttuneQuery *query);
/** True when the query is empty and so matches every note. */
bool attune_query_is_empty(const AttuneQuery *query);
/** The tree in one line of parentheses, for tests. */
void attune_query_dump(const AttuneQuery *query, FILE *out);

/* ---- searching
 * ----------------------------------------------------------------------------------------------------
 */

/** Where in a note a hit lies; results are ranked in this order. */
typedef enum AttuneHitPlace {
    ATTUNE_HIT_NAME,
    ATTUNE_HIT_HEADING,
    ATTUNE_HIT_TEXT,
    ATTUNE_HIT_NOTE
} AttuneHitPlace;

typedef struct AttuneHit {
    AttuneFileId file;
    AttuneHitPlace place; /* NOTE: matched by no text term; line is that of the title, length 0 */
    uint32_t line;        /* from 1 */
    uint32_t column;      /* code points, from 1 */
    uint32_t length;      /* code points */
    size_t offset;        /* bytes into the decoded text */
    size_t bytes;
} AttuneHit;

typedef enum AttuneSortKey {
    ATTUNE_SORT_PATH,
    ATTUNE_SORT_RANK, /* searches: name before heading before text */
    ATTUNE_SORT_NAME,
    ATTUNE_SORT_TITLE,
    ATTUNE_SORT_MODIFIED,
    ATTUNE_SORT_CREATED,
    ATTUNE_SORT_WORDS,
    ATTUNE_SORT_SIZE,
    ATTUNE_SORT_LINKS,
    ATTUNE_SORT_BACKLINKS,
    ATTUNE_SORT_PROPERTY,
} AttuneSortKey;

typedef struct AttuneSort {
    AttuneSortKey key;
    AttuneStr property; /* of ATTUNE_SORT_PROPERTY */
    bool descending;
} AttuneSort;

/** `KEY` or `KEY-`; any other word is a property. `sort->property` borrows from `text`. */
AttuneSort attune_sort_parse(AttuneStr text);
/** Stable; ties stay in path order. Notes without the property come last either way. */
void attune_sort_notes(const AttuneVault *vault, AttuneSort sort, AttuneFileId *notes,
                       size_t count);

/** All zeros: all notes, no hits, sorted by path. */
typedef struct AttuneSearchOptions {
    bool want_hits;
    AttuneSort sort;
    int64_t now_ns;     /* for <7d and the like; 0: such terms match nothing */
    size_t hits_a_note; /* at most; 0: no limit */
} AttuneSearchOptions;

typedef struct AttuneSearch AttuneSearch;

/** `query` must outlive the search. A vault that changes in between gives the search the newer
 * state from there on. */
AttuneSearch *attune_search_start(const AttuneVault *vault, const AttuneQuery *query,
                                  const AttuneSearchOptions *options);
/** Go on for about `milliseconds` (UINT_MAX: to the end). @return true while there is more to do */
bool attune_search_step(AttuneSearch *search, unsigned milliseconds);
/** Matching files so far; sorted once the search is finished, in path order before. */
const AttuneFileId *attune_search_files(const AttuneSearch *search, size_t *count);
/** Hits of the file at `index` of that list, by line and column. */
const AttuneHit *attune_search_hits(const AttuneSearch *search, size_t index, size_t *count);
/** Set when a pattern hit its limit; the search then has no results (vault-spec 9.8). */
const AttuneError *attune_search_error(const AttuneSearch *search);
void attune_search_free(AttuneSearch *search);

/**
 * Make ready what questions to this vault share, for about `milliseconds` (UINT_MAX: to the end);
 * worth doing when nothing else is to be done and the vault is ready. Without it everything works:
 * filters ask note by note, and the first count of facets and the first ranking take longer.
 * @return true while there is more to do
 */
bool attune_query_prepare(const AttuneVault *vault, unsigned milliseconds);

/* ---- facets: counts over a set of notes
 * ------------------------------------------------------------------------------ */

typedef enum AttuneFacetKind {
    ATTUNE_FACET_TAG,    /* nested tags count for their parents too */
    ATTUNE_FACET_STATUS, /* grouped by status_key */
    ATTUNE_FACET_FOLDER, /* notes in it and below */
    ATTUNE_FACET_KEY,   /* property keys; "status" counts every source of a status, "tags" every tag
                         */
    ATTUNE_FACET_VALUE, /* values of one key */
} AttuneFacetKind;

typedef struct AttuneFacet {
    AttuneStr text;   /* display spelling: the first in path order; empty for "none" (no status, no
                         value) */
    AttuneStr folded; /* what is compared: fold, or status_key */
    uint32_t notes;   /* notes of the set that have it */
    uint32_t total;   /* notes of the whole vault that have it */
    uint32_t values;  /* ATTUNE_FACET_KEY: distinct values in the set */
    uint32_t types[ATTUNE_TYPE_OBJECT + 1]; /* ATTUNE_FACET_KEY: values of each type in the set */
    AttuneStatusClass status; /* ATTUNE_FACET_STATUS, and values of the key "status" */
    bool none;                /* the entry for notes that have no value at all */
} AttuneFacet;

typedef struct AttuneFacets AttuneFacets;
/** `set` NULL: every note. `key` is for ATTUNE_FACET_VALUE. Keeps no reference to `set`. Cost:
 * linear in the set's facts. */
AttuneFacets *attune_facets_count(const AttuneVault *vault, AttuneFacetKind kind, AttuneStr key,
                                  const AttuneFileId *set, size_t set_count);
/**
 * Tags, folders: by name in natural order. Keys, values: by notes, descending, then by name;
 * "status" first among the keys. Entries with notes 0 and total above 0 are there too. Valid as
 * long as the facets.
 */
const AttuneFacet *attune_facets_list(const AttuneFacets *facets, size_t *count);
void attune_facets_free(AttuneFacets *facets);

/** The query that keeps notes with this facet, e.g. `tag:a/b`, `status:done`, `[key:"value"]`.
 * @return malloc'ed, free() it */
char *attune_facet_query(AttuneFacetKind kind, AttuneStr key, const AttuneFacet *facet);

/* ---- fuzzy matching of names
 * -------------------------------------------------------------------------------------- */

#define ATTUNE_FUZZY_MAX 64

typedef struct AttuneFuzzy {
    int score; /* higher is better */
    size_t position_count;
    uint32_t positions[ATTUNE_FUZZY_MAX]; /* byte offsets of the matched characters in the text,
                                             ascending */
} AttuneFuzzy;

/** Do the characters of `pattern` come in this order in `text`? Folded; blanks of the pattern match
 * anything. */
bool attune_fuzzy_match(AttuneStr pattern, AttuneStr text, AttuneFuzzy *out);

/** A note in the quick switcher, by the name that matched; its text is valid as long as what a
 * vault hands out. */
typedef struct AttuneSwitch {
    AttuneFileId file;
    enum { ATTUNE_SWITCH_NAME, ATTUNE_SWITCH_TITLE, ATTUNE_SWITCH_ALIAS, ATTUNE_SWITCH_PATH } kind;
    AttuneStr text; /* name, title, alias or path that matched */
    AttuneFuzzy match;
} AttuneSwitch;

/** The best `capacity` notes for what is typed so far, best first, one entry a note; excluded notes
 * last. @return how many were written; `*matches` (may be NULL) counts all notes that match,
 * `*names` all names that were looked at. */
size_t attune_switch_rank(const AttuneVault *vault, AttuneStr typed, AttuneSwitch *out,
                          size_t capacity, size_t *matches, size_t *names);

#endif
