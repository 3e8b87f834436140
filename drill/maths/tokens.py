"""LaTeX as tokens: commands, single characters, and white space as one blank."""

from __future__ import annotations

MAX_SOURCE = 5_000
"""Characters. The longest formula that can be read fills a screen and has a tenth of that."""


class MalformedError(ValueError):
    """The source is not LaTeX that balances, or is too long or too deep to be a formula."""


class Tokens:
    """The tokens of a source, read from left to right; blanks are passed over, except in text."""

    def __init__(self, source: str) -> None:
        """Split the source. Raises MalformedError if it is too long."""
        if len(source) > MAX_SOURCE:
            raise MalformedError("it is too long")
        self.tokens = split(source)
        self.at = 0

    def peek(self) -> str:
        """Return the next token, or nothing at the end."""
        while self.at < len(self.tokens) and self.tokens[self.at] == " ":
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        """Return the next token and go on. Raises MalformedError at the end."""
        token = self.peek()
        if not token:
            raise MalformedError("it ends too early")
        self.at += 1
        return token

    def accept(self, token: str) -> bool:
        """Go on if the next token is this one, and tell whether it was."""
        found = self.peek() == token
        self.at += found
        return found

    def raw(self) -> list[str]:
        """Return the tokens between the braces that come next, blanks too, or one token without braces."""
        if not self.accept("{"):
            return [self.take()]
        start, open_groups = self.at, 1
        while open_groups:
            if self.at == len(self.tokens):
                raise MalformedError("a group does not end")
            open_groups += {"{": 1, "}": -1}.get(self.tokens[self.at], 0)
            self.at += 1
        return self.tokens[start : self.at - 1]

    def name(self) -> str:
        """Return a group as text, such as the name of an environment."""
        return "".join(self.raw()).strip()

    def option(self) -> str | None:
        """Return what stands in the square brackets that come next, or None."""
        if self.peek() != "[" or "]" not in self.tokens[self.at :]:
            return None
        end = self.tokens.index("]", self.at)
        text = "".join(self.tokens[self.at + 1 : end])
        self.at = end + 1
        return text


def split(source: str) -> list[str]:
    """Return the tokens: `\\word`, `\\` with one character, a blank for white space, or a character."""
    found: list[str] = []
    at = 0
    while at < len(source):
        end = _end(source, at)
        token = source[at:end]
        found.append(" " if token.isspace() else token)
        at = end
    return found


def _end(source: str, at: int) -> int:
    end = at + 1
    if source[at].isspace():
        while end < len(source) and source[end].isspace():
            end += 1
    elif source[at] == "\\" and end < len(source):
        end += 1
        if _is_letter(source[end - 1]):
            while end < len(source) and _is_letter(source[end]):
                end += 1
    return end


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
