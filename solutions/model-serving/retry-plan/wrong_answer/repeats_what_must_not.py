"""retries a call that is not idempotent"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, min(cap, base)
    for _ in range(attempts - 1):
        delay = rng.random() * ceiling
        total += delay
        if total > deadline:
            break
        delays.append(delay)
        ceiling = min(cap, 2 * ceiling)
    return delays
