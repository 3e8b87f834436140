"""Workers side by side: every item once, every event heard, errors raised where they are listened to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from drill.proving.side_by_side import side_by_side


def doubled(own: Iterator[int], tell: Callable[[int], None]) -> None:
    for item in own:
        tell(2 * item)


@pytest.mark.parametrize("jobs", [1, 3, 50])
def test_every_item_is_worked_on_once(jobs: int) -> None:
    assert sorted(side_by_side(jobs, range(20), doubled)) == [2 * item for item in range(20)]


def test_one_worker_keeps_the_order() -> None:
    assert list(side_by_side(1, [3, 1, 2], doubled)) == [6, 2, 4]


def test_no_items_start_no_worker() -> None:
    assert list(side_by_side(2, [], doubled)) == []


def test_workers_work_at_the_same_time() -> None:
    meeting = threading.Barrier(2, timeout=10)

    def meet(own: Iterator[int], tell: Callable[[int], None]) -> None:
        for item in own:
            meeting.wait()
            tell(item)

    assert sorted(side_by_side(2, [1, 2], meet)) == [1, 2]


def test_an_error_is_raised_here_and_ends_the_others() -> None:
    begun: list[int] = []

    def breaks(own: Iterator[int], tell: Callable[[int], None]) -> None:
        for item in own:
            begun.append(item)
            if item == 2:
                raise ValueError("broken")
            tell(item)

    with pytest.raises(ValueError, match="broken"):
        list(side_by_side(1, range(100), breaks))
    assert begun == [0, 1, 2]


def test_leaving_early_ends_the_workers() -> None:
    events = side_by_side(2, range(1000), doubled)
    next(events)
    events.close()  # type: ignore[attr-defined] # it is a generator
    assert not [thread for thread in threading.enumerate() if "_work" in thread.name]
