"""Whatever is imported or installed ends in cards or in one clear error; nothing is written outside, nothing is run."""

# ruff: noqa: E501, S108, S608 - hostile inputs stand here as they are

from __future__ import annotations

import bz2
import gzip
import io
import json
import sqlite3
import stat
import struct
import subprocess
import tarfile
import time
import zipfile

import pytest

from drill.store import open_to_look
from tests.carrying_world import bare, questions, run
from tests.packs_world import files_of, pack, tar_entry, tarred, zip_entry, zipped

SECONDS = 20


@pytest.fixture
def home(tmp_path, monkeypatch):
    places = bare(monkeypatch, tmp_path / "home")

    def never(*arguments, **_):
        raise AssertionError(arguments)

    monkeypatch.setattr(subprocess.Popen, "__init__", never)
    monkeypatch.chdir(tmp_path)
    return places


def refused(tmp_path, capsys, *arguments, code=3):
    """Run a command that must end in one error, and leave everything as it was."""
    before = files_of(tmp_path)
    started = time.process_time()
    got, out, err = run(capsys, *arguments)
    assert time.process_time() - started < SECONDS
    assert got == code, (out, err)
    assert len(err.strip().splitlines()) == 1, err
    assert err.startswith("drill: error: ")
    assert "(fix: " in err
    assert "Traceback" not in out + err
    left = {
        name: content for name, content in files_of(tmp_path).items() if not name.startswith("home/cache/")
    }
    assert left == before
    return err


# Packages of Anki


def sqlite(*statements: str) -> bytes:
    with sqlite3.connect(":memory:") as connection:
        for statement in statements:
            connection.executescript(statement)
        return connection.serialize()


NOTES = (
    "create table notes (id integer, guid text, mid integer, tags text, flds text);"
    "insert into notes values (1, 'g', 1, '', 'front' || char(31) || 'back');"
)
CARDS = "create table cards (id, nid, ord, did, queue, ivl); insert into cards values (1, 1, 0, 1, 0, 0);"
REVLOG = "create table revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type);"
MODELS = json.dumps({
    "1": {"name": "Basic", "type": 0, "flds": [{"name": "F"}, {"name": "B"}], "tmpls": [{"qfmt": "{{F}}", "afmt": "{{B}}"}]}
})  # fmt: skip
COL = f'create table col (models text, decks text); insert into col values (\'{MODELS}\', \'{{"1": {{"name": "D"}}}}\');'
FOR_EVER = "with recursive n(i) as (select 1 union all select i + 1 from n) select i as id, i as guid, 1 as mid, '' as tags, '' as flds from n"


