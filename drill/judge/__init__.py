"""The judge: decides whether a submission solves a kata, in processes of its own.

Three kinds of process take part. The parent, which is `drill` itself, knows the tests that must pass and
rules on what was observed. The judge's child runs the hidden suite and the reference under pytest. An
answer's child holds a submission and nothing else. Only plain data crosses between the last two, so what is
judged never shares a process with what judges it. Importing this package loads neither numpy nor pytest; its
children do.
"""

from drill.judge.confinement import Layer, confinement_report
from drill.judge.judge import Judge
from drill.judge.work import Work

__all__ = ["Judge", "Layer", "Work", "confinement_report"]
