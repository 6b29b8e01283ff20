#include "cli/document.h"

#include <stdlib.h>

char *document_bytes(const Context *context, AttuneFileId file, size_t *length, AttuneError *error)
{
    int64_t started = context_clock();
    char *bytes = attune_vault_read(context->vault, file, length, error);
    context_count_read(started, bytes ? *length : 0);
    return bytes;
}

AttuneDocument *document_parse(Str bytes, bool strict, Str name, AttuneError *error)
{
    if (!attune_bytes_are_text(bytes)) {
        error_set(error, ATTUNE_ERROR_UNREADABLE, "%.*s: holds NUL bytes, so it is no text",
                  STR_ARG(name));
        return NULL;
    }
    AttuneParseOptions options = {.strict_commonmark = strict};
    return attune_document_parse(bytes, &options);
}

AttuneDocument *document_read(const Context *context, AttuneFileId file, AttuneError *error)
{
    size_t length;
    char *bytes = document_bytes(context, file, &length, error);
    if (!bytes) {
        return NULL;
    }
    Str name = attune_vault_file(context->vault, file)->path;
    AttuneDocument *document = document_parse((Str){bytes, length}, false, name, error);
    free(bytes);
    return document;
}

AttuneDocument *document_open(Context *context, const Invocation *invocation, const char *name,
                              AttuneFileId *file)
{
    if (!context_open(context, invocation, ATTUNE_LOAD_NAMES)) {
        return NULL;
    }
    *file = context_find(context, name);
    if (*file == ATTUNE_FILE_NONE) {
        return NULL;
    }
    AttuneError error = {0};
    AttuneDocument *document = document_read(context, *file, &error);
    if (!document) {
        context_fail(context, &error);
    }
    return document;
}
