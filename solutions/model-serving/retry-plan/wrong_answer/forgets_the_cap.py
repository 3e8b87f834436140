"""lets the pauses double without a cap"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, base
    for _ in range(attempts - 1 if idempotent else 0):
        delay = rng.random() * ceiling
        total += delay
        if total > deadline:
            break
        delays.append(delay)
        ceiling = 2.0 * ceiling
    return delays
