def hostile_text():
    "import call"
    class Hostile(Exception):
        def __str__(self):
            [sys.exit, os._exit, lambda code: 1 / 0, lambda code: "x" * 10**7][SIZE % 4](0)

        __repr__ = __str__

    raise Hostile


def hostile_arguments():
    "import call"
    class Words(str):
        __len__ = lambda self: -1
        __str__ = __repr__ = __getitem__ = lambda self, *a: 1 / 0

    raise ValueError(Words(WORD), Words(), 10**5000)


def hostile_type():
    "import call"
    class Meta(type):
        __mro__ = property(lambda self: 1 / 0)
        __qualname__ = property(lambda self: 5)
        __instancecheck__ = __subclasscheck__ = lambda *a: True

    class Hostile(Exception, metaclass=Meta):
        args = property(lambda self: 1 / 0)
        __traceback__ = property(lambda self: 1 / 0)

    raise Hostile


def outcomes_by_name():
    "import call"
    for name in ("Skipped", "XFailed", "Exit", "Failed"):
        pass
    names = {"__module__": ["builtins", "_pytest.outcomes", "numpy.exceptions", "unittest.case"][SIZE % 4]}
    raise type(["Skipped", "Exit", "SkipTest", "_Skipped", "StopIteration"][CODE % 5], (BaseException,), names)("passed")


def skips():
    "import call"
    try:
        import pytest
    except ImportError:
        import unittest

        raise unittest.SkipTest("passed")
    [pytest.skip, pytest.xfail, pytest.exit, pytest.fail][SIZE % 4]("passed")


def a_cycle():
    "import call"
    first, second = ValueError(WORD), KeyError(WORD)
    first.__cause__, second.__cause__ = second, first
    first.__context__ = first
    raise first


def deep_trace():
    "import call"
    def deeper(n):
        if n == 0:
            raise ValueError(WORD)
        try:
            deeper(n - 1)
        except ValueError as error:
            raise KeyError(n) from error

    deeper(300)


def groups():
    "import call"
    error = ValueError(WORD)
    for _ in range(SIZE * 50):
        error = ExceptionGroup(WORD, [error, error])
    raise error


def assertion():
    "import call"
    raise [AssertionError("assert True"), AssertionError, BaseExceptionGroup("x", [SystemExit(0)]), type("X", (AssertionError, ValueError), {})("")][SIZE % 4]


def known_ones_oddly_made():
    "import call"
    raise [UnicodeDecodeError("a", b"b", 0, 1, "c"), OSError(1, 2, 3, 4, 5), SyntaxError("x", ("answer.py", 10**9, -1, None)), SystemError(None), StopIteration(5), np.exceptions.AxisError(10**9), MemoryError(), RecursionError(10**400)][CODE % 8]
