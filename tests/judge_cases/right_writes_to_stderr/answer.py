import logging
import sys
import warnings

import numpy as np

logging.basicConfig(level=logging.DEBUG)


def softmax(x, axis=-1):
    logging.debug("called with %s", x.shape)
    warnings.warn("a warning is no failure", stacklevel=2)
    print("to stderr", file=sys.stderr, flush=True)
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
