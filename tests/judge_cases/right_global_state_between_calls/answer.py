CACHE = {}
calls = 0


def count_words(text):
    global calls
    calls += 1
    if text not in CACHE:
        counts = CACHE[text] = {}
        for word in text.lower().split():
            counts[word] = counts.get(word, 0) + 1
    return CACHE[text]


def longest(words):
    return max(words, key=len, default=None)
