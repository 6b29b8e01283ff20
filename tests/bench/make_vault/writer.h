/* For make_vault.c: words, links, sentences and templates, as the note that is being written needs
 * them. */
#ifndef BENCH_MAKE_VAULT_WRITER_H
#define BENCH_MAKE_VAULT_WRITER_H

#include "extremes.h"
#include "plan.h"
#include "tables.h"
#include "words.h"

enum { HUBS = 40 };

/* The note that is being written. */
typedef struct {
    const Vault *vault;
    Text *out;
    size_t end; /* the length that the note shall get */
    uint32_t index, ordinal, links, block_ids, headings;
    uint32_t hubs[HUBS], hub_count;
    uint32_t inlines, inlines_due, blocks, blocks_due; /* sets of rows of the tables */
    uint64_t properties;
    Random random;
    Language language;
    bool long_lines, list_at_margin, list_in_brackets;
} Writer;

static void expand(Writer *writer, const char *template);

static uint32_t below(Writer *writer, uint32_t limit)
{
    return random_below(&writer->random, limit);
}

static bool chance(Writer *writer, uint32_t per_10000)
{
    return random_chance(&writer->random, per_10000);
}

static void put(Writer *writer, const char *string) { text_put(writer->out, string); }

static size_t bytes_left(const Writer *writer)
{
    return writer->end > writer->out->length ? writer->end - writer->out->length : 0;
}

/* A note to link to: low indexes more often, 28 of 100 notes never, the first hub only by its own
 * count. */
static uint32_t pick_note(Writer *writer)
{
    const Vault *vault = writer->vault;
    const uint64_t one = 1 << 20, least = one / 10;
    uint64_t place = least + below(writer, 1 << 20) * (one - least) / one;
    uint64_t share = ((place * place - least * least) << 12) / (one * one - least * least);
    uint32_t ordinary = vault->note_count - vault->first;
    uint32_t offset = (uint32_t)(((share << 20 | below(writer, 1 << 20)) * ordinary) >> 32);
    for (int tries = 0; tries < 8; tries++, offset++) {
        uint32_t index = vault->first + offset % ordinary;
        if (index != vault->first && !note_has(vault, index, FOR_LINKABLE, 2800)) {
            return index;
        }
    }
    return vault->first + offset % ordinary;
}

static void put_dangling_name(Writer *writer)
{
    Random random = random_for(writer->vault,
                               random_skewed(&writer->random, writer->vault->note_count / 8 + 20),
                               FOR_DANGLING);
    text_put_title(writer->out, &random, ENGLISH, 1 + random_below(&random, 3));
}

static void put_block_link(Writer *writer, uint32_t target)
{
    const Vault *vault = writer->vault;
    for (int tries = 0; tries < 300 && !note_has_block_ids(vault, target); tries++) {
        target = target + 1 < vault->note_count ? target + 1 : vault->first;
    }
    text_put_note_name(writer->out, &vault->notes[target], false);
    put(writer, "#^");
    text_put_block_id(writer->out, vault, target, 0);
}

/* `#heading` after the target's name, mostly one that is there. */
static void put_anchor(Writer *writer, uint32_t target)
{
    const Vault *vault = writer->vault;
    bool there = vault->notes[target].headings > 0 && chance(writer, 8300);
    put(writer, "#");
    text_put_heading(writer->out, vault, there ? target : pick_note(writer), 0);
}

/* `[[target#anchor|alias]]`; `pipe` is escaped in tables. */
static void put_link(Writer *writer, const char *pipe)
{
    const Vault *vault = writer->vault;
    Text *out = writer->out;
    writer->links -= writer->links > 0;
    put(writer, "[[");
    uint32_t roll = below(writer, 10000), target = pick_note(writer);
    if (writer->hub_count > 0) {
        text_put_note_name(out, &vault->notes[writer->hubs[--writer->hub_count]], true);
    } else if (roll < 1250) {
        put_dangling_name(writer);
    } else if (roll < 1350 && note_has_alias(vault, target)) {
        text_put_alias(out, vault, target);
    } else if (roll < 1600) {
        put_block_link(writer, target);
    } else {
        size_t start = out->length;
        text_put_note_name(out, &vault->notes[target], roll > 8500);
        if (roll < 1720) {
            text_lower_from(out, start);
        } else if (roll < 1900) {
            put_anchor(writer, target);
        }
    }
    if (chance(writer, 3300)) {
        put(writer, pipe);
        text_put_phrase(out, &writer->random, writer->language, 1 + below(writer, 3));
    }
    put(writer, "]]");
}

