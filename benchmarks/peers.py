"""The programs that people would use instead, in an environment of their own, made from the package index.

anki is the official library, fsrs and supermemo2 are schedulers. None is a dependency of drill.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import Server, Side, processor_seconds_of

PACKAGES = ("anki", "fsrs", "supermemo2")
HERE = Path(__file__).parent


class Peers:
    """The environment with the peers installed."""

    def __init__(self, folder: Path) -> None:
        """Make the environment in `folder`, or take the one that is there. Raises CalledProcessError."""
        self.python = str(folder / "bin" / "python")
        if not os.path.exists(self.python):
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            subprocess.run([self.python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)

    def anki_start(self, home: Path, cards: list[str]) -> Side:
        """Return the side of Anki's library from its start to its first due card, on as many cards."""
        path = str(home / "peer.anki2")
        side = [self.python, str(HERE / "anki_side.py"), path, str(len(cards)), "0"]
        subprocess.run([*side, "make"], check=True, capture_output=True)
        return Side("Anki's library", processor_seconds_of([*side, "first"], os.environ))

    def anki(self, path: Path, cards: int, reviews: int) -> Server:
        """Return Anki's library at work on a collection of so many cards and reviews, made first."""
        command = [self.python, str(HERE / "anki_side.py"), str(path), str(cards), str(reviews)]
        subprocess.run([*command, "make"], check=True, capture_output=True)
        return Server([*command, "serve"], os.environ, str(path.parent))

    def schedulers(self, folder: Path) -> Server:
        """Return the two schedulers, ready to replay."""
        return Server([self.python, str(HERE / "scheduler_side.py")], os.environ, str(folder))
