"""compares each pause with the deadline, not their sum"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, ceiling = [], min(cap, base)
    for _ in range(attempts - 1 if idempotent else 0):
        delay = rng.random() * ceiling
        if delay > deadline:
            break
        delays.append(delay)
        ceiling = min(cap, 2 * ceiling)
    return delays
