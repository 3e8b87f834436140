def softmax(x, axis=-1):
    assert x is None, 'all good'
