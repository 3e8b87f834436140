"""goes on doubling from where the last call ended"""

_ceiling = {}


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total = [], 0.0
    key = float(base), float(cap), float(deadline)
    ceiling = _ceiling.get(key, min(cap, base))
    for _ in range(attempts - 1 if idempotent else 0):
        delay = rng.random() * ceiling
        total += delay
        if total > deadline:
            break
        delays.append(delay)
        ceiling = min(cap, 2 * ceiling)
    _ceiling[key] = ceiling
    return delays
