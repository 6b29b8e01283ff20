/* The vaults that Obsidian knows of, from its own list (vault-spec 1.2). */

#include <attune/vault.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/json.h"
#include "base/path.h"
#include "base/vec.h"

#define LIST_SIZE_MAX ((size_t)4 << 20)

struct AttuneKnownVaults {
    Arena arena;
    VEC(AttuneKnownVault) vaults;
};

static void add_vault(AttuneKnownVaults *known, const Json *item)
{
    Str path = json_text(json_get(item, STR("path")));
    while (path.length > 1 && str_ends_with(path, STR("/")))
        path.length--;
    if (str_is_empty(path))
        return;
    double opened = json_number(json_get(item, STR("ts")), 0);
    bool fits = opened > 0 && opened < 9e15;
    AttuneKnownVault vault = {.path = arena_clone_str(&known->arena, path),
                              .opened = fits ? (int64_t)opened : 0,
                              .open = json_bool(json_get(item, STR("open")), false)};
    vault.name = path_base(vault.path);
    vec_push(&known->vaults, vault);
}

AttuneKnownVaults *attune_known_vaults_read(const char *path, AttuneError *error)
{
    AttuneKnownVaults *known = MEM_NEW(AttuneKnownVaults);
    StrBuf text = {0};
    Json *json = NULL;
    if (error)
        *error = (AttuneError){0};
    if (file_read(path, LIST_SIZE_MAX, &text, error)) {
        AttuneError wrong = {0};
        json = json_parse(strbuf_view(&text), &wrong);
        if (!json)
            error_set(error, ATTUNE_ERROR_UNREADABLE, "%s: %s", path, wrong.message);
    }
    JsonMember member = {0};
    while (json_next_member(json_get(json, STR("vaults")), &member))
        add_vault(known, member.value);
    json_free(json);
    strbuf_clear(&text);
    return known;
}

const AttuneKnownVault *attune_known_vaults_list(const AttuneKnownVaults *vaults, size_t *count)
{
    *count = vaults->vaults.count;
    return vaults->vaults.items;
}

void attune_known_vaults_free(AttuneKnownVaults *vaults)
{
    if (!vaults)
        return;
    vec_clear(&vaults->vaults);
    arena_clear(&vaults->arena);
    mem_free(vaults);
}
