"""keeps the moving chunk in a variable of its own and collects results by chunk, in plain lists"""


def ring_all_reduce(rank, n, buffer):
    numbers = [float(number) for number in buffer]
    bounds = [len(numbers) * k // n for k in range(n + 1)]
    own = [numbers[a:b] for a, b in zip(bounds, bounds[1:])]
    moving = own[rank]
    for step in range(1, n):
        moving = yield moving
        moving = [float(a) + b for a, b in zip(moving, own[(rank - step) % n])]
    done = {(rank + 1) % n: moving}
    for step in range(n - 1):
        moving = yield moving
        done[(rank - step) % n] = moving
    return [float(number) for k in range(n) for number in done[k]]
