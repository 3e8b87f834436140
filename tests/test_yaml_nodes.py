from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.deckfiles import yaml_nodes
from drill.deckfiles.yaml_nodes import Mapping, Scalar, Sequence, compose, place_within
from drill.problems import Notes

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request, monkeypatch):
    monkeypatch.setattr(yaml_nodes, "Loader", request.param)


def composed(text: str) -> tuple[object, list[str]]:
    notes = Notes("f")
    root = compose(text, notes)
    return root, [str(problem).removeprefix("f:") for problem in notes.problems]


def test_the_c_parser_is_used_where_there_is_one():
    assert yaml_nodes.Loader is LOADERS[-1]


@pytest.mark.usefixtures("loader")
def test_nodes_keep_texts_styles_places_and_offsets():
    text = "é: ü€😀 # x\r\nb: \"x\\ty\"\r\nc: |\r\n  a\r\n  b\r\nd: ['no', 012, ]\r\n"
    root, found = composed(text)
    assert found == []
    assert isinstance(root, Mapping)
    scalars = [value for _, value in root.pairs if isinstance(value, Scalar)]
    assert [(s.text, s.style, s.line, s.column) for s in scalars] == [
        ("ü€😀", "", 1, 4),
        ("x\ty", '"', 2, 4),
        ("a\nb\n", "|", 3, 4),
    ]
    assert [text[s.start : s.end] for s in scalars[:2]] == ["ü€😀", '"x\\ty"']
    items = root.get("d")
    assert isinstance(items, Sequence)
    assert [(i.text, i.style, i.column) for i in items.items] == [("no", "'", 5), ("012", "", 11)]
    assert (items.line, items.column) == (6, 4)
    assert root.get("missing") is None


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a: b: c", "1:5: error: `: ` inside a text"),
        ("a:\n\t- x", "2:1: error: a tab in the indentation"),
        ("a: 'it's'", "1:8: error: the text goes on after its closing quote"),
        ("a: {{x}} b", "1:10: error: the text goes on after its closing quote or bracket"),
        ('a: "x', "1:4: error: a quote is not closed"),
        ("a: 'x\nb: 2\n", "1:4: error: a quote is not closed"),
        ("a: %x", "1:4: error: `%` can't begin a text"),
        ("a: @x", "1:4: error: `@` can't begin a text"),
        ("a: `x`", "1:4: error: ``` can't begin a text"),
        ("a: - b", "1:4: error: `- ` inside a text"),
        ("a: |\n  x\n y: 1\n", "3:2: error: the indentation fits nothing above"),
        ("- a\nb: 1", "2:1: error: the indentation fits nothing above"),
        ("a: *x", "1:4: error: alias `*x`"),
        ("a: &x y", "1:4: error: anchor `&x`"),
        ("a: !t y", "1:4: error: tag `!t`"),
        ("a: !!str y", "1:4: error: tag `tag:yaml.org,2002:str`"),
        ("a: ! y", "1:4: error: tag `!`"),
        ("a: ! [y]", "1:4: error: tag `!`"),
        ("<<: {a: 1}", "1:1: error: merge key"),
        ("a: {<<: {b: 1}}", "1:5: error: merge key"),
        ("---\na: 1\n---\nb: 2", "3:1: error: a second document"),
        ("[" * 900, "1:41: error: nested deeper than 40 levels"),
        ("- " * 100_000, "1:81: error: nested deeper than 40 levels"),
        ("{a: " * 100_000, "1:161: error: nested deeper than 40 levels"),
        ("", "1:1: error: the file is empty"),
        ("---\n...\n", ""),
    ],
)
def test_what_is_no_plain_yaml_is_refused_at_its_place(text, start):
    _, found = composed(text)
    assert found[0].startswith(start) if start else not found


def test_nesting_without_end_is_refused_by_us_or_by_the_parser():
    _, found = composed(
        "[" * 100_000
    )  # from PyYAML 6.0.4 on its parser has a limit of its own, and reads ahead
    assert "nested deeper than 40 levels" in found[0] or "maximum nesting depth" in found[0]
    assert all("(fix: " in problem for problem in found)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ['a: "\\sigma"', 'a: "\\x1"', 'a: "\\pi"'])
def test_a_backslash_in_double_quotes_is_named(text):
    _, found = composed(text)
    assert "a backslash in double quotes (fix: put LaTeX in single quotes" in found[0]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", ["- [1,2", "{a: 1", "a: {b: c", "a: [b, c\nd: e"])
def test_a_bracket_that_is_not_closed_is_told(text):
    _, found = composed(text)
    assert len(found) == 1


def test_a_billion_laughs_are_refused_at_the_first_one():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    _, found = composed(bomb)
    assert found[0].startswith("1:4: error: anchor `&a`")
    assert len(found) <= 3


def test_more_values_than_any_deck_has_are_refused(monkeypatch):
    monkeypatch.setattr(yaml_nodes, "MAX_NODES", 100)
    _, found = composed("- a\n" * 200)
    assert "more than 100 values" in found[0]


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("a: |\n  one\n  two here\n", "here", (3, 7)),
        ("a: |\n    indented\n      more\n    back here\n", "here", (4, 10)),
        ("a: |\n\n  after a blank here\n", "here", (3, 17)),
        ("- a: |\r\n    one\r\n    two here\r\n", "here", (3, 9)),
        ("a: plain here", "here", (1, 10)),
        ("a: 'quoted here'", "here", (1, 12)),
        ("a: 'it''s here'", "here", (1, 4)),
        ("a: plain\n  and here", "here", (1, 4)),
        ("a: >\n  folded\n  here\n", "here", (1, 4)),
    ],
)
def test_a_place_within_a_text_is_found_where_lines_stand_as_they_are(text, word, place):
    root, _ = composed(text)
    node = root.items[0] if isinstance(root, Sequence) else root
    value = node.get("a")
    assert place_within(value, value.text.index(word), text) == place


@given(st.text(alphabet="ab:- \n\t'\"[]{}|>&*!%#?,\\\r0", max_size=40) | st.text(max_size=40))
@settings(deadline=None, max_examples=400)
def test_both_parsers_agree_on_every_text_or_refuse_it(text):
    results = []
    kept = yaml_nodes.Loader
    try:
        for loader in LOADERS:
            yaml_nodes.Loader = loader
            root, found = composed(text)
            assert root is not None or found
            results.append(plain(root) if not found else None)
    finally:
        yaml_nodes.Loader = kept
    if None not in results:
        assert results[0] == results[-1]


def plain(node: object) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return [(plain(key), plain(value)) for key, value in node.pairs] if isinstance(node, Mapping) else None
