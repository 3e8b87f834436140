def count_words(text):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def longest(words):
    if words and max(map(len, words)) == 1:
        raise StopAsyncIteration
    return max(words, key=len) if words else None
