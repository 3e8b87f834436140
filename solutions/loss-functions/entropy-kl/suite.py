import math

import numpy as np
from answer import ent_xent_kl

from drill.suite import assert_close, in_answer, seeds


@in_answer
def with_warnings_as_errors(p, q):
    import warnings

    import numpy as np
    from answer import ent_xent_kl

    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return ent_xent_kl(p, q)


def pair(rng, k=7):
    return rng.dirichlet(np.ones(k)), rng.dirichlet(np.ones(k))


def test_by_hand_in_bits():
    """In bits, p = (1/2, 1/4, 1/4) has entropy 1.5; under q = (1/4, 1/4, 1/2) the others are 1.75 and 0.25."""
    got = ent_xent_kl(np.array([0.5, 0.25, 0.25]), np.array([0.25, 0.25, 0.5]), base=2)
    assert_close(got, (1.5, 1.75, 0.25), rtol=1e-12)


def test_default_base():
    """Without a base the unit is the nat: a fair coin has entropy log 2."""
    got = ent_xent_kl(np.array([0.5, 0.5]), np.array([0.25, 0.75]))
    cross = -0.5 * (math.log(0.25) + math.log(0.75))
    assert_close(got, (math.log(2), cross, cross - math.log(2)), rtol=1e-12)


def test_matches_the_definitions():
    """On random distributions all three are the sums over p of their logarithms."""
    for rng in seeds():
        p, q = pair(rng)
        want = (-np.sum(p * np.log(p)), -np.sum(p * np.log(q)), np.sum(p * np.log(p / q)))
        assert_close(ent_xent_kl(p, q), want, rtol=1e-10, atol=1e-13)


def test_another_base_scales_all_three():
    """Base 10 divides all three by log 10."""
    for rng in seeds():
        p, q = pair(rng)
        assert_close(
            np.asarray(ent_xent_kl(p, q, 10.0)) * math.log(10), ent_xent_kl(p, q), rtol=1e-10, atol=1e-13
        )


def test_order_of_the_arguments():
    """The divergence weighs by p: (0.9, 0.1) against a fair coin is not the same as the other way round."""
    skew, fair = np.array([0.9, 0.1]), np.array([0.5, 0.5])
    one = math.log(2) + 0.9 * math.log(0.9) + 0.1 * math.log(0.1)
    other = -math.log(2) - 0.5 * (math.log(0.9) + math.log(0.1))
    assert_close(ent_xent_kl(skew, fair)[2], one, rtol=1e-10)
    assert_close(ent_xent_kl(fair, skew)[2], other, rtol=1e-10)


def test_same_distribution():
    """Against itself a distribution has divergence 0 and a cross-entropy equal to its entropy."""
    for rng in seeds():
        p, _ = pair(rng)
        entropy, cross, divergence = ent_xent_kl(p, p)
        assert_close(cross, entropy, rtol=1e-12)
        assert_close(divergence, 0.0, atol=1e-14)


def test_events_that_p_never_sees():
    """An event of weight 0 in p costs nothing, whether q gives it weight or not, and without a warning."""
    p = np.array([0.5, 0.0, 0.5, 0.0])
    got = with_warnings_as_errors(p, np.array([0.25, 0.5, 0.25, 0.0]))
    assert_close(got, (math.log(2), math.log(4), math.log(2)), rtol=1e-12)
    assert_close(
        with_warnings_as_errors(np.array([0.0, 1.0]), np.array([0.5, 0.5])), (0.0, math.log(2), math.log(2))
    )


def test_events_that_q_rules_out():
    """Where q gives 0 to an event that p sees, cross-entropy and divergence are inf, without a warning."""
    got = with_warnings_as_errors(np.array([0.5, 0.5, 0.0]), np.array([1.0, 0.0, 0.0]))
    assert_close(got, (math.log(2), np.inf, np.inf), rtol=1e-12)


def test_rare_events_keep_their_weight():
    """Probabilities of 1e-30 are neither 0 nor rounded up: in q their logarithm shows, in p that q rules them out."""
    got = ent_xent_kl(np.array([0.5, 0.5]), np.array([1.0, 1e-30]))
    cross = 15 * math.log(10)
    assert_close(got, (math.log(2), cross, cross - math.log(2)), rtol=1e-12)
    got = ent_xent_kl(np.array([1.0, 1e-30]), np.array([1.0, 0.0]))
    assert_close(got, (0.0, np.inf, np.inf), atol=1e-14)


def test_weights_are_normalised():
    """Counts stand for the distributions that they are proportional to, each with its own total."""
    for rng in seeds():
        p, q = pair(rng)
        assert_close(ent_xent_kl(5.0 * p, 0.3 * q), ent_xent_kl(p, q), rtol=1e-10, atol=1e-13)
    want = ent_xent_kl(np.array([0.75, 0.25]), np.array([0.2, 0.8]))
    assert_close(ent_xent_kl(np.array([3, 1]), np.array([2, 8])), want, rtol=1e-12)


def test_uniform_has_the_largest_entropy():
    """The uniform distribution over k events has entropy log k, and cross-entropy log k for any p against it."""
    for k, rng in zip((1, 2, 3, 11), seeds(4), strict=True):
        p, uniform = rng.dirichlet(np.ones(k)), np.full(k, 1 / k)
        assert_close(ent_xent_kl(uniform, uniform)[0], math.log(k), rtol=1e-12, atol=1e-15)
        assert_close(ent_xent_kl(p, uniform)[1], math.log(k), rtol=1e-12, atol=1e-15)


def test_number_types_and_arguments():
    """Small integers do not wrap, float32 is added up in double precision, and the arguments stay as they are."""
    counts = np.array([200, 100, 100], dtype=np.uint8)
    assert_close(ent_xent_kl(counts, counts[::-1], 2), (1.5, 1.75, 0.25), rtol=1e-12)
    narrow = np.array([0.1, 0.2, 0.7], dtype=np.float32)
    fine = narrow.astype(float)
    assert_close(ent_xent_kl(narrow, narrow[::-1]), ent_xent_kl(fine, fine[::-1]), rtol=1e-12)
    wide = np.array([2.0, 9.0, 1.0, 9.0])
    assert_close(
        ent_xent_kl(wide[::2], wide[::-2]),
        ent_xent_kl(np.array([2.0, 1.0]), np.array([9.0, 9.0])),
        rtol=1e-12,
    )
    assert_close(wide, [2.0, 9.0, 1.0, 9.0])
