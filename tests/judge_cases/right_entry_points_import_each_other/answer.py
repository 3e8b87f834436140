def count_words(text):
    from answer import longest as same

    assert same is longest
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def longest(words):
    return max(words, key=len, default=None)