def package(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def compressed(content: bytes) -> bytes:
    return pytest.importorskip("zstandard").ZstdCompressor().compress(content)


def anki2(*statements: str) -> bytes:
    return package({"collection.anki2": sqlite(*statements)})


GOOD = (NOTES, CARDS, REVLOG, COL)
PACKAGES = {
    "empty": lambda: b"",
    "text": lambda: b"hello",
    "cut": lambda: anki2(*GOOD)[:300],
    "no collection": lambda: package({"media": b"{}"}),
    "collection is a folder": lambda: package({"collection.anki2/": b""}),
    "collection is text": lambda: package({"collection.anki2": b"x" * 5000}),
    "collection is empty": lambda: package({"collection.anki2": b""}),
    "no tables": lambda: anki2("create table x (y)"),
    "no notes": lambda: anki2(CARDS, REVLOG, COL),
    "no cards": lambda: anki2(NOTES, REVLOG, COL),
    "no revlog": lambda: anki2(NOTES, CARDS, COL),
    "no col": lambda: anki2(NOTES, CARDS, REVLOG),
    "col is empty": lambda: anki2(NOTES, CARDS, REVLOG, "create table col (models, decks)"),
    "models are no JSON": lambda: anki2(NOTES, CARDS, REVLOG, "create table col (models, decks); insert into col values ('x', 'y')"),
    "models are a list": lambda: anki2(NOTES, CARDS, REVLOG, "create table col (models, decks); insert into col values ('[]', '{}')"),
    "models are deep": lambda: anki2(NOTES, CARDS, REVLOG, f"create table col (models, decks); insert into col values ('{'[' * 100000}', '{{}}')"),
    "columns missing": lambda: anki2(NOTES.replace("flds", "other"), CARDS, REVLOG, COL),
    "a view that never ends": lambda: anki2(f"create view notes as {FOR_EVER};", CARDS, REVLOG, COL),
    "a view of cards": lambda: anki2(NOTES, "create view cards as select 1 as id;", REVLOG, COL),
    "a virtual table": lambda: anki2(NOTES, "create virtual table cards using fts5(id, nid, ord, did, queue, ivl);", REVLOG, COL),
    "text is not UTF-8": lambda: anki2(NOTES, CARDS, REVLOG, COL, "update notes set flds = cast(x'ff1f41' as text)"),
    "a page is damaged": lambda: package({"collection.anki2": damaged(sqlite(*GOOD))}),
    "zstd is text": lambda: package({"collection.anki21b": b"not zstandard"}),
    "zstd is cut": lambda: package({"collection.anki21b": compressed(sqlite(*GOOD))[:200]}),
    "zstd of text": lambda: package({"collection.anki21b": compressed(b"hello")}),
    "a zip bomb": lambda: package({"collection.anki2": bytes(30_000_000)}),
    "a zstd bomb": lambda: package({"collection.anki21b": compressed(bytes(50_000_000))}),
    "a collection without notes": lambda: anki2("create table notes (id, guid, mid, tags, flds)", CARDS, REVLOG, COL),
}  # fmt: skip


def damaged(content: bytes) -> bytes:
    return content[:4096] + b"\xff" * 4096 + content[8192:]


@pytest.mark.parametrize("name", PACKAGES)
def test_a_broken_package_of_anki_is_one_error(tmp_path, home, capsys, name):
    (tmp_path / "x.apkg").write_bytes(PACKAGES[name]())
    refused(tmp_path, capsys, "import", str(tmp_path / "x.apkg"))


def test_a_good_small_package_comes_in(tmp_path, home, capsys):
    """The hostile ones above differ from this one alone by what they are named for."""
    (tmp_path / "x.apkg").write_bytes(anki2(*GOOD))
    assert run(capsys, "import", str(tmp_path / "x.apkg"))[0] == 0
    assert [(card.ask, card.answer) for card in questions(home).values()] == [("front", "back")]


@pytest.mark.parametrize(
    "field",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "../../../etc/passwd", "\x1b[2J\x1b]0;title\x07",
        "\u202egnp.exe", "<" * 90_000, "<b>" * 30_000, "\\(" * 20_000, "<pre>" * 8_000, "{{c1::" * 10_000, "`" * 50_000,
        "$" * 60_000, "&#x110000;&#0;&bogus;", "*" * 50_000, "[latex]" * 10_000, "<ul><li>" * 10_000, "\\" * 60_000,
        "<!--" * 20_000, "<![CDATA[" * 10_000, "<a " * 30_000, "<a b='" * 15_000, "'; drop table reviews; --", "ask: x\nkatas:\n  - id: y",
    ],
    ids=range(23),
)  # fmt: skip
def test_hostile_fields_become_harmless_text_or_are_named(tmp_path, home, capsys, field):
    (tmp_path / "x.apkg").write_bytes(
        anki2(*GOOD, "update notes set flds = 'front' || char(31) || " + quoted(field))
    )
    started = time.process_time()
    code, out, err = run(capsys, "import", str(tmp_path / "x.apkg"))
    assert time.process_time() - started < SECONDS
    assert code == 0, err
    assert "\x1b" not in out + err
    cards = list(questions(home).values())
    assert len(cards) == 1 or "left behind: 1 cards" in err
    for card in cards:
        assert "\x1b" not in card.answer
        assert "\u202e" not in card.answer
        assert "<script>" not in card.answer.replace("\\", "")


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'" if "\0" not in text else "''"


# CSV, Markdown, JSON, YAML

