#ifndef ATTUNE_VAULT_H
#define ATTUNE_VAULT_H

/*
 * A folder of notes in memory: what there is, what leads where, what is wrong.
 *
 * One thread, the one that opened it, owns a vault and calls all of these; workers only read and
 * parse. What the functions hand out by pointer is valid until the next attune_vault_step, _rescan,
 * _reload or _close. Keep ids, not pointers.
 */

#include <attune/document.h>
#include <attune/error.h>
#include <attune/note.h>

typedef struct AttuneVault AttuneVault;

/** Names a file across reloads. A note's id is its file's id. An id is not given twice within one
 * vault. */
typedef uint32_t AttuneFileId;
#define ATTUNE_FILE_NONE UINT32_MAX

/* ---- opening
 * ----------------------------------------------------------------------------------------------------
 */

/** Which folder an argument means (vault-spec 1.1). Strings are owned; attune_place_clear frees
 * them. */
typedef struct AttunePlace {
    char *root;   /* absolute path of the vault's folder */
    char *inside; /* vault path of the folder or note to start at; "" for the root itself */
    bool is_note; /* the argument was a file */
} AttunePlace;

/**
 * Find the vault that `argument` (NULL: the current folder) lies in. Climbing stops below `home`
 * (may be NULL).
 * @return false with ATTUNE_ERROR_NOT_FOUND when there is no such folder or file
 */
bool attune_place_find(const char *argument, const char *home, AttunePlace *place,
                       AttuneError *error);
void attune_place_clear(AttunePlace *place);

typedef enum AttuneLoad {
    ATTUNE_LOAD_ALL,     /* walk, read and index every note */
    ATTUNE_LOAD_NAMES,   /* walk alone: paths, classes, sizes, times; links resolve by name and path
                            only */
    ATTUNE_LOAD_NOTHING, /* no file at all, nor later: somewhere to choose a vault from */
} AttuneLoad;

/** All zeros are the defaults. */
typedef struct AttuneVaultOptions {
    AttuneLoad load;
    unsigned threads;          /* workers; 0: one a processor, at most 8 */
    bool no_soft_links;        /* never resolve by alias or title (vault-spec 5.4.9) */
    bool no_symlinks;          /* follow none (1.8) */
    bool title_from_file_name; /* (3.2) */
    /** Vault path of a file that a person named, or NULL: it is listed even when it is hidden, and
     * is a note whatever its extension where that has no class of its own (1.1). Copied. */
    const char *asked;
} AttuneVaultOptions;

/**
 * Load everything below `root`, in the background, and return at once.
 *
 * A note that cannot be read is skipped and listed by attune_vault_problems(); only a `root` that
 * is no readable folder fails.
 * @return owned by the caller; NULL with `error` filled
 */
AttuneVault *attune_vault_open(const char *root, const AttuneVaultOptions *options,
                               AttuneError *error);
/** Stop the workers, also in the middle of loading, and free everything. NULL is fine. */
void attune_vault_close(AttuneVault *vault);

typedef enum AttuneStage {
    ATTUNE_STAGE_WALKING, /* the list of files grows */
    ATTUNE_STAGE_READING, /* all names are known, records come in */
    ATTUNE_STAGE_LINKING, /* all records are there, links are being resolved */
    ATTUNE_STAGE_READY,
} AttuneStage;

typedef struct AttuneProgress {
    AttuneStage stage;
    size_t files; /* found so far */
    size_t notes; /* found so far */
    size_t notes_read;
    uint64_t bytes_read;
} AttuneProgress;

/** Take in finished work for at most about `milliseconds`. @return true while there is more to come
 */
bool attune_vault_step(AttuneVault *vault, unsigned milliseconds);
/** Wait until everything is loaded. */
void attune_vault_finish(AttuneVault *vault);
AttuneProgress attune_vault_progress(const AttuneVault *vault);
/** Readable when attune_vault_step has something to do. Owned by the vault. */
int attune_vault_fd(const AttuneVault *vault);
/** Grows whenever anything that can be asked for has changed. */
uint64_t attune_vault_generation(const AttuneVault *vault);

typedef struct AttuneTiming {
    const char *name;    /* "walk", "read", "front-matter", "markup", "resolve" */
    double milliseconds; /* summed over the workers where several work at it */
    uint64_t bytes;
} AttuneTiming;
/** Phases of loading, for --timing. @return how many; at most `capacity` are written */
size_t attune_vault_timings(const AttuneVault *vault, AttuneTiming *out, size_t capacity);

