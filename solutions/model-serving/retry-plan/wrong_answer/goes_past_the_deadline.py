"""starts a pause as long as the deadline is not over yet, and so goes past it"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, min(cap, base)
    for _ in range(attempts - 1 if idempotent else 0):
        if total >= deadline:
            break
        delay = rng.random() * ceiling
        total += delay
        delays.append(delay)
        ceiling = min(cap, 2 * ceiling)
    return delays
