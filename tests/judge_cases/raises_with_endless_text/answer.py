def softmax(x, axis=-1):
    raise RuntimeError("no " * 50_000_000)
