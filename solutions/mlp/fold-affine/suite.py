"""Folding: which layers are joined, the products and biases, and what is handed back."""

import math

import numpy as np
from answer import fold_affine

from drill.suite import assert_close, in_answer, seeds

ROUNDING = {"rtol": 1e-9, "atol": 1e-11}  # products of a few matrices, in any order


@in_answer
def shares_memory(layers):
    """Return whether the folded layers share memory with any argument, and whether all are float64 arrays in tuples."""
    import numpy as np

    from answer import fold_affine

    folded = fold_affine(layers)
    given = [a for layer in layers for a in layer[:2] if isinstance(a, np.ndarray)]
    made = [a for layer in folded for a in layer[:2] if a is not None]
    shared = any(np.shares_memory(a, b) for a in given for b in made if isinstance(b, np.ndarray))
    proper = all(isinstance(a, np.ndarray) and a.dtype == np.float64 for a in made)
    return shared, proper, all(isinstance(layer, tuple) for layer in folded)


def draw(rng, widths, acts, biases=None):
    biases = [True] * len(acts) if biases is None else biases
    return [
        (rng.normal(size=(k, d)), rng.normal(size=k) if bias else None, act)
        for d, k, act, bias in zip(widths[:-1], widths[1:], acts, biases, strict=True)
    ]


def run(layers, X):
    """Compute the network; any name stands for the hyperbolic tangent here."""
    for W, b, act in layers:
        X = np.asarray(X) @ np.asarray(W, dtype=float).T + (0 if b is None else b)
        X = X if act is None else np.tanh(X)
    return X


def same_function(layers, rng):
    """Fold, compare the functions on random rows, and return the activations of the folded layers."""
    folded = fold_affine(layers)
    X = rng.normal(size=(5, np.shape(layers[0][0])[1]))
    assert_close(run(folded, X), run(layers, X), **ROUNDING)
    return [act for _, _, act in folded]


def test_worked_example():
    """2 x + 1, then 3 times that and a ReLU, is 6 x + 3 and a ReLU."""
    folded = fold_affine([(np.array([[2.0]]), np.array([1.0]), None), (np.array([[3.0]]), None, "relu")])
    assert len(folded) == 1, f"{len(folded)} layers, expected 1"
    W, b, act = folded[0]
    assert_close(W, [[6.0]], **ROUNDING)
    assert_close(b, [3.0], **ROUNDING)
    assert act == "relu"


def test_square_layers():
    """Of two square layers the later weight stands on the left, and maps the earlier bias."""
    (A, a, _), (B, b, _) = layers = draw(np.random.default_rng(0), (3, 3, 3), (None, None))
    ((W, bias, _),) = fold_affine(layers)
    assert_close(W, B @ A, **ROUNDING)
    assert_close(bias, B @ a + b, **ROUNDING)


def test_long_runs():
    """Three, four or five layers without an activation become one with the same function."""
    for rng in seeds():
        for widths in ((7, 3, 5, 2), (2, 7, 3, 5, 3), (5, 2, 3, 7, 11, 2)):
            layers = draw(rng, widths, [None] * (len(widths) - 1))
            assert same_function(layers, rng) == [None]


def test_activations_end_a_run():
    """Runs end after a layer with an activation, so the folded network has one layer per run, with its activation."""
    for rng in seeds():
        acts = (None, None, "tanh", "relu", None, "gelu", None, None)
        got = same_function(draw(rng, (7, 3, 5, 2, 3, 5, 7, 2, 3), acts), rng)
        assert got == ["tanh", "relu", "gelu", None], f"activations {got}"


def test_nothing_to_fold():
    """Layers that all have activations stay as they are."""
    layers = draw(np.random.default_rng(1), (2, 5, 3), ("relu", "tanh"))
    folded = fold_affine(layers)
    assert len(folded) == 2, f"{len(folded)} layers, expected 2"
    for (W, b, act), (W_got, b_got, act_got) in zip(layers, folded, strict=True):
        assert_close(W_got, W, **ROUNDING)
        assert_close(b_got, b, **ROUNDING)
        assert act_got == act


