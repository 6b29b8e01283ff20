#include "render/math_symbols.h"

#include "base/utf8.h"

/* clang-format off */
/* Sorted by the bytes of the name; math_test.c checks it. */
static const MathSymbol symbols[] = {
    {" ", " ", MATH_SPACE}, {"!", "", MATH_SPACE}, {"#", "#", MATH_ORD}, {"$", "$", MATH_ORD},
    {"%", "%", MATH_ORD}, {"&", "&", MATH_ORD}, {",", " ", MATH_SPACE}, {":", " ", MATH_SPACE},
    {";", " ", MATH_SPACE}, {">", " ", MATH_SPACE}, {"Delta", "Δ", MATH_ORD},
    {"Gamma", "Γ", MATH_ORD}, {"Im", "ℑ", MATH_ORD}, {"Lambda", "Λ", MATH_ORD},
    {"Leftarrow", "⇐", MATH_REL}, {"Leftrightarrow", "⇔", MATH_REL},
    {"Longleftarrow", "⟸", MATH_REL}, {"Longrightarrow", "⟹", MATH_REL}, {"Omega", "Ω", MATH_ORD},
    {"Phi", "Φ", MATH_ORD}, {"Pi", "Π", MATH_ORD}, {"Pr", "Pr", MATH_WORD},
    {"Psi", "Ψ", MATH_ORD}, {"Re", "ℜ", MATH_ORD}, {"Rightarrow", "⇒", MATH_REL},
    {"S", "§", MATH_ORD}, {"Sigma", "Σ", MATH_ORD}, {"Theta", "Θ", MATH_ORD},
    {"Upsilon", "Υ", MATH_ORD}, {"Vert", "‖", MATH_ORD}, {"Xi", "Ξ", MATH_ORD},
    {"_", "_", MATH_ORD}, {"aleph", "ℵ", MATH_ORD}, {"alpha", "α", MATH_ORD},
    {"amalg", "⨿", MATH_BIN}, {"angle", "∠", MATH_ORD}, {"approx", "≈", MATH_REL},
    {"arccos", "arccos", MATH_WORD}, {"arcsin", "arcsin", MATH_WORD},
    {"arctan", "arctan", MATH_WORD}, {"arg", "arg", MATH_WORD}, {"ast", "∗", MATH_BIN},
    {"asymp", "≍", MATH_REL}, {"backslash", "\\", MATH_ORD}, {"because", "∵", MATH_REL},
    {"beta", "β", MATH_ORD}, {"bigcap", "⋂", MATH_LARGE}, {"bigcup", "⋃", MATH_LARGE},
    {"bigoplus", "⨁", MATH_LARGE}, {"bigotimes", "⨂", MATH_LARGE}, {"bigvee", "⋁", MATH_LARGE},
    {"bigwedge", "⋀", MATH_LARGE}, {"bmod", "mod", MATH_BIN}, {"bot", "⊥", MATH_ORD},
    {"bowtie", "⋈", MATH_REL}, {"bullet", "•", MATH_ORD}, {"cap", "∩", MATH_BIN},
    {"cdot", "·", MATH_BIN}, {"cdots", "⋯", MATH_ORD}, {"checkmark", "✓", MATH_ORD},
    {"chi", "χ", MATH_ORD}, {"circ", "∘", MATH_BIN}, {"colon", ":", MATH_PUNCT},
    {"coloneqq", "≔", MATH_REL}, {"complement", "∁", MATH_ORD}, {"cong", "≅", MATH_REL},
    {"coprod", "∐", MATH_LARGE}, {"copyright", "©", MATH_ORD}, {"cos", "cos", MATH_WORD},
    {"cosh", "cosh", MATH_WORD}, {"cot", "cot", MATH_WORD}, {"coth", "coth", MATH_WORD},
    {"csc", "csc", MATH_WORD}, {"cup", "∪", MATH_BIN}, {"dagger", "†", MATH_ORD},
    {"dashv", "⊣", MATH_REL}, {"ddots", "⋱", MATH_ORD}, {"deg", "deg", MATH_WORD},
    {"degree", "°", MATH_ORD}, {"delta", "δ", MATH_ORD}, {"det", "det", MATH_WORD},
    {"dim", "dim", MATH_WORD}, {"div", "÷", MATH_BIN}, {"doteq", "≐", MATH_REL},
    {"dots", "…", MATH_ORD}, {"dotsb", "⋯", MATH_ORD}, {"dotsc", "…", MATH_ORD},
    {"downarrow", "↓", MATH_REL}, {"ell", "ℓ", MATH_ORD}, {"emptyset", "∅", MATH_ORD},
    {"enspace", " ", MATH_SPACE}, {"epsilon", "ϵ", MATH_ORD}, {"equiv", "≡", MATH_REL},
    {"eta", "η", MATH_ORD}, {"exists", "∃", MATH_ORD}, {"exp", "exp", MATH_WORD},
    {"forall", "∀", MATH_ORD}, {"gamma", "γ", MATH_ORD}, {"gcd", "gcd", MATH_WORD},
    {"ge", "≥", MATH_REL}, {"geq", "≥", MATH_REL}, {"geqslant", "≥", MATH_REL},
    {"gets", "←", MATH_REL}, {"gg", "≫", MATH_REL}, {"gt", ">", MATH_REL},
    {"hbar", "ℏ", MATH_ORD}, {"hom", "hom", MATH_WORD}, {"hookleftarrow", "↩", MATH_REL},
    {"hookrightarrow", "↪", MATH_REL}, {"i", "ı", MATH_ORD}, {"iff", "⟺", MATH_REL},
    {"iiint", "∭", MATH_LARGE}, {"iint", "∬", MATH_LARGE}, {"imath", "ı", MATH_ORD},
    {"impliedby", "⟸", MATH_REL}, {"implies", "⟹", MATH_REL}, {"in", "∈", MATH_REL},
    {"inf", "inf", MATH_WORD}, {"infty", "∞", MATH_ORD}, {"int", "∫", MATH_LARGE},
    {"iota", "ι", MATH_ORD}, {"jmath", "ȷ", MATH_ORD}, {"kappa", "κ", MATH_ORD},
    {"ker", "ker", MATH_WORD}, {"lVert", "‖", MATH_OPEN}, {"lambda", "λ", MATH_ORD},
    {"land", "∧", MATH_BIN}, {"langle", "⟨", MATH_OPEN}, {"lbrace", "{", MATH_OPEN},
    {"lbrack", "[", MATH_OPEN}, {"lceil", "⌈", MATH_OPEN}, {"ldots", "…", MATH_ORD},
    {"le", "≤", MATH_REL}, {"leadsto", "⇝", MATH_REL}, {"leftarrow", "←", MATH_REL},
    {"leftrightarrow", "↔", MATH_REL}, {"leq", "≤", MATH_REL}, {"leqslant", "≤", MATH_REL},
    {"lfloor", "⌊", MATH_OPEN}, {"lg", "lg", MATH_WORD}, {"lim", "lim", MATH_WORD},
    {"liminf", "lim inf", MATH_WORD}, {"limsup", "lim sup", MATH_WORD}, {"ll", "≪", MATH_REL},
    {"ln", "ln", MATH_WORD}, {"lnot", "¬", MATH_ORD}, {"log", "log", MATH_WORD},
    {"longleftarrow", "⟵", MATH_REL}, {"longmapsto", "⟼", MATH_REL},
    {"longrightarrow", "⟶", MATH_REL}, {"lor", "∨", MATH_BIN}, {"lparen", "(", MATH_OPEN},
    {"lt", "<", MATH_REL}, {"ltimes", "⋉", MATH_BIN}, {"lvert", "|", MATH_OPEN},
    {"mapsto", "↦", MATH_REL}, {"max", "max", MATH_WORD}, {"mid", "∣", MATH_REL},
    {"min", "min", MATH_WORD}, {"mod", "mod", MATH_WORD}, {"models", "⊨", MATH_REL},
    {"mp", "∓", MATH_BIN}, {"mu", "μ", MATH_ORD}, {"nabla", "∇", MATH_ORD}, {"ne", "≠", MATH_REL},
    {"nearrow", "↗", MATH_REL}, {"neg", "¬", MATH_ORD}, {"neq", "≠", MATH_REL},
    {"nexists", "∄", MATH_ORD}, {"ni", "∋", MATH_REL}, {"nmid", "∤", MATH_REL},
    {"nobreakspace", " ", MATH_SPACE}, {"notin", "∉", MATH_REL}, {"nu", "ν", MATH_ORD},
    {"odot", "⊙", MATH_BIN}, {"oint", "∮", MATH_LARGE}, {"omega", "ω", MATH_ORD},
    {"omicron", "ο", MATH_ORD}, {"ominus", "⊖", MATH_BIN}, {"oplus", "⊕", MATH_BIN},
    {"oslash", "⊘", MATH_BIN}, {"otimes", "⊗", MATH_BIN}, {"parallel", "∥", MATH_REL},
    {"partial", "∂", MATH_ORD}, {"perp", "⊥", MATH_REL}, {"phi", "ϕ", MATH_ORD},
    {"pi", "π", MATH_ORD}, {"pm", "±", MATH_BIN}, {"pounds", "£", MATH_ORD},
    {"prec", "≺", MATH_REL}, {"preceq", "≼", MATH_REL}, {"prime", "′", MATH_ORD},
    {"prod", "∏", MATH_LARGE}, {"propto", "∝", MATH_REL}, {"psi", "ψ", MATH_ORD},
    {"qquad", "    ", MATH_SPACE}, {"quad", "  ", MATH_SPACE}, {"rVert", "‖", MATH_CLOSE},
    {"rangle", "⟩", MATH_CLOSE}, {"rbrace", "}", MATH_CLOSE}, {"rbrack", "]", MATH_CLOSE},
    {"rceil", "⌉", MATH_CLOSE}, {"rfloor", "⌋", MATH_CLOSE}, {"rho", "ρ", MATH_ORD},
    {"rightarrow", "→", MATH_REL}, {"rightharpoonup", "⇀", MATH_REL},
    {"rightleftharpoons", "⇌", MATH_REL}, {"rparen", ")", MATH_CLOSE}, {"rtimes", "⋊", MATH_BIN},
    {"rvert", "|", MATH_CLOSE}, {"searrow", "↘", MATH_REL}, {"sec", "sec", MATH_WORD},
    {"setminus", "∖", MATH_BIN}, {"sigma", "σ", MATH_ORD}, {"sim", "∼", MATH_REL},
    {"simeq", "≃", MATH_REL}, {"sin", "sin", MATH_WORD}, {"sinh", "sinh", MATH_WORD},
    {"smallsetminus", "∖", MATH_BIN}, {"sqcap", "⊓", MATH_BIN}, {"sqcup", "⊔", MATH_BIN},
    {"square", "□", MATH_ORD}, {"star", "⋆", MATH_BIN}, {"subset", "⊂", MATH_REL},
    {"subseteq", "⊆", MATH_REL}, {"subsetneq", "⊊", MATH_REL}, {"succ", "≻", MATH_REL},
    {"succeq", "≽", MATH_REL}, {"sum", "∑", MATH_LARGE}, {"sup", "sup", MATH_WORD},
    {"supset", "⊃", MATH_REL}, {"supseteq", "⊇", MATH_REL}, {"supsetneq", "⊋", MATH_REL},
    {"surd", "√", MATH_ORD}, {"tan", "tan", MATH_WORD}, {"tanh", "tanh", MATH_WORD},
    {"tau", "τ", MATH_ORD}, {"therefore", "∴", MATH_REL}, {"theta", "θ", MATH_ORD},
    {"thinspace", " ", MATH_SPACE}, {"times", "×", MATH_BIN}, {"to", "→", MATH_REL},
    {"top", "⊤", MATH_ORD}, {"triangle", "△", MATH_ORD}, {"triangleq", "≜", MATH_REL},
    {"uparrow", "↑", MATH_REL}, {"updownarrow", "↕", MATH_REL}, {"uplus", "⊎", MATH_BIN},
    {"upsilon", "υ", MATH_ORD}, {"vDash", "⊨", MATH_REL}, {"varepsilon", "ε", MATH_ORD},
    {"varnothing", "∅", MATH_ORD}, {"varphi", "φ", MATH_ORD}, {"varpi", "ϖ", MATH_ORD},
    {"varrho", "ϱ", MATH_ORD}, {"varsigma", "ς", MATH_ORD}, {"vartheta", "ϑ", MATH_ORD},
    {"vdash", "⊢", MATH_REL}, {"vdots", "⋮", MATH_ORD}, {"vee", "∨", MATH_BIN},
    {"vert", "|", MATH_ORD}, {"wedge", "∧", MATH_BIN}, {"wp", "℘", MATH_ORD},
    {"xi", "ξ", MATH_ORD}, {"zeta", "ζ", MATH_ORD}, {"{", "{", MATH_OPEN}, {"|", "‖", MATH_ORD},
    {"}", "}", MATH_CLOSE},
};
/* clang-format on */

