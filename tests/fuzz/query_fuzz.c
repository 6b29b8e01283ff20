/* Queries and names from outside: the input is "query", LF, then text that the query's words and
 * names are looked for in. */

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <attune/query.h>

#include "query/hits.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A vault without files: the one note below is put in its place. */
static AttuneVault *open_empty_vault(void)
{
    char folder[] = "/tmp/query-fuzz.XXXXXX";
    if (!mkdtemp(folder))
        abort();
    AttuneVaultOptions options = {.threads = 1};
    AttuneVault *vault = attune_vault_open(folder, &options, NULL);
    if (!vault)
        abort();
    attune_vault_finish(vault);
    (void)rmdir(folder);
    return vault;
}

static void search(const AttuneVault *vault, const AttuneQuery *query, AttuneStr text)
{
    AttuneDocument *document = attune_document_parse(text, NULL);
    static uint32_t version;
    AttuneFile file = {
        .class_ = ATTUNE_FILE_NOTE,
        .path = {"a/N\xC3\xB6te.md", 10},
        .basename = {"N\xC3\xB6te.md", 8},
        .name = {"N\xC3\xB6te", 5},
        .title = document->record->title,
        .version = version++,
        .read = true,
        .text = document->source,
        .record = document->record,
    };
    Eval eval;
    eval_init(&eval, vault, query, INT64_C(1700000000) * 1000000000);
    eval_prepare(&eval);
    HitVec hits = {0};
    if (eval_file(&eval, &file))
        (void)hits_collect(&eval, 0, &hits);
    for (size_t i = 0; i < hits.count; i++) {
        const AttuneHit *hit = &hits.items[i];
        bool is_in_order = i == 0 || hit->offset >= hits.items[i - 1].offset;
        if (!is_in_order || hit->offset + hit->bytes > file.text.length || hit->line == 0)
            abort();
    }
    vec_clear(&hits);
    eval_clear(&eval);
    attune_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static AttuneVault *vault;
    if (!vault)
        vault = open_empty_vault();
    const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
    AttuneStr text = {(const char *)data, end ? (size_t)(end - data) : size};
    AttuneStr rest = {(const char *)data + text.length, size - text.length};
    AttuneError error;
    AttuneQuery *query = attune_query_parse(text, &error);
    if (query) {
        char *dump = NULL;
        size_t dump_size;
        FILE *out = open_memstream(&dump, &dump_size);
        attune_query_dump(query, out);
        (void)fclose(out);
        free(dump);
        if (attune_query_explain(query).length == 0)
            abort();
        search(vault, query, rest);
    } else if (error.message[0] == '\0') {
        abort();
    }
    attune_query_free(query);
    AttuneFuzzy match;
    (void)attune_fuzzy_match(text, rest, &match);
    return 0;
}