/* Bodies have as many links as planned, and text in their place when these are spent. */
static void put_link_or_text(Writer *writer, const char *pipe)
{
    if (writer->links > 0) {
        put_link(writer, pipe);
    } else {
        text_put_phrase(writer->out, &writer->random, writer->language, 1 + below(writer, 4));
    }
}

/* A link beyond that: in front matter, in an extreme note. */
static void put_further_link(Writer *writer)
{
    uint32_t links = writer->links, hub_count = writer->hub_count;
    writer->hub_count = 0;
    put_link(writer, "|");
    writer->links = links;
    writer->hub_count = hub_count;
}

/* The destination of a Markdown link: a path with its blanks as %20, or in pointed brackets, or
 * missing. */
static void put_destination(Writer *writer)
{
    Text *out = writer->out;
    bool pointed = chance(writer, 700);
    put(writer, pointed ? "<" : "");
    size_t start = out->length;
    if (chance(writer, 4300)) {
        put_dangling_name(writer);
    } else {
        text_put_note_name(out, &writer->vault->notes[pick_note(writer)], true);
    }
    for (size_t i = start; i < out->length && !pointed; i++) {
        if (out->bytes[i] == ' ') {
            text_put(out, "20");
            memmove(out->bytes + i + 3, out->bytes + i + 1, out->length - i - 3);
            memcpy(out->bytes + i, "%20", 3);
        }
    }
    put(writer, pointed ? ".md>" : ".md");
}

static void text_put_attachment(Text *out, const Vault *vault, uint32_t number)
{
    static const char *const kinds[] = {"png",  "png",  "png",    "png",  "png",  "png",
                                        "webp", "webp", "webp",   "base", "base", "svg",
                                        "jpg",  "pdf",  "canvas", "mp3"};
    Random random = random_for(vault, number, FOR_ATTACHMENT);
    text_put(out, random_chance(&random, 3000) ? "Pasted image " : "file-");
    text_put_number(out, number, 6);
    text_put(out, ".");
    text_put(out, kinds[random_below(&random, 16)]);
}

static void put_tag(Writer *writer)
{
    uint32_t id = random_skewed(
        &writer->random, random_skewed(&writer->random, 200 + writer->vault->note_count / 25));
    Random random = random_for(writer->vault, id, FOR_TAG);
    Language language =
        random_chance(&random, 9700) ? ENGLISH : (Language)random_below(&random, LANGUAGES);
    text_put_plain_word(writer->out, &random, language);
    for (uint32_t parts = random_chance(&random, 2000) ? 1 + random_below(&random, 2) : 0;
         parts > 0; parts--) {
        put(writer, "/");
        text_put_plain_word(writer->out, &random, language);
    }
}

/* A mark that this note uses: first each of them once, then by their rates. */
static const char *pick_inline(Writer *writer)
{
    if (writer->inlines_due != 0) {
        uint32_t which = (uint32_t)__builtin_ctz(writer->inlines_due);
        writer->inlines_due &= writer->inlines_due - 1;
        return inlines[which].template;
    }
    uint32_t roll = below(writer, 100);
    for (uint32_t i = 0, sum = 0; i < INLINES; i++) {
        sum += (writer->inlines >> i & 1) != 0 ? inlines[i].rate : 0;
        if (roll < sum) {
            return inlines[i].template;
        }
    }
    return NULL;
}

/* A sentence; a rich one takes its part of the note's links and marks. */
static void put_sentence(Writer *writer, bool rich)
{
    const Words *words = &languages[writer->language];
    uint32_t count = 5 + below(writer, 12);
    const char *mark = rich ? pick_inline(writer) : NULL;
    uint32_t mark_at = below(writer, count);
    for (uint32_t i = 0; i < count; i++) {
        size_t start = writer->out->length;
        if (rich && writer->links > 0 &&
            below(writer, (uint32_t)bytes_left(writer)) < writer->links * 6) {
            put_link(writer, "|");
        } else if (mark != NULL && i == mark_at) {
            expand(writer, mark);
        } else {
            text_put_word(writer->out, &writer->random, writer->language);
        }
        if (i == 0) {
            text_capitalise_from(writer->out, start);
        }
        if (i + 1 < count) {
            put(writer, below(writer, 12) == 0 ? words->comma : words->gap);
        }
    }
    put(writer, words->stop);
}

static void trim_blanks(Text *out)
{
    while (out->length > 0 && out->bytes[out->length - 1] == ' ') {
        out->length--;
    }
}

static void put_paragraph(Writer *writer)
{
    uint32_t count = 1 + random_skewed(&writer->random, 9);
    count *= writer->long_lines ? 4 + random_skewed(&writer->random, 20) : 1;
    do {
        put_sentence(writer, true);
    } while (--count > 0 && bytes_left(writer) > 80);
    trim_blanks(writer->out);
}

