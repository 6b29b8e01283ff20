/* For make_vault.c: writes the text of one note, ordinary or extreme. */
#ifndef BENCH_MAKE_VAULT_NOTE_H
#define BENCH_MAKE_VAULT_NOTE_H

#include "writer.h"

/* A property that holds a list, in the note's own style of the three; `empty` adds an item without
 * a value. */
static void put_list(Writer *writer, const char *key, const char *item, uint32_t count, bool empty)
{
    put(writer, key);
    put(writer, writer->list_in_brackets ? ": [" : ":\n");
    for (uint32_t i = 0; i < count; i++) {
        put(writer, writer->list_in_brackets ? (i > 0 ? ", " : "")
                    : writer->list_at_margin ? "- "
                                             : "  - ");
        expand(writer, item);
        put(writer, writer->list_in_brackets ? "" : "\n");
    }
    put(writer, writer->list_in_brackets ? "]\n"
                : empty                  ? (writer->list_at_margin ? "- \n" : "  - \n")
                                         : "");
}

static void put_tags(Writer *writer)
{
    uint32_t count = quantile_at(tag_counts, below(writer, 100000));
    uint32_t roll = below(writer, 1000);
    if (roll < 4) {
        expand(writer, "tags:\n");
    } else if (roll < 9) {
        expand(writer, "tags: %g, %g, %g\n");
    } else if (roll < 11) {
        expand(writer, "tags: %g\ncssclass: %a\n");
    } else if (roll < 12) {
        expand(writer, "tag: %g %g\n");
    } else if (roll < 14) {
        expand(writer, "tags: [\"#%g\", \"%g %g\"]\n");
    } else if (roll < 24) {
        put_list(writer, "tags", "\"[[%g]]\"", count, false);
    } else {
        put_list(writer, "tags", "%g", count, roll < 140);
    }
}

/* A property that the note does not have yet; keys of their own when the table is used up. */
static const Property *pick_property(Writer *writer)
{
    static const Property further = {1, false, "%a_%o", "%p"};
    uint32_t sum = 0;
    for (size_t i = 0; i < PROPERTIES; i++) {
        sum += (writer->properties >> i & 1) != 0 ? 0 : properties[i].weight;
    }
    uint32_t roll = below(writer, sum + further.weight);
    for (size_t i = 0; i < PROPERTIES; i++) {
        uint32_t weight = (writer->properties >> i & 1) != 0 ? 0 : properties[i].weight;
        if (roll < weight) {
            writer->properties |= UINT64_C(1) << i;
            return &properties[i];
        }
        roll -= weight;
    }
    return &further;
}

static void put_property(Writer *writer)
{
    const Property *property = pick_property(writer);
    if (property->list) {
        uint32_t count = random_skewed(&writer->random, (uint32_t)bytes_left(writer) / 60 + 4);
        put_list(writer, property->key, property->template, count > 30 ? 30 : count,
                 chance(writer, 1000));
        return;
    }
    expand(writer, property->key);
    put(writer, property->template[0] == '\n' || property->template[0] == '\0' ? ":" : ": ");
    expand(writer, property->template);
    trim_blanks(writer->out);
    put(writer, "\n");
}

static void put_front_matter(Writer *writer)
{
    const Vault *vault = writer->vault;
    const Note *note = &vault->notes[writer->index];
    uint32_t count = quantile_at(property_counts, below(writer, 100000));
    count = count > note->size / 35 + 1 ? note->size / 35 + 1 : count;
    writer->list_in_brackets = chance(writer, 3100);
    writer->list_at_margin = chance(writer, 3450);
    expand(writer, "---\n");
    if (chance(writer, 4500)) {
        put(writer, "title: ");
        if (chance(writer, 3100)) {
            expand(writer, "%P");
        } else {
            text_put_note_name(writer->out, note, false);
        }
        put(writer, "\n");
    }
    if (note_has_alias(vault, writer->index)) {
        bool listed = chance(writer, 9500);
        put(writer, listed ? "aliases:\n  - " : "alias: ");
        text_put_alias(writer->out, vault, writer->index);
        put(writer, listed && chance(writer, 500) ? "\n  - \n" : "\n");
    } else if (chance(writer, 250)) {
        put(writer, chance(writer, 8600) ? "aliases: []\n" : "aliases:\n");
    }
    if (chance(writer, 8800)) {
        put_tags(writer);
    }
    if (chance(writer, 1200)) {
        expand(writer, "status: %5\n");
    }
    while (count-- > 2) {
        writer->ordinal = count;
        put_property(writer);
    }
    if (chance(writer, 20)) {
        put_choice(writer, broken_properties);
    }
    put(writer, chance(writer, 300) ? "\n---\n" : "---\n");
}

