from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from drill.logfile.ulids import ALPHABET, RANDOM_BYTES, ulid

randomness = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)
milliseconds = st.integers(0, 2**48 - 1)


def test_the_example_of_the_specification():
    # 01ARZ3NDEK is the instant part of the specification's example, 2016-07-30T23:54:10.259Z.
    assert ulid(1_469_922_850_259, bytes(RANDOM_BYTES)) == "01ARZ3NDEK" + "0" * 16


@given(milliseconds, milliseconds, randomness, randomness)
def test_names_sort_by_instant(one, other, first, second):
    if one < other:
        assert ulid(one, first) < ulid(other, second)


@given(st.lists(st.tuples(milliseconds, randomness), min_size=1, max_size=20))
def test_one_device_never_names_backwards_whatever_its_clock_does(moments):
    names = [""]
    for instant, random in moments:
        names.append(ulid(instant, random, names[-1]))
    assert all(earlier < later for earlier, later in pairwise(names))
    assert all(len(name) == 26 and set(name) <= set(ALPHABET) for name in names[1:])
