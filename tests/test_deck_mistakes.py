from __future__ import annotations

import os

import pytest

from drill.deckfiles.deck_fields import QUESTION as QUESTION_RECORD
from drill.decks import read_deck
from tests.deck_world import ANSWER, DECK, HEAD, QUESTION, problems, write

QUESTION_FIELDS = QUESTION_RECORD.fields


def card(*lines: str) -> str:
    return HEAD + "questions:\n" + QUESTION + "".join(f"    {line}\n" for line in lines)


MISTAKES = f"""\
# a deck with every mistake at once
title: Mistakes
summary: &shared Everything that can go wrong.
title: Twice
prerequisites: loss-functions
sumary: A slip of the pen.
questions:
  - id: first
    form: recal
    level: 6
    ask: [What, is, asked]
    answer: {ANSWER!r}
    points: []
  - id: first
    form: bug
    level: 012
    ask: "The fraction \\frac{{1}}{{2}} in double quotes"
    answer: no
    points:
      - 12:30
      - In time # for tea
      - 2026-11-22
    choices: []
    steps: [a, b]
    tolerance: 3
    hints: none
  - id: Third_One
    form: recall
    level: 1.5
    ask: A bell \x07 rings
    points: [A, B]
    follow_ups: [{{ask: Why?, answer: So., because: none}}]
  - id: numbers
    form: numeric
    level: 1
    ask: |
      A first line.
      The share is {{{{shar}}}} of $x^{{2$.
    given: {{a: 3, b: 5..9}}
    compute: |
      share = a / b
      share + missing
    answer: {ANSWER!r}
    points: [A, B]
  - id: stated
    form: numeric
    level: 1
    ask: How much is it?
    compute: 1 / 3
    result: 0.34
    tolerance: 0.01
    answer: Too short.
    points: [A, B]
katas:
  - id: third-one
    title: A kata
    level: 1
    minutes: ten
    entry: 2x
    requires: [torch, numpi]
    prompt: Do it.
    hints: [One]
    examples:
      - {{call: f(, gives: true}}
    tags: !secret [x]
"""

EXPECTED = """\
2:1: warning: 0 of 2 questions have follow-ups (fix: add `follow_ups:` to at least half of them)
3:10: error: anchor `&shared` (fix: delete it, or quote the text if & begins it)
4:1: error: key `title` stands already on line 2 (fix: delete one)
5:16: error: a single value, where a list is wanted (fix: begin each element with `- `)
6:1: error: unknown key `sumary` in a deck (fix: did you mean `summary`?)
9:11: error: unknown value `recal` (fix: did you mean `recall`?)
10:12: error: 6 is out of range (fix: write a whole number from 1 to 5)
11:10: error: a list, where text is wanted (fix: put the text in quotes, or in a block after |)
13:13: error: a list of 0, where 1 to 6 are wanted (fix: add to it)
14:5: error: question of form bug without `why_wrong` (fix: add the popular wrong answer, and why)
14:9: error: id `first` stands already on line 8 (fix: name it differently)
16:12: error: `012` is an octal number to some readers of YAML (fix: write 12)
17:10: error: `\\frac` in double quotes: YAML changes it (fix: put LaTeX in single quotes, or in a block after |)
18:13: error: `no` is true or false to YAML, where a text is wanted (fix: put it in quotes: 'no')
20:9: error: `12:30` is a number to base 60 to YAML, where a text is wanted (fix: put it in quotes: '12:30')
21:9: error: `# for tea` is a comment to YAML and is lost (fix: put the text in quotes, or in a block after |)
22:9: error: `2026-11-22` is a date to YAML, where a text is wanted (fix: put it in quotes: '2026-11-22')
23:14: error: a list of 0, where 2 to 8 are wanted (fix: add to it)
24:5: error: `choices` and `steps` both grade the answer (fix: keep one of them)
25:5: error: `tolerance` without `compute` (fix: add `compute:`, or delete it)
26:5: error: unknown key `hints` in a question (fix: FIELDS)
27:5: error: question without `answer` (fix: add `answer:` with the model answer, 40 to 150 words)
27:9: error: `Third_One` is not a name (fix: use a-z, 0-9 and single hyphens: adam-step)
29:12: error: 1.5 is out of range (fix: write a whole number from 1 to 5)
30:17: error: hidden character U+0007 (fix: delete it, or write what it stands for in words)
32:43: error: unknown key `because` in a follow-up (fix: use one of ask, answer)
38:35: error: `{` is not closed (fix: close it before the $)
42:15: error: unknown name `missing` (fix: list it under `given`, or assign it on a line above)
50:13: error: the stated result is 0.34, the computed one 0.333333 (fix: mend the one that is wrong)
52:13: error: an answer of 2 words (fix: say it in 40 to 150)
58:14: error: `ten`, where a number is wanted (fix: write a number such as 3 or 0.5)
59:12: error: `2x` is not a name of Python (fix: use letters, digits and single underscores)
60:23: error: unknown value `numpi` (fix: did you mean `numpy`?)
62:12: error: a list of 1, where 2 to 3 are wanted (fix: add to it)
64:16: error: not an expression of Python: '(' was never closed (fix: write it as in Python, in quotes or after |)
64:27: error: `true` is YAML, where an expression of Python is wanted (fix: write it as in Python, in quotes or after |)
65:11: error: tag `!secret` (fix: delete it, or quote the text if ! begins it)
"""


