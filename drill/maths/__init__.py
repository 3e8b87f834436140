"""Formulas in a terminal: LaTeX, as interviews write it, on one line or laid out in two dimensions.

`one_line` is for formulas within text, `display` for those that stand alone. Neither ever fails: what is not
LaTeX is shown as it is written, and so is a command that is not known. Nothing here knows of colours or of
any library.
"""

from __future__ import annotations

from drill.maths.fitting import display, flowing, one_line, problems

__all__ = ["display", "flowing", "one_line", "problems"]
