"""The floor of a verdict: the suite by `pytest.main` in a fork of a process that has numpy and pytest loaded.

A program by itself: it says `ready`, then runs the suite of the folder it was started in for each line on its
stdin, in a fork, without any isolation, and answers with the fork's processor seconds.
"""

from __future__ import annotations

import gc
import os
import sys

import numpy as np
import pytest

ARGUMENTS = [
    "-q",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:unraisableexception",
    "-p",
    "no:threadexception",
    "suite.py",
]


def main() -> None:
    """Serve until stdin ends."""
    sys.path.insert(0, os.getcwd())
    sys.dont_write_bytecode = True
    np.ones(3) @ np.ones(3)
    gc.freeze()
    print("ready", flush=True)
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os._exit(int(pytest.main(ARGUMENTS)))
        _, status, usage = os.wait4(pid, 0)
        if status:
            sys.exit(f"pytest in the fork ended with status {status}")
        print(usage.ru_utime + usage.ru_stime, flush=True)


if __name__ == "__main__":
    main()
