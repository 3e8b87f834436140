"""a helper scores one fold; the result is a list"""


def cv_score(fit_transform, transform, fit, score, X, y, folds):
    def one(train, test):
        state, Z = fit_transform(X[train], y[train])
        return score(fit(Z, y[train]), transform(state, X[test]), y[test])

    return [one(train, test) for train, test in folds]
