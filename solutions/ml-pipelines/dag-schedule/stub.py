from collections.abc import Mapping, Sequence


def schedule(
    needs: Mapping[str, Sequence[str]], minutes: Mapping[str, int], workers: int
) -> tuple[dict[str, int], int, int]:
    """Return (start by task, makespan, length of the longest chain) of the greedy schedule.

    Raises ValueError(circle) with the list of tasks that need each other in a circle.
    """
    raise NotImplementedError
