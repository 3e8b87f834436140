"""plain Python numbers instead of arrays"""


def accumulate(micro_batches, mean_grad, n_params):
    total, tokens = [0.0] * n_params, 0
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count:
            total = [a + float(b) * count for a, b in zip(total, g)]
            tokens += int(count)
        del g
    *total, tokens = yield [*total, tokens]
    return [number / tokens if tokens else 0.0 for number in total]
