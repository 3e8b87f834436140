from __future__ import annotations

import sys
import unicodedata

import pytest

from drill.deckfiles.deck_text import content_of, hidden_characters, is_hidden, text_of
from drill.problems import Notes


def told(content: bytes) -> tuple[str | None, list[str]]:
    notes = Notes("f")
    return text_of(content, notes), [str(problem) for problem in notes.problems]


def test_text_comes_without_its_byte_order_mark():
    assert told(b"\xef\xbb\xbfa\r\n") == ("a\r\n", [])


def test_every_hidden_character_is_told_and_replaced_at_its_place():
    text, found = told("a\nb\x1b[1m\u200fc\r\nd\x7f\n".encode())
    assert text == "a\nb\ufffd[1m\ufffdc\r\nd\ufffd\n"
    assert [problem.partition(" (")[0] for problem in found] == [
        "f:2:2: error: hidden character U+001B",
        "f:2:6: error: hidden character U+200F",
        "f:3:2: error: hidden character U+007F",
    ]


@pytest.mark.parametrize(
    "text", ["é ü 日本 😀", "\tindented", "non\u00a0breaking", "\u2009thin", "fa\u200cmi", "x\u0302", "−×·"]
)
def test_letters_signs_spaces_and_joiners_are_not_hidden(text):
    assert hidden_characters(text) == []


def test_what_a_terminal_could_obey_is_hidden():
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character) in ("Cc", "Zl", "Zp") and character not in "\t":
            assert is_hidden(character), hex(code)
        if unicodedata.bidirectional(character) in (
            "RLO",
            "LRO",
            "RLE",
            "LRE",
            "PDF",
            "RLI",
            "LRI",
            "FSI",
            "PDI",
        ):
            assert is_hidden(character), hex(code)


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"ab\n\xc3\xa9\xe9", 2, 2),
        (b"a\xc3", 1, 2),
        (b"\xed\xa0\x80", 1, 1),
        (b"a\n\x80", 2, 1),
    ],
)
def test_the_first_byte_that_is_not_utf_8_is_told_by_line_and_column(content, line, column):
    text, found = told(content)
    assert text is None
    assert found[0].startswith(f"f:{line}:{column}: error: byte 0x")


def test_both_orders_of_utf_16_are_named():
    for encoding in ("utf-16-le", "utf-16-be"):
        content = "\ufefftitle".encode(encoding)
        assert "UTF-16" in told(content)[1][0]


def test_a_file_that_can_not_be_read_is_told(tmp_path):
    notes = Notes("f")
    assert content_of(str(tmp_path / "missing"), notes) is None
    assert content_of(str(tmp_path), notes) is None
    assert content_of("nul\x00", notes) is None
    assert len(notes.problems) == 3