def test_all_mistakes_of_a_file_are_told_at_once_each_at_its_place(tmp_path):
    fields = "use one of " + ", ".join(QUESTION_FIELDS)
    assert problems(tmp_path, MISTAKES, "mistakes.yaml") == EXPECTED.replace("FIELDS", fields).splitlines()


def test_a_deck_with_errors_is_no_deck_and_one_with_advice_is(tmp_path):
    assert read_deck(str(write(tmp_path, MISTAKES)))[0] is None
    deck, found = read_deck(
        str(
            write(
                tmp_path,
                DECK.replace("follow_ups:\n      - ask: What next?\n        answer: This.", "tags: [a]"),
            )
        )
    )
    assert [problem.severity for problem in found] == ["warning"]
    assert deck is not None


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (b"", "1:1: error: the file is empty"),
        (b"# only a comment\n", "1:1: error: the file is empty"),
        (b"\n\n  \n", "1:1: error: the file is empty"),
        (b"just text\n", "1:1: error: a single value, where a deck is wanted"),
        (b"- a\n- b\n", "1:1: error: a list, where a deck is wanted"),
        (b"title: \xff\n", "1:8: error: byte 0xff is not UTF-8"),
        (b"title: a\nsummary: caf\xe9\n", "2:13: error: byte 0xe9 is not UTF-8"),
        ("title: a\n".encode("utf-16"), "1:1: error: the file is UTF-16"),
        (b"title: a\x00b\n", "1:9: error: hidden character U+0000"),
        (b"title: a\n\tsummary: b\n", "2:1: error: a tab in the indentation"),
        ("title: a\u202eb\n".encode(), "1:9: error: hidden character U+202E"),
        (b"title: a\x1b[31m\n", "1:9: error: hidden character U+001B"),
        ("title: a\u2028b\n".encode(), "1:9: error: hidden character U+2028"),
        (b"title: a\n---\ntitle: b\n", "2:1: error: a second document"),
        (b"title: " + b"[" * 60, "1:47: error: nested deeper than 40 levels"),
        (b"title: *all\n", "1:8: error: alias `*all`"),
        (b"<<: {title: a}\n", "1:1: error: merge key `<<`"),
        (b"title: !!python/object/apply:os.system [ls]\n", "1:8: error: tag `tag:yaml.org,2002:python"),
        (b"#" * 4_000_001, "1:1: error: larger than 4 MB"),
    ],
)
def test_a_file_that_is_no_deck_says_why(tmp_path, content, start):
    found = problems(tmp_path, content)
    assert any(problem.startswith(start) for problem in found), found
    assert all("(fix: " in problem for problem in found)


def test_a_byte_order_mark_and_foreign_line_ends_are_accepted(tmp_path):
    path = write(tmp_path, b"\xef\xbb\xbf" + DECK.replace("\n", "\r\n").encode())
    deck, found = read_deck(str(path))
    assert found == []
    assert deck.questions[1].ask == "There are {{tp}} right and {{fp}} wrong ones.\nWhat is the share?"
    assert deck.questions[0].place.line == 5


