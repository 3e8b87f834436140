"""picks survivors one by one, and keeps the count of rungs first"""


def successive_halving(n, evaluate, r0, R, eta):
    resources = [r0]
    while resources[-1] * eta <= R:
        resources.append(resources[-1] * eta)
    alive = tuple(range(n))
    log, spent = [], 0
    for step, r in enumerate(resources):
        loss = [(i, evaluate(i, r)) for i in alive]
        log.append([r, list(alive)])
        spent += sum(r - (resources[step - 1] if step else 0) for _ in alive)
        valid = [pair for pair in loss if pair[1] == pair[1]]
        failed = [pair for pair in loss if pair[1] != pair[1]]
        order = [i for i, _ in sorted(valid, key=lambda pair: pair[1])] + [i for i, _ in failed]
        best = order[0]
        alive = tuple(sorted(order[: len(alive) // eta or 1]))
    return best, log, spent
