import numpy as np


def retry_delays(
    attempts: int,
    base: float,
    cap: float,
    deadline: float,
    rng: np.random.Generator,
    idempotent: bool = True,
) -> list[float]:
    """Return the pauses before the retries of a call, with full jitter.

    attempts: all calls, the first one included; base, cap: pause k is u * min(cap, base * 2**k)
    deadline: what the pauses may add up to; rng: u is drawn by rng.random(), one for each pause
    idempotent: whether the call may be repeated
    """
    raise NotImplementedError
