"""By a dictionary that starts at zero, and a loop."""

from collections import defaultdict


def count_words(text):
    counts = defaultdict(int)
    for word in text.split():
        counts[word.casefold()] += 1
    return counts


def longest(words):
    best = None
    for word in words:
        if best is None or len(word) > len(best):
            best = word
    return best
