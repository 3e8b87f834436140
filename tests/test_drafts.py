"""Unfinished answers on a disk that refuses: one sentence, and nothing lost."""

from __future__ import annotations

import pytest

from drill.draft import Draft
from drill.drafts import DraftFolder
from drill.errors import LogError

CARD = "topic/card"


def test_a_draft_that_can_not_be_set_aside_is_told_and_stays(tmp_path):
    drafts = DraftFolder(tmp_path)
    drafts.write(CARD, Draft(text="my words"))
    (tmp_path / "past").write_text("a file where the folder would be")
    with pytest.raises(LogError, match=r"can't move .*card.json to .*past"):
        drafts.shelve(CARD)
    assert drafts.read(CARD).text == "my words"


def test_a_draft_that_was_set_aside_comes_back(tmp_path):
    drafts = DraftFolder(tmp_path)
    drafts.write(CARD, Draft(text="my words"))
    drafts.shelve(CARD)
    assert drafts.read(CARD) == Draft()
    drafts.unshelve(CARD)
    assert drafts.read(CARD).text == "my words"
