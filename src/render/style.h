#ifndef RENDER_STYLE_H
#define RENDER_STYLE_H

/*
 * What a piece of text means on the screen. Only a theme knows how a role looks; nothing else names
 * a colour. The list and the meaning of each are those of the reference screens.
 */

#include "base/str.h"

/* clang-format off */
#define ROLES(X)                                                                                                       \
    X(text) X(value) X(folder) X(code) X(code_text)                                                                    \
    X(dim) X(border) X(count) X(hint_text) X(ghost) X(section_count) X(fold) X(fold_count) X(mark) X(bullet)           \
    X(number) X(task_box) X(task_done_text) X(status_draft) X(status_dropped)                                          \
    X(heading_rule) X(table_rule) X(code_rule) X(code_label) X(quote_bar) X(embed_rail) X(image) X(callout_kind)       \
    X(key_name) X(value_empty) X(bar_rest)                                                                             \
    X(title) X(heading1) X(heading2) X(heading3) X(strong) X(section) X(table_head) X(brand) X(current)                \
    X(selected_idle) X(callout_title) X(hint_key) X(warning)                                                           \
    X(heading4) X(heading5) X(heading6) X(emph) X(math) X(quote) X(strong_emph)                                        \
    X(link) X(tag) X(footnote_ref) X(link_external) X(bar) X(status_todo)                                              \
    X(link_missing) X(strike)                                                                                          \
    X(selected) X(link_focus) X(match_current)                                                                         \
    X(cursor_bar) X(mode) X(chip) X(prompt) X(fuzzy) X(fold_closed)                                                    \
    X(highlight) X(match) X(match_sel) X(label)                                                                        \
    X(status_done) X(task_done) X(callout_tip) X(good)                                                                 \
    X(status_active) X(task_other) X(callout_warn)                                                                     \
    X(callout_danger) X(error)                                                                                         \
    X(status_hold) X(callout_other) X(callout_note)                                                                    \
    X(caret) X(underline)

typedef enum Role {
#define X(name) ROLE_##name,
    ROLES(X)
#undef X
    ROLE_COUNT
} Role;
/* clang-format on */

/** "link_missing" and so on. Static text. */
Str role_name(Role role);
/** @return false when no role has that name */
bool role_by_name(Str name, Role *role);

/** What the terminal can show; the layout writes markers where it cannot (reference screens, rule
 * 5). */
typedef struct Capabilities {
    bool ascii; /* no character outside ASCII */
    bool color;
    bool italic;
    bool underline;
    bool dim;
    bool hyperlink; /* OSC 8 */
} Capabilities;

/** A capable terminal. */
#define CAPABILITIES_FULL                                                                          \
    ((Capabilities){.color = true, .italic = true, .underline = true, .dim = true})

/* clang-format off */
/** Every sign that we draw ourselves: name, Unicode, ASCII. */
#define GLYPHS(X)                                                                                                      \
    X(rule_heavy, "━", "=") X(rule, "─", "-") X(rule_dashed, "╌", "-") X(rule_dotted, "┈", ".")                        \
    X(column, "│", "|") X(callout_bar, "▎", "|") X(quote_bar, "│", ">") X(embed_bar, "│", ":")                         \
    X(corner_top_left, "╭", ".") X(corner_top_right, "╮", ".") X(corner_bottom_left, "╰", "'")                         \
    X(corner_bottom_right, "╯", "'") X(tee_left, "├", "|") X(tee_right, "┤", "|")                                      \
    X(cursor, "▌", ">") X(fold_open, "▾", "-") X(fold_closed, "▸", "+") X(cut, "…", "~")                               \
    X(arrow_right, "→", ">") X(arrow_left, "←", "<") X(arrow_up, "↑", "^") X(arrow_down, "↓", "v")                     \
    X(dot, "·", "-") X(bullet1, "•", "*") X(bullet2, "◦", "-") X(bullet3, "▪", "+") X(check, "✓", "x")                 \
    X(pan_left, "‹", "<") X(pan_right, "›", ">") X(external, "↗", "^") X(back, "↩", "^") X(times, "×", "x")            \
    X(progress_full, "━", "=") X(progress_half, "╸", ">") X(progress_rest, "─", "-")                                   \
    X(quote_open, "“", "\"") X(quote_close, "”", "\"") X(apostrophe, "’", "'") X(dash, "–", "-")                       \
    X(status_done, "●", "*") X(status_active, "◐", "~") X(status_todo, "○", "o") X(status_hold, "‖", "=")              \
    X(status_draft, "◌", ".") X(status_dropped, "✗", "x")                                                              \
    X(callout_note, "✎", "*") X(callout_info, "i", "i") X(callout_abstract, "≡", "=") X(callout_todo, "☐", "o")        \
    X(callout_tip, "✦", "+") X(callout_success, "✓", "v") X(callout_question, "?", "?")                                \
    X(callout_warning, "▲", "!") X(callout_failure, "✗", "x") X(callout_danger, "!", "!")                              \
    X(callout_bug, "¤", "&") X(callout_example, "▤", "#") X(callout_quote, "❝", "\"")

typedef enum Glyph {
#define X(name, unicode, ascii) GLYPH_##name,
    GLYPHS(X)
#undef X
    GLYPH_COUNT
} Glyph;
/* clang-format on */

/** One cell wide. Static text. */
Str glyph_text(Glyph glyph, bool ascii);

#endif
