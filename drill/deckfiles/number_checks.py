"""Whether a card's number comes out: finite for every draw, told in its text, and as it is stated."""

from __future__ import annotations

import re

from drill import cards_text
from drill.cards import Numeric, Question
from drill.deckfiles.card_nodes import at, names_told, prose, texts
from drill.deckfiles.yaml_nodes import Mapping, Node, Scalar, place_within
from drill.numbers import draws
from drill.numbers.formulas import FormulaError, names_read, origins
from drill.problems import Notes, Spot

SEEDS = 50


def check_comes_out(
    question: Question, numeric: Numeric, card: Mapping, notes: Notes, seeds: int
) -> list[float]:
    """Return the results of that many draws; note what does not come out or can't be filled in.

    `card` is the question's node. There are no results where one draw has none.
    """
    results = _results(question, numeric, card, notes, seeds)
    if results:
        _check_filled(question, card, notes)
    return results


def check_number(question: Question, numeric: Numeric, card: Mapping, notes: Notes) -> None:
    """Note all that is wrong with the card's number, over as many draws as a learner may meet."""
    results = check_comes_out(question, numeric, card, notes, SEEDS)
    if not results:
        return
    _check_given(numeric, card, notes)
    if numeric.tolerance.kind != "absolute" and not all(results):
        what = "a result can be 0, which has no relative tolerance"
        notes.warning(at(card, "tolerance"), what, "give an absolute one, such as `tolerance: 0.01`")
    if len(results) > 1 and len(set(results)) == 1:
        what = "every draw gives the same result"
        notes.warning(at(card, "given"), what, "draw what the result depends on")
    if numeric.result is not None:
        _check_stated(numeric, results[0], at(card, "result"), notes)


def _results(question: Question, numeric: Numeric, card: Mapping, notes: Notes, seeds: int) -> list[float]:
    rounds = seeds if draws.has_draws(numeric.given) else 1
    try:
        return [cards_text.number(cards_text.values_of(question, str(s))["result"]) for s in range(rounds)]
    except FormulaError as error:
        notes.error(_place_in_formula(error, card, notes.text), error.what, error.fix)
    return []


def _place_in_formula(error: FormulaError, card: Mapping, source: str) -> Spot:
    node = card.get("compute")
    if not isinstance(node, Scalar):
        return Spot(card.line, card.column)
    lines = node.text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: error.line - 1]) + error.column - 1
    return place_within(node, offset, source)


def _check_filled(question: Question, card: Mapping, notes: Notes) -> None:
    values = cards_text.values_of(question, "0")
    code = list(texts(card, "code"))  # where an f-string may hold double braces
    for node in (*prose(card), *code):
        try:
            cards_text.fill(node.text, values)
        except cards_text.FillError as error:
            notes.error(place_within(node, error.offset, notes.text), error.what, error.fix)
            continue
        for slip in _SLIP.finditer(node.text) if node not in code else ():
            what = f"`{slip[0]}` is no placeholder, and is shown as it stands"
            fix = "name the part in `compute` and write {{name}} or {{name:.3f}}"
            notes.error(place_within(node, slip.start(), notes.text), what, fix)
        for found in cards_text.placeholders(node.text):
            if not found.spec and _has_exponent(values[found.name]):
                what = f"`{found.name}` is shown as {values[found.name]:.4g}"
                notes.warning(
                    place_within(node, found.start, notes.text), what, f"say how: {{{{{found.name}:,.0f}}}}"
                )


_SLIP = re.compile(r"(?<!\{)\{\{(?!\s*[A-Za-z_]\w*\s*(?::[^{}\n]*)?\}\})[^{}\n]*\w[^{}\n]*\}\}(?!\})")
"""An expression between double braces, such as `{{best[1]}}`: what a card may say there is a name and a format."""


def _has_exponent(value: object) -> bool:
    return isinstance(value, float) and "e" in f"{value:.4g}"


def _check_given(numeric: Numeric, card: Mapping, notes: Notes) -> None:
    """Note drawn values that the learner is not told, and values that nothing uses."""
    # "Predictions are {{p1}} and {{p2}}" tells the `shift` that both are computed from.
    told = origins(numeric.compute, names_told(card, "ask", "code"))
    used = told | names_read(numeric.compute) | {found for node in prose(card) for found in _names(node)}
    for name, value in numeric.given.items():
        if draws.has_draws({name: value}) and name not in told:
            what = f"`{name}` is drawn, and `ask` does not tell it"
            notes.error(at(card, "given"), what, f"write {{{{{name}}}}} where the number stands")
        elif name not in used:
            notes.warning(at(card, "given"), f"`{name}` is given and not used", "delete it")


def _names(node: Scalar) -> list[str]:
    return [found.name for found in cards_text.placeholders(node.text)]


def _check_stated(numeric: Numeric, computed: float, node: Node, notes: Notes) -> None:
    """Note a stated result that differs from the computed one by more than its digits excuse."""
    if draws.has_draws(numeric.given):
        notes.error(node, "a stated `result`, but the values are drawn", "delete it, or give fixed values")
        return
    stated = numeric.result or 0.0
    # Who writes 0.67 means anything that rounds to it.
    excused = max(_reach(numeric, computed) / 10, _half_digit(node.text if isinstance(node, Scalar) else ""))
    if abs(stated - computed) > excused * (1 + 1e-9):
        what = f"the stated result is {stated:.6g}, the computed one {computed:.6g}"
        notes.error(node, what, "mend the one that is wrong")


def _reach(numeric: Numeric, computed: float) -> float:
    kind, value = numeric.tolerance.kind, numeric.tolerance.value
    if kind == "absolute":
        return value
    return abs(computed) * (value if kind == "relative" else value - 1)


def _half_digit(written: str) -> float:
    """Return half a unit of the last digit that is written."""
    digits, _, exponent = written.lower().partition("e")
    return 0.5 * 10.0 ** (int(exponent or 0) - len(digits.partition(".")[2]))
