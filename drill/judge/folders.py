"""Scratch folders, and their removal whatever a submission made of them."""

from __future__ import annotations

import os
import shutil
import subprocess


def remove(path: str) -> None:
    """Remove a folder with all that is in it, also what was made unreadable or nested without end."""
    try:
        shutil.rmtree(path)
    except (OSError, RecursionError):
        _remove_by_force(path)


def _remove_by_force(path: str) -> None:
    for command in (["rm", "-rf"], ["chmod", "-R", "u+rwx"], ["rm", "-rf"]):
        if not os.path.lexists(path):
            return
        subprocess.run([*command, "--", path], check=False, capture_output=True)  # noqa: S603
