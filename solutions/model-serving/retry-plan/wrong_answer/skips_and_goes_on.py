"""skips a pause that does not fit and goes on with shorter ones"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, min(cap, base)
    for _ in range(attempts - 1 if idempotent else 0):
        delay = rng.random() * ceiling
        ceiling = min(cap, 2 * ceiling)
        if total + delay > deadline:
            continue
        total += delay
        delays.append(delay)
    return delays
