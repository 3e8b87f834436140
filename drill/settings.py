"""The learner's settings: one small TOML file, `config.toml` in the data home, that people may edit by hand.

Every key is flat, has a default and one rule. A key that does not exist or a value that breaks its rule is
refused with the line it stands on. Reading needs `tomllib` only where there is a file.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from drill.errors import ContentError, LogError, UsageError
from drill.light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

Value = int | str | bool

LONGEST = 100_000


class Settings(NamedTuple):
    """What can be set; `minutes` 0 is no limit, an empty `editor` is `$VISUAL`, then `$EDITOR`."""

    rollover_hour: int = 4
    new_per_day: int = 10
    reviews_per_day: int = 100
    minutes: int = 0
    keys: str = "0-5"
    editor: str = ""
    accessible: bool = False
    scheduler: str = "sm2"
    backups: str = ""


class Rule(NamedTuple):
    """Whether a value may be set, and the sentence that says what may be."""

    allows: Callable[[object], bool]
    wanted: str
    about: str


def _whole(low: int, high: int, about: str) -> Rule:
    return Rule(
        lambda value: type(value) is int and low <= value <= high, f"a whole number {low}..{high}", about
    )


RULES = {
    "rollover_hour": _whole(0, 23, "the hour at which the learner's day begins"),
    "new_per_day": _whole(0, 1000, "how many cards are met for the first time on one day"),
    "reviews_per_day": _whole(0, 10_000, "how many due cards are asked on one day"),
    "minutes": _whole(0, 1440, "the length of a session; 0 is no limit"),
    "keys": Rule(lambda value: value in ("0-5", "1-4"), '"0-5" or "1-4"', "the keys that grade an answer"),
    "editor": Rule(lambda value: type(value) is str, "a command in quotes", "the editor for code"),
    "accessible": Rule(
        lambda value: type(value) is bool, "true or false", "no boxes, no motion, `key: value`"
    ),
    "scheduler": Rule(
        lambda value: value in ("sm2", "fsrs"), '"sm2" or "fsrs"', "what decides when a card is due"
    ),
    "backups": Rule(
        lambda value: type(value) is str and (value == "" or os.path.isabs(os.path.expanduser(value))),
        "a folder's whole path in quotes",
        "where backups go; backups/ beside the log if empty",
    ),
}


def read(path: str) -> Settings:
    """Return the settings in the file, with defaults for what it leaves out; no file is all defaults.

    Raises ContentError with file, line and column.
    """
    text = _text(path)
    return Settings(**_checked(path, text)) if text.strip() else Settings()


def _text(path: str) -> str:
    fix = "make it a readable file"
    try:
        # Who opens a pipe waits for its writer, and a device may never end.
        kind = stat.S_IFMT(os.stat(path).st_mode)
        if kind not in (stat.S_IFREG, stat.S_IFDIR):
            raise ContentError(f"{path}: is no file", fix)
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(LONGEST + 1)
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise ContentError(f"{path}:1:1: error: not UTF-8 text", "save the file as UTF-8") from None
    except OSError as error:
        raise ContentError(f"{path}: can't be read: {error.strerror}", fix) from None
    if len(text) > LONGEST:
        raise ContentError(f"{path}: longer than {LONGEST} characters", "settings need only a few lines")
    return text


def _checked(path: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ContentError(f"{path}: not TOML: {error}", 'write lines such as keys = "0-5"') from None
    for key, value in found.items():
        if fault := _fault(key, value):
            what, fix = fault
            raise ContentError(f"{path}:{_line_of(key, text)}:1: error: {what}", fix)
    return found


def _fault(key: str, value: object) -> tuple[str, str] | None:
    if key not in RULES:
        return f"unknown setting `{key}`", _closest(key)
    rule = RULES[key]
    if rule.allows(value):
        return None
    default = _toml(getattr(Settings(), key))
    return f"`{key}`, {rule.about}, must be {rule.wanted}", f"the default is {key} = {default}"


def _closest(key: str) -> str:
    import difflib

    near = difflib.get_close_matches(key, RULES, 1)
    return f"did you mean `{near[0]}`?" if near else f"use one of {', '.join(RULES)}"


def _line_of(key: str, text: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if _key_in(line) == key:
            return number
    return 1


def _key_in(line: str) -> str:
    left, equals, _ = line.strip().strip("[]").partition("=")
    return left.strip().strip("\"'") if equals or line.lstrip().startswith("[") else ""


def write_value(path: str, key: str, value: str) -> Settings:
    """Set `key` to what the learner typed and return the settings as they now are; the file's comments stay.

    Raises UsageError for an unknown key or a value that is not allowed, ContentError if the file is broken, LogError
    if it can't be written.
    """
    parsed = _parsed(value)
    # An editor named `true` or `7z` is text all the same.
    if isinstance(getattr(Settings(), key, None), str):
        parsed = value
    if fault := _fault(key, parsed):
        raise UsageError(*fault)
    read(path)  # a broken file is refused here, and not written over
    _replace(path, _with_line(_text(path), key, f"{key} = {_toml(parsed)}"))
    return read(path)


def _parsed(value: str) -> Value:
    if value in ("true", "false"):
        return value == "true"
    return int(value) if value.isascii() and value.isdigit() else value


def _toml(value: Value) -> str:
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value).lower()


def _with_line(text: str, key: str, line: str) -> str:
    lines = text.splitlines()
    kept = [line if _key_in(old) == key else old for old in lines]
    if line not in kept:
        kept.append(line)
    return "\n".join(kept) + "\n"


def _replace(path: str, text: str) -> None:
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(draft, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(draft, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(draft)
        what = f"{path} can't be written: {error.strerror}"
        raise LogError(what, "free some space, or give yourself the right to write there") from None
