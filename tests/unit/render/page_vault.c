#include "page_vault.h"

#include "support/test.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "base/vec.h"

typedef struct PageNote {
    Str name;
    AttuneDocument *document; /* NULL: there is no such note */
} PageNote;

struct PageVault {
    Arena arena;
    VEC(PageNote) notes;
};

PageVault *page_vault_new(void) { return MEM_NEW(PageVault); }

void page_vault_free(PageVault *vault)
{
    for (size_t i = 0; i < vault->notes.count; i++) {
        attune_document_free(vault->notes.items[i].document);
    }
    vec_clear(&vault->notes);
    arena_clear(&vault->arena);
    mem_free(vault);
}

static AttuneDocument *read_document(Arena *arena, Str name)
{
    char *folder = test_source_path("tests/unit/render/pages");
    Str path = arena_printf(arena, "%s/%.*s.md", folder, STR_ARG(name));
    free(folder);
    FILE *file = fopen(path.data, "rb");
    if (!file) {
        return NULL;
    }
    StrBuf text = {0};
    char buffer[4096];
    size_t length;
    while ((length = fread(buffer, 1, sizeof buffer, file)) > 0) {
        strbuf_append(&text, (Str){buffer, length});
    }
    fclose(file);
    AttuneDocument *document = attune_document_parse(strbuf_view(&text), NULL);
    strbuf_clear(&text);
    return document;
}

/* Index of the note, read when it is asked for first. */
static size_t note_index(PageVault *vault, Str name)
{
    for (size_t i = 0; i < vault->notes.count; i++) {
        if (str_equal(vault->notes.items[i].name, name)) {
            return i;
        }
    }
    PageNote note = {arena_clone_str(&vault->arena, name), read_document(&vault->arena, name)};
    vec_push(&vault->notes, note);
    return vault->notes.count - 1;
}

const AttuneDocument *page_vault_document(PageVault *vault, Str name)
{
    size_t index = note_index(vault, name);
    const AttuneDocument *document = vault->notes.items[index].document;
    assert_non_null(document);
    return document;
}

static LinkState link_state(void *context, const AttuneLink *link)
{
    (void)context;
    if (link->external) {
        return LINK_EXTERNAL;
    }
    return str_ends_with(link->path, STR("(unwritten)")) ? LINK_MISSING : LINK_FOUND;
}

static bool find_embed(void *context, const AttuneLink *link, Embed *out)
{
    PageVault *vault = context;
    Str extension = path_extension(link->path);
    *out = (Embed){.name = path_base(link->path)};
    if (str_equal(extension, STR("png"))) {
        out->kind = EMBED_FILE;
        out->file_kind = STR("image");
        out->width = 640;
        out->height = 400;
        out->size = 48213;
        return true;
    }
    if (str_equal(extension, STR("mp3"))) {
        out->kind = EMBED_FILE;
        out->file_kind = STR("audio");
        out->size = 1950000;
        return true;
    }
    size_t index = note_index(vault, link->path);
    out->document = vault->notes.items[index].document;
    out->id = (uint32_t)index + 1;
    out->kind = out->document ? EMBED_NOTE : EMBED_MISSING;
    return out->document != NULL;
}

static Str file_field(void *context, Str name)
{
    (void)context;
    return str_equal(name, STR("name")) ? STR("The page") : STR("somewhere");
}

Resolver page_vault_resolver(PageVault *vault)
{
    return (Resolver){
        .context = vault, .link_state = link_state, .embed = find_embed, .file_field = file_field};
}
