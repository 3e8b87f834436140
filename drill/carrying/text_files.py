"""Files that come from elsewhere, read as text: of bounded size, in an encoding that they tell."""

from __future__ import annotations

import codecs
import os
import stat
from contextlib import suppress

from drill.errors import ContentError, UsageError
from drill.places import shown_path

MOST_BYTES = 100_000_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def require_file(path: str, most: int = MOST_BYTES) -> None:
    """Raise UsageError where there is no such file, ContentError where it is too large or no file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"can't read {path}: {reason}", "name a file that exists") from None
    if not stat.S_ISREG(found.st_mode):
        raise UsageError(f"{path} is not a file", "name a file")
    if found.st_size > most:
        raise ContentError(f"{shown_path(path)} is larger than {most // 1_000_000} MB", "import it in parts")


def read_text(path: str) -> str:
    """Return the file's text: UTF-8, or UTF-16 where it begins with the mark of that. Raises DrillError."""
    require_file(path)
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        raise UsageError(f"can't read {path}: {error.strerror}", "make it readable") from None
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what = f"{shown_path(path)}:{line}: not {encoding.removesuffix('-sig').upper()} text"
        raise ContentError(what, "save the file as UTF-8") from None


def write_file(path: str, content: str | bytes) -> None:
    """Write the file whole or not at all; a device or a pipe as it is. Raises UsageError where it can't be written."""
    whole = os.path.isfile(path) or not os.path.exists(path)
    part = f"{path}.part" if whole else path
    try:
        with open(part, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        if whole:
            os.replace(part, path)
    except OSError as error:
        if whole:
            with suppress(OSError):
                os.remove(part)
        fix = "name a file in a folder that you may write"
        raise UsageError(f"can't write {path}: {error.strerror}", fix) from None
