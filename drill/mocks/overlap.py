"""Which of a question's points a typed answer misses, and which follow-up to ask because of it.

This decides what the interviewer asks next, and nothing else: the learner ticks his points himself, later. So it
is simple enough to be explained in a sentence: a point counts as touched when at least half of its words occur
in the answer, where words are compared by their first five letters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from drill.cards import FollowUp

TOUCHED = 0.5
STEM = 5
"""Letters: enough to take `penalises` and `penalty` for one word, and `regress` and `regular` for two."""
_FILLER = """
    a about all also an and any are as at be because been but by can do does each every for from had has
    have how if in into is it its may more most must no nor not of on one only or other out over says
    should so some such than that the their them then there these they this those to too two under up
    use used uses using was what when where which while who why will with without would you your
"""
_STOP_WORDS = frozenset(_FILLER.split())
_COMMAND = re.compile(r"\\[A-Za-z]+")
_WORD = re.compile(r"[^\W_]{3,}")


def stems(text: str) -> frozenset[str]:
    """Return the words of three letters or more that mean something, each cut to its first five letters."""
    words = _WORD.findall(_COMMAND.sub(" ", text).casefold())
    return frozenset(word[:STEM] for word in words if word not in _STOP_WORDS)


def touches(answer: str, point: str) -> bool:
    """Return whether half of the point's words occur in the answer; a point without words needs any answer."""
    wanted = stems(point)
    if not wanted:
        return bool(answer.strip())
    return len(wanted & stems(answer)) >= TOUCHED * len(wanted)


def missed(answer: str, points: Sequence[str]) -> tuple[str, ...]:
    """Return the points that the answer does not touch, in order."""
    return tuple(point for point in points if not touches(answer, point))


def next_follow_up(
    follow_ups: Sequence[FollowUp], points: Sequence[str], answer: str, asked: Collection[int]
) -> int | None:
    """Return the number of the follow-up to ask next, None where all were asked.

    It is the one that shares most words with the points missed so far; among equals the first. `answer` is all
    that was said, follow-ups included.
    """
    left = [number for number in range(len(follow_ups)) if number not in asked]
    wanted = stems(" ".join(missed(answer, points)))

    def shared(number: int) -> int:
        return len(wanted & stems(f"{follow_ups[number].ask} {follow_ups[number].answer}"))

    return max(left, key=lambda number: (shared(number), -number), default=None)