/** Walk again and take in what has changed; attune_vault_step does the work. */
void attune_vault_rescan(AttuneVault *vault);
/** Read one file again now, after an editor had it. */
void attune_vault_reload(AttuneVault *vault, AttuneFileId file);

/* ---- files
 * ------------------------------------------------------------------------------------------------------
 */

typedef enum AttuneFileClass {
    ATTUNE_FILE_NOTE,
    ATTUNE_FILE_TEXT,
    ATTUNE_FILE_BASE,
    ATTUNE_FILE_CANVAS,
    ATTUNE_FILE_IMAGE,
    ATTUNE_FILE_AUDIO,
    ATTUNE_FILE_VIDEO,
    ATTUNE_FILE_PDF,
    ATTUNE_FILE_OTHER,
} AttuneFileClass;

/** "note", "image" …  Static text. */
AttuneStr attune_file_class_name(AttuneFileClass class_);

/** A note or an attachment as the vault knows it now. */
typedef struct AttuneFile {
    AttuneFileId id;
    AttuneFileClass class_;
    AttuneStr path;     /* vault path: bytes of the disk, "/" between segments, no leading slash */
    AttuneStr basename; /* last segment */
    AttuneStr name;     /* notes: without the note extension; else the basename */
    AttuneStr title;    /* display title (vault-spec 3.2); the name where there is none or it is not
                           read yet */
    uint64_t size;      /* bytes on disk */
    int64_t modified_ns;        /* since 1970, UTC */
    int64_t created_ns;         /* birth time where the file system has one, else 0 */
    bool excluded;              /* by userIgnoreFilters (vault-spec 1.10) */
    bool valid_name;            /* the path is UTF-8 */
    bool read;                  /* notes: record and text are there */
    AttuneStr no_text;          /* notes: why there never will be (1.7), in plain words; or empty */
    uint32_t version;           /* grows each time its content is read again */
    AttuneStr text;             /* notes: decoded text */
    const AttuneRecord *record; /* notes: never NULL, empty until it is read; other classes: NULL */
} AttuneFile;

/** NULL for an id that is gone. */
const AttuneFile *attune_vault_file(const AttuneVault *vault, AttuneFileId id);
/** Ids of all notes, in natural order of their paths (vault-spec 1.12, 14.14). */
const AttuneFileId *attune_vault_notes(const AttuneVault *vault, size_t *count);
/** Ids of all files, notes too, in the same order. */
const AttuneFileId *attune_vault_files(const AttuneVault *vault, size_t *count);
/** The file with exactly this vault path, or ATTUNE_FILE_NONE. */
AttuneFileId attune_vault_file_by_path(const AttuneVault *vault, AttuneStr path);
/** The order of attune_vault_notes, for two ids. */
int attune_vault_compare(const AttuneVault *vault, AttuneFileId a, AttuneFileId b);

/** Absolute path of the root; name of the vault (its last segment). */
AttuneStr attune_vault_root(const AttuneVault *vault);
AttuneStr attune_vault_name(const AttuneVault *vault);
/** Absolute path of a file on disk, NUL-terminated; the caller frees it with free(). */
char *attune_vault_absolute_path(const AttuneVault *vault, AttuneFileId file);
/**
 * The bytes of a file that the walk listed, as they are on disk now. @return malloc'ed, NULL with
 * `error`; `*length` in bytes. At most ATTUNE_TEXT_MAX (ATTUNE_ERROR_LIMIT).
 */
char *attune_vault_read(const AttuneVault *vault, AttuneFileId file, size_t *length,
                        AttuneError *error);
/** Line `line` (from 1) of a note's decoded text, without its break; empty when there is none. */
AttuneStr attune_vault_line(const AttuneVault *vault, AttuneFileId note, uint32_t line);

/* ---- links
 * ------------------------------------------------------------------------------------------------------
 */

/** Which rule of vault-spec 5.4 found the target (interface §3). */
typedef enum AttuneHow {
    ATTUNE_HOW_NONE,
    ATTUNE_HOW_SELF,
    ATTUNE_HOW_RELATIVE,
    ATTUNE_HOW_EXACT,
    ATTUNE_HOW_FOLDER,
    ATTUNE_HOW_SUFFIX,
    ATTUNE_HOW_ALIAS,
    ATTUNE_HOW_TITLE,
    ATTUNE_HOW_WHOLE,
    ATTUNE_HOW_EXTERNAL,
} AttuneHow;

