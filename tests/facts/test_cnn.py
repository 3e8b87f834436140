"""What the cards of cnn state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

Array = np.ndarray


def circular(x: Array, w: Array, stride: int = 1) -> Array:
    """Correlate a ring of values with a kernel."""
    rolled = sum(weight * np.roll(x, -k) for k, weight in enumerate(w))
    return np.asarray(rolled)[::stride]


def matrix(map_: Callable[[Array], Array], n: int) -> Array:
    """Return the matrix of a linear map on n values."""
    return np.stack([map_(row) for row in np.eye(n)], axis=1)


@pytest.mark.teaches("cnn/equivariant-not-invariant")
def test_which_layers_move_with_their_input() -> None:
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=24), rng.normal(size=3)
    for d in range(1, 8):
        assert np.allclose(circular(np.roll(x, d), w), np.roll(circular(x, w), d))
        strided = circular(np.roll(x, d), w, 2)
        assert any(np.allclose(strided, np.roll(circular(x, w, 2), k)) for k in range(12)) == (d % 2 == 0)
        same = np.convolve(np.roll(x, d), w, "same")
        assert not np.allclose(same, np.roll(np.convolve(x, w, "same"), d))
    pooled, moved = (row.reshape(12, 2).max(axis=1) for row in (x, np.roll(x, 1)))
    assert not any(np.allclose(moved, np.roll(pooled, k)) for k in range(12))
    assert circular(np.roll(x, 5), w).mean() == pytest.approx(circular(x, w).mean())


@pytest.mark.teaches("cnn/channel-parameters-broadcast")
def test_a_vector_of_channels_lies_along_the_columns() -> None:
    rng = np.random.default_rng(1)
    gamma = rng.normal(size=5)
    with pytest.raises(ValueError, match="broadcast"):
        gamma * rng.normal(size=(2, 5, 4, 7))
    x = rng.normal(size=(2, 5, 4, 5))
    assert np.array_equal((gamma * x)[..., 3], gamma[3] * x[..., 3])
    assert not np.allclose(gamma * x, gamma[:, None, None] * x)
    assert np.array_equal(np.ones(5) * x + np.zeros(5), x)


@pytest.mark.teaches(
    "cnn/conv-parameters", "cnn/two-small-kernels", "cnn/separable-cost", "cnn/activation-memory"
)
def test_counts_of_weights() -> None:
    assert (9 * 64 + 1) * 128 == 73_856
    assert 2 * 9 * 64**2 == 73_728
    assert 25 * 64**2 == 102_400
    assert pytest.approx(0.115, abs=5e-4) == 1 / 256 + 1 / 9
    assert pytest.approx(28, abs=0.5) == 256 / 9
    assert 9 * 512**2 * 4 == 9 * 2**20


@pytest.mark.teaches("cnn/receptive-field")
def test_receptive_field_by_probing() -> None:
    def stack(x: Array) -> Array:
        for _ in range(2):
            x = np.convolve(x, np.ones(3), "valid")
        x = x[: x.size // 2 * 2].reshape(-1, 2).sum(axis=1)
        for _ in range(2):
            x = np.convolve(x, np.ones(3), "valid")
        return x

    reached = matrix(stack, 40)[3] != 0
    assert reached.sum() == 14
    assert 1 + 2 * 2 + 1 + 2 * 2 * 2 == 14


@pytest.mark.teaches("cnn/same-size-kernels", "cnn/output-size")
def test_which_kernels_keep_the_size() -> None:
    def size(n: int, k: int, d: int, p: int, s: int = 1) -> int:
        padded = np.zeros(n + 2 * p)
        return len([start for start in range(0, padded.size, s) if start + d * (k - 1) < padded.size])

    assert size(20, 5, 2, 4) == size(20, 4, 2, 3) == 20
    assert size(20, 4, 1, 2) == size(20, 2, 1, 1) == 21
    assert size(20, 7, 1, 4) == 22
    for n, k, s, p, d in ((24, 3, 2, 1, 2), (65, 7, 3, 0, 2), (31, 5, 2, 3, 1)):
        assert size(n, k, d, p, s) == (n + 2 * p - d * (k - 1) - 1) // s + 1


@pytest.mark.teaches("cnn/transposed-is-adjoint", "cnn/conv-backward")
def test_the_transpose_is_no_inverse() -> None:
    rng = np.random.default_rng(2)
    w = np.array([1.0, 2.0, 1.0]) / 4
    a = matrix(lambda x: np.correlate(x, w, "valid"), 9)
    x, u = rng.normal(size=9), rng.normal(size=7)
    assert (a @ x) @ u == pytest.approx(x @ (a.T @ u))
    assert np.allclose(a.T @ u, np.convolve(u, w, "full"))
    assert not np.allclose(a.T @ (a @ x), x)
    best = (x @ a.T @ a @ x) / np.sum((a.T @ a @ x) ** 2)
    assert np.linalg.norm(best * a.T @ a @ x - x) > 0.1 * np.linalg.norm(x)


@pytest.mark.teaches("cnn/checkerboard", "cnn/transposed-size")
def test_stamps_overlap_unevenly_unless_the_stride_divides_the_kernel() -> None:
    def covered(n: int, k: int, s: int) -> Array:
        out = np.zeros((n - 1) * s + k)
        for i in range(n):
            out[i * s : i * s + k] += 1
        return out

    row = covered(8, 3, 2)[2:-2]
    assert set(np.outer(row, row).ravel()) == {1, 2, 4}
    assert set(covered(8, 4, 2)[2:-2]) == {2}
    assert covered(9, 4, 2).size - 2 == 18
    assert covered(9, 2, 2).size == 18


@pytest.mark.teaches("cnn/fast-convolutions")
def test_winograd_needs_16_products_for_four_outputs() -> None:
    x_to = np.array([[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]], float)
    w_to = np.array([[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]])
    back = np.array([[1, 1, 1, 0], [0, 1, -1, -1]], float)
    rng = np.random.default_rng(3)
    x, w = rng.normal(size=(4, 4)), rng.normal(size=(3, 3))
    products = (x_to @ x @ x_to.T) * (w_to @ w @ w_to.T)
    direct = [[np.sum(x[i : i + 3, j : j + 3] * w) for j in range(2)] for i in range(2)]
    assert np.allclose(back @ products @ back.T, direct)
    assert (products.size, 4 * w.size, 36 / 16) == (16, 36, 2.25)


@pytest.mark.teaches("cnn/residual-jacobian")
def test_residual_slopes_expand_into_paths() -> None:
    slopes = np.random.default_rng(4).normal(0, 0.1, 6)
    paths = sum(np.prod(slopes[[k for k in range(6) if bits >> k & 1]]) for bits in range(64))
    assert np.prod(1 + slopes) == pytest.approx(paths)
    assert 50 * math.log10(1.1 / 0.1) == pytest.approx(52.07, abs=0.01)
    assert pytest.approx(math.exp(2.5), rel=0.07) == 1.05**50


@pytest.mark.teaches("cnn/box-overlap")
def test_one_pixel_on_both_axes_costs_a_third() -> None:
    pixels = np.zeros((2, 20, 20), dtype=bool)
    pixels[0, :10, :10] = pixels[1, 1:11, 1:11] = True
    assert pixels.all(axis=0).sum() / pixels.any(axis=0).sum() == pytest.approx(0.681, abs=5e-4)
    assert 99**2 / (2 * 100**2 - 99**2) > 0.96


@pytest.mark.teaches("cnn/duplicate-detections")
def test_a_duplicate_is_a_false_positive() -> None:
    hits = np.array([1, 0, 1, 0, 1])
    precision = np.cumsum(hits) / np.arange(1, 6)
    assert (precision * hits).sum() == pytest.approx(1 + 2 / 3 + 3 / 5)


@pytest.mark.teaches("cnn/dense-head-as-convolution")
def test_a_dense_layer_slides_over_larger_maps() -> None:
    rng = np.random.default_rng(5)
    dense, small, large = (
        rng.normal(size=(4, 2 * 7 * 7)),
        rng.normal(size=(2, 7, 7)),
        rng.normal(size=(2, 9, 8)),
    )
    kernel = dense.reshape(4, 2, 7, 7)
    assert np.allclose(dense @ small.ravel(), np.einsum("ochw,chw->o", kernel, small))
    windows = np.lib.stride_tricks.sliding_window_view(large, (7, 7), axis=(1, 2))
    assert np.einsum("ochw,cijhw->oij", kernel, windows).shape == (4, 3, 2)
    assert (256 // 32 - 6, 512 // 32 - 6) == (2, 10)


@pytest.mark.teaches("cnn/dice-or-cross-entropy")
def test_cross_entropy_hardly_minds_an_overlooked_lesion() -> None:
    y = np.arange(1000) < 10
    guess = np.full(1000, 0.01)
    cross_entropy = -np.mean(np.where(y, np.log(guess), np.log(1 - guess)))
    dice = 1 - 2 * (guess * y).sum() / (guess.sum() + y.sum())
    assert cross_entropy < 0.06
    assert dice > 0.98


@pytest.fixture(scope="module")
def torch() -> Any:
    return pytest.importorskip("torch")


@pytest.mark.teaches("cnn/conv-parameters", "cnn/two-small-kernels", "cnn/separable-cost")
def test_counts_of_weights_in_the_library(torch: Any) -> None:
    def weights(*args: int, **options: Any) -> int:
        return sum(p.numel() for p in torch.nn.Conv2d(*args, **options).parameters())

    assert weights(64, 128, 3) == 73_856
    assert weights(64, 128, 3, groups=8) == 9 * 8 * 128 + 128
    assert 2 * weights(64, 64, 3, bias=False) == 73_728
    assert weights(64, 64, 5, bias=False) == 102_400
    separated = weights(256, 256, 3, groups=256, bias=False) + weights(256, 256, 1, bias=False)
    assert separated / weights(256, 256, 3, bias=False) == pytest.approx(0.115, abs=5e-4)


@pytest.mark.teaches("cnn/who-gets-the-gradient")
def test_the_first_of_equal_values_gets_the_gradient(torch: Any) -> None:
    x = torch.ones(1, 1, 2, 2, requires_grad=True)
    torch.nn.functional.max_pool2d(x, 2).sum().backward()
    assert x.grad.flatten().tolist() == [1, 0, 0, 0]
    x = torch.tensor([[[[0.0, 5.0, 0.0]]]], requires_grad=True)
    torch.nn.functional.max_pool2d(x, (1, 2), stride=1).sum().backward()
    assert x.grad.flatten().tolist() == [0, 2, 0]


@pytest.mark.teaches("cnn/frozen-backbone-drifts")
def test_frozen_parameters_leave_running_statistics_free(torch: Any) -> None:
    norm = torch.nn.BatchNorm2d(3)
    for parameter in norm.parameters():
        parameter.requires_grad = False
    x = 5 + torch.arange(24.0).reshape(2, 3, 2, 2)
    norm.train()(x)
    moved = norm.running_mean.clone()
    assert (moved > 0.5).all()
    norm.eval()(x)
    assert torch.equal(norm.running_mean, moved)
