"""Each kind of value reads what it should, notes the rest at its place, and describes itself as JSON Schema."""

from __future__ import annotations

import pytest

from drill.deckfiles.deck_fields import Field, Record
from drill.deckfiles.deck_kinds import Day, Expression, Flag, Id, Identifier, ListOf, OneOf, Text, closest
from drill.deckfiles.deck_numbers import Given, Number, Tolerance, parsed_number
from drill.deckfiles.yaml_nodes import compose
from drill.problems import Notes


def read(kind, written: str) -> tuple[object, list[str]]:
    notes = Notes("f")
    notes.text = f"{written}\n"
    root = compose(notes.text, notes)
    assert root is not None
    value = kind.read(root, notes)
    return value, [str(problem).removeprefix("f:") for problem in notes.problems]


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Text(), "a text", "a text"),
        (Text(), "'no'", "no"),
        (Text(), "|\n  two\n    lines\n\n", "two\n  lines"),
        (Text(), "|\n\n  after a blank line", "after a blank line"),
        (Text(), ">\n  folded\n  lines", "folded lines"),
        (Text(line=True), "one line", "one line"),
        (Id(), "adam-step-2", "adam-step-2"),
        (Id(), "a", "a"),
        (Id(path=True), "mlp/backward", "mlp/backward"),
        (Identifier(), "ols_2", "ols_2"),
        (Identifier(), "_x", "_x"),
        (Flag(), "true", True),
        (Flag(), "false", False),
        (Day(), "2026-11-22", "2026-11-22"),
        (Day(), "'2024-02-29'", "2024-02-29"),
        (OneOf(("a", "b")), "b", "b"),
        (Expression(), "f(1)[0]", "f(1)[0]"),
        (Expression(), "3.5", "3.5"),
        (Expression(), "True", "True"),
        (Expression(), "None", "None"),
        (Expression(), "'\"text\"'", '"text"'),
        (Number(0, 10), "3", 3),
        (Number(0, 10), "0", 0),
        (Number(0, 10), "2.5", 2.5),
        (Number(0, 10), "1e1", 10.0),
        (Number(-5, 10), "-.5", -0.5),
        (Number(1, 5, whole=True), "5", 5),
        (Tolerance(), "0.005", ("absolute", 0.005)),
        (Tolerance(), "2%", ("relative", 0.02)),
        (Tolerance(), "2 %", ("relative", 0.02)),
        (Tolerance(), "x1.5", ("factor", 1.5)),
        (Given(), "{a: 3, b: 5..9, c: [1, 2.5, 1..2], d: one of 1 2, e: [[1], [2]]}", {"a": 3, "b": "5..9"}),
        (ListOf(Id()), "[a, b]", ["a", "b"]),
        (ListOf(Id(), 0), "[]", []),
        (ListOf(Id(), alone=True), "a", ["a"]),
        (ListOf(Number(0, 9)), "[0, 0]", [0, 0]),
    ],
)
def test_what_is_right_is_read(kind, written, value):
    found, told = read(kind, written)
    assert told == []
    if isinstance(value, dict):
        assert value.items() <= found.items()
    else:
        assert found == value
        assert type(found) is type(value)


