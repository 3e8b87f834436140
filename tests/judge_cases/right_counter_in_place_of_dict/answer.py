from collections import Counter


def count_words(text):
    return Counter(text.lower().split())


def longest(words):
    return max(words, key=len, default=None)
