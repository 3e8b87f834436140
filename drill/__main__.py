"""The program's front door: `drill due` takes a short way in, everything else goes through the command line."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    gc.set_threshold(100_000)  # hardly anything is rubbish before a command ends
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except OSError as error:
        if error.filename is not None:
            raise
        code = _unwritten(error)
    finally:
        gc.freeze()  # and to look for some when all of it goes takes as long as Python's own start
    sys.exit(code)


def _unwritten(error: OSError) -> int:
    """Say that the output could not be written, unless its reader went away, which is no fault."""
    from drill.errors import EXIT_NO, UsageError

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python tries once more as it ends
    if isinstance(error, BrokenPipeError):
        return EXIT_NO
    fix = "free some space, or send it elsewhere"
    print(f"drill: error: the output can't be written: {error.strerror} (fix: {fix})", file=sys.stderr)
    return UsageError.exit_code


def _run(arguments: list[str]) -> int:
    if arguments == ["due"]:
        return _glance()
    from drill import cli

    return cli.main(arguments)


def _glance() -> int:
    from drill import lately, places

    if said := lately.recalled(places.find_places(os.environ)):
        print(said)
        return 0
    from drill import glance
    from drill.errors import DrillError

    try:
        return glance.main([])
    except DrillError as error:
        from drill.safe import clean

        print(f"drill: error: {clean(str(error))}", file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    main()
