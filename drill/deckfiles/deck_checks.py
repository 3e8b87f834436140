"""What a good card needs beyond its form: length, numbers that come out, formulas that close.

Errors are what a learner would stumble over; warnings are advice to the author. Each is told where it stands.
"""

from __future__ import annotations

import ast
from collections import Counter

from drill import cards_text
from drill.cards import IMPORTED, Choices, Deck, Kata, Numeric, Points, Question
from drill.deckfiles import latex_checks
from drill.deckfiles.card_nodes import at, prose
from drill.deckfiles.number_checks import check_comes_out, check_number
from drill.deckfiles.yaml_nodes import Mapping, Node, Sequence, place_within
from drill.errors import ContentError
from drill.problems import WARNING, Notes

ANSWER_WORDS = (40, 150)
ANSWER_WORDS_REFUSED = (25, 190)
PROMPT_WORDS = 200
LEAST_POINTS = 2
KATA_MINUTES = (8, 45)


def check_usable(deck: Deck, questions: list[Mapping], notes: Notes) -> None:
    """Note what would break a session: a number that does not come out, a text that can't be filled."""
    for question, node in zip(deck.questions, questions, strict=True):
        if isinstance(question.grading, Numeric):
            check_comes_out(question, question.grading, node, notes, seeds=1)


def check_deck(deck: Deck, questions: list[Mapping], katas: list[Mapping], notes: Notes) -> None:
    """Note all that is wrong with the cards; `questions` and `katas` are their nodes, in the same order."""
    for question, node in zip(deck.questions, questions, strict=True):
        _check_question(question, node, notes)
    for kata, node in zip(deck.katas, katas, strict=True):
        _check_kata(kata, node, notes)
    _check_doubles(deck, questions, notes)
    with_follow_ups = sum(bool(question.follow_ups) for question in deck.questions)
    if 2 * with_follow_ups < len(deck.questions):
        what = f"{with_follow_ups} of {len(deck.questions)} questions have follow-ups"
        notes.warning(deck.place, what, "add `follow_ups:` to at least half of them")


def _check_question(question: Question, node: Mapping, notes: Notes) -> None:
    before = len(notes.problems)
    _check_quality(question, node, notes)
    if IMPORTED in question.tags and isinstance(question.grading, Points):
        # Such a card is as its author left it elsewhere: it can be practised, and mended when it comes up.
        found = [problem._replace(severity=WARNING) for problem in notes.problems[before:]]
        notes.problems[before:] = found


def _check_quality(question: Question, node: Mapping, notes: Notes) -> None:
    _check_length(question.answer, at(node, "answer"), notes)
    if len(question.points) < LEAST_POINTS:
        notes.error(at(node, "points"), "a single point", "name two to six things that can be ticked")
    _check_maths(node, notes)
    if isinstance(question.grading, Numeric):
        check_number(question, question.grading, node, notes)
    else:
        _check_unfilled(node, notes)
    if isinstance(question.grading, Choices):
        _check_choices(question.grading, at(node, "choices"), notes)
    if question.code:
        _check_code(question, at(node, "code"), notes)
    if question.form == "bug" and not question.code and "```" not in question.ask:
        notes.warning(at(node, "form"), "a bug question without code", "add the snippet under `code:`")


def _check_length(answer: str, node: Node, notes: Notes) -> None:
    words = _words(answer)
    note = notes.warning if ANSWER_WORDS_REFUSED[0] <= words <= ANSWER_WORDS_REFUSED[1] else notes.error
    if not ANSWER_WORDS[0] <= words <= ANSWER_WORDS[1]:
        note(node, f"an answer of {words} words", "say it in 40 to 150")


def _words(text: str) -> int:
    """Return how many words there are; signs that stand alone are none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _check_maths(card: Mapping, notes: Notes) -> None:
    for node in prose(card):
        for fault in latex_checks.faults(_masked(node.text)):
            note = notes.warning if fault.shown else notes.error
            note(place_within(node, fault.offset, notes.text), fault.what, fault.fix)


def _masked(text: str) -> str:
    """Return the text with each placeholder as digits of the same length, so that its braces are no LaTeX."""
    for found in cards_text.placeholders(text):
        text = text[: found.start] + "0" * (found.end - found.start) + text[found.end :]
    return text


def _check_unfilled(card: Mapping, notes: Notes) -> None:
    """Note placeholders on a card that has no values to fill in; in formulas `{{x}}` is LaTeX."""
    for node in prose(card):
        formulas = list(latex_checks.formulas_in(node.text)) if "{{" in node.text else []
        for name, _, start, _ in cards_text.placeholders(node.text):
            if not any(span.start <= start < span.start + len(span.latex) for span in formulas):
                what = f"`{{{{{name}}}}}` on a card without values"
                notes.error(place_within(node, start, notes.text), what, "add `given:` and `compute:`")


def _check_choices(grading: Choices, node: Node, notes: Notes) -> None:
    right = sum(choice.right for choice in grading.choices)
    if right in (0, len(grading.choices)):
        what = "all choices are right" if right else "no choice is right"
        notes.error(node, what, "have both right and wrong ones, marked `right: true` where they are")
    for text, count in Counter(choice.text for choice in grading.choices).items():
        if count > 1:
            notes.error(node, f"choice `{text[:40]}` stands there twice", "delete one")
    if not all(choice.why for choice in grading.choices):
        notes.warning(node, "choices without `why`", "say why each is right or wrong")


def _check_code(question: Question, node: Node, notes: Notes) -> None:
    try:
        ast.parse(cards_text.filled(question, "0").code)
    except ContentError:
        return  # told with the numbers
    except SyntaxError as error:
        what = f"the code is not Python: {error.msg}, in its line {error.lineno}"
        notes.error(node, what, "write code that would run")
    except (ValueError, RecursionError, MemoryError):
        notes.error(node, "the code is not Python", "write code that would run")


def _check_kata(kata: Kata, node: Mapping, notes: Notes) -> None:
    _check_maths(node, notes)
    words = _words(kata.prompt)
    if words > PROMPT_WORDS:
        notes.error(at(node, "prompt"), f"a prompt of {words} words", f"say it in at most {PROMPT_WORDS}")
    if not KATA_MINUTES[0] <= kata.minutes <= KATA_MINUTES[1]:
        notes.warning(
            at(node, "minutes"), f"{kata.minutes:g} minutes", "give 8 to 45, as an interviewer would"
        )
    examples = node.get("examples")
    if isinstance(examples, Sequence):
        for example, place in zip(kata.examples, examples.items, strict=True):
            if not _names_in(example.call) & set(kata.entry):
                what = f"the example does not call {' or '.join(kata.entry)}"
                notes.error(place, what, "call the entry point")


def _names_in(expression: str) -> set[str]:
    return {part.id for part in ast.walk(ast.parse(expression, mode="eval")) if isinstance(part, ast.Name)}


def _check_doubles(deck: Deck, nodes: list[Mapping], notes: Notes) -> None:
    """Note questions that ask the same as one above."""
    asked: dict[tuple[str, str], Question] = {}
    for question, node in zip(deck.questions, nodes, strict=True):
        key = (" ".join(question.ask.casefold().split()), question.code)
        if key in asked:
            note = notes.warning if IMPORTED in question.tags else notes.error
            note(at(node, "ask"), f"asks the same as `{asked[key].id}`", "delete one")
        asked.setdefault(key, question)