TEXTS = {
    "empty.csv": b"",
    "blank.csv": b"\n\n \n",
    "header.csv": b"#separator:tab\n#html:true\n",
    "quote.csv": b'question,"answer\nmore\n',
    "stray.csv": b'"a"b,c\n',
    "latin.csv": "Größe,ja\n".encode("latin-1"),
    "utf16.csv": b"\xff\xfea",
    "long.csv": b"a," + b"x" * 200_000 + b"\n",
    "separator.csv": b"#separator:frog\na,b\n",
    "column.csv": b"#deck column:0\na,b\n",
    "columns.csv": b"#deck column:999999999999\na,b\n",
    "word.csv": b"#tags column:x\na,b\n",
    "empty.md": b"",
    "prose.md": b"# Title\n\nOnly prose here.\n",
    "latin.md": "Größe::ja\n".encode("latin-1"),
    "code.md": b"```\na::b\n```\n\n`c::d`\n",
    "empty.json": b"",
    "text.json": b"hello",
    "list.json": b"[]",
    "other.json": b'{"kind": "card", "version": 1}',
    "newer.json": b'{"kind": "drill", "version": 99}',
    "deep.json": b"[" * 200_000,
    "number.json": b'{"kind": "drill", "version": 1' + b"0" * 6000 + b"}",
    "decks.json": b'{"kind": "drill", "version": 1, "decks": {"a": 1}}',
    "cards.json": b'{"kind": "drill", "version": 1, "decks": [{"topic": "a", "questions": [1]}]}',
    "log.json": b'{"kind": "drill", "version": 1, "log": [{"id": "x"}]}',
    "event.json": b'{"kind": "drill", "version": 1, "log": [{"sql": 1}]}',
    "latin.json": "{\"kind\": \"größe\"}".encode("latin-1"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_broken_text_is_one_error(tmp_path, home, capsys, name):
    (tmp_path / name).write_bytes(TEXTS[name])
    refused(tmp_path, capsys, "import", str(tmp_path / name))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["none.csv"], 2), (["."], 2), (["x.frog"], 2), (["x.csv", "--format", "frog"], 2),
        (["x.csv", "--topic", "../x"], 2), (["x.csv", "--topic", "A b"], 2), (["x.csv", "--separator", "ab"], 2),
        (["\0.csv"], 2), (["x.html"], 2),
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_call_is_one_error(tmp_path, home, capsys, arguments, code):
    (tmp_path / "x.csv").write_text("a,b\n")
    (tmp_path / "x.html").write_text("a,b\n")
    refused(tmp_path, capsys, "import", *arguments, code=code)


EVENT = {
    "id": "01KJJQ0000ABCDEFGHJKMNPQRS", "device": "d", "card": "a/b", "day": 739000, "at": "2024-04-25T12:00:00.000Z",
    "zone": "UTC", "kind": "daily", "quality": 4, "seconds": 1.0, "answer": "", "verdict": "", "retracts": "",
    "previous": "",
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"id": "x"}, {"id": 1}, {"day": 0}, {"day": 10**30}, {"day": True}, {"at": "now"}, {"kind": "sql"}, {"quality": 9},
        {"quality": None}, {"quality": "4"}, {"seconds": -1.0}, {"seconds": 1e999}, {"seconds": "1"}, {"answer": "\ud800"},
        {"answer": None}, {"previous": 3},
    ],
    ids=str,
)  # fmt: skip
def test_an_event_that_is_none_is_refused(tmp_path, home, capsys, change):
    content = {"kind": "drill", "version": 1, "log": [EVENT | change]}
    (tmp_path / "x.json").write_text(json.dumps(content))
    refused(tmp_path, capsys, "import", str(tmp_path / "x.json"))


def test_a_log_whose_chain_is_broken_is_refused_and_nothing_of_it_kept(tmp_path, home, capsys):
    second = EVENT | {"id": "01KJJQ0001ABCDEFGHJKMNPQRS", "previous": "0" * 64}
    (tmp_path / "x.json").write_text(json.dumps({"kind": "drill", "version": 1, "log": [EVENT, second]}))
    code, _, err = run(capsys, "import", str(tmp_path / "x.json"))
    assert (code, err.count("\n")) == (4, 1)
    with open_to_look(home.log) as log:
        assert (list(log.events()), log.verify()) == ([], [])


