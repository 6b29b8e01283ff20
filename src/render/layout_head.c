/* What stands above a note: title, status, tags and date, properties. */

#include "base/date.h"
#include "base/gate.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "render/layout.h"
#include "render/properties.h"

static void put_title(Layout *l)
{
    if (str_is_empty(l->options.title)) {
        return;
    }
    size_t from = l->runs.count;
    layout_text_run(l, layout_plain_signs(l, l->options.title), ROLE_title, TARGET_NONE, 0);
    layout_emit_runs(l, from);
    Span rule = layout_repeat(l, GLYPH_rule_heavy, ROLE_heading_rule, l->width);
    layout_emit(l, &rule, 1, 0, false);
}

/* ---- the line of status, tags and date ---- */

typedef struct StatusLook {
    Glyph glyph;
    Role role;
} StatusLook;

static const StatusLook status_looks[] = {
    [ATTUNE_STATUS_DONE] = {GLYPH_status_done, ROLE_status_done},
    [ATTUNE_STATUS_ACTIVE] = {GLYPH_status_active, ROLE_status_active},
    [ATTUNE_STATUS_TODO] = {GLYPH_status_todo, ROLE_status_todo},
    [ATTUNE_STATUS_HOLD] = {GLYPH_status_hold, ROLE_status_hold},
    [ATTUNE_STATUS_DRAFT] = {GLYPH_status_draft, ROLE_status_draft},
    [ATTUNE_STATUS_DROPPED] = {GLYPH_status_dropped, ROLE_status_dropped},
};

/* A status that begins with a sign of its own needs none of ours. */
static bool has_own_sign(Str text)
{
    size_t offset = 0;
    uint32_t first = text.length ? utf8_next(text, &offset) : 'a';
    return first >= 0x80 && !unicode_is_letter(first) && !unicode_is_digit(first);
}

static void put_status(Layout *l, const AttuneRecord *record)
{
    if (!record->status_count) {
        return;
    }
    const AttuneStatus *status = &record->statuses[0];
    if (status->class_ != ATTUNE_STATUS_NEUTRAL && !has_own_sign(status->text)) {
        const StatusLook *look = &status_looks[status->class_];
        layout_text_run(l, layout_glyph(l, look->glyph), look->role, TARGET_NONE, 0);
        layout_run(l, (Run){STR(" "), ROLE_text, TARGET_NONE, 0, RUN_GLUE});
    }
    layout_text_run(l, layout_plain_signs(l, status->text), ROLE_text, TARGET_NONE, 0);
}

/* Those of the front matter: the others stand in the text itself. A tag that gave the status is
 * said already. */
static void put_tags(Layout *l, const AttuneRecord *record)
{
    for (size_t i = 0; i < record->tag_count; i++) {
        const AttuneTag *tag = &record->tags[i];
        if (tag->line != 0 || str_starts_with(tag->folded, STR("status/"))) {
            continue;
        }
        bool seen = false;
        for (size_t j = 0; j < i && !seen; j++) {
            seen = str_equal(record->tags[j].folded, tag->folded);
        }
        if (seen) {
            continue;
        }
        bool first = l->runs.count == 0 || vec_last(&l->runs).role != ROLE_tag;
        layout_run(l,
                   (Run){first ? STR("   ") : STR("  "), ROLE_text, TARGET_NONE, 0, RUN_VERBATIM});
        uint32_t target = layout_target(l, (Target){.kind = TARGET_TAG, .text = tag->name});
        layout_text_run(l, STR("#"), ROLE_tag, target, 0);
        layout_run(l, (Run){layout_plain_signs(l, tag->name), ROLE_tag, target, 0, RUN_GLUE});
    }
}

/* The date alone, without its time. */
static Str date_of(const AttuneRecord *record)
{
    enum { DATE_LENGTH = 10 };
    Date date;
    Str text = str_slice(record->created, 0, DATE_LENGTH);
    return date_parse(text, &date) ? text : STR("");
}

/* Status and tags at the left; the date at the right, where there is room for all three. */
static void put_meta(Layout *l)
{
    enum { DATE_GAP = 3 };
    const AttuneRecord *record = l->document->record;
    size_t from = l->runs.count;
    put_status(l, record);
    put_tags(l, record);
    Str date = l->options.untitled ? STR("") : date_of(record);
    uint32_t date_width = (uint32_t)date.length;
    uint32_t width = layout_measure_runs(l, from).natural;
    uint32_t gap = width ? DATE_GAP : 0;
    if (!date_width || width + gap + date_width > l->width) {
        layout_emit_runs(l, from);
        return;
    }
    Str blanks = layout_blanks(l, l->width - width - date_width).text;
    layout_run(l, (Run){blanks, ROLE_text, TARGET_NONE, 0, RUN_GLUE});
    layout_run(l, (Run){date, ROLE_dim, TARGET_NONE, 0, RUN_GLUE});
    layout_emit_runs(l, from);
}

void layout_head(Layout *l)
{
    if (!l->options.untitled) {
        put_title(l);
    }
    put_meta(l);
    if (l->options.properties != PROPERTIES_HIDDEN) {
        layout_owe_blank(l);
        properties_put(l, l->options.properties == PROPERTIES_FULL);
        l->owes_blank = false;
    }
}
