"""counts every word once"""


def count_words(text):
    return dict.fromkeys(text.lower().split(), 1)


def longest(words):
    return max(words, key=len, default=None)
