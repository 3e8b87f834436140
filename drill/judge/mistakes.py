"""The mistake named: the logged calls of a failed submission, replayed on the kata's known wrong answers.

A submission has a wrong answer's mistake if that program gives the same values on every call that the suite made,
as only a program with the same mistake does. Distances are handed back; who is named is the parent's decision.
"""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass
from typing import Any

from drill.judge.channel import Channel, Closed, Kind
from drill.judge.frame import FrameError, decode, encode
from drill.judge.likeness import FAR, distance
from drill.judge.proxy import Call, Log

SAME = 1e-6


class _TooLong(Exception):
    """The time for the replay is over."""


@dataclass(slots=True)
class _Candidate:
    """One known program in its own process, and how far its values have been from the submission's so far."""

    name: str
    channel: Channel
    entry: list[str]
    distance: float = 0.0


def replay(log: Log, programs: list[dict[str, Any]], channels: list[int], seconds: float) -> dict[str, float]:
    """Return the distance from the submission of every program that stays near it on all logged calls."""
    if not log.complete or not log.calls:
        for descriptor in channels:
            socket.socket(fileno=descriptor).close()
        return {}
    deadline = time.monotonic() + seconds
    candidates = [
        _Candidate(
            str(program["name"]),
            Channel(socket.socket(fileno=descriptor), _until(deadline)),
            program["entry"],
        )
        for program, descriptor in zip(programs, channels, strict=True)
    ]
    return {candidate.name: candidate.distance for candidate in _near(candidates, log.calls)}


def _until(deadline: float) -> Any:
    def watch() -> None:
        if time.monotonic() > deadline:
            raise _TooLong

    return watch


def _near(candidates: list[_Candidate], calls: list[Call]) -> list[_Candidate]:
    live = _asked(candidates, lambda candidate: (Kind.LOAD, encode(["", candidate.entry])), 0)
    for candidate in live:
        candidate.distance = 0.0
    for number, call in enumerate(calls, start=1):
        live = _asked(live, lambda _: (call.kind, call.request), number, call)  # noqa: B023 - used at once
    return live


def _asked(
    candidates: list[_Candidate], message: Any, number: int, call: Call | None = None
) -> list[_Candidate]:
    """Send a message to all candidates, then read all replies, and return those that are still near."""
    for candidate in candidates:
        candidate.distance = max(candidate.distance, _sent(candidate, *message(candidate), number))
    for candidate in candidates:
        if candidate.distance <= SAME:
            candidate.distance = max(candidate.distance, _compared(candidate, call))
    return [candidate for candidate in candidates if candidate.distance <= SAME]


def _sent(candidate: _Candidate, kind: Kind, frame: bytes, number: int) -> float:
    try:
        candidate.channel.send(kind, number, frame)
    except (Closed, _TooLong):
        return FAR
    return 0.0


def _compared(candidate: _Candidate, call: Call | None) -> float:
    try:
        kind, _, reply = candidate.channel.receive()
        if call is None:
            return 0.0 if kind is Kind.VALUE else FAR
        return _reply_distance(kind, reply, call)
    except (Closed, FrameError, _TooLong, ValueError, TypeError, KeyError, IndexError):
        return FAR


def _reply_distance(kind: Kind, reply: bytes | bytearray, call: Call) -> float:
    if kind is not call.reply_kind:
        return FAR
    if bytes(reply) == call.reply:
        return 0.0
    theirs, ours = decode(reply), decode(call.reply)
    if kind is Kind.RAISED:
        return 0.0 if theirs[0]["types"][0] == ours[0]["types"][0] else FAR
    return distance(theirs, ours)
