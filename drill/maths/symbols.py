"""What each command of LaTeX stands for, as one table per kind of symbol.

The kind decides the space around a symbol, by the rules of TeX: relations and binary operators stand free, a
function name keeps off its argument, an index keeps close.
"""

from __future__ import annotations

ORD = "ordinary"
OP = "function"
BIG = "big operator"
BIN = "binary"
SIGN = "sign"
BAR = "bar"
REL = "relation"
OPEN = "opening"
CLOSE = "closing"
PUNCT = "punctuation"
INNER = "inner"

MINUS = "\u2212"
PRIMES = ("", "′", "″", "‴")


def _table(text: str) -> dict[str, str]:
    pairs = text.split()
    return {"\\" + name: symbol for name, symbol in zip(pairs[::2], pairs[1::2], strict=True)}


def named(names: str) -> list[str]:
    """Return the commands with these names, which are parted by blanks."""
    return ["\\" + name for name in names.split()]


LETTERS = _table("""
    alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
    upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon
    Υ Phi Φ Psi Ψ Omega Ω Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Rho Ρ Tau Τ Chi Χ
    imath ı jmath ȷ ell ℓ hbar ℏ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ eth ð
""")

ORDINARY = LETTERS | _table("""
    infty ∞ partial ∂ nabla ∇ top ⊤ bot ⊥ intercal ⊺ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg
    ¬ lnot ¬ prime ′ backprime ‵ angle ∠ triangle △ square □ Box □ blacksquare ■ diamond ⋄ Diamond ◇ lozenge
    ◊ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ bigstar ★ checkmark ✓ degree ° dagger † ddagger ‡ S §
    P ¶ copyright © pounds £ euro € ldots … dots … dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ hdots … textellipsis …
    bigcirc ◯ cdots ⋯ vdots ⋮ ddots ⋱ iddots ⋰ textbackslash ∖ backslash ∖ complement ∁ flat ♭ natural ♮
    sharp ♯ blacktriangle ▲ surd √ % % # # $ $ & & _ _ aa å AA Å o ø O Ø ss ß ae æ AE Æ oe œ OE Œ
""")

BINARY = _table("""
    cdot · times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
    boxplus ⊞ boxtimes ⊠ boxdot ⊡ wedge ∧ land ∧ vee ∨ lor ∨ cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ setminus ∖
    smallsetminus ∖ uplus ⊎ amalg ⨿ wr ≀ ltimes ⋉ rtimes ⋊ veebar ⊻ barwedge ⊼ circledast ⊛ centerdot ·
    cdotp · triangleleft ◁ triangleright ▷ bigtriangleup △ bigtriangledown ▽
""")

RELATIONS = _table("""
    le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ll ≪ lll ⋘ gg ≫ ggg ⋙ ne ≠ neq ≠ equiv ≡ sim ∼ simeq ≃
    approx ≈ cong ≅ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ coloneq ≔ eqqcolon ≕ defeq ≝
    lesssim ≲ gtrsim ≳ approxeq ≊ nleq ≰ ngeq ≱ nless ≮ ngtr ≯ nsim ≁ ncong ≇ prec ≺ succ ≻ preceq ≼ succeq
    ≽ preccurlyeq ≼ succcurlyeq ≽ in ∈ ni ∋ owns ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq
    ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ sqsubseteq ⊑ sqsupseteq ⊒ mid | nmid ∤ parallel ∥ nparallel ∦ perp
    ⊥ indep ⫫ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ to → rightarrow → gets ← leftarrow ← leftrightarrow ↔
    uparrow ↑ downarrow ↓ updownarrow ↕ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ Uparrow ⇑ Downarrow ⇓
    longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸
    Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩
    nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
    leftharpoondown ↽ rightleftharpoons ⇌ rightleftarrows ⇄ rightrightarrows ⇉ rightsquigarrow ⇝ leadsto ⇝
    nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ twoheadrightarrow ↠ dashrightarrow ⇢ curvearrowright ↷
    circlearrowleft ↺ circlearrowright ↻ therefore ∴ because ∵ bowtie ⋈ smile ⌣ frown ⌢ lt < gt >
""")

