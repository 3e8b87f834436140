"""Steps of an import written to disk: the own decks first, then the reviews that came along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from drill.carrying import own_decks
from drill.carrying.own_decks import OwnDecks
from drill.carrying.planning import Plan, carry_out, drop_unfit
from drill.deckfiles.deck_parser import parse_deck
from drill.deckfiles.deck_writer import card_text, deck_text
from drill.problems import Notes, errors_in

_HEAD = {"title": "T", "summary": "S"}


def sound(plan: Plan) -> Plan:
    """Return the plan without the cards that a deck refuses; those are told by name with the reason."""
    steps = [step for step in plan.steps if step.fields]
    if not steps or not _faults(deck_text(_HEAD, [card_text(step.fields) for step in steps]), unique=False):
        return plan
    faults: Mapping[str, list[str]] = defaultdict(list)
    for step in steps:
        if found := _faults(deck_text(_HEAD, [card_text(step.fields)])):
            faults[step.id].extend(found)
    return drop_unfit(plan, faults)


def _faults(text: str, *, unique: bool = True) -> list[str]:
    """Return what a session would stumble over; cards of several topics may share a name if not `unique`."""
    notes = Notes("import")
    parse_deck(text.encode(), "import", notes)
    faults = [problem.what for problem in errors_in(notes.problems)]
    passed = () if unique else (" stands already on line ", " cards, where ")
    return [fault for fault in faults if not passed or not any(part in fault for part in passed)]


def write(plan: Plan, own: OwnDecks, source: str) -> list[str]:
    """Write the decks and return the paths of those that changed. Raises ContentError; then nothing is written."""
    carry_out(plan, own, source)
    own_decks.require_sound(own, parse_deck)
    own_decks.write(own)
    return sorted(own.changed)
