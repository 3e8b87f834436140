import numpy as np

TABLE = np.exp(np.linspace(0, 1, 1000)).cumsum()
rng = np.random.default_rng(0)
A = rng.normal(size=(120, 120))
np.linalg.eigh(A @ A.T)
examples = {k: sum(range(k)) for k in range(500)}
assert np.isfinite(TABLE).all()



def softmax(x, axis=-1):
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
