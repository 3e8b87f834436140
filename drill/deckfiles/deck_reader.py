"""A deck's nodes, read by the table of fields into plain values, with the rules that hold between fields.

What comes out holds only text, numbers, lists, tuples and dicts: it can be cached as it is, and the cards are
built from it. Every card says `at`, the line and column where it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from drill.cards import TRAP_FORMS
from drill.deckfiles.deck_fields import DECK, GRADERS, KATA, NUMERIC_ONLY, QUESTION, Record
from drill.deckfiles.yaml_nodes import Mapping, Node, Scalar, Sequence
from drill.problems import Notes

Plain = dict[str, Any]
_Rules = Callable[[Mapping, Notes], None]
_FORM_NEEDS = {
    "numeric": ("compute",),
    "estimate": ("compute",),
    "order": ("steps",),
    "predict": ("output", "choices", "compute"),
}


class Reading(NamedTuple):
    """The plain deck with the cards that could be read, and the nodes of those cards, in the same order."""

    plain: Plain
    questions: list[Mapping]
    katas: list[Mapping]


def read(root: Node, notes: Notes) -> Reading:
    """Return what could be read of the deck; every fault is noted, for the whole file at once."""
    found = DECK.collect(root, notes)
    question_nodes, kata_nodes = found.pop("questions", []), found.pop("katas", [])
    if isinstance(root, Mapping) and not (_is_given(root.get("questions")) or _is_given(root.get("katas"))):
        # Who has just begun a deck with an empty list knows that; who misspelt a key does not.
        begun = any(isinstance(root.get(key), Sequence) for key in ("questions", "katas"))
        note = notes.warning if begun else notes.error
        note(root, "a deck without cards", "add `questions:` or `katas:`")
    # Ids are compared on the nodes, so that a card that can't be read for other reasons still claims its own.
    _note_double_ids([*question_nodes, *kata_nodes], notes)
    questions = _read_cards(question_nodes, QUESTION, _question_rules, notes)
    katas = _read_cards(kata_nodes, KATA, _no_rules, notes)
    cards = {"questions": [card for card, _ in questions], "katas": [card for card, _ in katas]}
    known = {name: value for name, value in found.items() if value is not None}
    head = {"title": "", "summary": "", **known, "at": (root.line, root.column)}
    return Reading({**head, **cards}, [node for _, node in questions], [node for _, node in katas])


def _is_given(node: Node | None) -> bool:
    return node is not None and not (isinstance(node, Sequence) and not node.items)


def _read_cards(
    nodes: list[Node], record: Record, rules: _Rules, notes: Notes
) -> list[tuple[Plain, Mapping]]:
    cards = []
    for node in nodes:
        before = len(notes.problems)
        plain = record.read(node, notes)
        # The rules look at keys only: they can be told beside what is wrong with the values.
        if isinstance(node, Mapping):
            rules(node, notes)
            if plain is not None and len(notes.problems) == before:
                cards.append(({**plain, "at": (node.line, node.column)}, node))
    return cards


def _note_double_ids(nodes: list[Node], notes: Notes) -> None:
    """Note ids, present or former, that two cards of the deck would share."""
    seen: dict[str, Scalar] = {}
    for name in [name for node in nodes if isinstance(node, Mapping) for name in _names(node)]:
        if name.text in seen:
            notes.error(
                name, f"id `{name.text}` stands already on line {seen[name.text].line}", "name it differently"
            )
        seen.setdefault(name.text, name)


def _names(node: Mapping) -> list[Scalar]:
    former = getattr(node.get("formerly"), "items", [])
    return [name for name in (node.get("id"), *former) if isinstance(name, Scalar)]


def _no_rules(node: Mapping, notes: Notes) -> None:
    """Accept: the fields of a kata stand each for itself."""


def _question_rules(node: Mapping, notes: Notes) -> None:
    """Note what does not go together in a question: its form, how it is graded, and what that needs."""
    keys = {key.text: key for key, _ in node.pairs if isinstance(key, Scalar)}
    graders = [name for name in keys if name in GRADERS]
    form = getattr(node.get("form"), "text", "")
    for second in graders[1:]:
        notes.error(keys[second], f"`{graders[0]}` and `{second}` both grade the answer", "keep one of them")
    for name in NUMERIC_ONLY if "compute" not in keys else ():
        if name in keys:
            notes.error(keys[name], f"`{name}` without `compute`", "add `compute:`, or delete it")
    if "output" in keys and "code" not in keys:
        notes.error(keys["output"], "`output` without `code`", "add `code:`, the snippet that prints it")
    if form in TRAP_FORMS and "why_wrong" not in keys:
        notes.error(
            node, f"question of form {form} without `why_wrong`", "add the popular wrong answer, and why"
        )
    needs = _FORM_NEEDS.get(form, ())
    if needs and not set(needs) & keys.keys():
        notes.error(node, f"question of form {form} without `{'` or `'.join(needs)}`", f"add `{needs[0]}:`")
