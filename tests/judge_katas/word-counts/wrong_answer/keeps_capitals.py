"""counts a capitalised word as another word"""

from collections import Counter


def count_words(text):
    return dict(Counter(text.split()))


def longest(words):
    return max(words, key=len, default=None)
