"""Letters in other clothes: bold, script, blackboard, Fraktur, typewriter, and small raised or lowered.

Unicode has an alphabet for each style, with holes where a letter was already encoded elsewhere (ℝ, ℒ, ℎ).
"""

from __future__ import annotations

BOLD = "bold"
SCRIPT = "script"
BLACKBOARD = "blackboard"
FRAKTUR = "fraktur"

FONTS = {
    **dict.fromkeys(("\\mathbf", "\\boldsymbol", "\\bm", "\\pmb", "\\bold", "\\symbf", "\\mathbfit"), BOLD),
    **dict.fromkeys(("\\mathcal", "\\mathscr"), SCRIPT),
    **dict.fromkeys(("\\mathbb", "\\mathbbm", "\\mathds", "\\Bbb"), BLACKBOARD),
    "\\mathfrak": FRAKTUR,
}
"""Commands that dress their argument."""

OLD_FONTS = {"\\bf": BOLD, "\\cal": SCRIPT, "\\boldmath": BOLD}
"""Commands that dress all that follows in their group."""

_STARTS = {
    BOLD: {"A": 0x1D400, "a": 0x1D41A, "0": 0x1D7CE, "Α": 0x1D6A8, "α": 0x1D6C2},
    SCRIPT: {"A": 0x1D49C, "a": 0x1D4B6},
    BLACKBOARD: {"A": 0x1D538, "a": 0x1D552, "0": 0x1D7D8},
    FRAKTUR: {"A": 0x1D504, "a": 0x1D51E},
}
_RANGES = {"A": "Z", "a": "z", "0": "9", "Α": "Ω", "α": "ω"}
_HOLES = {
    SCRIPT: dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    BLACKBOARD: dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    FRAKTUR: dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
    BOLD: {"∇": "𝛁", "∂": "𝛛"},
}

SUPERSCRIPTS = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWℓ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂˡ",
        strict=True,
    )
) | {
    "⊤": "ᵀ",
    "⊺": "ᵀ",
    "′": "′",
    "″": "″",
    "‴": "‴",
    "*": "*",
    "∗": "*",
    "⋆": "⋆",
    "†": "†",
    "‡": "‡",
    "∘": "°",
    "°": "°",
}
SUBSCRIPTS = dict(zip("0123456789+−=()aehijklmnoprstuvxℓ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓₗ", strict=True))
# The few Greek letters that Unicode has in these positions are left out: q_φ must look like p_θ beside it.


def styled(character: str, font: str) -> str:
    """Return the character in the font, or as it is where the font has no such letter."""
    hole = _HOLES.get(font, {}).get(character)
    if hole:
        return hole
    for first, code in _STARTS.get(font, {}).items():
        if first <= character <= _RANGES[first]:
            return chr(code + ord(character) - ord(first))
    return character


def raised(text: str) -> str | None:
    """Return `text` in superscript characters, or None where one of them does not exist."""
    return _all_mapped(_with_small_cross(text), SUPERSCRIPTS)


def lowered(text: str) -> str | None:
    """Return `text` in subscript characters, or None where one of them does not exist."""
    return _all_mapped(text, SUBSCRIPTS)


def _with_small_cross(text: str) -> str:
    """Let the letter x stand for the cross in an exponent such as n×d, unless an x is there already."""
    return text if "x" in text else text.replace("×", "x")


def _all_mapped(text: str, table: dict[str, str]) -> str | None:
    mapped = [table.get(character) for character in text]
    return None if None in mapped else "".join(part for part in mapped if part)
