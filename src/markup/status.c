#include "base/assert.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/property.h"

#define TEXT_VARIATION 0xFE0Eu
#define EMOJI_VARIATION 0xFE0Fu

static Str drop_variations(Arena *arena, Str text)
{
    if (utf8_is_ascii(text))
        return text;
    char *out = ARENA_ARRAY(arena, char, text.length);
    size_t length = 0;
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t code_point = utf8_next(text, &at);
        if (code_point == TEXT_VARIATION || code_point == EMOJI_VARIATION)
            continue;
        memcpy(out + length, text.data + start, at - start);
        length += at - start;
    }
    return (Str){out, length};
}

/** From the first letter or digit to the last one with its marks; empty without any. */
static Str strip_ornaments(Str text)
{
    size_t first = STR_NOT_FOUND;
    size_t end = 0;
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t code_point = utf8_next(text, &at);
        if (unicode_is_letter(code_point) || unicode_is_digit(code_point)) {
            if (first == STR_NOT_FOUND)
                first = start;
            end = at;
        } else if (end == start && end > 0 && unicode_is_mark(code_point)) {
            end = at;
        }
    }
    return first == STR_NOT_FOUND ? (Str){0} : str_slice(text, first, end);
}

static bool is_joint(uint32_t code_point)
{
    return code_point == '_' || code_point == '-' || utf8_is_space(code_point);
}

/** Each run of blanks, "_" and "-" becomes one space. `text` neither starts nor ends with one. */
static Str join_words(Arena *arena, Str text)
{
    char *out = ARENA_ARRAY(arena, char, text.length);
    size_t length = 0;
    bool in_joint = false;
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        bool joint = is_joint(utf8_next(text, &at));
        if (joint && !in_joint)
            out[length++] = ' ';
        in_joint = joint;
        if (joint)
            continue;
        memcpy(out + length, text.data + start, at - start);
        length += at - start;
    }
    return (Str){out, length};
}

Str status_key(Arena *arena, Str text)
{
    Str value = drop_variations(arena, unicode_nfc(arena, text));
    Str words = strip_ornaments(value);
    if (str_is_empty(words))
        return unicode_fold(arena, utf8_trim(value));
    return unicode_fold(arena, join_words(arena, words));
}

typedef struct StatusWord {
    const char *key;
    AttuneStatusClass class_;
} StatusWord;

AttuneStatusClass attune_status_class(AttuneStr key)
{
    static const StatusWord words[] = {
        {"done", ATTUNE_STATUS_DONE},
        {"complete", ATTUNE_STATUS_DONE},
        {"completed", ATTUNE_STATUS_DONE},
        {"finished", ATTUNE_STATUS_DONE},
        {"closed", ATTUNE_STATUS_DONE},
        {"resolved", ATTUNE_STATUS_DONE},
        {"published", ATTUNE_STATUS_DONE},
        {"\u2705", ATTUNE_STATUS_DONE},
        {"x", ATTUNE_STATUS_DONE},
        {"active", ATTUNE_STATUS_ACTIVE},
        {"doing", ATTUNE_STATUS_ACTIVE},
        {"ongoing", ATTUNE_STATUS_ACTIVE},
        {"wip", ATTUNE_STATUS_ACTIVE},
        {"current", ATTUNE_STATUS_ACTIVE},
        {"started", ATTUNE_STATUS_ACTIVE},
        {"in progress", ATTUNE_STATUS_ACTIVE},
        {"todo", ATTUNE_STATUS_TODO},
        {"to do", ATTUNE_STATUS_TODO},
        {"open", ATTUNE_STATUS_TODO},
        {"new", ATTUNE_STATUS_TODO},
        {"inbox", ATTUNE_STATUS_TODO},
        {"planned", ATTUNE_STATUS_TODO},
        {"next", ATTUNE_STATUS_TODO},
        {"backlog", ATTUNE_STATUS_TODO},
        {"hold", ATTUNE_STATUS_HOLD},
        {"on hold", ATTUNE_STATUS_HOLD},
        {"waiting", ATTUNE_STATUS_HOLD},
        {"blocked", ATTUNE_STATUS_HOLD},
        {"paused", ATTUNE_STATUS_HOLD},
        {"deferred", ATTUNE_STATUS_HOLD},
        {"draft", ATTUNE_STATUS_DRAFT},
        {"seed", ATTUNE_STATUS_DRAFT},
        {"seedling", ATTUNE_STATUS_DRAFT},
        {"stub", ATTUNE_STATUS_DRAFT},
        {"idea", ATTUNE_STATUS_DRAFT},
        {"budding", ATTUNE_STATUS_DRAFT},
        {"\U0001F331", ATTUNE_STATUS_DRAFT},
        {"dropped", ATTUNE_STATUS_DROPPED},
        {"cancelled", ATTUNE_STATUS_DROPPED},
        {"canceled", ATTUNE_STATUS_DROPPED},
        {"abandoned", ATTUNE_STATUS_DROPPED},
        {"archived", ATTUNE_STATUS_DROPPED},
        {"rejected", ATTUNE_STATUS_DROPPED},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_equal(str_from(words[i].key), key))
            return words[i].class_;
    }
    return ATTUNE_STATUS_NEUTRAL;
}

AttuneStr attune_status_class_name(AttuneStatusClass class_)
{
    switch (class_) {
    case ATTUNE_STATUS_NEUTRAL:
        return STR("neutral");
    case ATTUNE_STATUS_DONE:
        return STR("done");
    case ATTUNE_STATUS_ACTIVE:
        return STR("active");
    case ATTUNE_STATUS_TODO:
        return STR("todo");
    case ATTUNE_STATUS_HOLD:
        return STR("hold");
    case ATTUNE_STATUS_DRAFT:
        return STR("draft");
    case ATTUNE_STATUS_DROPPED:
        return STR("dropped");
    }
    UNREACHABLE("every class of status has a name");
}