def test_what_is_no_readable_file_is_told(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    for name, sentence in (("folder", "not a file"), ("pipe", "not a file"), ("missing", "can't be read")):
        deck, found = read_deck(str(tmp_path / f"{name}.yaml"))
        assert deck is None
        assert sentence in str(found[0])


@pytest.mark.parametrize("name", ["Small.yaml", "two words.yaml", "small.yml", "-.yaml"])
def test_a_file_whose_name_is_no_topic_is_refused(tmp_path, name):
    assert any("name is not a topic" in problem for problem in problems(tmp_path, DECK, name))


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("unit: GB", "16:5: error: `unit` without `compute`"),
        ('output: "3"', "16:5: error: `output` without `code`"),
        ("given: {tp: 3}", "16:5: error: `given` without `compute`"),
        ("compute: 3\n    given: {2x: 3}", "17:13: error: `2x` is not a name of Python"),
        ("compute: 3\n    given: {x: 3, x: 4}", "17:19: error: `x` is given twice"),
        ("compute: 3\n    given: {x: 9..5}", "17:16: error: `9..5` has nothing to draw from"),
        ("compute: 3\n    given: {x: many}", "17:16: error: `many`, where a number is wanted"),
        ("compute: 3\n    given: [3]", "17:12: error: a list, where names with values are wanted"),
        ("compute: 3\n    tolerance: 0", "17:16: error: `0` is not a tolerance"),
        ("compute: 3\n    tolerance: x1", "17:16: error: `x1` is not a tolerance"),
        ("compute: 3\n    tolerance: some", "17:16: error: `some` is not a tolerance"),
        ('compute: 3\n    result: "3"', "17:13: error: `3` is text, where a number is wanted"),
        ("checked: yesterday", "16:14: error: `yesterday` is not a date"),
        ("checked: 2026-02-30", "16:14: error: `2026-02-30` is not a date"),
        ("formerly: [a/b/c]", "16:16: error: `a/b/c` is not a name"),
        ("formerly: [first]", "16:16: error: id `first` stands already on line 5"),
        ("tags: [a, b, a]", "16:18: error: `a` stands there twice"),
        ("tags: a", "16:11: error: a single value, where a list is wanted"),
        ("tags: [2026]", "16:12: error: `2026` is a number to YAML"),
        ("choices: [{text: a, right: yes}, {text: b}]", "16:32: error: `yes`, where true or false is wanted"),
        ("choices: [{right: true}, {text: b}]", "16:15: error: choice without `text`"),
        ("choices: [yes, no]", "16:15: error: a single value, where a choice is wanted"),
        ("source: |\n      one\n      two", "16:13: error: several lines, where one is wanted"),
        ("source: ''", "16:13: error: an empty text"),
        ("source:", "16:12: error: empty, where a text is wanted"),
        ("why_wrong: {a: b}", "16:16: error: `key: value` pairs, where text is wanted"),
        ("? [a]\n    : b", "16:7: error: a list, where a key is wanted"),
        ("code: " + "x" * 7000, "16:11: error: 7000 characters, 6000 at most"),
    ],
)
def test_a_wrong_field_is_told_at_its_place(tmp_path, line, start):
    found = [problem for problem in problems(tmp_path, card(*line.split("\n    "))) if ": error: " in problem]
    assert any(problem.startswith(start) for problem in found), found


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("numeric", "5:5: error: question of form numeric without `compute`"),
        ("estimate", "5:5: error: question of form estimate without `compute`"),
        ("order", "5:5: error: question of form order without `steps`"),
        ("predict", "5:5: error: question of form predict without `output` or `choices` or `compute`"),
        ("true-if", "5:5: error: question of form true-if without `why_wrong`"),
    ],
)
def test_a_form_needs_what_grades_it(tmp_path, form, start):
    found = problems(tmp_path, card().replace("form: recall", f"form: {form}"))
    assert found[0].startswith(start)


def test_a_file_of_tracks_is_checked_as_such(tmp_path):
    assert problems(tmp_path, "- {id: t, title: T, topics: [a, b]}\n", "tracks.yaml") == []
    found = problems(tmp_path, "- {id: t, title: T, topics: [a, a], order: 1}\n", "tracks.yaml")
    assert [problem.partition(" (fix")[0] for problem in found] == [
        "1:33: error: `a` stands there twice",
        "1:37: error: unknown key `order` in a track",
    ]


def test_questions_and_katas_must_be_lists_and_one_of_them_must_be_there(tmp_path):
    for cards in ("", "questions: []\n", "questions: []\nkatas: []\n"):
        assert any("a deck without cards" in problem for problem in problems(tmp_path, HEAD + cards))
    (found,) = problems(tmp_path, HEAD + "questions: none\n")
    assert found.startswith("4:12: error: a single value, where a list is wanted")


def test_more_cards_than_a_topic_can_have_are_refused_at_once(tmp_path):
    (found,) = problems(tmp_path, HEAD + "questions: [" + "{}," * 1001 + "]\n")
    assert found.startswith("4:12: error: 1001 cards, where 1000 are the most")
