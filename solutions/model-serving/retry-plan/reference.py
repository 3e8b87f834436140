import numpy as np


def retry_delays(
    attempts: int,
    base: float,
    cap: float,
    deadline: float,
    rng: np.random.Generator,
    idempotent: bool = True,
) -> list[float]:
    delays: list[float] = []
    if not idempotent:
        return delays
    total, ceiling = 0.0, min(cap, base)
    for _ in range(attempts - 1):
        delay = rng.random() * ceiling
        total += delay
        if total > deadline:
            break
        delays.append(delay)
        ceiling = min(cap, 2 * ceiling)
    return delays
