"""Code as coloured runs: each piece of a program with the kind of thing it is."""

from __future__ import annotations

from functools import cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Token, _TokenType
from pygments.util import ClassNotFound

from drill.typesetting.markdown import Run

_KINDS = {
    Comment: "comment",
    Keyword: "keyword",
    Operator.Word: "keyword",
    String: "string",
    Number: "number",
    Name.Builtin: "builtin",
    Name.Class: "name",
    Name.Decorator: "name",
    Name.Exception: "builtin",
    Name.Function: "name",
}
KINDS = frozenset(_KINDS.values())
"""The styles that runs of code may have."""


def runs(code: str, language: str) -> list[Run]:
    """Return the code as runs; a language that is not known is not coloured."""
    lexer = _lexer(language)
    if lexer is None:
        return [Run(code)]
    return [Run(text, _kind(token)) for _, token, text in lexer.get_tokens_unprocessed(code)]


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language) if language else None
    except ClassNotFound:
        return None


def _kind(token: _TokenType) -> str:
    while token is not Token:
        if token in _KINDS:
            return _KINDS[token]
        token = token.parent
    return ""