/** "none", "self" …  Static text. */
AttuneStr attune_how_name(AttuneHow how);

typedef enum AttuneAnchorState {
    ATTUNE_ANCHOR_UNSET, /* the link has no heading or block */
    ATTUNE_ANCHOR_FOUND,
    ATTUNE_ANCHOR_MISSING,
} AttuneAnchorState;

typedef struct AttuneResolution {
    AttuneFileId target; /* ATTUNE_FILE_NONE: unresolved or external */
    AttuneHow how;
    AttuneAnchorState anchor;
    bool ambiguous; /* two or more candidates, and how is folder or suffix */
} AttuneResolution;

/** Where `link`, written in the note `from` (ATTUNE_FILE_NONE: in the root), leads. Cost: a few
 * look-ups. */
AttuneResolution attune_vault_resolve(const AttuneVault *vault, const AttuneLink *link,
                                      AttuneFileId from);
/** The same for link `index` of the record of `note`, from the index. */
AttuneResolution attune_vault_link(const AttuneVault *vault, AttuneFileId note, size_t index);
/** The files left after vault-spec 5.4.7, best first. @return how many there are; at most
 * `capacity` are written */
size_t attune_vault_candidates(const AttuneVault *vault, const AttuneLink *link, AttuneFileId from,
                               AttuneFileId *out, size_t capacity);

/**
 * A link as a person types it, `[[a#b|c]]`, `a#b` or a vault path, into `link`; its text lives in
 * `*memory`, which the caller frees with free().
 */
bool attune_link_parse(AttuneStr text, AttuneLink *link, void **memory);
/**
 * The file that a person means by `text`: exact vault path first, unsplit, then like a wikilink
 * from the root (14.10).
 */
AttuneResolution attune_vault_find(const AttuneVault *vault, AttuneStr text);
/** Notes whose names, titles or aliases are nearest to `text`, for "did you mean". @return how many
 * were written */
size_t attune_vault_nearest(const AttuneVault *vault, AttuneStr text, AttuneFileId *out,
                            size_t capacity);

/** One occurrence of a link: link `index` of the record of `source`. */
typedef struct AttuneLinkRef {
    AttuneFileId source;
    uint32_t index;
} AttuneLinkRef;

/** Occurrences in other notes that lead to `file` (vault-spec 8.3), by source in path order, then
 * document order. */
const AttuneLinkRef *attune_vault_backlinks(const AttuneVault *vault, AttuneFileId file,
                                            size_t *count);

/** A name that links want and no file has (vault-spec 5.4.10): "notes to write". */
typedef struct AttuneUnresolved {
    AttuneStr key;  /* grouping key */
    AttuneStr text; /* path as the first link writes it */
    const AttuneLinkRef *refs;
    size_t ref_count;
} AttuneUnresolved;
/** Sorted by key. */
const AttuneUnresolved *attune_vault_unresolved(const AttuneVault *vault, size_t *count);
/** The group that `link` belongs to, or NULL. */
const AttuneUnresolved *attune_vault_unresolved_find(const AttuneVault *vault,
                                                     const AttuneLink *link);

/** One line of "outgoing links" (vault-spec 8.2). */
typedef struct AttuneOutgoing {
    AttuneFileId target; /* ATTUNE_FILE_NONE: unresolved */
    uint32_t first;      /* index of the first link of the group in the record */
    uint32_t count;
} AttuneOutgoing;
/** Targets in document order, resolved ones first; no self links, no external ones. @return
 * malloc'ed, free() it */
AttuneOutgoing *attune_vault_outgoing(const AttuneVault *vault, AttuneFileId note, size_t *count);
/** Occurrences as interface §3 counts them. */
uint32_t attune_vault_link_count(const AttuneVault *vault, AttuneFileId note);
uint32_t attune_vault_backlink_count(const AttuneVault *vault, AttuneFileId file);
/** vault-spec 8.6. */
bool attune_vault_is_orphan(const AttuneVault *vault, AttuneFileId note);
bool attune_vault_is_dead_end(const AttuneVault *vault, AttuneFileId note);

/* ---- mentions: the name of a note in running text, not linked (vault-spec 8.4)
 * -------------------------------------- */

