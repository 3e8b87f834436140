import numpy as np
from answer import prox_enet, prox_group, prox_l1

from drill.suite import assert_close, in_answer, seeds


@in_answer
def shares_memory(z, groups):
    """Tell of each operator, at t = 0 where the values stay, whether its result is the caller's own array."""
    import numpy as np
    from answer import prox_enet, prox_group, prox_l1

    results = prox_l1(z, 0.0), prox_enet(z, 0.0, 0.0), prox_group(z, groups, 0.0)
    return [bool(np.shares_memory(np.asarray(result), z)) for result in results]


def onto_ball(v, radius):
    """Project onto the Euclidean ball."""
    norm = np.sqrt((v**2).sum())
    return v if norm <= radius else v * (radius / norm)


def by_projection(z, groups, t):
    """Moreau: what the operator takes away is the projection of each group onto the dual ball."""
    x = np.array(z, dtype=float)
    for label in set(groups.tolist()):
        x[groups == label] -= onto_ball(x[groups == label], t)
    return x


def test_l1_by_hand():
    """prox_l1 moves each entry by t towards zero, negative ones upwards, and stops there."""
    assert_close(prox_l1(np.array([3.0, -0.5, -2.0, 0.0, 1.0]), 1.0), [2.0, 0.0, -1.0, 0.0, 0.0], atol=1e-15)


def test_enet_by_hand():
    """prox_enet([3, -0.5, -2, 1.5], t=1, g=3) is [0.5, 0, -0.25, 0.125]."""
    assert_close(prox_enet(np.array([3.0, -0.5, -2.0, 1.5]), 1.0, 3.0), [0.5, 0.0, -0.25, 0.125], atol=1e-15)


def test_group_by_hand():
    """A group of norm 5 keeps 4/5 of itself at t = 1, and one of norm 1 becomes zero."""
    got = prox_group(np.array([3.0, 4.0, 1.0]), np.array([0, 0, 7]), 1.0)
    assert_close(got, [2.4, 3.2, 0.0], rtol=1e-12, atol=1e-15)


def test_l1_on_random_arrays():
    """On arrays of one, two and three dimensions, what prox_l1 takes away is z clipped to [-t, t]."""
    for rng in seeds():
        for shape in ((11,), (3, 5), (2, 3, 5)):
            z = 3.0 * rng.normal(size=shape)
            assert_close(prox_l1(z, 0.7), z - np.clip(z, -0.7, 0.7), rtol=1e-12, atol=1e-14)


def test_enet_on_random_arrays():
    """prox_enet meets its optimality condition: x (1 + g) differs from z by z clipped to [-t, t]."""
    for rng in seeds():
        z = 3.0 * rng.normal(size=(5, 3))
        got = prox_enet(z, 0.7, 1.9)
        assert_close(np.multiply(got, 2.9), z - np.clip(z, -0.7, 0.7), rtol=1e-12, atol=1e-14)


def test_group_on_random_vectors():
    """Each group, whose entries stand anywhere, keeps its direction and loses t of its length, down to zero."""
    for rng in seeds():
        z = 2.0 * rng.normal(size=23)
        groups = rng.choice([-5, 0, 3, 40, 1000], size=23)
        for t in (0.3, 3.0):
            assert_close(prox_group(z, groups, t), by_projection(z, groups, t), rtol=1e-11, atol=1e-13)


def test_groups_of_one_entry():
    """When every entry is its own group, the group operator is that of L1."""
    for rng in seeds(5):
        z = 2.0 * rng.normal(size=11)
        got = prox_group(z, rng.permutation(11) - 4, 0.8)
        assert_close(got, z - np.clip(z, -0.8, 0.8), rtol=1e-12, atol=1e-14)


