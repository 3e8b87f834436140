"""Options that several commands have, declared once."""

from __future__ import annotations

from typing import Annotated

import typer

Topics = Annotated[list[str] | None, typer.Option("--topic", help="Only this topic; may be given again.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object, for scripts.")]
Plain = Annotated[bool, typer.Option("--plain", help="Tab-separated lines, for scripts.")]
