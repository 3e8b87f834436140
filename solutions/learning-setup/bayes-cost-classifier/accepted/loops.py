"""one observation at a time in plain Python, returning a list"""

import math


def bayes_predict(x, prior, mu, sd, cost):
    decisions = []
    for value in x:
        score = [
            math.log(p) - math.log(s) - ((float(value) - float(m)) / float(s)) ** 2 / 2
            if p > 0
            else -math.inf
            for p, m, s in zip(prior, mu, sd)
        ]
        top = max(score)
        weight = [math.exp(v - top) for v in score]
        expected = [sum(w * row[a] for w, row in zip(weight, cost)) for a in range(len(weight))]
        decisions.append(expected.index(min(expected)))
    return decisions
