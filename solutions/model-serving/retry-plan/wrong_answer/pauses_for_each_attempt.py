"""pauses once for each attempt, also after the last one"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, min(cap, base)
    for _ in range(attempts if idempotent else 0):
        try:
            delay = rng.random() * ceiling
        except IndexError:
            delay = ceiling
        total += delay
        if total > deadline:
            break
        delays.append(delay)
        ceiling = min(cap, 2 * ceiling)
    return delays
