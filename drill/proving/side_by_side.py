"""Work on items by several threads, each with its own tools, and hear of what they do as it happens."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Event = TypeVar("Event")
Worker = Callable[[Iterator[Item], Callable[[Event], None]], None]

_NO_MORE = object()


def side_by_side(jobs: int, items: Sequence[Item], worker: Worker[Item, Event]) -> Iterator[Event]:
    """Run `worker` in up to `jobs` threads over shares of the items, and yield what they tell, as it comes.

    A worker takes its items one at a time, so that none waits while another has a pile. The first error of
    a worker is raised here; then, and when the caller stops listening, all end after the item at hand.
    """
    waiting: queue.SimpleQueue[Item] = queue.SimpleQueue()
    for item in items:
        waiting.put(item)
    told: queue.SimpleQueue[object] = queue.SimpleQueue()
    stop = threading.Event()
    threads = [
        threading.Thread(target=_work, args=(worker, _share(waiting, stop), told))
        for _ in range(min(jobs, len(items)))
    ]
    for thread in threads:
        thread.start()
    try:
        yield from _heard(told, len(threads))
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _share(waiting: queue.SimpleQueue[Item], stop: threading.Event) -> Iterator[Item]:
    while not stop.is_set():
        try:
            yield waiting.get_nowait()
        except queue.Empty:
            return


def _work(worker: Worker[Item, Event], items: Iterator[Item], told: queue.SimpleQueue[object]) -> None:
    try:
        worker(items, told.put)
    except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
        told.put(_Failed(error))
    finally:
        told.put(_NO_MORE)


class _Failed:
    """Carries a worker's exception to the caller's thread."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def _heard(told: queue.SimpleQueue[object], workers: int) -> Iterator[Event]:
    while workers:
        event = told.get()
        if event is _NO_MORE:
            workers -= 1
        elif isinstance(event, _Failed):
            raise event.error
        else:
            yield event  # type: ignore[misc] # only workers put, and they put events
