"""returns -1 for the stop as well where no epoch improved"""


def early_stop(v, patience, min_delta=0.0, mode="min"):
    sign = 1.0 if mode == "min" else -1.0
    record, best, count = float("inf"), -1, 0
    for i, x in enumerate(v):
        x = sign * float(x)
        if record - x > min_delta:
            record, best, count = x, i, 0
        else:
            count += 1
            if count >= patience:
                return i, best
    return (len(v) - 1, best) if best >= 0 else (-1, -1)