@pytest.mark.parametrize(
    ("kind", "written", "told"),
    [
        (Text(), "[a]", "1:1: error: a list, where text is wanted"),
        (Text(), "a: b", "1:1: error: `key: value` pairs, where text is wanted"),
        (Text(), "' '", "1:1: error: an empty text"),
        (Text(), "''", "1:1: error: an empty text"),
        (Text(5), "abcdef", "1:1: error: 6 characters, 5 at most"),
        (Text(line=True), "|\n  a\n  b", "1:1: error: several lines, where one is wanted"),
        (Id(), "Adam", "1:1: error: `Adam` is not a name"),
        (Id(), "a_b", "1:1: error: `a_b` is not a name"),
        (Id(), "a--b", "1:1: error: `a--b` is not a name"),
        (Id(), "-a-", "1:1: error: `-a-` is not a name"),
        (Id(), "a/b", "1:1: error: `a/b` is not a name"),
        (Id(), "../etc", "1:1: error: `../etc` is not a name"),
        (Id(path=True), "../x", "1:1: error: `../x` is not a name"),
        (Id(path=True), "a/b/c", "1:1: error: `a/b/c` is not a name"),
        (Id(), "'a\n\n b'", "1:1: error: `a\nb` is not a name"),
        (Id(), "2024", "1:1: error: `2024` is a number to YAML"),
        (Id(), "a" * 121, "1:1: error: `aaa"),
        (Identifier(), "class", "1:1: error: `class` is not a name of Python"),
        (Identifier(), "__import__", "1:1: error: `__import__` is not a name of Python"),
        (Identifier(), "é", "1:1: error: `é` is not a name of Python"),
        (Identifier(), "a.b", "1:1: error: `a.b` is not a name of Python"),
        (Flag(), "yes", "1:1: error: `yes`, where true or false is wanted"),
        (Flag(), "'true'", "1:1: error: `true`, where true or false is wanted"),
        (Flag(), "[true]", "1:1: error: a list, where true or false is wanted"),
        (Day(), "22.11.2026", "1:1: error: `22.11.2026` is not a date"),
        (Day(), "2026-W47-7", "1:1: error: `2026-W47-7` is not a date"),
        (Day(), "20261122", "1:1: error: `20261122` is not a date"),
        (Day(), "2026-13-01", "1:1: error: `2026-13-01` is not a date"),
        (
            OneOf(("recall", "numeric")),
            "recal",
            "1:1: error: unknown value `recal` (fix: did you mean `recall`?)",
        ),
        (
            OneOf(("recall", "numeric")),
            "x",
            "1:1: error: unknown value `x` (fix: use one of recall, numeric)",
        ),
        (Expression(), "f(", "1:1: error: not an expression of Python"),
        (Expression(), "x = 1", "1:1: error: not an expression of Python"),
        (Expression(), "null", "1:1: error: `null` is YAML"),
        (Expression(), "~", "1:1: error: `~` is YAML"),
        (Expression(), "f(1) # two", "1:1: error: the text after # is lost"),
        (Expression(), "(" * 500, "1:1: error: not an expression of Python"),
        (Expression(), "f(" + "1," * 600 + ")", "1:1: error: an expression of 1203 characters"),
        (Number(0, 10), "11", "1:1: error: 11 is out of range (fix: write a number from 0 to 10)"),
        (Number(0, 10), "'3'", "1:1: error: `3` is text, where a number is wanted (fix: remove the quotes)"),
        (Number(0, 10), "'many'", "1:1: error: `many` is text, where a number is wanted (fix: write"),
        (Number(0, 10), "many", "1:1: error: `many`, where a number is wanted"),
        (Number(0, 10), "012", "1:1: error: `012` is an octal number"),
        (Number(0, 10), "1:30", "1:1: error: `1:30` is a number to base 60"),
        (Number(0, 10), "1_0", "1:1: error: `1_0`, where a number is wanted"),
        (Number(0, 10), "0x1", "1:1: error: `0x1`, where a number is wanted"),
        (Number(0, 10), ".nan", "1:1: error: `.nan`, where a number is wanted"),
        (Number(0, 10), "1e999", "1:1: error: `1e999`, where a number is wanted"),
        (Number(0, 10), "9" * 5000, "1:1: error: `9999"),
        (Number(0, 10), "[1]", "1:1: error: a list, where a number is wanted"),
        (
            Number(1, 5, whole=True),
            "2.0",
            "1:1: error: 2.0 is out of range (fix: write a whole number from 1 to 5)",
        ),
        (Tolerance(), "-1", "1:1: error: `-1` is not a tolerance"),
        (Tolerance(), "0%", "1:1: error: `0%` is not a tolerance"),
        (Tolerance(), "x", "1:1: error: `x` is not a tolerance"),
        (Tolerance(), "x0.5", "1:1: error: `x0.5` is not a tolerance"),
        (Tolerance(), "nan%", "1:1: error: `nan%` is not a tolerance"),
        (Given(), "[1]", "1:1: error: a list, where names with values are wanted"),
        (Given(), "{a: {b: 1}}", "1:5: error: `key: value` pairs, where a number or a draw is wanted"),
        (Given(), "{a: [1, x]}", "1:9: error: `x`, where a number is wanted"),
        (Given(), "{a: one of}", "1:5: error: `one of` is neither a number nor a draw"),
        (Given(), "{lambda: 1}", "1:2: error: `lambda` is not a name of Python"),
        (ListOf(Id()), "a", "1:1: error: a single value, where a list is wanted"),
        (ListOf(Id()), "[]", "1:1: error: a list of 0, where 1 to 50 are wanted (fix: add to it)"),
        (
            ListOf(Id(), most=1),
            "[a, b]",
            "1:1: error: a list of 2, where 1 to 1 are wanted (fix: shorten it)",
        ),
        (ListOf(Id(), unique=True), "[a, b, a]", "1:8: error: `a` stands there twice"),
        (ListOf(Id(), alone=True), "A", "1:1: error: `A` is not a name"),
    ],
)
def test_what_is_wrong_is_told_and_reads_as_nothing(kind, written, told):
    found, problems = read(kind, written)
    assert len(problems) == 1
    assert problems[0].startswith(told), problems
    assert "(fix: " in problems[0]
    assert found is None or kind == ListOf(Id(), unique=True)


