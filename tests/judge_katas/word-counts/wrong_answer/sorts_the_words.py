"""sorts the words"""

from collections import Counter


def count_words(text):
    counts = Counter(text.lower().split())
    return {word: counts[word] for word in sorted(counts)}


def longest(words):
    return max(words, key=len, default=None)
