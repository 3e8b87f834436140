from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from drill.errors import LogError
from drill.logfile import backups
from drill.store import open_log
from tests.log_world import HandClock

CARD = "attention/softmax"


def test_a_backup_is_a_whole_log_of_ones_own(tmp_path):
    with open_log(str(tmp_path / "log.sqlite"), read_clock=HandClock()) as log:
        log.record(CARD, 4)
        copy = Path(log.backup())
        log.record(CARD, 1)
    assert copy.parent == tmp_path / "backups"
    assert copy.name.startswith("log-2026-03-02T12-00-00")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    with open_log(str(copy), read_clock=HandClock()) as restored:
        assert [event.quality for event in restored.events()] == [4]
        assert restored.verify() == []


def test_a_damaged_log_makes_no_backup_and_leaves_no_rest(tmp_path):
    path = tmp_path / "log.sqlite"
    with open_log(str(path)) as log:
        for number in range(60):
            log.record(f"topic/{number}", 4, answer="x" * 500)
    content = bytearray(path.read_bytes())
    for page in range(5 * 4096, len(content), 4096):
        content[page : page + 64] = b"\x55" * 64
    path.write_bytes(content)
    connection = sqlite3.connect(path)
    with pytest.raises((LogError, sqlite3.DatabaseError)):
        backups.copy(connection, str(tmp_path / "backups" / "copy.sqlite"))
    connection.close()
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_that_can_not_be_written_is_told(tmp_path):
    (tmp_path / "there").write_text("a file where the folder should be")
    with open_log(str(tmp_path / "log.sqlite")) as log, pytest.raises(LogError, match="there"):
        log.backup(str(tmp_path / "there" / "copy.sqlite"))
