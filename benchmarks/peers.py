"""The programs that people would use instead, in an environment of their own, made from the package index.

anki is the official library, fsrs and supermemo2 are schedulers. None is a dependency of drill.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import Server, Side, processor_seconds_of

PACKAGES = ("anki", "fsrs", "supermemo2")
HERE = Path(__file__).parent
MEMORY = "/dev/shm"  # noqa: S108 - a folder in memory, where there is one


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
        path = home / "peer.anki2"
        self._make(path, len(cards), 0)
        command = [self.python, str(HERE / "anki_side.py"), str(path), str(len(cards)), "0", "first"]
        return Side("Anki's library", processor_seconds_of(command, os.environ))

    def anki(self, path: Path, cards: int, reviews: int) -> Server:
        """Return Anki's library at work on a collection of so many cards and reviews, made first."""
        self._make(path, cards, reviews)
        command = [self.python, str(HERE / "anki_side.py"), str(path), str(cards), str(reviews), "serve"]
        return Server(command, os.environ, str(path.parent))

    def _make(self, path: Path, cards: int, reviews: int) -> None:
        """Make a collection in memory and move it to its place: a slow disk would take many minutes."""
        with tempfile.TemporaryDirectory(dir=MEMORY if os.path.isdir(MEMORY) else None) as folder:
            made = Path(folder) / path.name
            command = [self.python, str(HERE / "anki_side.py"), str(made), str(cards), str(reviews), "make"]
            subprocess.run(command, check=True, capture_output=True)
            shutil.move(made, path)

    def schedulers(self, folder: Path) -> Server:
        """Return the two schedulers, ready to replay."""
        return Server([self.python, str(HERE / "scheduler_side.py")], os.environ, str(folder))
