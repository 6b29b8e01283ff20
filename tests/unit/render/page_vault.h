#ifndef TESTS_RENDER_PAGE_VAULT_H
#define TESTS_RENDER_PAGE_VAULT_H

/* A vault of one folder, tests/unit/render/pages, as a Resolver: enough for links and embeds. */

#include "render/page.h"

typedef struct PageVault PageVault;

PageVault *page_vault_new(void);
void page_vault_free(PageVault *vault);
/** Links are found but those to names that end in "(unwritten)"; embeds are notes of the folder,
 * and files by their extension. */
Resolver page_vault_resolver(PageVault *vault);
/** The document of `name`.md of the folder; fails the test when there is none. */
const AttuneDocument *page_vault_document(PageVault *vault, Str name);

#endif
