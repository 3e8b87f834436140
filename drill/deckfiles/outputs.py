"""What a card's code prints, found by running it: a stated output is proven, like a number.

The code runs in a Python of its own, isolated, in an empty folder, for a few seconds at most. It is code all
the same: only cards that one trusts are run.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

from drill.cards import Deck, Output, Question
from drill.errors import ContentError
from drill.problems import Problem

SECONDS = 20.0
MOST_CHARACTERS = 10_000


def check_outputs(deck: Deck) -> list[Problem]:
    """Return an error for each question whose stated output differs from what its code prints."""
    problems = []
    for question in deck.questions:
        if isinstance(question.grading, Output) and (fault := _fault(question, question.grading)):
            problems.append(Problem(question.place, *fault))
    return problems


def _fault(question: Question, grading: Output) -> tuple[str, str] | None:
    try:
        found = printed(question.code)
    except ContentError as error:
        return error.what, error.fix
    if found.split() == grading.text.split():
        return None
    return f"the code of `{question.id}` prints {found.strip()[:200]!r}", "mend `output`, or the code"


def printed(code: str, seconds: float = SECONDS) -> str:
    """Return what the code prints to standard output. Raises ContentError if it fails or takes too long."""
    with tempfile.TemporaryDirectory(prefix="drill-") as folder:
        try:
            run = subprocess.run(  # noqa: S603 - our own Python, on the code of a trusted card
                # Isolated: neither the environment nor a file in the folder can change what is imported.
                [sys.executable, "-I", "-B", "-c", code],
                cwd=folder,
                env={"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "HOME": folder},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise ContentError(f"the code runs for more than {seconds:g} s", "make it end") from None
        except (OSError, ValueError) as error:
            raise ContentError(f"the code can't be run: {error}", "make it shorter") from None
    if run.returncode:
        last = run.stderr.decode(errors="replace").strip().rpartition("\n")[2][:200]
        raise ContentError(f"the code fails: {last or f'exit code {run.returncode}'}", "mend the code")
    return run.stdout.decode(errors="replace")[:MOST_CHARACTERS]
