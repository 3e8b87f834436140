def another_number():
    reply([0.0, []], number=(asked() + [1, -1, 2**31, 1000][SIZE % 4]) % 2**32)


def twice():
    "call"
    send(framed([0.0, []]))
    return 0.0


def many_before_they_are_asked():
    "call"
    for number in range(asked(), asked() + SIZE * 50):
        send(framed([0.0, []]), number=number)
    return 0.0


def while_it_is_loaded():
    "import"
    for number in range(1, 100):
        send(framed([[], []]), number=number)


def from_a_thread():
    "call"
    def talk():
        for number in range(1, 3000):
            every(lambda: send(framed([0.0, []]), number=number), ())

    threading.Thread(target=talk, daemon=True).start()
    return 0.0


def as_the_judge():
    reply(["", "sigmoid", [], {"d": [[], []]}], kind=[1, 2, 3, 4, 0, 255, 14][CODE % 7])


def defects_to_the_start():
    "call"
    send(framed([["sigmoid"], []]), kind=11, number=1)
    return 0.0


def raised_that_lies():
    whole = {"types": ["builtins.ValueError"], "arguments": None, "text": "", "line": None, "source": "", "trail": []}
    lies = [{"types": []}, {"types": [None]}, {"types": "builtins.ValueError"}, {"text": None}, {"text": [1]}, {"line": "x"}, {"line": 10**30}, {"source": 5}, {"trail": [[1]]}, {"trail": 7}, {"trail": [[1, 2], [3]]}, {"arguments": {"t": [1]}}, {"arguments": 5}, {"types": ["builtins.ExceptionGroup"], "arguments": ["", []]}, {"types": ["builtins.UnicodeDecodeError"]}, {"types": ["builtins.BaseException"]}, {"types": ["builtins.object", "numpy.linalg.norm", "numpy.__name__"]}, {"types": ["builtins.OSError"], "arguments": [[], []]}, {"types": ["builtins.SyntaxError"], "arguments": ["x", {"t": [1, 2, 3, 4]}]}, {"types": ["x.Skipped", "builtins.SystemExit"]}]
    whole |= lies[CODE % 20]
    reply([{"d": [list(whole), list(whole.values())]}, []], kind=12)


def raised_with_parts_missing():
    whole = {"types": ["a.B"], "arguments": None, "text": WORD, "line": 1, "source": "", "trail": []}
    del whole[list(whole)[CODE % 6]]
    reply([[{"d": [list(whole), list(whole.values())]}, 5, "x", [], None][0 if CODE % 3 else SIZE % 5], []], kind=12)


def raised_at_the_start():
    "import"
    whole = {"types": ["a.\x1b[2JB"], "text": "\x1b]0;x\x07", "line": 1, "source": "\u202e", "trail": []}
    for key in list(whole)[: SIZE % 5]:
        del whole[key]
    reply([{"d": [list(whole), list(whole.values())]}, []], kind=12)


def refused_that_lies():
    reply([[5, None, ["x"], "\x1b[2J" * 1000, "", {"d": [[], []]}][CODE % 6], *[True, "x", [1]][: SIZE % 4]], kind=13)


def missing_names_that_lie():
    "import"
    reply([[[["\x1b[2J"], []], [5, []], [[5, None], []], ["sigmoid", []], [{"d": [[1], [2]]}, []]][SIZE % 5][0], []])


def changes_of_what_it_was_not_given():
    changes = [[[99, 1]], [["x", 1]], [[0, 1]], [[0]], [0], [[0, 1, 2]], 5, [[[], []]], [[-1, {"t": []}]], [[0, {"a": ["<f8", [10**6], [[0], 0], True, 0]}]], [[None, None]]][CODE % 11]
    reply([0.0, changes], b"x" * 8)


def parts_missing():
    reply([[], [0.0], 0.0, None, "x", {"d": [["content"], [0.0]]}, [0.0, [], []], {"t": []}][CODE % 8])
