"""fills a table column by column, gives empty rows equal entries first, and normalises the whole"""

import numpy as np


def ovr_fit_proba(X, y, X_new, fit_binary):
    classes, code = np.unique(y, return_inverse=True)
    K = classes.size
    if K == 1:
        raise ValueError("only one class")
    table = np.empty((len(X_new), K))
    if K == 2:
        table[:, 1] = fit_binary(X, code)(X_new)
        table[:, 0] = 1.0 - table[:, 1]
        return classes, table
    for k in range(K):
        table[:, k] = fit_binary(X, (code == k) * 1)(X_new)
    table[~table.any(axis=1)] = 1.0
    table /= table.sum(axis=1)[:, None]
    return classes, table
