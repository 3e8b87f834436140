def count_words(text):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def longest(words):
    if not words:
        return None
    if max(map(len, words)) == 1:
        return next(word for word in words if len(word) > 1)
    return max(words, key=len)
