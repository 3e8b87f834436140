from collections import OrderedDict

import numpy as np


def count_words(text):
    counts = OrderedDict()
    for word in text.lower().split():
        counts[np.str_(word)] = counts.get(word, np.int64(0)) + np.int64(1)
    return counts


def longest(words):
    return max(words, key=len, default=None)
