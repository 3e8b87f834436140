"""By the library's counter."""

import re
from collections import Counter


def count_words(text):
    return Counter(re.findall(r"\S+", text.lower()))


def longest(words):
    return words[[len(word) for word in words].index(max(map(len, words)))] if words else None
