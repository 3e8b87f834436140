def leaves():
    "import call thread late"
    os._exit(CODE)


def leaves_politely():
    "import call thread late"
    sys.exit(CODE and WORD)


def is_killed():
    "import call thread late"
    os.kill(os.getpid(), [signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV, signal.SIGTERM, signal.SIGHUP][SIZE % 5])


def reads_where_nothing_is():
    "import call thread"
    ctypes.string_at(SIZE)


def leaves_when_collected():
    "import call"
    class Bomb:
        def __del__(self):
            os._exit(CODE)

    return Bomb()


def leaves_at_the_end():
    "import call"
    atexit.register(os._exit, CODE)
    threading._register_atexit(os._exit, CODE)


def becomes_another():
    "import call thread"
    every(os.execv, ("/bin/true", ["true"]), (sys.executable, [sys.executable, "-c", "pass"]), ("/bin/sh", ["sh", "-c", "exit 0"]))


def ends_the_generator():
    "import call"
    raise [GeneratorExit, KeyboardInterrupt, SystemExit, StopIteration, StopAsyncIteration][SIZE % 5](CODE)


def aborts_by_the_library():
    "import call late"
    [ctypes.CDLL(None).abort, ctypes.CDLL(None)._exit, ctypes.CDLL(None).exit][SIZE % 3](CODE)
