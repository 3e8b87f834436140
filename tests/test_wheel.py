"""The wheel carries the program and all its content, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def tracked(*folders):
    listed = subprocess.run(
        ["git", "ls-files", *folders], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {path for path in listed.stdout.splitlines() if (ROOT / path).exists()}


def test_the_wheel_holds_what_git_holds(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    shipped = {f"drill/_shipped/{path}" for path in tracked("decks", "solutions")}
    missing = (tracked("drill") | shipped) - names
    assert {name for name in missing if not name.endswith(".gitkeep")} == set()
    strays = {name for name in names - tracked("drill") - shipped if "/__pycache__/" not in name}
    assert strays - untracked() == set()


def untracked():
    command = ["git", "ls-files", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return {*listed, *(f"drill/_shipped/{path}" for path in listed)}