typedef struct AttuneMention {
    AttuneFileId source;
    uint32_t line;
    uint32_t column; /* code points, from 1 */
    uint32_t length; /* code points */
    AttuneStr text;  /* as it stands there */
} AttuneMention;

typedef struct AttuneMentions AttuneMentions;
/** Look for mentions of `note` in all others. The search ends early when the vault changes. */
AttuneMentions *attune_mentions_start(const AttuneVault *vault, AttuneFileId note);
/** Go on for about `milliseconds`. @return true while there is more to do */
bool attune_mentions_step(AttuneMentions *mentions, unsigned milliseconds);
/** What was found so far, by source in path order. */
const AttuneMention *attune_mentions_list(const AttuneMentions *mentions, size_t *count);
void attune_mentions_free(AttuneMentions *mentions);

/* ---- what is wrong, figures, settings
 * -------------------------------------------------------------------------------- */

typedef struct AttuneVaultProblem {
    AttuneFileId file; /* ATTUNE_FILE_NONE: of the vault or its settings */
    AttuneStr path;    /* vault path, or the path of a settings file */
    AttuneProblem problem;
    /** What was probably meant, or empty: of a broken link the name, title or alias to write in
     * its place (without brackets), of a broken anchor the heading. */
    AttuneStr suggestion;
} AttuneVaultProblem;

/** All problems, by path, then line. Did-you-mean is worked out at the first call after a change.
 */
const AttuneVaultProblem *attune_vault_problems(AttuneVault *vault, size_t *count);

/** `bytes` are those of the notes on disk; `tags` counts the parents of nested ones too. */
typedef struct AttuneStats {
    size_t notes, attachments, words, links, resolved, unresolved, external, tags, properties,
        orphans, problems;
    uint64_t bytes;
} AttuneStats;
/** interface §3. Cost: linear in the vault. */
AttuneStats attune_vault_stats(AttuneVault *vault);

typedef enum AttuneLinkFormat {
    ATTUNE_FORMAT_SHORTEST,
    ATTUNE_FORMAT_RELATIVE,
    ATTUNE_FORMAT_ABSOLUTE
} AttuneLinkFormat;

typedef struct AttuneBookmark {
    AttuneStr title; /* or empty */
    AttuneStr path;  /* of a bookmarked file; empty for searches */
    AttuneStr query; /* of a bookmarked search; empty for files */
} AttuneBookmark;

/** What the vault's own `.obsidian` folder says (vault-spec 1.9); defaults where it says nothing.
 */
typedef struct AttuneSettings {
    bool strict_line_breaks;
    bool use_markdown_links;
    AttuneLinkFormat link_format;
    enum {
        ATTUNE_PROPERTIES_VISIBLE,
        ATTUNE_PROPERTIES_HIDDEN,
        ATTUNE_PROPERTIES_SOURCE
    } properties;
    AttuneStr daily_folder;
    AttuneStr daily_format; /* moment tokens */
    AttuneStr templates_folder;
    const AttuneBookmark *bookmarks;
    size_t bookmark_count;
} AttuneSettings;
const AttuneSettings *attune_vault_settings(const AttuneVault *vault);
/** The daily note of the day that `date`, the text of a date or of a date with a time, names
 * (vault-spec 2.14), or ATTUNE_FILE_NONE. */
AttuneFileId attune_vault_daily_note(const AttuneVault *vault, AttuneStr date);
/** The type that `.obsidian/types.json` gives a key, "multitext" and so on; empty when it gives
 * none. */
AttuneStr attune_vault_declared_type(const AttuneVault *vault, AttuneStr key);

/** "Copy link to note" (vault-spec 5.9). @return malloc'ed, free() it */
char *attune_vault_link_text(const AttuneVault *vault, AttuneFileId target, AttuneFileId from);

/** A vault that Obsidian knows of (vault-spec 1.2). */
typedef struct AttuneKnownVault {
    AttuneStr name;
    AttuneStr path;
    int64_t opened; /* milliseconds since 1970 */
    bool open;
} AttuneKnownVault;
typedef struct AttuneKnownVaults AttuneKnownVaults;
/** Read `obsidian.json` at `path`. @return never NULL; empty when it cannot be read, with `error`
 * saying why */
AttuneKnownVaults *attune_known_vaults_read(const char *path, AttuneError *error);
const AttuneKnownVault *attune_known_vaults_list(const AttuneKnownVaults *vaults, size_t *count);
void attune_known_vaults_free(AttuneKnownVaults *vaults);

#endif
