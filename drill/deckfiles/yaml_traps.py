"""The traps of YAML: what an author meant as text, and YAML reads as something else, or cuts, or changes.

Every trap is refused by name, even where this program would read the value as it was meant: editors and other
tools that read the same file do not all agree.
"""

from __future__ import annotations

import re

from drill.deckfiles.deck_text import is_hidden
from drill.deckfiles.yaml_nodes import Scalar

_QUOTE = "put it in quotes: '{}'"
_TRUTHS = frozenset({"yes", "no", "on", "off"})
_LITERALS = {"true": "true", "false": "false", "null": "nothing", "~": "nothing"}
_NUMBER = re.compile(
    r"[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|0[xob][0-9a-fA-F_]+|[-+]?\.(?:inf|nan)", re.I
)
_CLOCK = re.compile(r"[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt ].*)?")
_OCTAL = re.compile(r"[-+]?0[\d_]+")
_LATEX = re.compile(
    r"(?<!\\)(?:\\\\)*\\(?:[abefrv][A-Za-z]+"
    r"|t(?:heta|au|imes|ext|tfrac|an|o\b|op\b|ilde|riangle|ag\b|hinspace|herefore|wo)"
    r"|n(?:abla|u\b|eq?\b|ot|orm|mid|cong|i\b|earrow|ewline|less|gtr))"
)
_IN_BLOCK = "put LaTeX in single quotes, or in a block after |"


def text_trap(node: Scalar, source: str) -> tuple[str, str] | None:
    """Return what is wrong with a scalar that is meant as text and how to mend it, or None."""
    if node.style == "":
        return _plain_trap(node.text)
    if node.style == '"':
        return _quoted_trap(node.text, source[node.start : node.end])
    return None


def is_read_as_text(text: str) -> bool:
    """Return whether every reader of YAML takes the text for a text where it stands without quotes."""
    return bool(text) and not _read_as(text)


def _plain_trap(text: str) -> tuple[str, str] | None:
    # This is asked of every plain text of a deck: nearly all leave by the first letter.
    if not text:
        return "empty, where a text is wanted", "write the text, or delete the key"
    if len(text) > 40 or not (text[0] in "0123456789+-.~" or text.casefold() in _WORDS):
        return None
    kind = _read_as(text)
    return (f"`{text}` is {kind} to YAML, where a text is wanted", _QUOTE.format(text)) if kind else None


_WORDS = _TRUTHS | set(_LITERALS)


def _read_as(text: str) -> str:
    """Return what some YAML reader takes the plain text for; "" where all take it as text."""
    folded = text.casefold()
    if folded in _TRUTHS:
        return "true or false"
    if folded in _LITERALS:
        return _LITERALS[folded]
    if _CLOCK.fullmatch(text):
        return "a number to base 60"
    if _DATE.fullmatch(text):
        return "a date"
    return "a number" if _NUMBER.fullmatch(text) else ""


def number_trap(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a plain scalar that is meant as a number and reads differently elsewhere."""
    if _OCTAL.fullmatch(text):
        return f"`{text}` is an octal number to some readers of YAML", f"write {text.lstrip('0+') or '0'}"
    if _CLOCK.fullmatch(text):
        return f"`{text}` is a number to base 60 to some readers of YAML", "write the number itself"
    if text.casefold() in _TRUTHS:
        return f"`{text}` is true or false to YAML", "write a number"
    return None


def _quoted_trap(text: str, raw: str) -> tuple[str, str] | None:
    if found := _LATEX.search(raw):
        return f"`{found[0]}` in double quotes: YAML changes it", _IN_BLOCK
    if hidden := next((character for character in text if is_hidden(character) and character != "\n"), None):
        return f"hidden character U+{ord(hidden):04X} by an escape in double quotes", "delete it"
    return None


def lost_comment(node: Scalar, source: str) -> str:
    """Return what is lost behind a plain text because ` #` begins a comment; "" where nothing is."""
    if node.style:
        return ""
    rest = source[node.end : node.end + 200].partition("\n")[0].strip()
    return rest if rest.startswith("#") else ""
