from typing import Any


def bitemporal_asof(events: list[tuple[Any, float]], rows: list[tuple[Any, float, float, Any]]) -> list[Any]:
    """Return for each event (entity, t) the value that was valid and known at t, or None.

    rows: (entity, event_ts, known_ts, value) in any order; a value of None retracts.
    """
    raise NotImplementedError
