"""Properties that a function of numbers may have; the reference says which of them hold."""

from __future__ import annotations

from drill.authoring.signatures import ARRAY, FLOAT, NUMBERS, Argument, Reference
from drill.authoring.skeleton import EQUALS, Case, Compared

MOST = 3
_CLAIMS = (
    ("shift_invariant", "Adding a constant to every entry changes nothing.", "{x} + 3.0", "{same}"),
    ("scale_invariant", "A positive factor changes nothing.", "{x} * 2.5", "{same}"),
    (
        "shift_equivariant",
        "A constant added to the input is added to the result.",
        "{x} + 3.0",
        "{value} + 3.0",
    ),
    ("homogeneous", "A positive factor of the input is one of the result.", "{x} * 2.5", "{value} * 2.5"),
    ("quadratic", "Twice the input gives four times the result.", "{x} * 2.0", "{value} * 4.0"),
    ("odd", "The negative input gives the negative result.", "-{x}", "-{value}"),
    ("even", "The sign of the input does not matter.", "-{x}", "{same}"),
)
"""Each with the input that the answer gets, and what must come out."""


def properties(reference: Reference, compared: Compared) -> list[Case]:
    """Return the properties to try, the most telling first."""
    first, entry = reference.arguments[0], reference.entry
    if first.kind not in (ARRAY, NUMBERS, FLOAT) or compared is EQUALS:
        return []
    x = "np.array(args[0])" if first.kind == NUMBERS else "args[0]"
    rest = ", *args[1:]" if len(reference.arguments) > 1 else ""
    same = f"{entry}(*args)"
    found = []
    for name, sentence, given, result in _CLAIMS:
        changed = given.format(x=x)
        changed = f"({changed}).tolist()" if first.kind == NUMBERS else changed
        expected = result.format(same=same, value=f"np.array({same})")
        found.append(_case(name, sentence, f"{entry}({changed}{rest})", expected))
    again = f"np.array({same}).tolist()" if first.kind == NUMBERS else same
    return [
        *_orders(reference, entry, first),
        _case("sums_to_one", "The result sums to one.", f"np.sum({same})", "1.0"),
        _case(
            "rows_sum_to_one",
            "Each row of the result sums to one.",
            f"np.sum({same}, axis=-1)",
            f"np.ones(np.shape({same})[:-1])",
        ),
        *found,
        _case("idempotent", "A second application changes nothing.", f"{entry}({again}{rest})", same),
    ]


def _case(name: str, sentence: str, got: str, expected: str, before: str = "") -> Case:
    lines = ["for rng in seeds(5):", "    args = inputs(rng)", *([f"    {before}"] if before else [])]
    check = f"    assert_close({got}, {expected}, rtol=1e-7, atol=1e-9)"
    return Case(name, ((sentence, "\n".join([*lines, check])),), optional=True)


def _orders(reference: Reference, entry: str, first: Argument) -> list[Case]:
    """Return what may hold of the order of the entries: those of all arrays that share a dimension move together."""
    if first.kind != ARRAY or not first.shape:
        return []
    moves = [each.kind == ARRAY and each.shape[:1] == first.shape[:1] for each in reference.arguments]
    moved = ", ".join(f"args[{n}][order]" if move else f"args[{n}]" for n, move in enumerate(moves))
    order, got, same = "order = rng.permutation(len(args[0]))", f"{entry}({moved})", f"{entry}(*args)"
    along = "Rows that change places take their results along."
    return [
        _case("order", "The order of the rows does not matter.", got, same, order),
        _case("rows_move", along, got, f"np.array({same})[order]", order),
    ]
