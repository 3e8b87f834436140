"""doubles the base before the first pause already"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, base
    for _ in range(attempts - 1 if idempotent else 0):
        ceiling = min(cap, 2 * ceiling)
        delay = rng.random() * ceiling
        total += delay
        if total > deadline:
            break
        delays.append(delay)
    return delays
