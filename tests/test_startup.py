"""Nothing heavy is imported before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = {
    "typer",
    "click",
    "rich",
    "yaml",
    "numpy",
    "torch",
    "pytest",
    "sqlite_utils",
    "sklearn",
    "prompt_toolkit",
}


def loaded_by(arguments: list[str], home: str) -> set[str]:
    code = (
        "import sys; sys.argv = ['drill', *sys.argv[1:]]\n"
        "from drill.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('\\n' + ' '.join(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "DRILL_HOME": home},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stderr.splitlines()[-1].split())


def test_due_loads_nothing_heavy_once_the_decks_are_cached(tmp_path):
    loaded_by(["due"], str(tmp_path))
    loaded = loaded_by(["due"], str(tmp_path))
    assert not loaded & HEAVY
    assert not loaded & {"dataclasses", "inspect", "typing", "pathlib", "subprocess", "email"}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["due", "--json"], ["stats", "--plain"], ["show", "--help"]]
)
def test_other_commands_load_no_scientific_library(tmp_path, arguments):
    assert not loaded_by(arguments, str(tmp_path)) & {"numpy", "torch", "pytest", "sqlite_utils", "sklearn"}