static void put_item(Writer *writer)
{
    if (chance(writer, 4500)) {
        put_sentence(writer, true);
        trim_blanks(writer->out);
        return;
    }
    if (writer->links > 0 && below(writer, (uint32_t)bytes_left(writer)) < writer->links * 50) {
        put_link(writer, "|");
        put(writer, " ");
    }
    const char *mark = pick_inline(writer);
    expand(writer, mark == NULL ? "%p" : mark);
    expand(writer, " %p");
}

/* Text that a program or a key could be: ASCII, one word. */
static void put_identifier(Writer *writer)
{
    text_put_plain_word(writer->out, &writer->random, ENGLISH);
}

static void put_choice(Writer *writer, const char *const *list)
{
    uint32_t count = 0;
    while (list[count] != NULL) {
        count++;
    }
    expand(writer, list[below(writer, count)]);
}

static void put_folded_text(Writer *writer)
{
    put_sentence(writer, false);
    for (int lines = 0; lines < 2; lines++) {
        trim_blanks(writer->out);
        put(writer, "\n  ");
        put_sentence(writer, false);
    }
    trim_blanks(writer->out);
}

/* An earlier note: embeds point backwards, so they make no circle. */
static void put_embedded_note(Writer *writer)
{
    uint32_t target = pick_note(writer);
    target = target < writer->index                 ? target
             : writer->index > writer->vault->first ? writer->index - 1
                                                    : writer->index;
    text_put_note_name(writer->out, &writer->vault->notes[target], false);
}

static void put_block_id(Writer *writer)
{
    if (note_has_block_ids(writer->vault, writer->index)) {
        put(writer, " ^");
        text_put_block_id(writer->out, writer->vault, writer->index, writer->block_ids++);
    }
}

/* What %CODE in a template stands for. */
static void expand_code(Writer *writer, char code)
{
    Text *out = writer->out;
    Random *random = &writer->random;
    switch (code) {
    case 'a':
        put_identifier(writer);
        break;
    case 'w':
        text_put_word(out, random, writer->language);
        break;
    case 'W':
        text_put_title(out, random, writer->language, 1);
        break;
    case 'p':
        text_put_phrase(out, random, writer->language, 2 + below(writer, 4));
        break;
    case 'P':
        text_put_title(out, random, writer->language, 2 + below(writer, 3));
        break;
    case 'r':
        put_sentence(writer, false);
        break;
    case 's':
        put_sentence(writer, true);
        break;
    case 't':
        put_paragraph(writer);
        break;
    case 'i':
        put_item(writer);
        break;
    case 'y':
        put_folded_text(writer);
        break;
    case 'n':
        text_put_number(out, below(writer, 100) * below(writer, 10), 1);
        break;
    case 'N':
        text_put_number(out, below(writer, 1000000), 1);
        break;
    case 'o':
        text_put_number(out, writer->ordinal, 1);
        break;
    case 'x':
        text_put_hexadecimal(out, random);
        break;
    case 'd':
        text_put_date(out, random);
        break;
    case 'c':
        text_put_time(out, random);
        break;
    case 'g':
        put_tag(writer);
        break;
    case 'l':
        put_link_or_text(writer, "|");
        break;
    case 'L':
        put_link_or_text(writer, "\\|");
        break;
    case 'k':
        put_further_link(writer);
        break;
    case 'q':
        put_destination(writer);
        break;
    case 'E':
        put_embedded_note(writer);
        break;
    case 'h':
        text_put_heading(out, writer->vault, writer->index, 0);
        break;
    case 'f':
        text_put_attachment(out, writer->vault,
                            below(writer, writer->vault->attachment_count * 5 / 4));
        break;
    case '^':
        put_block_id(writer);
        break;
    case 'z':
        text_add(out, "", 1);
        break;
    case '%':
        put(writer, "%");
        break;
    default:
        put_choice(writer, choices[code - '0']);
        break;
    }
}

static void expand(Writer *writer, const char *template)
{
    for (;;) {
        size_t plain = strcspn(template, "%");
        text_add(writer->out, template, plain);
        if (template[plain] == '\0') {
            return;
        }
        expand_code(writer, template[plain + 1]);
        template += plain + 2;
    }
}

static void put_lines(Writer *writer, const char *head, const char *line, uint32_t times,
                      const char *tail)
{
    expand(writer, head);
    for (uint32_t i = 1; i <= times; i++) {
        writer->ordinal = i;
        expand(writer, line);
    }
    expand(writer, tail);
}

#endif
