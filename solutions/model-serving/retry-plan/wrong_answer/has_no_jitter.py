"""pauses for the full time, without jitter"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, float(min(cap, base))
    for _ in range(attempts - 1 if idempotent else 0):
        total += ceiling
        if total > deadline:
            break
        delays.append(ceiling)
        ceiling = float(min(cap, 2 * ceiling))
    return delays