const MathSymbol *math_symbol(Str name)
{
    size_t low = 0;
    size_t high = sizeof symbols / sizeof *symbols;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(str_from(symbols[middle].name), name);
        if (order == 0) {
            return &symbols[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

const MathSymbol *math_symbol_list(size_t *count)
{
    *count = sizeof symbols / sizeof *symbols;
    return symbols;
}

typedef struct MathAlphabet {
    Str name;
    const char *plain;
    const char *letters; /* place by place the same letters */
} MathAlphabet;

static const MathAlphabet alphabets[] = {
    {STR_INIT("mathbb"), "CHNPQRZ", "ℂℍℕℙℚℝℤ"},
    {STR_INIT("mathcal"), "BEFHILMReglo", "ℬℰℱℋℐℒℳℛℯℊℓℴ"},
    {STR_INIT("mathscr"), "BEFHILMReglo", "ℬℰℱℋℐℒℳℛℯℊℓℴ"},
    {STR_INIT("mathfrak"), "CHIRZ", "ℭℌℑℜℨ"},
};

uint32_t math_letter(Str alphabet, uint32_t letter)
{
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++) {
        if (!str_equal(alphabets[i].name, alphabet)) {
            continue;
        }
        Str letters = str_from(alphabets[i].letters);
        size_t offset = 0;
        for (const char *plain = alphabets[i].plain; *plain; plain++) {
            uint32_t form = utf8_next(letters, &offset);
            if ((unsigned char)*plain == letter) {
                return form;
            }
        }
    }
    return 0;
}
