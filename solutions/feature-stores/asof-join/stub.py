from typing import Any


def asof_join(
    events: list[tuple[Any, float]],
    rows: list[tuple[Any, float, Any]],
    ttl: float | None = None,
    inclusive: bool = True,
) -> list[Any]:
    """Return for each event (entity, ts) the value that was the latest then, or None.

    rows: (entity, ts, value) in any order.
    """
    raise NotImplementedError
