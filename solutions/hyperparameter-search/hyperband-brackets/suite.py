from fractions import Fraction
from math import ceil

from answer import brackets

from drill.suite import assert_close


def check(R, eta):
    """Compare with the definition in exact fractions."""
    s_max = max(s for s in range(42) if eta**s <= R)
    got = list(brackets(R, eta))
    assert_close(len(got), s_max + 1)
    for s, bracket in zip(range(s_max, -1, -1), got, strict=True):
        start = ceil(Fraction(s_max + 1, s + 1) * eta**s)
        assert_close([n for n, _ in bracket], [start // eta**i for i in range(s + 1)], rtol=0)
        assert_close([r for _, r in bracket], [float(Fraction(R, eta ** (s - i))) for i in range(s + 1)], rtol=1e-12)


def test_nine_and_three():
    """R = 9, eta = 3 gives brackets of 9, 5 and 3 settings, which start at 1, 3 and 9 units."""
    for bracket, want in zip(
        brackets(9, 3), ([(9, 1), (3, 3), (1, 9)], [(5, 3), (1, 9)], [(3, 9)]), strict=True
    ):
        assert_close(bracket, want, rtol=1e-12)


def test_starts_of_eighty_one_and_three():
    """R = 81, eta = 3 starts 81, 34, 15, 8 and 5 settings at 1, 3, 9, 27 and 81 units."""
    starts = [bracket[0] for bracket in brackets(81, 3)]
    assert_close(starts, [(81, 1), (34, 3), (15, 9), (8, 27), (5, 81)], rtol=1e-12)


def test_rungs_of_the_widest_bracket():
    """The first bracket of R = 81, eta = 3 keeps 81, 27, 9, 3 and 1 settings."""
    assert_close(brackets(81, 3)[0], [(81, 1), (27, 3), (9, 9), (3, 27), (1, 81)], rtol=1e-12)


def test_definition_for_many_pairs():
    """For every R up to 100 and eta up to 5 all counts and resources follow the definition."""
    for eta in (2, 3, 4, 5):
        for R in range(1, 101, 3):
            check(R, eta)


def test_exact_powers():
    """When R is a power of eta the widest bracket starts at one unit: 243, 125 and 1000 among them."""
    for R, eta in ((243, 3), (125, 5), (1000, 10), (10**6, 10), (3**10, 3), (6**10, 6), (3**25, 3), (2**39, 2)):
        check(R, eta)


def test_just_below_a_power():
    """One unit less than a power of eta means one bracket less."""
    for R, eta in ((242, 3), (124, 5), (999, 10), (3**25 - 1, 3), (2**39 - 1, 2)):
        check(R, eta)


def test_resources_are_not_rounded():
    """With R = 100 and eta = 3 the rungs of the widest bracket have 100/81, 100/27 and so on, to 100."""
    resources = [r for _, r in brackets(100, 3)[0]]
    assert_close(resources, [100 / 81, 100 / 27, 100 / 9, 100 / 3, 100], rtol=1e-12)


def test_smallest_budgets():
    """R = 1 is a single bracket of one setting, and R below eta a single bracket as well."""
    for R, eta in ((1, 2), (1, 10), (2, 3), (9, 10)):
        got = brackets(R, eta)
        assert_close(len(got), 1)
        assert_close(got[0], [(1, R)], rtol=1e-12)


def test_huge_budgets():
    """At R = 10**12 all counts are exact."""
    for eta in (2, 3, 7, 10):
        check(10**12, eta)
