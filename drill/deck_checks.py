"""What a good card needs beyond its form: length, numbers that come out, formulas that close.

Errors are what a learner would stumble over; warnings are advice to the author. Each is told where it stands.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from drill import cards_text, draws, latex_checks
from drill.cards import Choices, Deck, Kata, Numeric, Question
from drill.errors import ContentError
from drill.formulas import FormulaError, names_read
from drill.problems import Notes
from drill.yaml_nodes import Mapping, Node, Scalar, Sequence, place_within

SEEDS = 50
ANSWER_WORDS = (40, 150)
ANSWER_WORDS_REFUSED = (25, 190)
PROMPT_WORDS = 200
KATA_MINUTES = (8, 45)
_TEXTS = ("ask", "answer", "points", "follow_ups", "why_wrong", "prompt", "hints", "choices", "steps")


def check_deck(deck: Deck, questions: list[Mapping], katas: list[Mapping], notes: Notes) -> None:
    """Note what is wrong with the cards; `questions` and `katas` are their nodes, in the same order."""
    for question, node in zip(deck.questions, questions, strict=True):
        _check_question(question, node, notes)
    for kata, node in zip(deck.katas, katas, strict=True):
        _check_kata(kata, node, notes)
    _check_doubles(deck, questions, notes)
    asked_on = sum(bool(question.follow_ups) for question in deck.questions)
    if 2 * asked_on < len(deck.questions):
        what = f"{asked_on} of {len(deck.questions)} questions have follow-ups"
        notes.warning(deck.place, what, "add `follow_ups:` to at least half of them")


def _check_question(question: Question, node: Mapping, notes: Notes) -> None:
    _check_length(question.answer, _at(node, "answer"), notes)
    _check_maths(node, notes)
    if isinstance(question.grading, Numeric):
        _check_numbers(question, question.grading, node, notes)
    else:
        _check_unfilled(node, notes)
    if isinstance(question.grading, Choices):
        _check_choices(question.grading, _at(node, "choices"), notes)
    if question.code:
        _check_code(cards_text_or_raw(question), _at(node, "code"), notes)
    if question.form == "bug" and not question.code and "```" not in question.ask:
        notes.warning(_at(node, "form"), "a bug question without code", "add the snippet under `code:`")


def cards_text_or_raw(question: Question) -> str:
    """Return the code with its numbers filled in, or as it is written where they can't be."""
    try:
        return cards_text.filled(question, "0").code
    except ContentError:
        return question.code


def _at(node: Mapping, key: str) -> Node:
    """Return the node of the key, or the card's own."""
    return node.get(key) or node


def _check_length(answer: str, node: Node, notes: Notes) -> None:
    words = len(answer.split())
    if not ANSWER_WORDS_REFUSED[0] <= words <= ANSWER_WORDS_REFUSED[1]:
        notes.error(node, f"an answer of {words} words", "say it in 40 to 150")
    elif not ANSWER_WORDS[0] <= words <= ANSWER_WORDS[1]:
        notes.warning(node, f"an answer of {words} words", "say it in 40 to 150")