@pytest.mark.parametrize(
    "change",
    [
        {"id": "../x"}, {"id": "x\nkatas: []"}, {"ask": ""}, {"ask": 5}, {"answer": "y" * 7000}, {"points": []},
        {"choices": "no"}, {"choices": [{"text": "a", "evil": "b"}]}, {"given": {"a: 1\nkatas": 2}}, {"compute": "import os"},
        {"compute": "__import__('os').system('x')"}, {"checked": "never\nkatas:\n  - id: z"}, {"tags": ["a, b]\nkatas: [c"]},
        {"follow_ups": {"a": {"b": {"c": {"d": {"e": 1}}}}}}, {"level": 10**40}, {"form": "evil"}, {"source": "a\nb"},
        {"ask": "\ud800 \x1b[2J \u202e"}, {"steps": [["a", ["b"]]]}, {"unit": {"x": 1}},
        {"formerly": 5}, {"formerly": [1, {"a": 1}]}, {"formerly": "x"}, {"points": 5}, {"tags": 5}, {"choices": {}},
    ],
    ids=range(26),
)  # fmt: skip
def test_fields_of_json_can_add_no_more_than_their_card(tmp_path, home, capsys, change):
    card = {
        "id": "one",
        "form": "recall",
        "level": 1,
        "ask": "What?",
        "answer": "This.",
        "points": ["A", "B"],
    }
    deck = {
        "topic": "odd",
        "title": "Odd",
        "summary": "S",
        "questions": [card, card | {"id": "two", "ask": "Else?"} | change],
    }
    (tmp_path / "x.json").write_text(json.dumps({"kind": "drill", "version": 1, "decks": [deck]}))
    code, _, err = run(capsys, "import", str(tmp_path / "x.json"))
    assert code == 0, err
    text = (tmp_path / "home" / "decks" / "odd.yaml").read_text(encoding="utf-8")
    assert not any(line.startswith("katas") for line in text.splitlines())
    found = questions(home)
    assert "odd/one" in found
    assert len(found) == 2 or "left behind" in err


def test_nothing_is_added_to_an_own_deck_that_has_faults_or_another_style(tmp_path, home, capsys):
    (tmp_path / "x.csv").write_text("a,b\n")
    decks = tmp_path / "home" / "decks"
    decks.mkdir(parents=True)
    for text in (
        "title: T\nsummary: S\nquestions: [{id: x}]\n",
        "questions: *x\n",
        "\x00",
        "{title: T, summary: S, questions: []}\n",
        "title: T\nsummary: S\nquestions:\n  - id: one\n\tform: recall\n",
    ):
        (decks / "mine.yaml").write_text(text)
        code, _, err = run(capsys, "import", str(tmp_path / "x.csv"), "--topic", "mine")
        assert code == 3, text
        assert "Traceback" not in err
        assert (decks / "mine.yaml").read_text() == text


# Archives of packs


def cut(target, good, keep=0.6):
    content = zipped(target, good).read_bytes()
    target.write_bytes(content[: int(len(content) * keep)])
    return target


