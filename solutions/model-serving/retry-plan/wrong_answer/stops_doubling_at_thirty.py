"""stops doubling after thirty pauses, whatever the cap"""


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total = [], 0.0
    for k in range(attempts - 1 if idempotent else 0):
        delay = rng.random() * min(cap, base * 2 ** min(k, 30))
        total += delay
        if total > deadline:
            break
        delays.append(delay)
    return delays
