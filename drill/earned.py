"""Quality is earned: the rules that turn what happened on a card into a quality of 0 to 5.

The learner may lower a quality that the program earned for him, never raise it.
"""

from __future__ import annotations

FOUR_BUTTONS = {1: 1, 2: 3, 3: 4, 4: 5}
"""What the keys 1 to 4 (again, hard, good, easy) mean, where the learner set them."""


def from_result(
    *, right: bool, failed: int, hints: int, seconds: float, par: float, best: float = 0.0
) -> int:
    """Return the quality of an answer that the program graded.

    `failed` counts failed submissions, `par` is the expected time in seconds, and `best` the largest share of
    hidden tests that a submission passed. Where the answer is not `right` the learner gave up or had it
    revealed.
    """
    if not right:
        return _given_up(failed, best)
    if failed or hints:
        return 3
    return 5 if seconds <= par else 4


def _given_up(failed: int, best: float) -> int:
    if best > 0.5:
        return 2
    return 1 if failed else 0


def from_points(ticked: int, total: int) -> int:
    """Suggest a quality from the share of key points that were said: three fifths are enough to pass."""
    percent = 100 * ticked // total
    marks = ((100, 5), (75, 4), (60, 3), (30, 2), (1, 1))
    return next((quality for least, quality in marks if percent >= least), 0)


def lowered(earned: int, chosen: int) -> int:
    """Return the quality that the learner chose, but never a higher one than he earned."""
    return min(earned, chosen)