static void put_body_heading(Writer *writer)
{
    static const char *const levels[] = {"# ",  "# ",   "## ",  "## ",  "## ",  "## ",
                                         "## ", "### ", "### ", "### ", "#### "};
    static const char *const starts[] = {"%o. ", "%6 ", "`%a` "};
    put(writer, levels[below(writer, 11)]);
    writer->ordinal = writer->headings;
    expand(writer, writer->headings > 0 && chance(writer, 1500) ? starts[below(writer, 3)] : "");
    text_put_heading(writer->out, writer->vault, writer->index, writer->headings++);
    put(writer, chance(writer, 6000) ? "\n\n" : "\n");
}

static void put_block(Writer *writer)
{
    uint32_t which = 0;
    if (writer->blocks_due != 0 && chance(writer, 8000)) {
        which = (uint32_t)__builtin_ctz(writer->blocks_due);
        writer->blocks_due &= writer->blocks_due - 1;
    } else {
        uint32_t sum = 0;
        for (uint32_t i = 0; i < BLOCKS; i++) {
            sum += (writer->blocks >> i & 1) != 0 ? blocks[i].weight : 0;
        }
        uint32_t roll = below(writer, sum);
        while ((writer->blocks >> which & 1) == 0 || roll >= blocks[which].weight) {
            roll -= (writer->blocks >> which & 1) != 0 ? blocks[which].weight : 0;
            which++;
        }
    }
    const Block *block = &blocks[which];
    uint32_t lines = block->least + below(writer, block->most - block->least + 1u);
    uint32_t room = (uint32_t)(bytes_left(writer) / 50) + 1;
    put_lines(writer, block->head, block->line, lines < room ? lines : room, block->tail);
}

static void put_body(Writer *writer)
{
    const Note *note = &writer->vault->notes[writer->index];
    size_t start = writer->out->length;
    if (chance(writer, 2200)) {
        put(writer, "# ");
        text_put_note_name(writer->out, note, false);
        put(writer, "\n\n");
    }
    while (bytes_left(writer) > 60) {
        uint64_t done = writer->out->length - start, all = writer->end - start;
        while (writer->headings < note->headings &&
               done * note->headings >= writer->headings * all) {
            put_body_heading(writer);
        }
        put_block(writer);
        put(writer, "\n");
    }
    while (writer->links > 0) {
        expand(writer, "- %l\n");
    }
}

/* Which hubs this note links to. The first gets its number of backlinks exactly, the others about
 * theirs. */
static void pick_hubs(Writer *writer)
{
    const Vault *vault = writer->vault;
    uint64_t ordinary = vault->note_count - vault->first, place = writer->index - vault->first;
    for (uint32_t k = HUBS; k-- > 0 && place >= HUBS;) {
        uint64_t backlinks = (uint64_t)vault->hub_backlinks * 5 / (5 + 3 * (uint64_t)k);
        uint64_t others = ordinary - HUBS;
        Random random = random_for(vault, writer->index, FOR_HUB + k);
        bool chosen =
            k == 0 ? (place - HUBS) * backlinks / others != (place - HUBS + 1) * backlinks / others
                   : random_below(&random, (uint32_t)others) < backlinks;
        if (chosen) {
            writer->hubs[writer->hub_count++] = vault->first + k;
        }
    }
}

/* One code point of valid UTF-8 as UTF-16; returns its length in UTF-8. */
static size_t text_add_utf16(Text *text, const char *bytes, bool little)
{
    static const unsigned char masks[] = {0x7f, 0, 0x1f, 0x0f, 0x07};
    unsigned char first = (unsigned char)bytes[0];
    size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    uint32_t point = first & masks[length == 1 ? 0 : length];
    for (size_t i = 1; i < length; i++) {
        point = point << 6 | ((unsigned char)bytes[i] & 0x3f);
    }
    uint32_t units[2] = {point, 0};
    if (point > 0xffff) {
        units[0] = 0xd7c0 + (point >> 10);
        units[1] = 0xdc00 + (point & 0x3ff);
    }
    for (int i = 0; i < (units[1] != 0 ? 2 : 1); i++) {
        char pair[2] = {(char)(units[i] >> (little ? 0 : 8)), (char)(units[i] >> (little ? 8 : 0))};
        text_add(text, pair, 2);
    }
    return length;
}

