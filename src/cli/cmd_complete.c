/*
 * `attune __complete WORD…`: what may stand in place of the last word, one line each, a TAB and a
 * few words about it behind. The completions of all shells ask this.
 */

#include <attune/query.h>

#include "base/map.h"
#include "base/unicode.h"
#include "cli/command.h"
#include "cli/context.h"
#include "cli/document.h"
#include "cli/output.h"
#include "host/env.h"

#define LINES_MAX 1000

/* ---- the command line so far ------------------------------------------------------------------
 */

typedef struct Completion {
    const Invocation *invocation;
    Invocation asked;          /* what the words before the last one say: vault and guide alone */
    const CliCommand *command; /* NULL: none yet */
    size_t operands;           /* behind the command */
    const char *operand;       /* the first of them */
    const Option *option;      /* waits for its value */
    bool only_operands;        /* "--" was there */
    Str word;                  /* the last one, half typed */
    StrBuf query;              /* operands before it, each with a blank */
    size_t lines;
} Completion;

static void take_operand(Completion *completion, const char *word)
{
    if (!completion->command && !completion->only_operands && completion->operands == 0) {
        completion->command = cli_command_find(str_from(word));
        if (completion->command) {
            return;
        }
    }
    if (completion->operands++ == 0) {
        completion->operand = word;
    }
    strbuf_append(&completion->query, str_from(word));
    strbuf_append_char(&completion->query, ' ');
}

static void take_option(Completion *completion, const char *word)
{
    const char *equals = strchr(word, '=');
    if (word[1] == '-') {
        Str name = equals ? (Str){word + 2, (size_t)(equals - word) - 2} : str_from(word + 2);
        const Option *option = cli_option_find(0, name);
        completion->option = option && option->value && !equals ? option : NULL;
        if (str_equal(name, STR("guide"))) {
            completion->asked.guide = true;
        } else if (equals && str_equal(name, STR("vault"))) {
            completion->asked.vault = equals + 1;
        }
        return;
    }
    for (const char *letter = word + 1; *letter; letter++) {
        const Option *option = cli_option_find(*letter, (Str){0});
        if (option && option->value) {
            completion->option = letter[1] ? NULL : option;
            if (letter[1] && *letter == 'C') {
                completion->asked.vault = letter + 1;
            }
            return;
        }
    }
}

static void take_word(Completion *completion, const char *word)
{
    if (completion->option) {
        if (completion->option->letter == 'C') {
            completion->asked.vault = word;
        }
        completion->option = NULL;
    } else if (completion->only_operands || word[0] != '-' || word[1] == '\0') {
        take_operand(completion, word);
    } else if (strcmp(word, "--") == 0) {
        completion->only_operands = true;
    } else {
        take_option(completion, word);
    }
}

/* ---- lines ------------------------------------------------------------------------------------
 */

static bool begins(Str text, Str typed)
{
    if (str_starts_with(text, typed)) {
        return true;
    }
    Arena arena = {0};
    bool same = str_starts_with(unicode_fold(&arena, text), unicode_fold(&arena, typed));
    arena_clear(&arena);
    return same;
}

/** A line with `before` in front, when `text` begins as `typed` does and holds no control. */
static void offer(Completion *completion, Str before, Str text, Str typed, Str note)
{
    if (completion->lines >= LINES_MAX || !begins(text, typed)) {
        return;
    }
    for (size_t i = 0; i < text.length; i++) {
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F) {
            return;
        }
    }
    completion->lines++;
    output_data(before);
    output_data(text);
    if (!str_is_empty(note)) {
        output_raw(STR("\t"));
        output_text(ROLE_text, note);
    }
    output_newline();
}

static void offer_words(Completion *completion, Str before, const char *list, Str typed)
{
    Str rest = str_from(list), word;
    while (cli_next_word(&rest, &word)) {
        offer(completion, before, word, typed, (Str){0});
    }
}

/* ---- what the vault knows ---------------------------------------------------------------------
 */