PUNCTUATION = _table("colon :")
BARS = _table("| ‖ vert | Vert ‖")

BIG_OPERATORS = _table("""
    sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigsqcup ⨆
    biguplus ⨄ int ∫ iint ∬ iiint ∭ oint ∮ intop ∫
""")

OPENING = _table("lbrace { { { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ llbracket ⟦ ulcorner ⌜")
CLOSING = _table("rbrace } } } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rrbracket ⟧ urcorner ⌝")

FUNCTIONS = {
    command: command[1:]
    for command in named(
        "arccos arcsin arctan cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh"
    )
}
LIMIT_FUNCTIONS = {
    **{command: command[1:] for command in named("max min sup inf lim det gcd Pr argmax argmin")},
    "\\limsup": "lim sup",
    "\\liminf": "lim inf",
}
LIMIT_WORDS = frozenset(LIMIT_FUNCTIONS.values()) | {"arg max", "arg min"}
"""Names that take their index below them, however they were written: `\\text{argmax}_x` too."""

SPACES = {
    **dict.fromkeys(named("! negthinspace negmedspace / -"), 0),
    **dict.fromkeys(
        [*named(", : ; > enspace enskip space thinspace medspace thickspace nobreakspace"), "\\ ", "~"], 1
    ),
    "\\quad": 3,
    "\\qquad": 5,
    "\\hfill": 3,
}
"""Cells of each command for space."""

ACCENTS = {
    **dict.fromkeys(("\\hat", "\\widehat"), "\u0302"),
    **dict.fromkeys(("\\bar", "\\overline"), "\u0304"),
    **dict.fromkeys(("\\tilde", "\\widetilde"), "\u0303"),
    **dict.fromkeys(("\\vec", "\\overrightarrow"), "\u20d7"),
    **dict.fromkeys(("\\underline", "\\underbar"), "\u0332"),
    "\\dot": "\u0307",
    "\\ddot": "\u0308",
    "\\check": "\u030c",
    "\\breve": "\u0306",
    "\\acute": "\u0301",
    "\\grave": "\u0300",
    "\\mathring": "\u030a",
}
"""The combining character of each accent."""

DELIMITERS = OPENING | CLOSING | {
    "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", ".": "", "<": "⟨", ">": "⟩",
    "\\vert": "|", "\\|": "‖", "\\Vert": "‖", "\\uparrow": "↑", "\\downarrow": "↓", "\\backslash": "∖",
}  # fmt: skip
"""What may follow `\\left`, `\\right` and `\\middle`."""

NEGATED = dict(zip("=∈<>≤≥⊂⊆∃∼≡|→⇒≈∥", "≠∉≮≯≰≱⊄⊈∄≁≢∤↛⇏≉∦", strict=True))
"""What `\\not` makes of a symbol."""

SYMBOLS: dict[str, tuple[str, str]] = {
    command: (text, kind)
    for table, kind in (
        (ORDINARY, ORD),
        (BINARY, BIN),
        (RELATIONS, REL),
        (PUNCTUATION, PUNCT),
        (BARS, BAR),
        (BIG_OPERATORS, BIG),
        (OPENING, OPEN),
        (CLOSING, CLOSE),
    )
    for command, text in table.items()
}
"""The text and the kind of each command that stands for one symbol."""

KINDS: dict[str, str] = {
    **dict.fromkeys(BINARY.values(), BIN),
    **dict.fromkeys(RELATIONS.values(), REL),
    **dict.fromkeys([*NEGATED.values(), "≟", "≝"], REL),
    **dict.fromkeys(BIG_OPERATORS.values(), BIG),
    **dict.fromkeys(("+", "-", "*", MINUS), BIN),
    **dict.fromkeys("=<>:∣", REL),
    **dict.fromkeys(",;", PUNCT),
    **dict.fromkeys("([⟨⌊⌈⟦", OPEN),
    **dict.fromkeys(")]⟩⌋⌉⟧", CLOSE),
    **dict.fromkeys("|‖", BAR),
}
"""The kind of each character that is not ordinary when it is typed as itself."""
