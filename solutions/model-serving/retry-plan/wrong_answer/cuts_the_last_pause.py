"""cuts the last pause to what is left, and retries when the time is over"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, min(cap, base)
    for _ in range(attempts - 1 if idempotent else 0):
        delay = min(rng.random() * ceiling, deadline - total)
        if total >= deadline:
            break
        total += delay
        delays.append(delay)
        ceiling = min(cap, 2 * ceiling)
    return delays
