def softmax(x, axis=-1):
    nest = []
    for _ in range(100_000):
        nest = [nest]
    return nest