def encrypted(target, good):
    content = bytearray(zipped(target, good).read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    target.write_bytes(bytes(content))
    return target


def lying(target, good):
    """Write a zip that says of a file that it is small."""
    zipped(target, {**good, "decks/big.yaml": b"#" * 30_000_000})
    content = bytearray(target.read_bytes())
    at = content.find(b"decks/big.yaml", content.find(b"PK\x01\x02")) - 46
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    target.write_bytes(bytes(content))
    return target


ZIPS = {
    "up": lambda t, g: zipped(t, g, zip_entry("../evil.py")),
    "up within": lambda t, g: zipped(t, g, zip_entry("decks/../../evil.yaml")),
    "absolute": lambda t, g: zipped(t, g, zip_entry("/tmp/evil.yaml")),
    "backslash": lambda t, g: zipped(t, g, zip_entry("decks\\..\\evil.yaml")),
    "drive": lambda t, g: zipped(t, g, zip_entry("C:/evil.yaml")),
    "link": lambda t, g: zipped(t, g, zip_entry("decks/evil.yaml", stat.S_IFLNK)),
    "device": lambda t, g: zipped(t, g, zip_entry("decks/evil.yaml", stat.S_IFCHR)),
    "pipe": lambda t, g: zipped(t, g, zip_entry("decks/evil.yaml", stat.S_IFIFO)),
    "twice": lambda t, g: zipped(t, g, zip_entry("decks/SMALL.yaml")),
    "long path": lambda t, g: zipped(t, g, zip_entry("decks/" + "x" * 300)),
    "deep path": lambda t, g: zipped(t, g, zip_entry("a/" * 50 + "x")),
    "many": lambda t, g: zipped(t, g, *(zip_entry(f"docs/{n}") for n in range(5100))),
    "big": lambda t, g: zipped(t, g | {"decks/big.yaml": b"#" * 21_000_000}),
    "bomb": lambda t, g: zipped(t, g | {f"decks/b{n}.yaml": bytes(5_000_000) for n in range(8)}),
    "lying": lying,
    "encrypted": encrypted,
    "cut": cut,
    "empty": lambda t, g: zipped(t, {}),
    "no decks": lambda t, g: zipped(t, {"README.md": b"x"}),
    "text": lambda t, g: t.write_text("hello") and t,
    "nothing": lambda t, g: t.touch() or t,
    "broken deck": lambda t, g: zipped(t, {"decks/a.yaml": b"title: [\n"}),
    "deck with an alias bomb": lambda t, g: zipped(t, {"decks/a.yaml": b"a: &a [x]\nb: [*a, *a]\n"}),
}  # fmt: skip
TARS = {
    "up": lambda t, g: tarred(t, g, tar_entry("../evil.py")),
    "absolute": lambda t, g: tarred(t, g, tar_entry("/tmp/evil.yaml")),
    "link": lambda t, g: tarred(t, g, tar_entry("decks/evil.yaml", tarfile.SYMTYPE, "/etc/passwd")),
    "hard link": lambda t, g: tarred(t, g, tar_entry("decks/evil.yaml", tarfile.LNKTYPE, "../../x")),
    "folder link": lambda t, g: tarred(t, {}, tar_entry("decks", tarfile.SYMTYPE, "/tmp")),
    "device": lambda t, g: tarred(t, g, tar_entry("decks/evil.yaml", tarfile.CHRTYPE)),
    "pipe": lambda t, g: tarred(t, g, tar_entry("decks/evil.yaml", tarfile.FIFOTYPE)),
    "twice": lambda t, g: tarred(t, g, tar_entry("decks/small.yaml")),
    "many": lambda t, g: tarred(t, g, *(tar_entry(f"docs/{n}") for n in range(5100))),
    "big": lambda t, g: tarred(t, g, tar_entry("decks/big.yaml", size=21_000_000)),
    "bomb": lambda t, g: tarred(t, g, tar_entry("docs/big.txt", size=60_000_000)),
    "cut": lambda t, g: t.write_bytes(tarred(t, g).read_bytes()[:200]) and t,
    "gzip of text": lambda t, g: t.write_bytes(gzip.compress(b"hello" * 400)) and t,
    "gzip cut": lambda t, g: t.write_bytes(b"\x1f\x8b\x08") and t,
    "bzip of text": lambda t, g: t.write_bytes(bz2.compress(b"hello")) and t,
    "no decks": lambda t, g: tarred(t, {"x": b""}),
}  # fmt: skip


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return files_of(pack(tmp_path_factory.mktemp("good")))


@pytest.mark.parametrize(
    ("kind", "name"), [*(("zip", name) for name in ZIPS), *(("tar.gz", name) for name in TARS)]
)
def test_a_hostile_archive_is_one_error_and_leaves_nothing(tmp_path, home, capsys, good, kind, name):  # noqa: PLR0917 - fixtures
    made = (ZIPS if kind == "zip" else TARS)[name](tmp_path / f"p.{kind}", good)
    refused(tmp_path, capsys, "pack", "install", str(made))
    assert not (tmp_path / "home" / "packs").exists()


def test_a_folder_with_links_is_refused(tmp_path, home, capsys):
    source = pack(tmp_path / "p")
    (source / "decks" / "link.yaml").symlink_to("/etc/passwd")
    refused(tmp_path, capsys, "pack", "install", str(source))


def test_there_are_a_hundred_of_them():
    """As many broken and hostile inputs as were promised, without the addresses in `test_packs`."""
    assert len(PACKAGES) + len(TEXTS) + len(ZIPS) + len(TARS) + 9 + 16 + 26 + 23 >= 100
