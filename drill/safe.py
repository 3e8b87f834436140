"""Text that is safe to send to a terminal: it can't move the cursor, change the screen or reverse its own
order.

Card text, names, errors and captured output come from files and programs that we did not write. A control
character in them could clear the screen, retitle the window or answer for the learner; a bidirectional
override makes `if admin` read backwards. Such characters are shown, as control pictures or `�`, and never
sent.
"""

from __future__ import annotations

REPLACEMENT = "\ufffd"
_KEPT_INVISIBLES = "\u200c\u200d"  # the joiners shape Persian and Indic words and emoji; they move nothing
_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F


def clean(text: str) -> str:
    """Return `text` with newlines and tabs kept, and any other unprintable character shown."""
    if all(line.isprintable() for line in text.split("\n")):
        return text
    return "".join(map(_shown, text.replace("\r\n", "\n")))


def clean_line(text: str) -> str:
    """Return `text` on one line, clean, with each run of white space as one space."""
    return " ".join(clean(text).split())


def _shown(character: str) -> str:
    if character.isprintable() or character in "\n\t" or character in _KEPT_INVISIBLES:
        return character
    if character.isspace() and ord(character) > _DELETE + 1 and character not in "\x85\u2028\u2029":
        return " "
    if ord(character) < ord(" "):
        return chr(_CONTROL_PICTURES + ord(character))
    return "\u2421" if ord(character) == _DELETE else REPLACEMENT
