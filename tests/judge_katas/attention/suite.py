"""Hidden tests of attention."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def forward(q, k, v):
    """Return the output as a list of numbers."""
    import torch
    from answer import attention

    return attention(torch.tensor(q), torch.tensor(k), torch.tensor(v)).detach().numpy()


@in_answer
def gradients(q, k, v):
    """Return the gradient of the summed squares of the output by q, k and v."""
    import torch
    from answer import attention

    inputs = [torch.tensor(array, requires_grad=True) for array in (q, k, v)]
    attention(*inputs).square().sum().backward()
    return [torch.zeros_like(each).numpy() if each.grad is None else each.grad.numpy() for each in inputs]


def expected(q, k, v):
    """Return attention in numpy."""
    scores = q @ k.T / np.sqrt(q.shape[1])
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True) @ v


def draw(rng):
    """Return q, k and v with dimensions that are distinct primes."""
    return rng.normal(size=(2, 3)), rng.normal(size=(5, 3)), rng.normal(size=(5, 7))


def test_a_case_worked_by_hand():
    """Equal scores average the values."""
    got = forward(np.zeros((1, 2)), np.ones((2, 2)), np.array([[1.0, 5.0], [3.0, 7.0]]))
    assert_close(got, np.array([[2.0, 6.0]]), rtol=1e-9)


def test_random_values():
    """Each output is the average of the values weighted by the scaled scores."""
    for rng in seeds():
        q, k, v = draw(rng)
        assert_close(forward(q, k, v), expected(q, k, v), rtol=1e-9, atol=1e-12)


def test_large_scores():
    """Scores of ten thousand stay finite and pick the best key."""
    q, k, v = np.array([[1e4]]), np.array([[1.0], [-1.0]]), np.array([[3.0], [8.0]])
    assert_close(forward(q, k, v), np.array([[3.0]]), rtol=1e-9)


def test_one_key():
    """With one key its value is the output."""
    assert_close(forward(np.ones((2, 3)), np.ones((1, 3)), np.array([[4.0]])), np.full((2, 1), 4.0), rtol=1e-9)


def test_gradients_flow():
    """The gradient reaches queries, keys and values."""
    for rng in seeds(5):
        q, k, v = draw(rng)
        step = 1e-6
        for got, which in zip(gradients(q, k, v), range(3), strict=True):
            inputs = [q, k, v]
            direction = np.random.default_rng(which).normal(size=inputs[which].shape)
            sides = []
            for sign in (1, -1):
                moved = list(inputs)
                moved[which] = inputs[which] + sign * step * direction
                sides.append(np.square(expected(*moved)).sum())
            slope = (sides[0] - sides[1]) / (2 * step)
            assert_close(float((np.asarray(got) * direction).sum()), slope, rtol=1e-5, atol=1e-7)


def test_the_type_of_the_input():
    """Single precision in gives single precision out."""
    q, k, v = (array.astype(np.float32) for array in draw(np.random.default_rng(0)))
    assert str(np.asarray(forward(q, k, v)).dtype) == "float32"