static bool open_vault(Completion *completion, Context *context, AttuneLoad load)
{
    *context = (Context){.invocation = &completion->asked};
    AttunePlace place = {0};
    context->vault = cli_open_vault(&completion->asked, load, &place, NULL);
    if (!context->vault) {
        return false;
    }
    attune_place_clear(&place);
    attune_vault_finish(context->vault);
    context->load = load;
    return true;
}

/** Names; vault paths as soon as a slash is typed. */
static void offer_notes(Completion *completion, Str before, Str typed)
{
    Context context;
    if (!open_vault(completion, &context, ATTUNE_LOAD_NAMES)) {
        return;
    }
    bool paths = str_find_char(typed, '/', 0) != STR_NOT_FOUND;
    size_t count;
    const AttuneFileId *notes = attune_vault_notes(context.vault, &count);
    Map seen = {0};
    for (size_t i = 0; i < count; i++) {
        const AttuneFile *file = attune_vault_file(context.vault, notes[i]);
        if (file->valid_name && map_put(&seen, paths ? file->path : file->name, 0)) {
            offer(completion, before, paths ? file->path : file->name, typed,
                  paths ? (Str){0} : file->path);
        }
    }
    map_clear(&seen);
    context_close(&context, 0);
}

static void offer_keys(Completion *completion, Str before, Str typed)
{
    Context context;
    if (!open_vault(completion, &context, ATTUNE_LOAD_ALL)) {
        return;
    }
    AttuneFacets *facets = attune_facets_count(context.vault, ATTUNE_FACET_KEY, (Str){0}, NULL, 0);
    size_t count;
    const AttuneFacet *list = attune_facets_list(facets, &count);
    for (size_t i = 0; i < count; i++) {
        StrBuf note = {0};
        strbuf_printf(&note, "%u %s", list[i].notes, list[i].notes == 1 ? "note" : "notes");
        offer(completion, before, list[i].text, typed, strbuf_view(&note));
        strbuf_clear(&note);
    }
    attune_facets_free(facets);
    context_close(&context, 0);
}

/** Headings and block ids of the note that stands on the command line already. */
static void offer_parts(Completion *completion, Str before, Str typed, bool headings)
{
    Context context;
    if (!completion->operand || !open_vault(completion, &context, ATTUNE_LOAD_NAMES)) {
        return;
    }
    AttuneFileId file = context_try(&context, completion->operand);
    AttuneDocument *document =
        file == ATTUNE_FILE_NONE ? NULL : document_read(&context, file, NULL);
    const AttuneRecord *record = document ? document->record : NULL;
    for (size_t i = 0; record && headings && i < record->heading_count; i++) {
        offer(completion, before, record->headings[i].plain, typed, (Str){0});
    }
    for (size_t i = 0; record && !headings && i < record->block_count; i++) {
        offer(completion, before, record->blocks[i].id, typed, (Str){0});
    }
    attune_document_free(document);
    context_close(&context, 0);
}

static void offer_known_vaults(Completion *completion, Str before, Str typed)
{
    Arena arena = {0};
    Str path = env_known_vaults_file(&arena);
    AttuneKnownVaults *known =
        str_is_empty(path) ? NULL : attune_known_vaults_read(path.data, NULL);
    size_t count = 0;
    const AttuneKnownVault *list = known ? attune_known_vaults_list(known, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        offer(completion, before, list[i].name, typed, list[i].path);
    }
    attune_known_vaults_free(known);
    arena_clear(&arena);
}

/* ---- queries ----------------------------------------------------------------------------------
 */

typedef struct Half {
    Completion *completion;
    Str kept; /* of the last word, in front of what is replaced */
} Half;

static void take_query(void *context, AttuneStr text, AttuneStr note)
{
    Half *half = context;
    offer(half->completion, half->kept, text, (Str){0}, note);
}

