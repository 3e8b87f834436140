import numpy as np
import pytest
from answer import weighted_risk

from drill.suite import assert_close, in_answer, seeds


@in_answer
def with_warnings_as_errors(loss, p_src, p_tgt, self_norm):
    import warnings

    import numpy as np
    from answer import weighted_risk

    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return weighted_risk(loss, p_src, p_tgt, self_norm)


def test_three_rows_by_hand():
    """Weights 2, 1 and 1 on losses 3, 1 and 5 make the risk 12/3 plain and 12/4 self-normalised, with 16/6 rows."""
    loss, p_src, p_tgt = np.array([3.0, 1.0, 5.0]), np.array([0.2, 0.5, 0.3]), np.array([0.4, 0.5, 0.3])
    assert_close(weighted_risk(loss, p_src, p_tgt, False), (4.0, 16 / 6), rtol=1e-12)
    assert_close(weighted_risk(loss, p_src, p_tgt, True), (3.0, 16 / 6), rtol=1e-12)


def test_exact_on_a_finite_space():
    """If each point occurs just as often as the source expects, both forms give the target's risk exactly."""
    for rng in seeds():
        times, p_tgt, loss = rng.integers(1, 7, size=5), rng.dirichlet(np.ones(5)), rng.normal(size=5)
        rows = np.repeat(np.arange(5), times)
        p_src = times / times.sum()
        for self_norm in (False, True):
            risk, _ = weighted_risk(loss[rows], p_src[rows], p_tgt[rows], self_norm)
            assert_close(risk, p_tgt @ loss, rtol=1e-9, atol=1e-12)


def test_no_shift():
    """If both densities agree, the risk is the mean loss, and each row counts in full."""
    for rng in seeds():
        loss, p = rng.normal(size=11), rng.uniform(0.1, 3.0, size=11)
        for self_norm in (False, True):
            assert_close(
                weighted_risk(loss, p, p.copy(), self_norm), (loss.mean(), 11.0), rtol=1e-9, atol=1e-12
            )


def test_forms_differ_by_the_mean_weight():
    """On any sample the plain form is the self-normalised one times the mean weight; the sample size is the same."""
    for rng in seeds():
        loss, p_src, p_tgt = rng.exponential(size=(3, 13)) + 0.1
        plain, rows = weighted_risk(loss, p_src, p_tgt, False)
        normed, same_rows = weighted_risk(loss, p_src, p_tgt, True)
        assert_close(plain, normed * np.mean(p_tgt / p_src), rtol=1e-9)
        assert_close(plain, np.mean(loss * p_tgt / p_src), rtol=1e-9)
        assert_close(same_rows, rows, rtol=1e-9)


def test_effective_sample_size():
    """The effective sample size is the squared sum of the weights over the sum of their squares."""
    for rng in seeds():
        loss, p_src, p_tgt = rng.exponential(size=(3, 13)) + 0.1
        w = p_tgt / p_src
        assert_close(weighted_risk(loss, p_src, p_tgt, True)[1], w.sum() ** 2 / np.sum(w**2), rtol=1e-9)


def test_one_row_dominates():
    """If one row has nearly all the weight, the effective sample size is near one."""
    p_tgt = np.array([1.0, 1e-9, 1e-9, 1e-9])
    risk, rows = weighted_risk(np.array([7.0, 1.0, 1.0, 1.0]), np.full(4, 0.5), p_tgt, True)
    assert_close((risk, rows), (7.0, 1.0), rtol=1e-6)


def test_unknown_scale_of_the_target():
    """A target density known up to a factor scales the plain risk and leaves everything else."""
    for rng in seeds():
        loss, p_src, p_tgt = rng.exponential(size=(3, 7)) + 0.1
        for factor in (1e-3, 17.0):
            plain, rows = weighted_risk(loss, p_src, p_tgt * factor, False)
            assert_close(plain, factor * weighted_risk(loss, p_src, p_tgt, False)[0], rtol=1e-9)
            assert_close(rows, weighted_risk(loss, p_src, p_tgt, False)[1], rtol=1e-9)
            normed = weighted_risk(loss, p_src, p_tgt * factor, True)
            assert_close(normed, weighted_risk(loss, p_src, p_tgt, True), rtol=1e-9)


