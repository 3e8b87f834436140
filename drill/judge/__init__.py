"""The judge: decides whether a submission solves a kata, in processes of its own.

Three kinds of process take part. The parent, which is `drill` itself, knows the tests that must pass and
rules on what was observed. The judge's child runs the hidden suite and the reference under pytest. An
answer's child holds a submission and nothing else. Only plain data crosses between the last two, so what is
judged never shares a process with what judges it. Importing this package loads neither numpy nor pytest; its
children do. What this door offers is imported when it is first asked for: most commands judge nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drill.judge.confinement import Layer, confinement_report
    from drill.judge.judge import Judge
    from drill.judge.work import Work

_HOMES = {"Judge": "judge", "Layer": "confinement", "Work": "work", "confinement_report": "confinement"}

__all__ = ["Judge", "Layer", "Work", "confinement_report"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