def _texts(node: Node) -> Iterator[Scalar]:
    """Yield every text below the node."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item)
    else:
        for _, value in node.pairs:
            yield from _texts(value)


def _shown_texts(card: Mapping) -> Iterator[Scalar]:
    """Yield every text of the card that the learner reads as prose."""
    for key in _TEXTS:
        if (node := card.get(key)) is not None:
            yield from _texts(node)


def _check_maths(card: Mapping, notes: Notes) -> None:
    for node in _shown_texts(card):
        if "$" in node.text:
            for fault in latex_checks.faults(_masked(node.text)):
                notes.error_at(*place_within(node, fault.offset, notes.text), fault.what, fault.fix)


def _masked(text: str) -> str:
    """Return the text with each placeholder as digits of the same length, so that its braces are no LaTeX."""
    for found in cards_text.placeholders(text):
        text = text[: found.start] + "0" * (found.end - found.start) + text[found.end :]
    return text


def _check_unfilled(card: Mapping, notes: Notes) -> None:
    """Note placeholders on a card that has no values to fill in; in formulas `{{x}}` is LaTeX."""
    for node in _shown_texts(card):
        formulas, _ = latex_checks.maths_in(node.text)
        for found in cards_text.placeholders(node.text):
            if not any(span.start <= found.start <= span.start + len(span.text) for span in formulas):
                place = place_within(node, found.start, notes.text)
                notes.error_at(
                    *place, f"`{{{{{found.name}}}}}` on a card without values", "add `given:` and `compute:`"
                )


def _check_choices(grading: Choices, node: Node, notes: Notes) -> None:
    right = sum(choice.right for choice in grading.choices)
    if not right or right == len(grading.choices):
        notes.error(
            node, "all choices are wrong" if not right else "all choices are right", "have both kinds"
        )
    for text, count in Counter(choice.text for choice in grading.choices).items():
        if count > 1:
            notes.error(node, f"choice `{text[:40]}` stands there twice", "delete one")
    if not all(choice.why for choice in grading.choices):
        notes.warning(node, "choices without `why`", "say why each is right or wrong")


def _check_code(code: str, node: Node, notes: Notes) -> None:
    try:
        ast.parse(code)
    except SyntaxError as error:
        notes.error(
            node, f"the code is not Python: {error.msg} (its line {error.lineno})", "write what would run"
        )
    except (ValueError, RecursionError, MemoryError):
        notes.error(node, "the code is not Python", "write what would run")


def _check_numbers(question: Question, numeric: Numeric, card: Mapping, notes: Notes) -> None:
    """Note numbers that do not come out, for as many draws as a learner may ever meet."""
    drawn = draws.has_draws(numeric.given)
    try:
        results = [_result(question, f"{seed}") for seed in range(SEEDS if drawn else 1)]
    except FormulaError as error:
        _note_formula(error, card, notes)
        return
    except ContentError as error:
        notes.error(_at(card, "given"), error.what, error.fix)
        return
    _check_filled(question, card, notes)
    _check_given(numeric, card, notes)
    if numeric.tolerance.kind != "absolute" and not all(results):
        notes.warning(
            _at(card, "tolerance"), "a result of 0 has no relative tolerance", "give an absolute one"
        )
    if drawn and len(set(results)) == 1:
        notes.warning(
            _at(card, "given"), "every draw gives the same result", "draw what the result depends on"
        )
    if numeric.result is not None:
        _check_stated(numeric, results[0], drawn, _at(card, "result"), notes)


def _result(question: Question, seed: str) -> float:
    return cards_text.number(cards_text.values_of(question, seed)["result"])


def _note_formula(error: FormulaError, card: Mapping, notes: Notes) -> None:
    node = card.get("compute")
    if not isinstance(node, Scalar):
        return
    lines = node.text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: error.line - 1]) + error.column - 1
    notes.error_at(*place_within(node, offset, notes.text), error.what, error.fix)


def _check_filled(question: Question, card: Mapping, notes: Notes) -> None:
    values = cards_text.values_of(question, "0")
    code = card.get("code")
    for node in (*_shown_texts(card), *(_texts(code) if code else ())):
        try:
            cards_text.fill(node.text, values)
        except cards_text.FillError as error:
            notes.error_at(*place_within(node, error.offset, notes.text), error.what, error.fix)


def _check_given(numeric: Numeric, card: Mapping, notes: Notes) -> None:
    """Note values that the formula does not use, and drawn ones that the learner is not told."""
    read = names_read(numeric.compute)
    told = {
        found.name
        for key in ("ask", "code")
        for node in _text_of(card, key)
        for found in cards_text.placeholders(node)
    }
    for name, value in numeric.given.items():
        if draws.has_draws({name: value}) and name not in told:
            what = f"`{name}` is drawn, and `ask` does not tell it"
            notes.error(_at(card, "given"), what, f"write {{{{{name}}}}} where the number stands")
        elif name not in read and name not in told:
            notes.warning(_at(card, "given"), f"`{name}` is given and not used", "delete it")


def _text_of(card: Mapping, key: str) -> list[str]:
    node = card.get(key)
    return [node.text] if isinstance(node, Scalar) else []


def _check_stated(numeric: Numeric, computed: float, drawn: bool, node: Node, notes: Notes) -> None:
    """Note a stated result that differs from the computed one by more than its digits excuse."""
    if drawn:
        notes.error(node, "a stated `result`, but the values are drawn", "delete it, or give fixed values")
        return
    stated = numeric.result or 0.0
    excused = max(_reach(numeric, computed) / 10, _half_digit(getattr(node, "text", "")))
    if abs(stated - computed) > excused * (1 + 1e-9):
        notes.error(
            node, f"the stated result is {stated:.6g}, the computed one {computed:.6g}", "mend either"
        )


def _reach(numeric: Numeric, computed: float) -> float:
    kind, value = numeric.tolerance.kind, numeric.tolerance.value
    if kind == "absolute":
        return value
    return abs(computed) * (value if kind == "relative" else value - 1)


def _half_digit(written: str) -> float:
    """Return half a unit of the last digit that is written."""
    digits, _, exponent = written.lower().partition("e")
    return float(0.5 * 10.0 ** (int(exponent or 0) - len(digits.partition(".")[2])))


def _check_kata(kata: Kata, node: Mapping, notes: Notes) -> None:
    _check_maths(node, notes)
    words = len(kata.prompt.split())
    if words > PROMPT_WORDS:
        notes.error(_at(node, "prompt"), f"a prompt of {words} words", f"say it in at most {PROMPT_WORDS}")
    if not KATA_MINUTES[0] <= kata.minutes <= KATA_MINUTES[1]:
        notes.warning(
            _at(node, "minutes"), f"{kata.minutes:g} minutes", "give 8 to 45, as an interviewer would"
        )
    examples = node.get("examples")
    for example, place in zip(
        kata.examples, examples.items if isinstance(examples, Sequence) else (), strict=False
    ):
        names = {part.id for part in ast.walk(ast.parse(example.call)) if isinstance(part, ast.Name)}
        if not names & set(kata.entry):
            notes.error(
                place, f"the example does not call `{'` or `'.join(kata.entry)}`", "call the entry point"
            )


def _check_doubles(deck: Deck, nodes: list[Mapping], notes: Notes) -> None:
    """Note two questions that ask the same."""
    asked: dict[str, Question] = {}
    for question, node in zip(deck.questions, nodes, strict=True):
        key = " ".join(question.ask.casefold().split())
        if key in asked:
            notes.error(_at(node, "ask"), f"asks the same as `{asked[key].id}`", "delete one")
        asked.setdefault(key, question)