def test_every_wrong_element_of_a_list_is_told():
    _, problems = read(ListOf(Number(0, 9)), "[1, a, 3, b]")
    assert [problem.partition(":")[2].partition(":")[0] for problem in problems] == ["5", "11"]


POINT = Record("point", {"x": Field(Number(0, 9), "the x", required=True), "name": Field(Text(), "a name")})


def test_a_record_reads_its_fields():
    assert read(POINT, "{x: 3, name: a}") == ({"x": 3, "name": "a"}, [])
    assert read(POINT, "{x: 3}") == ({"x": 3}, [])


def test_a_record_tells_all_that_is_wrong_with_it():
    value, problems = read(POINT, "{nam: a, name: [b], name: c, ? [d] : e}")
    assert value is None
    assert problems == [
        "1:2: error: unknown key `nam` in a point (fix: did you mean `name`?)",
        "1:21: error: key `name` stands already on line 1 (fix: delete one)",
        "1:32: error: a list, where a key is wanted (fix: write `key: value`)",
        "1:16: error: a list, where text is wanted (fix: put the text in quotes, or in a block after |)",
        "1:1: error: point without `x` (fix: add `x:` with the x)",
    ]


def test_what_is_collected_of_a_wrong_record_is_what_is_right():
    notes = Notes("f")
    root = compose("{x: 3, name: [b]}", notes)
    assert POINT.collect(root, notes) == {"x": 3, "name": None}


def test_the_nearest_word_is_offered_only_if_it_is_near():
    assert closest("prerequisits", ["title", "prerequisites"]) == "did you mean `prerequisites`?"
    assert closest("hint", ["unit", "form"]) == "use one of unit, form"


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("-0.0", 0.0), ("1.", 1.0), ("+1e-3", 0.001)])
def test_a_number_is_written_as_in_yaml_1_2(text, number):
    assert parsed_number(text) == (number,)


@pytest.mark.parametrize("text", ["", "-", ".", "1e", "e1", "1.2.3", "١", "1 ", "infinity", "1e400"])
def test_other_texts_are_no_numbers(text):
    assert parsed_number(text) is None


def test_the_schema_of_each_kind_says_its_rule():
    assert Text(5).schema() == {"type": "string", "minLength": 1, "maxLength": 5}
    assert Number(1, 5, whole=True).schema() == {"type": "integer", "minimum": 1, "maximum": 5}
    assert OneOf(("a",)).schema() == {"enum": ["a"]}
    assert Flag().schema() == {"type": "boolean"}
    assert ListOf(Flag(), 0, 3, unique=True).schema() == {
        "type": "array",
        "items": {"type": "boolean"},
        "maxItems": 3,
        "uniqueItems": True,
    }
    assert ListOf(Flag(), 2, 3, alone=True).schema()["anyOf"][0] == {"type": "boolean"}
    assert POINT.schema()["required"] == ["x"]
    assert POINT.schema()["additionalProperties"] is False
    assert POINT.schema()["properties"]["name"]["description"] == "a name"
