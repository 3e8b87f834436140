def softmax(x, axis=-1):
    return sum(range(10**13))
