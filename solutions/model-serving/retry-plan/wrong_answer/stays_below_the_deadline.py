"""leaves out the pause that ends exactly at the deadline"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, min(cap, base)
    for _ in range(attempts - 1 if idempotent else 0):
        delay = rng.random() * ceiling
        total += delay
        if total >= deadline and total != float("inf"):
            break
        delays.append(delay)
        ceiling = min(cap, 2 * ceiling)
    return delays