/** Operators need no vault; all else is counted in it. */
static void offer_query(Completion *completion)
{
    const CliInterface *interface = completion->invocation->interface;
    if (!interface) {
        return;
    }
    bool operators = str_find_char(completion->word, ':', 0) == STR_NOT_FOUND &&
                     str_find_char(completion->word, '[', 0) == STR_NOT_FOUND;
    Context context = {0};
    if (!operators && !open_vault(completion, &context, ATTUNE_LOAD_ALL)) {
        return;
    }
    size_t start = completion->query.length;
    strbuf_append(&completion->query, completion->word);
    Str typed = strbuf_view(&completion->query);
    /* The first call only says where the replacement starts. */
    Half half = {.completion = completion};
    size_t lines = completion->lines;
    completion->lines = LINES_MAX;
    size_t from = interface->complete_query(context.vault, typed, take_query, &half);
    completion->lines = lines;
    if (from >= start) {
        half.kept = str_slice(typed, start, from);
        interface->complete_query(context.vault, typed, take_query, &half);
    }
    if (!operators) {
        context_close(&context, 0);
    }
}

/* ---- what stands at the end -------------------------------------------------------------------
 */

static void offer_value(Completion *completion, const Option *option, Str before, Str typed)
{
    const char *name = option->name;
    if (option->choices) {
        offer_words(completion, before, option->choices, typed);
    }
    if (strcmp(name, "vault") == 0) {
        offer_known_vaults(completion, before, typed);
    } else if (strcmp(name, "values") == 0 ||
               (strcmp(name, "sort") == 0 && completion->lines == 0)) {
        offer_keys(completion, before, typed);
    } else if (strcmp(name, "from") == 0) {
        offer_notes(completion, before, typed);
    } else if (strcmp(name, "section") == 0 || strcmp(name, "block") == 0) {
        offer_parts(completion, before, typed, name[0] == 's');
    }
}

static void offer_options(Completion *completion)
{
    Str typed = completion->word;
    size_t equals = str_find_char(typed, '=', 0);
    if (equals != STR_NOT_FOUND && typed.length > 2) {
        const Option *option = cli_option_find(0, str_slice(typed, 2, equals));
        if (option && option->value) {
            offer_value(completion, option, str_slice(typed, 0, equals + 1),
                        str_from_offset(typed, equals + 1));
        }
        return;
    }
    for (size_t i = 0; i < cli_option_count; i++) {
        const Option *option = &cli_options[i];
        bool taken = option->everywhere ||
                     (completion->command &&
                      cli_list_has(completion->command->options, str_from(option->name)));
        if (taken) {
            StrBuf name = {0};
            strbuf_printf(&name, "--%s", option->name);
            offer(completion, (Str){0}, strbuf_view(&name), typed, str_from(option->help));
            strbuf_clear(&name);
        }
    }
}

static void offer_operand(Completion *completion)
{
    const CliCommand *command = completion->command;
    if (!command) {
        for (size_t i = 0; completion->operands == 0 && i < cli_command_count; i++) {
            offer(completion, (Str){0}, str_from(cli_commands[i].name), completion->word,
                  str_from(cli_commands[i].summary));
        }
        if (completion->operands == 0 && completion->lines == 0) {
            offer_notes(completion, (Str){0}, completion->word);
        }
        return;
    }
    if (completion->operands >= command->operand_max) {
        return;
    }
    if (command->operand == OPERAND_NOTE) {
        offer_notes(completion, (Str){0}, completion->word);
    } else if (command->operand == OPERAND_WORD) {
        offer_words(completion, (Str){0}, command->choices, completion->word);
    } else if (command->operand == OPERAND_QUERY) {
        offer_query(completion);
    }
}

int cmd_complete(const Invocation *invocation)
{
    Completion completion = {.invocation = invocation};
    size_t count = invocation->operand_count;
    for (size_t i = 0; i + 1 < count; i++) {
        take_word(&completion, invocation->operands[i]);
    }
    completion.word = str_from(count ? invocation->operands[count - 1] : "");
    if (completion.option) {
        offer_value(&completion, completion.option, (Str){0}, completion.word);
    } else if (!completion.only_operands && str_starts_with(completion.word, STR("-"))) {
        offer_options(&completion);
    } else {
        offer_operand(&completion);
    }
    strbuf_clear(&completion.query);
    return 0;
}
