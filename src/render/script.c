#include "render/script.h"

#include <inttypes.h>

#include "base/strbuf.h"
#include "base/utf8.h"

typedef struct ScriptPair {
    const char *plain;
    const char *small;
} ScriptPair;

/* Position by position the same characters. */
static const ScriptPair raised = {
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ′ ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ′ "};
static const ScriptPair lowered_forms = {"0123456789+-−=()aehijklmnoprstuvxβγρφχ ",
                                         "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ "};

uint32_t script_form(uint32_t code_point, bool lowered)
{
    const ScriptPair *pair = lowered ? &lowered_forms : &raised;
    Str plain = str_from(pair->plain);
    Str small = str_from(pair->small);
    for (size_t p = 0, s = 0; p < plain.length;) {
        uint32_t from = utf8_next(plain, &p);
        uint32_t to = utf8_next(small, &s);
        if (from == code_point) {
            return to;
        }
    }
    return 0;
}

bool script_convert(Arena *arena, Str text, bool lowered, Str *out)
{
    StrBuf buf = {0};
    bool complete = true;
    for (size_t offset = 0; offset < text.length && complete;) {
        uint32_t form = script_form(utf8_next(text, &offset), lowered);
        complete = form != 0;
        strbuf_append_code_point(&buf, form);
    }
    if (complete) {
        *out = arena_clone_str(arena, strbuf_view(&buf));
    }
    strbuf_clear(&buf);
    return complete;
}

Str script_footnote(Arena *arena, uint32_t number, bool ascii)
{
    Str digits = arena_printf(arena, ascii ? "[%" PRIu32 "]" : "%" PRIu32, number);
    if (!ascii) {
        script_convert(arena, digits, false, &digits);
    }
    return digits;
}