static void text_encode(Text *text, Encoding encoding, Text *scratch)
{
    static const char *const starts[] = {"", "\xff\xfe", "\xfe\xff", "\ufeff",
                                         "", "\ufeff",   "",         ""};
    scratch->length = 0;
    text_put(scratch, starts[encoding]);
    for (size_t i = 0; i < text->length;) {
        if (encoding == UTF16_LITTLE || encoding == UTF16_BIG) {
            i += text_add_utf16(scratch, text->bytes + i, encoding == UTF16_LITTLE);
        } else if (text->bytes[i] != '\n' || encoding == ONLY_BOM) {
            text_add(scratch, &text->bytes[i++], 1);
        } else {
            bool alone = encoding == MIXED && i++ % 2 == 0;
            text_put(scratch, encoding == ONLY_CR ? "\r" : alone ? "\n" : "\r\n");
            i += encoding != MIXED;
        }
    }
    Text swap = *text;
    *text = *scratch;
    *scratch = swap;
}

static Encoding pick_encoding(Writer *writer)
{
    static const struct {
        uint32_t share;
        Encoding encoding;
    } table[] = {{2, UTF16_LITTLE}, {40, ONLY_BOM}, {90, ONLY_CRLF},
                 {8, BOM_AND_CRLF}, {14, MIXED},    {2, ONLY_CR}};
    uint32_t roll = below(writer, 10000);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (roll < table[i].share) {
            return table[i].encoding;
        }
        roll -= table[i].share;
    }
    return AS_IT_IS;
}

/* Replace `text` by an ordinary note. */
static void write_note(const Vault *vault, uint32_t index, Text *text, Text *scratch)
{
    const Note *note = &vault->notes[index];
    Writer writer = {
        .vault = vault, .out = text, .index = index, .end = note->size, .links = note->links};
    writer.random = random_for(vault, index, FOR_TEXT);
    writer.language = note_language(vault, index);
    writer.long_lines = chance(&writer, 300);
    pick_hubs(&writer);
    writer.links = writer.links > writer.hub_count ? writer.links : writer.hub_count;
    for (uint32_t i = 0; i < INLINES; i++) {
        writer.inlines |= chance(&writer, inlines[i].share) ? UINT32_C(1) << i : 0;
    }
    for (uint32_t i = 0; i < BLOCKS; i++) {
        writer.blocks |= chance(&writer, blocks[i].share) ? UINT32_C(1) << i : 0;
    }
    writer.inlines_due = writer.inlines;
    writer.blocks_due = writer.blocks & ~UINT32_C(3); /* paragraphs and bullets come anyway */
    bool has_body = chance(&writer, 9910) || writer.hub_count > 0;
    if (note_has_front_matter(vault, index)) {
        put_front_matter(&writer);
    }
    if (has_body) {
        put_body(&writer);
    }
    bool has_final_newline = chance(&writer, 4900);
    while (text->length > 0 && text->bytes[text->length - 1] == '\n') {
        text->length--;
    }
    if (has_final_newline && text->length > 0) {
        text_put(text, "\n");
    }
    Encoding encoding = pick_encoding(&writer);
    if (encoding != AS_IT_IS) {
        text_encode(text, encoding, scratch);
    }
}

/* Replace `text` by an extreme note; returns how many rows of the table it took. */
static uint32_t write_extreme(const Vault *vault, uint32_t index, const Extreme *extreme,
                              Text *text, Text *scratch)
{
    Writer writer = {.vault = vault, .out = text, .index = index};
    writer.random = random_for(vault, index, FOR_TEXT);
    uint32_t rows = 0;
    do {
        put_lines(&writer, extreme[rows].head, extreme[rows].line, extreme[rows].times,
                  extreme[rows].tail);
        rows++;
    } while (extreme + rows < extremes + EXTREMES && extreme[rows].path == NULL);
    if (extreme->encoding != AS_IT_IS) {
        text_encode(text, extreme->encoding, scratch);
    }
    return rows;
}

#endif
