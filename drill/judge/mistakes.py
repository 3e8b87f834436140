"""The mistake named: the logged calls of a failed submission, replayed on the kata's known wrong answers.

A submission has a wrong answer's mistake if that program gives the same values on the calls of every test, as
only a program with the same mistake does. A few of the failed tests may differ: where a singular matrix makes
one of the two raise and the other return noise, they still share their mistake. Distances are handed back;
who is named is the parent's decision.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from drill.judge.channel import Channel, Closed, Kind
from drill.judge.frame import FrameError, decode, encode
from drill.judge.likeness import FAR, distance
from drill.judge.proxy import Call, Log

SAME = 1e-6
FAILED_TESTS_PER_EXCEPTION = 4
Measure = Callable[[Kind, bytes], float]


class _TooLongError(Exception):
    """The time for the replay is over."""


@dataclass(slots=True)
class _Candidate:
    """A known program: how far its values are from the submission's, and the tests in which they differ.

    It is `lost` when the time is over or its process has `ended`.
    """

    name: str
    key: str
    channel: Channel
    distance: float = 0.0
    different: set[str] = field(default_factory=set)
    lost: bool = False
    ended: bool = False


def replay(
    log: Log,
    programs: Sequence[Sequence[Sequence[str]]],
    channels: Sequence[int],
    failed: Sequence[str],
    seconds: float,
) -> dict[str, list[float]] | None:
    """Return, for each program near the submission, how many tests differ, and how far the others are.

    `programs` holds, for each channel, the names of the programs behind it with their keys there. None if a process
    ended that several share: one of them took the others down. When the time is over there is no name: apart from one
    another they would not be quicker.
    """
    watch = _until(time.monotonic() + seconds)
    candidates = [
        _Candidate(name, key, channel)
        for group, descriptor in zip(programs, channels, strict=True)
        for channel in [Channel(socket.socket(fileno=descriptor), watch)]
        for name, key in group
    ]
    if not log.complete or not log.calls:
        return {}
    # Where a test failed, its last call tells most apart. Then the few that are left begin anew, with all calls.
    last = {call.test: call for call in log.calls if call.test in failed}
    live = candidates
    for calls in (list(last.values()), log.calls):
        live = _loaded(live)
        for number, call in enumerate(calls, start=1):
            live = _still_near(live, call, number, set(failed))
    if any(candidate.ended and candidate.key for candidate in candidates):
        return None
    return {candidate.name: [len(candidate.different), candidate.distance] for candidate in live}


def _until(deadline: float) -> Callable[[], None]:
    def watch() -> None:
        if time.monotonic() > deadline:
            raise _TooLongError

    return watch


def _loaded(candidates: list[_Candidate]) -> list[_Candidate]:
    """Run the candidates' code, anew if it ran before; return those that can be run."""
    _ask(candidates, Kind.LOAD, encode(["", []]), 0, lambda kind, _: 0.0 if kind is Kind.VALUE else FAR)
    return [candidate for candidate in candidates if candidate.distance < FAR]


def _still_near(candidates: list[_Candidate], call: Call, number: int, failed: set[str]) -> list[_Candidate]:
    """Replay one call on the candidates whose test does not differ yet; return those that are still near."""
    asked = [candidate for candidate in candidates if call.test not in candidate.different]
    before = [candidate.distance for candidate in asked]
    _ask(asked, call.kind, call.request, number, lambda kind, reply: _reply_distance(kind, reply, call))
    for candidate, nearer in zip(asked, before, strict=True):
        if candidate.distance > SAME:
            candidate.different.add(call.test)
            candidate.distance = nearer
    allowed = len(failed) // FAILED_TESTS_PER_EXCEPTION
    return [
        one
        for one in candidates
        if not one.lost and one.different <= failed and len(one.different) <= allowed
    ]


def _ask(candidates: list[_Candidate], kind: Kind, frame: bytes, number: int, measure: Measure) -> None:
    """Send a message to all candidates, so that their processes work side by side; measure every reply."""
    for round_ in _rounds(candidates):
        for candidate in round_:
            _send(candidate, kind, _for_program(frame, candidate.key), number)
        for candidate in round_:
            if not candidate.lost:
                _receive(candidate, measure)


def _rounds(candidates: list[_Candidate]) -> Iterator[list[_Candidate]]:
    """Yield groups in which no two share a channel: one message at a time is what a channel can hold."""
    behind: dict[int, list[_Candidate]] = {}
    for candidate in candidates:
        behind.setdefault(id(candidate.channel), []).append(candidate)
    for group in zip_longest(*behind.values()):
        yield [candidate for candidate in group if candidate is not None]


def _for_program(frame: bytes, key: str) -> bytes:
    return encode([key, *decode(frame)[1:]]) if key else frame


def _send(candidate: _Candidate, kind: Kind, frame: bytes, number: int) -> None:
    try:
        candidate.channel.send(kind, number, frame)
    except (Closed, _TooLongError) as reason:
        _lose(candidate, reason)


def _receive(candidate: _Candidate, measure: Measure) -> None:
    try:
        kind, _, reply = candidate.channel.receive()
        candidate.distance = max(candidate.distance, measure(kind, bytes(reply)))
    except (Closed, FrameError, _TooLongError) as reason:
        _lose(candidate, reason)


def _lose(candidate: _Candidate, reason: Exception) -> None:
    candidate.lost, candidate.distance = True, FAR
    candidate.ended = not isinstance(reason, _TooLongError)


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
