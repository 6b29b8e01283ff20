/* The query that keeps the notes that a facet counts. */

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "query/facet.h"

AttuneFacetKind facet_key_kind(Str folded_key)
{
    if (str_equal(folded_key, STR("status")))
        return ATTUNE_FACET_STATUS;
    return str_equal(folded_key, STR("tags")) ? ATTUNE_FACET_TAG : ATTUNE_FACET_VALUE;
}

static void append_quoted(StrBuf *out, Str text)
{
    strbuf_append_char(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            strbuf_append_char(out, '\\');
        strbuf_append_char(out, text.data[i]);
    }
    strbuf_append_char(out, '"');
}

/* Does the language read `text` as one word, whatever stands around it? */
static bool is_word(Str text)
{
    if (str_is_empty(text) || str_equal(text, STR("OR")) || text.data[0] == '-' ||
        text.data[0] == '/')
        return false;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = utf8_next(text, &at);
        bool is_plain = c < 0x80 ? ascii_is_alnum((char)c) || c == '-' || c == '_' || c == '/'
                                 : !utf8_is_space(c);
        if (!is_plain)
            return false;
    }
    return true;
}

static void append_operand(StrBuf *out, const char *operator, Str text)
{
    strbuf_append(out, str_from(operator));
    if (is_word(text))
        strbuf_append(out, text);
    else
        append_quoted(out, text);
}

static void append_key(StrBuf *out, Str key)
{
    if (is_word(key))
        strbuf_append(out, key);
    else
        append_quoted(out, key);
}

/* path: alone would also find the folder's name further down. */
static void append_folder(StrBuf *out, Str folder)
{
    strbuf_append(out, STR("path:/^"));
    for (size_t i = 0; i < folder.length; i++) {
        if (ascii_is_punct(folder.data[i]) || folder.data[i] == ' ')
            strbuf_append_char(out, '\\');
        strbuf_append_char(out, folder.data[i]);
    }
    strbuf_append(out, STR("\\//"));
}

static void append_none(StrBuf *out, AttuneFacetKind kind, Str key)
{
    if (kind == ATTUNE_FACET_STATUS) {
        strbuf_append(out, STR("-status:\"\""));
    } else if (kind == ATTUNE_FACET_TAG) {
        strbuf_append(out, STR("is:untagged"));
    } else {
        strbuf_append(out, STR("-["));
        append_key(out, key);
        strbuf_append(out, STR(":-null /\\S/]"));
    }
}

static void append_key_query(StrBuf *out, Str folded_key)
{
    AttuneFacetKind kind = facet_key_kind(folded_key);
    if (kind == ATTUNE_FACET_VALUE) {
        strbuf_append_char(out, '[');
        append_key(out, folded_key);
        strbuf_append_char(out, ']');
    } else {
        strbuf_append(out, kind == ATTUNE_FACET_STATUS ? STR("status:\"\"") : STR("tag:\"\""));
    }
}

char *attune_facet_query(AttuneFacetKind kind, AttuneStr key, const AttuneFacet *facet)
{
    StrBuf out = {0};
    Arena arena = {0};
    if (kind == ATTUNE_FACET_VALUE)
        kind = facet_key_kind(unicode_fold(&arena, key));
    if (facet->none) {
        append_none(&out, kind, key);
    } else if (kind == ATTUNE_FACET_TAG) {
        append_operand(&out, "tag:", facet->text);
    } else if (kind == ATTUNE_FACET_STATUS) {
        append_operand(&out, "status:", facet->folded);
    } else if (kind == ATTUNE_FACET_FOLDER) {
        append_folder(&out, facet->text);
    } else if (kind == ATTUNE_FACET_KEY) {
        append_key_query(&out, facet->folded);
    } else {
        strbuf_append_char(&out, '[');
        append_key(&out, key);
        strbuf_append_char(&out, ':');
        append_quoted(&out, facet->text);
        strbuf_append_char(&out, ']');
    }
    arena_clear(&arena);
    (void)strbuf_cstr(&out);
    return out.data; /* as malloc'ed as anything from base/alloc.h */
}
