SEQUENCES = ["\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x1b]52;c;ZWNobw==\x07", "\x9b2J", "\u202egnp.exe", "\r\x1b[K", "\x08" * 9, "\x1bc", "\x1b]8;;http://x\x1b\\", "\u2066\u2069\u200f", "\x00\x07\x7f", "\x1bP$q\x1b\\", "\ud800\x1b[31m", "\u2028\u2029\x85\x1b[1A"]
TEXT = "".join(SEQUENCES[SIZE % 5 :])


def raised():
    "import call"
    raise ValueError(TEXT)


def raised_by_name():
    "import call"
    raise type(WORD + TEXT.replace("\x00", "").replace("\ud800", ""), (Exception,), {"__module__": TEXT.replace("\x00", "")})(TEXT)


def printed():
    "import call thread"
    sys.stdout.write(TEXT * 3)
    sys.stderr.write(TEXT)
    os.write(1, TEXT.encode("utf-8", "surrogatepass"))


def returned():
    "call"
    return [TEXT, [TEXT], {TEXT: TEXT}, (TEXT, 1), {TEXT}, np.array([TEXT]), TEXT.encode("utf-8", "replace"), np.array([TEXT], object)][CODE % 8]


def in_the_source():
    "import call"
    raise RuntimeError("␛[2J␛]0;x␇ ⟲ ␈")  # ⟲ ␛[31m ␈


def in_a_name_that_is_missing():
    "import call"
    return [{}[TEXT], getattr(1, TEXT), __import__(TEXT), open("/" + TEXT)][0]


def in_another_raised():
    "import call"
    try:
        raise KeyError(TEXT)
    except KeyError as error:
        error.add_note(TEXT)
        raise ExceptionGroup(TEXT, [ValueError(TEXT)]) from error


def in_a_warning():
    "import call"
    import warnings

    warnings.warn(TEXT)
    warnings.simplefilter("error")
    warnings.warn(TEXT)


def in_a_syntax_error():
    "import call"
    compile("x = (\n" + TEXT.replace("\x00", "").replace("\ud800", ""), "answer.py", "exec")


def in_its_own_line():
    "import call"
    raise SyntaxError(TEXT, ("answer.py", 1, 1, TEXT, 1, 2))


def in_an_unknown_function():
    "import call"
    space = {}
    exec(compile("def f():\n raise ValueError(1)", "answer.py", "exec"), space)
    space["f"].__code__ = space["f"].__code__.replace(co_name=TEXT.replace("\ud800", ""))
    space["f"]()
