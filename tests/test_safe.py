from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.safe import clean, clean_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text\n\tindented é 漢 🙂 ŷ", "plain text\n\tindented é 漢 🙂 ŷ"),
        ("\x1b[2J\x1b]0;title\x07", "␛[2J␛]0;title␇"),
        ("a\x00b\x7fc\x9bd\x85e", "a␀b␡c�d�e"),
        ("one\r\ntwo\rthree", "one\ntwo␍three"),
        ("if\u202e nimda\u2066\u200f\u061c", "if� nimda���"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("a\u2028b\u2029c", "a�b�c"),
        ("\ud800 lone", "� lone"),
        ("\ufeffbom \u200bzero\u00adsoft\U000e0041tag \ue000own", "�bom �zero�soft�tag �own"),
        ("می\u200cخواهم 👩\u200d🔬", "می\u200cخواهم 👩\u200d🔬"),
        ("", ""),
    ],
)
def test_what_could_steer_a_terminal_is_shown_instead(text, shown):
    assert clean(text) == shown


def test_one_line_has_no_line_breaks_tabs_or_runs_of_blanks():
    assert clean_line("  a\n\n b\t\tc\x1b ") == "a b c␛"


def test_every_character_that_moves_hides_or_reorders_is_replaced():
    steering = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    kept = {
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) in steering and character in clean(character)
    }
    assert kept == {"\n", "\t", "\u200c", "\u200d"}


@given(st.text())
def test_clean_text_stays_as_it_is_and_can_be_written(text):
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")
