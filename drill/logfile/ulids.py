"""Names for events: ULIDs, 26 characters that sort by time and, from one device, always upwards.

Format: https://github.com/ulid/spec, 48 bits of milliseconds and 80 random bits in Crockford's base 32.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES = 10
STEP_BYTES = 5
_DIGITS = {character: digit for digit, character in enumerate(ALPHABET)}


def ulid(milliseconds: int, randomness: bytes, after: str = "") -> str:
    """Return a name for that instant; if it would not sort behind `after`, one that is a random step behind that.

    With a fixed step, two copies of one log whose clocks are behind would give one name to two events.
    """
    number = milliseconds << 80 | int.from_bytes(randomness[:RANDOM_BYTES], "big")
    step = 1 + int.from_bytes(randomness[:STEP_BYTES], "big")
    last = _read(after)
    return _written(number if number > last else last + step)


def _written(number: int) -> str:
    return "".join(ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))


def _read(name: str) -> int:
    number = 0
    for character in name:
        number = number << 5 | _DIGITS[character]
    return number
