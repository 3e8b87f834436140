import pytest


def softmax(x, axis=-1):
    pytest.fail('on purpose')
    return x
