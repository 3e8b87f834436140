"""Scratch folders, and their removal whatever a submission made of them."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time

AT_ONCE = 0.3
"""Seconds that a verdict waits for the removal of what was left: with them it comes within a second of its limit."""


def remove(path: str) -> None:
    """Remove a folder with all that is in it, also what was made unreadable or nested without end."""
    try:
        shutil.rmtree(path)
    except (OSError, RecursionError):
        _remove_by_force(path)


def remove_at_once(path: str, seconds: float = AT_ONCE) -> None:
    """Remove a folder, unless that takes longer; what is left then goes with the folder around it.

    No path becomes long and nothing recurses, however deep it is: a folder's folders are moved beside it first.
    """
    until, waiting, moved = time.monotonic() + seconds, [path], 0
    with contextlib.suppress(OSError):
        while waiting:
            folder = waiting.pop()
            with os.scandir(folder) as entries:
                for entry in entries:
                    if time.monotonic() > until:
                        return
                    if entry.is_dir(follow_symlinks=False):
                        os.chmod(entry.path, 0o700)
                        moved += 1
                        waiting.append(f"{path}-{moved}")
                        os.rename(entry.path, waiting[-1])
                    else:
                        os.unlink(entry.path)
            os.rmdir(folder)


def _remove_by_force(path: str) -> None:
    for command in (["rm", "-rf"], ["chmod", "-R", "u+rwx"], ["rm", "-rf"]):
        if not os.path.lexists(path):
            return
        subprocess.run([*command, "--", path], check=False, capture_output=True)  # noqa: S603
