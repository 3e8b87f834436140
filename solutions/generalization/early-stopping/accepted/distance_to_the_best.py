"""no count: the distance from the best epoch, which starts at -1, is the number of poor ones"""


def early_stop(v, patience, min_delta=0.0, mode="min"):
    values = [float(x) for x in v]
    if mode == "max":
        values = [-x for x in values]
    best, record = -1, float("inf")
    epoch = -1
    while epoch + 1 < len(values) and epoch - best < patience:
        epoch += 1
        if values[epoch] < record - min_delta:
            best, record = epoch, values[epoch]
    return [epoch, best]