def test_target_outside_the_source():
    """A row with source density 0 but target density above 0 has no weight: ValueError."""
    for self_norm in (False, True):
        with pytest.raises(ValueError):
            weighted_risk(np.array([1.0, 2.0]), np.array([0.5, 0.0]), np.array([0.5, 1e-9]), self_norm)


def test_rows_without_target():
    """A row with target density 0 has weight 0, also if its source density is 0, and counts in n."""
    loss, p_src, p_tgt = (
        np.array([3.0, 8.0, 5.0, 1.0]),
        np.array([0.5, 0.5, 0.0, 0.5]),
        np.array([1.0, 0.0, 0.0, 1.0]),
    )
    assert_close(with_warnings_as_errors(loss, p_src, p_tgt, False), (2.0, 2.0), rtol=1e-12)
    assert_close(with_warnings_as_errors(loss, p_src, p_tgt, True), (2.0, 2.0), rtol=1e-12)


def test_no_weight_at_all():
    """If no row has a positive weight, or there is no row, ValueError is raised."""
    for self_norm in (False, True):
        with pytest.raises(ValueError):
            weighted_risk(np.array([1.0, 2.0]), np.array([0.5, 0.0]), np.array([0.0, 0.0]), self_norm)
        with pytest.raises(ValueError):
            weighted_risk(np.empty(0), np.empty(0), np.empty(0), self_norm)


def test_tiny_densities():
    """Densities of 1e-200 keep their ratios; weights of 1e200 or 1e-200 give finite results without a warning."""
    loss = np.array([4.0, 1.0])
    got = with_warnings_as_errors(loss, np.array([2e-200, 1e-200]), np.array([2e-200, 3e-200]), True)
    assert_close(got, (7 / 4, 16 / 10), rtol=1e-9)
    for p_src, p_tgt, scale in ((1e-200, 1.0, 1e200), (1.0, 1e-200, 1e-200)):
        args = loss, np.full(2, p_src), np.array([p_tgt, 3.0 * p_tgt])
        for self_norm, want in ((True, (7 / 4, 16 / 10)), (False, (7 / 2 * scale, 16 / 10))):
            assert_close(weighted_risk(*args, self_norm), want, rtol=1e-9)
            assert_close(with_warnings_as_errors(*args, self_norm), want, rtol=1e-9)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give."""
    loss, p_src, p_tgt = np.array([3, 1, 5]), np.array([2, 5, 3]), np.array([4, 5, 6])
    for dtype in (np.int64, np.uint8, np.float32):
        got = weighted_risk(loss.astype(dtype), p_src.astype(dtype), p_tgt.astype(dtype), False)
        assert_close(got, (17 / 3, 25 / 9), rtol=1e-9)
    tenths = np.array([0.1, 0.7, 0.3], dtype=np.float32)
    want = np.mean(loss / tenths.astype(np.float64))
    assert_close(weighted_risk(loss, tenths, np.ones(3, dtype=np.float32), False)[0], want, rtol=1e-12)
    assert_close(weighted_risk(np.arange(6.0)[::2], np.ones(6)[::2], np.ones(6)[::2], True), (2.0, 3.0))


def test_inputs_stay_as_they_were():
    """Losses and densities hold the same numbers after the call."""
    inputs = [np.array([3.0, 1.0]), np.array([0.2, 0.8]), np.array([0.6, 0.4])]
    before = [array.copy() for array in inputs]
    for self_norm in (False, True):
        weighted_risk(*inputs, self_norm)
    for array, copy in zip(inputs, before, strict=True):
        assert_close(array, copy)
