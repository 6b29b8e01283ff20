#include "markup/callout.h"

#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"

bool callout_scan(Str content, CalloutHeader *header)
{
    if (!str_starts_with(content, STR("[!")))
        return false;
    size_t close = str_find_char(content, ']', 2);
    if (close == STR_NOT_FOUND)
        return false;
    Str inside = str_slice(content, 2, close);
    size_t bar = str_find_char(inside, '|', 0);
    *header = (CalloutHeader){.type = utf8_trim(str_slice(inside, 0, bar))};
    if (bar != STR_NOT_FOUND)
        header->meta = utf8_trim(str_from_offset(inside, bar + 1));
    if (str_is_empty(header->type))
        return false;
    size_t at = close + 1;
    if (at < content.length && (content.data[at] == '+' || content.data[at] == '-')) {
        header->fold = content.data[at] == '+' ? ATTUNE_FOLD_OPEN : ATTUNE_FOLD_CLOSED;
        at++;
    }
    if (at < content.length && !ascii_is_blank(content.data[at]))
        return false;
    while (at < content.length && ascii_is_blank(content.data[at]))
        at++;
    header->length = at;
    return true;
}

AttuneCalloutStyle callout_style(Str type)
{
    static const struct {
        const char *type;
        AttuneCalloutStyle style;
    } styles[] = {
        {"note", ATTUNE_CALLOUT_NOTE},         {"abstract", ATTUNE_CALLOUT_ABSTRACT},
        {"summary", ATTUNE_CALLOUT_ABSTRACT},  {"tldr", ATTUNE_CALLOUT_ABSTRACT},
        {"info", ATTUNE_CALLOUT_INFO},         {"todo", ATTUNE_CALLOUT_TODO},
        {"tip", ATTUNE_CALLOUT_TIP},           {"hint", ATTUNE_CALLOUT_TIP},
        {"important", ATTUNE_CALLOUT_TIP},     {"success", ATTUNE_CALLOUT_SUCCESS},
        {"check", ATTUNE_CALLOUT_SUCCESS},     {"done", ATTUNE_CALLOUT_SUCCESS},
        {"question", ATTUNE_CALLOUT_QUESTION}, {"help", ATTUNE_CALLOUT_QUESTION},
        {"faq", ATTUNE_CALLOUT_QUESTION},      {"warning", ATTUNE_CALLOUT_WARNING},
        {"caution", ATTUNE_CALLOUT_WARNING},   {"attention", ATTUNE_CALLOUT_WARNING},
        {"failure", ATTUNE_CALLOUT_FAILURE},   {"fail", ATTUNE_CALLOUT_FAILURE},
        {"missing", ATTUNE_CALLOUT_FAILURE},   {"danger", ATTUNE_CALLOUT_DANGER},
        {"error", ATTUNE_CALLOUT_DANGER},      {"bug", ATTUNE_CALLOUT_BUG},
        {"example", ATTUNE_CALLOUT_EXAMPLE},   {"quote", ATTUNE_CALLOUT_QUOTE},
        {"cite", ATTUNE_CALLOUT_QUOTE},
    };
    for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
        if (str_equal(type, str_from(styles[i].type)))
            return styles[i].style;
    }
    return ATTUNE_CALLOUT_NOTE;
}

Str callout_default_title(Arena *arena, Str type)
{
    StrBuf title = {0};
    for (size_t offset = 0; offset < type.length;) {
        bool first = offset == 0;
        uint32_t c = utf8_next(type, &offset);
        strbuf_append_code_point(&title, first ? unicode_upper(c) : c == '-' ? ' ' : c);
    }
    Str result = arena_clone_str(arena, strbuf_view(&title));
    strbuf_clear(&title);
    return result;
}
