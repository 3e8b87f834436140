"""The bytes of a deck file, read as text that is safe to go on with: small, UTF-8, without hidden characters.

What a terminal would obey rather than show (escape sequences, overrides of the reading direction) is an error
here, wherever in the file it stands.
"""

from __future__ import annotations

import os
import stat

from drill.problems import Notes

MAX_BYTES = 4_000_000
_KEPT_INVISIBLES = "\t\u200c\u200d"
_LINE_ENDS = "\x85\u2028\u2029"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(content: bytes, notes: Notes) -> str | None:
    """Return the text of the bytes, or None where they are not text; every fault is noted.

    Hidden characters are replaced, so that the rest of the file can be read and its faults told as well.
    """
    text = _decoded(content, notes)
    if text is None:
        return None
    found = hidden_characters(text)
    for line, column, character in found:
        what = f"hidden character U+{ord(character):04X}"
        notes.error_at(line, column, what, "delete it, or write what it stands for in words")
    return text.translate({ord(character): "\ufffd" for _, _, character in found}) if found else text


def content_of(path: str, notes: Notes) -> bytes | None:
    """Return the bytes of the file, or None where they can't be had; the fault is noted."""
    try:
        # A pipe would keep us waiting, and a device might never end.
        if not stat.S_ISREG(os.stat(path).st_mode):
            notes.error_at(1, 1, "not a file", "put a deck file in its place, or rename it")
            return None
        with open(path, "rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        notes.error_at(1, 1, f"can't be read: {reason}", "make it a readable file")
        return None
    if len(content) > MAX_BYTES:
        notes.error_at(1, 1, f"larger than {MAX_BYTES // 1_000_000} MB", "split it into several topics")
        return None
    return content


def _decoded(content: bytes, notes: Notes) -> str | None:
    if content.startswith(_UTF16):
        notes.error_at(1, 1, "the file is UTF-16", "save it as UTF-8")
        return None
    try:
        return content.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        notes.error_at(
            line, column, f"byte 0x{content[error.start]:02x} is not UTF-8", "save the file as UTF-8"
        )
        return None


def hidden_characters(text: str) -> list[tuple[int, int, str]]:
    """Return line, column and character of everything that a terminal could obey and would not show."""
    return [
        (number, column, character)
        for number, line in enumerate(text.split("\n"), 1)
        if not line.isprintable()
        for column, character in enumerate(line.removesuffix("\r"), 1)
        if is_hidden(character)
    ]


def is_hidden(character: str) -> bool:
    """Return whether the character is a control or format character, a foreign line end, or unassigned."""
    if character.isprintable() or character in _KEPT_INVISIBLES:
        return False
    return not character.isspace() or character in _LINE_ENDS or character < " "
