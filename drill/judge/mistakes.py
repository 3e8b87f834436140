"""The mistake named: the logged calls of a failed submission, replayed on the kata's known wrong answers.

A submission has a wrong answer's mistake if that program gives the same values on the calls of every test, as only
a program with the same mistake does. A few of the failed tests may differ: where a singular matrix makes one of
the two raise and the other return noise, they still share their mistake. Distances are handed back; who is named is
the parent's decision.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from drill.judge.channel import Channel, Closed, Kind
from drill.judge.frame import FrameError, decode, encode
from drill.judge.likeness import FAR, distance
from drill.judge.proxy import Call, Log

SAME = 1e-6
FAILED_TESTS_PER_EXCEPTION = 4
Watch = Callable[[], None]


class _TooLong(Exception):
    """The time for the replay is over."""


@dataclass(slots=True)
class _Candidate:
    """A known program in its own process: how far its values are from the submission's, and the tests that differ."""

    name: str
    channel: Channel
    distance: float = 0.0
    different: set[str] = field(default_factory=set)
    lost: bool = False


def replay(
    log: Log, names: Sequence[str], channels: Sequence[int], failed: Sequence[str], seconds: float
) -> dict[str, list[float]]:
    """Return, for every program that stays near the submission, how many tests differ and how far the others are."""
    watch = _until(time.monotonic() + seconds)
    candidates = [
        _Candidate(name, Channel(socket.socket(fileno=descriptor), watch))
        for name, descriptor in zip(names, channels, strict=True)
    ]
    if not log.complete or not log.calls:
        return {}
    _all_asked(candidates, Kind.LOAD, encode(["", []]), 0, lambda kind, _: 0.0 if kind is Kind.VALUE else FAR)
    live = [candidate for candidate in candidates if candidate.distance == 0.0]
    for number, call in enumerate(log.calls, start=1):
        live = _near(live, call, number, set(failed))
    return {candidate.name: [float(len(candidate.different)), candidate.distance] for candidate in live}


def _until(deadline: float) -> Watch:
    def watch() -> None:
        if time.monotonic() > deadline:
            raise _TooLong

    return watch


def _near(candidates: list[_Candidate], call: Call, number: int, failed: set[str]) -> list[_Candidate]:
    """Replay one call on the candidates whose test does not differ yet; return those that are still near."""
    asked = [candidate for candidate in candidates if call.test not in candidate.different]
    before = [candidate.distance for candidate in asked]
    _all_asked(asked, call.kind, call.request, number, lambda kind, reply: _reply_distance(kind, reply, call))
    for candidate, nearer in zip(asked, before, strict=True):
        if candidate.distance > SAME:
            candidate.different.add(call.test)
            candidate.distance = nearer
    allowed = len(failed) // FAILED_TESTS_PER_EXCEPTION
    return [one for one in candidates if not one.lost and one.different <= failed and len(one.different) <= allowed]


def _all_asked(
    candidates: list[_Candidate], kind: Kind, frame: bytes, number: int, measure: Callable[[Kind, bytes], float]
) -> None:
    """Send a message to all candidates, so that they work side by side, then measure every reply."""
    for candidate in candidates:
        _guarded(candidate, lambda channel: channel.send(kind, number, frame))
    for candidate in candidates:
        if not candidate.lost:
            _guarded(candidate, lambda channel, candidate=candidate: _measured(candidate, channel, measure))


def _measured(candidate: _Candidate, channel: Channel, measure: Callable[[Kind, bytes], float]) -> None:
    kind, _, reply = channel.receive()
    candidate.distance = max(candidate.distance, measure(kind, bytes(reply)))


def _guarded(candidate: _Candidate, exchange: Callable[[Channel], None]) -> None:
    try:
        exchange(candidate.channel)
    except (Closed, FrameError, _TooLong):
        candidate.lost, candidate.distance = True, FAR


def _reply_distance(kind: Kind, reply: bytes, call: Call) -> float:
    if kind is not call.reply_kind:
        return FAR
    if reply == call.reply:
        return 0.0
    theirs, ours = decode(reply), decode(call.reply)
    if kind is Kind.RAISED:
        return 0.0 if _type_raised(theirs) == _type_raised(ours) else FAR
    return distance(theirs, ours)


def _type_raised(content: Any) -> Any:
    return content[0]["types"][0]
