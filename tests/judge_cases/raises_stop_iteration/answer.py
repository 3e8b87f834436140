def softmax(x, axis=-1):
    raise StopIteration(x)
