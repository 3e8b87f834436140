def softmax(x, axis=-1):
    raise ExceptionGroup("two", [ValueError("one"), BaseException.__new__(KeyError, "two")])
