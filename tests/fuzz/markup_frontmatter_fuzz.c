/* Any bytes between dashes are front matter, salvaged or not: everything that it says is text and
 * lies in the block. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/assert.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "markup/frontmatter.h"
#include "markup/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_value(const AttuneValue *value, uint32_t line_count)
{
    ASSERT(utf8_valid_length(value->text) == value->text.length, "a value is UTF-8");
    ASSERT(value->line >= 1 && value->line <= line_count, "a value has its line");
    ASSERT((value->type == ATTUNE_TYPE_LINK) == (value->link != NULL),
           "links, and only they, have a target");
}

static void check(Str bytes)
{
    Arena arena = {0};
    Source source = source_decode(&arena, bytes);
    LineTable lines = line_table_build(&arena, source.text);
    FrontMatter front_matter = frontmatter_parse(&arena, source.text);
    ASSERT(front_matter.body_offset <= source.text.length, "the body lies in the text");
    ASSERT(front_matter.present || front_matter.property_count == 0,
           "no properties without a block");
    ASSERT(front_matter.present || (front_matter.body_offset == 0 && front_matter.body_line == 1),
           "without a block all is body");
    for (size_t i = 0; i < front_matter.property_count; i++) {
        const AttuneProperty *property = &front_matter.properties[i];
        ASSERT(utf8_valid_length(property->key) == property->key.length, "a key is UTF-8");
        check_value(&property->value, lines.count);
        for (size_t item = 0; item < property->item_count; item++)
            check_value(&property->items[item], lines.count);
    }

    BodyFacts facts = {0};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    ASSERT(out, "memory is not short here");
    attune_record_dump(record_assemble(&arena, &source, &front_matter, &facts), out);
    (void)fclose(out);
    free(text);
    body_facts_clear(&facts);
    arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str bytes = {(const char *)data, size};
    check(bytes);
    StrBuf note = {0};
    strbuf_append(&note, STR("---\n"));
    strbuf_append(&note, bytes);
    strbuf_append(&note, STR("\n---\nbody\n"));
    check(strbuf_view(&note));
    strbuf_clear(&note);
    return 0;
}
