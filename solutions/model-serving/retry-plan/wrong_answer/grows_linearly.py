"""lets the pauses grow linearly in place of doubling"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total = [], 0.0
    for k in range(attempts - 1 if idempotent else 0):
        delay = rng.random() * min(cap, base * (k + 1))
        total += delay
        if total > deadline:
            break
        delays.append(delay)
    return delays
