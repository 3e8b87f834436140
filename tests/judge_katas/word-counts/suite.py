"""Hidden tests of count_words and longest."""

from answer import count_words, longest


def test_a_case_worked_by_hand():
    """Each word is counted."""
    assert count_words("to be or not to be") == {"to": 2, "be": 2, "or": 1, "not": 1}


def test_capitals():
    """A word is the same word with a capital letter."""
    assert count_words("The cat the dog THE end") == {"the": 3, "cat": 1, "dog": 1, "end": 1}


def test_order():
    """The words come in the order of their first occurrence."""
    assert list(count_words("b a c a b")) == ["b", "a", "c"]


def test_any_white_space():
    """Words are divided by any white space."""
    assert count_words("  one\ttwo\n\n one ") == {"one": 2, "two": 1}


def test_no_words():
    """A text without words has no counts."""
    assert count_words(" \n ") == {}


def test_longest_word():
    """The first of the longest words is returned."""
    assert longest(["to", "be", "not", "and"]) == "not"


def test_one_letter_words():
    """Among words of one letter the first is the longest."""
    assert all(map(comes_first, ["ab", "ba", "zz"]))


def comes_first(letters):
    """Return whether the first letter is the longest word."""
    return longest(list(letters)) == letters[0]


def test_longest_of_nothing():
    """Of no words none is the longest."""
    assert longest([]) is None


def test_the_list_is_left_alone():
    """The caller's list is unchanged."""
    words = ["b", "aa", "c"]
    longest(words)
    assert words == ["b", "aa", "c"]
