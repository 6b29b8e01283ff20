#include "support/test.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "markup/inline_marks.h"
#include "markup/node.h"

/** A parent whose children are texts; "\n" is a soft break and "*" an emphasis that holds "e". */
static AttuneNode *make_parent(Arena *arena, const char *text)
{
    AttuneNode *parent = node_new(arena, ATTUNE_NODE_PARAGRAPH, 1);
    Str rest = str_from(text);
    while (rest.length) {
        size_t plain = 0;
        while (plain < rest.length && rest.data[plain] != '\n' && rest.data[plain] != '*')
            plain++;
        AttuneNode *node = node_new(arena, ATTUNE_NODE_TEXT, 1);
        if (plain) {
            node->text = str_slice(rest, 0, plain);
        } else if (rest.data[0] == '\n') {
            node->kind = ATTUNE_NODE_SOFT_BREAK;
        } else {
            node->kind = ATTUNE_NODE_EMPHASIS;
        }
        node_append(parent, node);
        rest = str_from_offset(rest, plain ? plain : 1);
    }
    return parent;
}

static void describe(const AttuneNode *parent, StrBuf *out)
{
    for (const AttuneNode *node = parent->first; node; node = node->next) {
        assert_ptr_equal(node->parent, parent);
        switch (node->kind) {
        case ATTUNE_NODE_TEXT:
            strbuf_append(out, node->text);
            break;
        case ATTUNE_NODE_SOFT_BREAK:
            strbuf_append_char(out, '/');
            break;
        case ATTUNE_NODE_EMPHASIS:
            strbuf_append_char(out, '*');
            break;
        default:
            strbuf_append(out, node->kind == ATTUNE_NODE_HIGHLIGHT ? STR("hl{") : STR("del{"));
            describe(node, out);
            strbuf_append_char(out, '}');
        }
    }
}

static void marks_wrap_what_they_enclose(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"==a==", "hl{a}"},
        {"x ==a b== y", "x hl{a b} y"},
        {"a==b==c", "ahl{b}c"},
        {"~~a~~", "del{a}"},
        {"==a * c==", "hl{a * c}"},
        {"==*==", "hl{*}"},
        {"*==a==*", "*hl{a}*"},
        {"==a\nb==", "hl{a/b}"},
        {"== d ==", "== d =="},
        {"==a ==", "==a =="},
        {"==a\n==", "==a/=="},
        {"===a===", "===a==="},
        {"==a===", "==a==="},
        {"~a~", "~a~"},
        {"====", "===="},
        {"==a", "==a"},
        {"a==", "a=="},
        {"==a ==b==", "==a hl{b}"},
        {"==a== b ==c==", "hl{a} b hl{c}"},
        {"==a ~~b~~ c==", "hl{a del{b} c}"},
        {"==a ~~b== c~~", "hl{a ~~b} c~~"},
        {"~~a ==b", "~~a ==b"},
        {"==a\u00A0==", "==a\u00A0=="},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        AttuneNode *parent = make_parent(&arena, cases[i][0]);
        inline_marks_apply(&arena, parent);
        StrBuf out = {0};
        describe(parent, &out);
        assert_text(cases[i][0], strbuf_view(&out), cases[i][1]);
        strbuf_clear(&out);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_wrap_what_they_enclose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
