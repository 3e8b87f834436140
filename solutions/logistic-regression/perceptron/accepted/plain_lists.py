"""lists and loops, with a case for each class"""


def perceptron(X, y, epochs):
    w, b, mistakes = [0.0] * X.shape[1], 0.0, []
    for _ in range(epochs):
        count = 0
        for row, label in zip(X.tolist(), y.tolist()):
            score = sum(c * x for c, x in zip(w, row)) + b
            if label and score <= 0:
                w, b, count = [c + x for c, x in zip(w, row)], b + 1, count + 1
            elif not label and score >= 0:
                w, b, count = [c - x for c, x in zip(w, row)], b - 1, count + 1
        mistakes.append(count)
        if count == 0:
            return w, b, mistakes
    return w, b, mistakes
