"""The program's front door: `drill due` takes a short way in, everything else goes through the command line."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    gc.set_threshold(100_000)  # hardly anything is rubbish before a command ends
    try:
        sys.exit(_run(sys.argv[1:]))
    finally:
        gc.freeze()  # and to look for some when all of it goes takes as long as Python's own start


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