def test_zeros_are_exact():
    """Entries and groups within the threshold are exactly zero, not merely small, also on its edge."""
    z = np.array([0.1, -0.3, 0.3, 0.2])
    assert_close(prox_l1(z, 0.3), np.zeros(4))
    assert_close(prox_enet(z, 0.3, 2.0), np.zeros(4))
    assert_close(prox_group(z, np.array([1, 1, 2, 2]), 0.5), np.zeros(4))
    assert_close(prox_group(np.array([3.0, 4.0]), np.array([0, 0]), 5.0), np.zeros(2))


def test_group_of_zeros():
    """A group of zeros stays zero, without NaN, also at t = 0."""
    for t in (0.0, 0.5):
        got = prox_group(np.array([0.0, 0.0, 3.0, 4.0]), np.array([0, 0, 1, 1]), t)
        assert_close(got, [0.0, 0.0, 3.0 - 0.6 * t, 4.0 - 0.8 * t], rtol=1e-12, atol=1e-15)


def test_without_penalty_nothing_moves():
    """At t = 0 the L1 and group operators return z, and the elastic net only divides by 1 + g."""
    z = np.array([3.0, -1e-9, 1e9, -4.0])
    assert_close(prox_l1(z, 0.0), z, rtol=1e-12)
    assert_close(prox_enet(z, 0.0, 4.0), z / 5.0, rtol=1e-12)
    assert_close(prox_enet(z, 1.0, 0.0), [2.0, 0.0, 1e9 - 1.0, -3.0], rtol=1e-12)
    assert_close(prox_group(z, np.array([0, 1, 2, 0]), 0.0), z, rtol=1e-12)


def test_group_size_does_not_count():
    """A group twice as long in entries but of the same norm is shrunk by the same factor."""
    got = prox_group(np.array([5.0, 2.5, 2.5, 2.5, 2.5]), np.array([0, 1, 1, 1, 1]), 1.0)
    assert_close(got, [4.0, 2.0, 2.0, 2.0, 2.0], rtol=1e-12)


def test_empty_input():
    """Empty arrays give empty arrays."""
    assert_close(prox_l1(np.zeros(0), 1.0), np.zeros(0))
    assert_close(prox_enet(np.zeros((0, 3)), 1.0, 1.0), np.zeros((0, 3)))
    assert_close(prox_group(np.zeros(0), np.zeros(0, dtype=int), 1.0), np.zeros(0))


def test_integers_float32_and_strided_views():
    """Integer arrays are not cut off to whole numbers, and float32 and strided inputs give the same values."""
    whole, groups = np.array([3, -1, -4, 2]), np.array([0, 1, 0, 1])
    for z in (whole, whole.astype(np.float32), np.repeat(whole, 2)[::2], whole.astype(np.int8)):
        assert_close(prox_l1(z, 1.4), [1.6, 0.0, -2.6, 0.6], rtol=1e-12, atol=1e-15)
        assert_close(prox_enet(z, 1.4, 1.0), [0.8, 0.0, -1.3, 0.3], rtol=1e-12, atol=1e-15)
        want = np.array([3.0, -1.0, -4.0, 2.0]) * np.where(groups == 0, 0.8, 1 - 1 / np.sqrt(5.0))
        assert_close(prox_group(z, groups, 1.0), want, rtol=1e-12)


def test_inputs_stay_as_they_were():
    """z and groups hold the same numbers after the calls."""
    z, groups = np.array([3.0, -0.5, -2.0, 0.1]), np.array([2, 0, 2, 0])
    prox_l1(z, 1.0)
    prox_enet(z, 1.0, 1.0)
    prox_group(z, groups, 1.0)
    assert_close(z, np.array([3.0, -0.5, -2.0, 0.1]))
    assert_close(groups, np.array([2, 0, 2, 0]))


def test_the_result_is_a_new_array():
    """Also where nothing is to be done, the result is a new array and not z itself."""
    assert_close(shares_memory(np.array([3.0, -1.0, 0.5]), np.array([0, 1, 1])), [False] * 3)
