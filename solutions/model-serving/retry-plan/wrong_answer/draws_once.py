"""draws one number for all pauses of a call"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, min(cap, base)
    if attempts < 2 or not idempotent:
        return delays
    u = rng.random()
    for _ in range(attempts - 1):
        total += u * ceiling
        if total > deadline:
            break
        delays.append(u * ceiling)
        ceiling = min(cap, 2 * ceiling)
    return delays
