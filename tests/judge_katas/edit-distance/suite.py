"""Hidden tests of edit_distance."""

from answer import edit_distance
from reference import edit_distance as reference_distance

from drill.suite import seeds


def words(rng, length):
    """Return two random words over three letters."""
    letters = [[chr(97 + k) for k in rng.integers(3, size=rng.integers(length))] for _ in range(2)]
    return "".join(letters[0]), "".join(letters[1])


def test_a_case_worked_by_hand():
    """From intention to execution takes five steps."""
    assert edit_distance("intention", "execution") == 5


def test_random_words():
    """Two random words are as far apart as the best sequence of steps says."""
    for rng in seeds():
        a, b = words(rng, 12)
        assert edit_distance(a, b) == reference_distance(a, b)


def test_empty_words():
    """An empty word is as far from another as that one is long."""
    assert edit_distance("", "") == 0
    assert edit_distance("", "abc") == 3
    assert edit_distance("abcd", "") == 4


def test_a_swap_is_two_steps():
    """Two neighbours that changed places cost two steps."""
    assert edit_distance("ab", "ba") == 2


def test_symmetry():
    """The way back is as long as the way there."""
    for rng in seeds():
        a, b = words(rng, 9)
        assert edit_distance(a, b) == edit_distance(b, a)


def test_long_words():
    """Words of a hundred letters are no harder than short ones."""
    assert edit_distance("ab" * 50, "ba" * 50) == 2


def test_case_matters():
    """A capital letter differs from its small one."""
    assert edit_distance("Ab", "ab") == 1