def test_names_that_sound_like_none():
    """Any name ends a run, also "identity", "linear", "none" or an empty one."""
    for name in ("identity", "linear", "none", "None", ""):
        got = same_function(draw(np.random.default_rng(2), (2, 3, 2), (name, None)), np.random.default_rng(3))
        assert got == [name, None], f"activations {got}"


def test_missing_biases():
    """The folded bias is None only if every bias of the run is None."""
    for missing in ((0, 0), (0, 1), (1, 0), (1, 1)):
        layers = draw(np.random.default_rng(4), (2, 3, 5), (None, None), missing)
        ((W, b, _),) = fold_affine(layers)
        assert_close(W, layers[1][0] @ layers[0][0], **ROUNDING)
        assert (b is None) == (missing == (0, 0)), f"a folded bias {b} of biases {missing}"
    early = draw(np.random.default_rng(5), (2, 3, 5, 2), (None, None, None), (1, 0, 0))
    assert same_function(early, np.random.default_rng(6)) == [None]


def test_biases_of_zeros_are_biases():
    """A bias of zeros gives an array of zeros, not None."""
    ((_, b, _),) = fold_affine([(np.ones((3, 2)), np.zeros(3), None), (np.ones((2, 3)), None, None)])
    assert b is not None
    assert_close(b, np.zeros(2))


def test_empty_and_single():
    """No layers give no layers, and a single one comes back with its values."""
    assert fold_affine([]) == []
    ((W, b, act),) = fold_affine([(np.array([[1.0, 2.0]]), None, None)])
    assert_close(W, [[1.0, 2.0]], **ROUNDING)
    assert b is None
    assert act is None


def test_types():
    """Small integers, float32 and nested lists are computed in float64."""
    whole = [(np.array([[100]], np.int8), np.array([100], np.int8), None)] * 3
    ((W, b, _),) = fold_affine(whole)
    assert_close(W, [[1e6]], **ROUNDING)
    assert_close(b, [1e6 + 1e4 + 100], **ROUNDING)
    ((W, b, _),) = fold_affine([([[1, 2], [3, 4]], [5, 6], None), ([[1, -1]], [0.5], None)])
    assert_close(W, [[-2.0, -2.0]], **ROUNDING)
    assert_close(b, [-0.5], **ROUNDING)
    third = np.float32(1 / 3)
    ((W, _, _),) = fold_affine([(np.full((1, 1), third), None, None)] * 2)
    assert_close(W, [[math.pow(float(third), 2)]], rtol=1e-12)


def test_what_is_handed_back():
    """The result holds tuples of float64 arrays of its own, which share no memory with the arguments."""
    rng = np.random.default_rng(8)
    layers = [*draw(rng, (2, 3, 5), ("relu", None)), (np.eye(5, dtype=np.float32), None, "relu"), ([[1, 2, 3, 4, 5]], [1], None)]
    shared, proper, tuples = shares_memory(layers)
    assert not shared, "an array of the result shares memory with an argument"
    assert proper, "not all arrays are float64"
    assert tuples, "not all layers are tuples"
    mixed = draw(rng, (2, 3, 5, 2), (None, None, None), (False, True, False))
    for run in (mixed[:2], mixed[1:], draw(rng, (2, 3, 5), (None, None), (True, False))):
        assert not shares_memory(run)[0], "a folded bias shares memory with an argument"


def test_arguments_stay_as_they_were():
    """Neither the list nor its arrays are changed."""
    layers = draw(np.random.default_rng(9), (2, 3, 5, 2), (None, None, "relu"))
    copies = [(W.copy(), b.copy()) for W, b, _ in layers]
    fold_affine(layers)
    assert len(layers) == 3, f"{len(layers)} layers are left in the caller's list"
    for (W, b, _), (W_before, b_before) in zip(layers, copies, strict=True):
        assert_close(W, W_before)
        assert_close(b, b_before)
