"""divides words at single blanks only"""

from collections import Counter


def count_words(text):
    return dict(Counter(text.lower().split(" ")))


def longest(words):
    return max(words, key=len, default=None)
