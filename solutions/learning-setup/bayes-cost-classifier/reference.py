import numpy as np


def bayes_predict(
    x: np.ndarray, prior: np.ndarray, mu: np.ndarray, sd: np.ndarray, cost: np.ndarray
) -> np.ndarray:
    x, prior, mu, sd, cost = (np.asarray(a, dtype=np.float64) for a in (x, prior, mu, sd, cost))
    log_prior = np.full(prior.shape, -np.inf)
    np.log(prior, out=log_prior, where=prior > 0)
    log_joint = log_prior - np.log(sd) - ((x[:, None] - mu) / sd) ** 2 / 2
    # relative to the likeliest class, or all densities vanish far from the means; scale does not move the argmin
    weight = np.exp(log_joint - log_joint.max(axis=1, keepdims=True))
    return (weight @ cost).argmin(axis=1)
