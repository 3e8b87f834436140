"""What is drawn over or under a formula: accents, braces with a label, arrows with a text, frames."""

from __future__ import annotations

import unicodedata

from drill.maths import boxes
from drill.maths.boxes import Box
from drill.maths.cells import GLUE, width
from drill.maths.nodes import SUM, Node, Symbol
from drill.maths.rows import unwrapped
from drill.maths.scripts import Script
from drill.maths.symbols import REL

_OVERLINE = "\u0304"
_UNDERLINE = "\u0332"
_ARROW = "\u20d7"
_ACCENT_NAMES = dict(
    zip(
        (
            "\u0302",
            _OVERLINE,
            "\u0303",
            _ARROW,
            "\u0307",
            "\u0308",
            "\u030c",
            "\u0306",
            "\u0301",
            "\u0300",
            "\u030a",
        ),
        ("hat", "bar", "tilde", "vec", "dot", "ddot", "check", "breve", "acute", "grave", "ring"),
        strict=True,
    )
) | {_UNDERLINE: "underline"}
_ACCENT_ROWS = {"\u0302": "^", "\u0303": "~", "\u0307": ".", "\u0308": "..", "\u030c": "v", "\u030a": "°"}


class Accent(Node):
    """A hat, a bar, a tilde or another mark over a body."""

    def __init__(self, mark: str, body: Node) -> None:
        """Keep the mark as a combining character."""
        super().__init__()
        self.mark = mark
        self.body = body

    @property
    def left(self) -> str:
        """Return the kind of the body."""
        return self.body.left

    @property
    def is_single(self) -> bool:
        """Tell whether the body is one symbol."""
        return self.body.is_single and width(self.body.line(tight=True)) == 1

    def _marked(self, tight: bool) -> str | None:
        """Return the body with the mark on its one symbol, or None where it covers several."""
        inner = unwrapped(self.body)
        if isinstance(inner, Script) and not inner.stacked:
            base = Accent(self.mark, inner.base)
            if base._marked(tight) is not None:
                return Script(base, inner.sub, inner.sup).line(tight)
        text = self.body.line(tight)
        if width(text) == 1:
            return unicodedata.normalize("NFC", text + self.mark)
        return None

    def _line(self, tight: bool) -> str:
        marked = self._marked(tight)
        if marked is not None:
            return marked
        text = self.body.line(tight)
        return f"{_ACCENT_NAMES[self.mark]}({text})"

    def _box(self, tight: bool) -> Box:
        if tight or self._marked(tight) is not None:
            return super()._box(tight)
        body = self.body.box(tight)
        if self.mark == _UNDERLINE:
            return boxes.stacked([body, boxes.line("‾" * body.width)], on=0, tall=body.tall)
        return boxes.stacked([boxes.line(self._row(body.width)), body], on=1, tall=body.tall)

    def _row(self, cells: int) -> str:
        if self.mark == _OVERLINE:
            return "_" * cells
        if self.mark == _ARROW:
            return "─" * (cells - 1) + "→"
        return _ACCENT_ROWS.get(self.mark, "^")


class Brace(Node):
    """A brace under or over a body, with a label."""

    def __init__(self, body: Node, label: Node | None, *, under: bool) -> None:
        """Keep the body and the label."""
        super().__init__()
        self.body = body
        self.label = label
        self.under = under

    @property
    def binding(self) -> int:
        """Return SUM: the body has no parentheses."""
        return SUM if self.label else self.body.binding

    def _line(self, tight: bool) -> str:
        text = self.body.line(tight)
        return f"{text}{GLUE}[{self.label.line(tight=False)}]" if self.label else text

    def _box(self, tight: bool) -> Box:
        if tight:
            return super()._box(tight)
        body = self.body.box(tight)
        cells = max(body.width, 3)
        middle = "┬" if self.under else "┴"
        ends = "╰╯" if self.under else "╭╮"
        arm = (cells - 3) // 2
        brace = boxes.line(ends[0] + "─" * arm + middle + "─" * (cells - 3 - arm) + ends[1])
        parts = [body, brace, *([self.label.box(tight=False)] if self.label else [])]
        return boxes.stacked(parts, on=0) if self.under else boxes.stacked(parts[::-1], on=len(parts) - 1)


class Arrow(Node):
    """A long arrow with text over it and under it."""

    def __init__(self, head: str, over: Node, under: Node | None) -> None:
        """Keep the arrow's head, `→`, `⇒` or `←`, and the texts."""
        super().__init__()
        self.head = head
        self.over = over
        self.under = under

    @property
    def left(self) -> str:
        """Return REL."""
        return REL

    @property
    def binding(self) -> int:
        """Return SUM, as for every relation."""
        return SUM

    def _line(self, tight: bool) -> str:
        return Script(Symbol(self.head), self.under, self.over).line(tight)

    def _box(self, tight: bool) -> Box:
        if tight:
            return super()._box(tight)
        parts = [self.over.box(tight), boxes.line(""), *([self.under.box(tight)] if self.under else [])]
        cells = max(box.width for box in parts) + 2
        shaft = ("═" if self.head == "⇒" else "─") * (cells - 1)
        parts[1] = boxes.line(self.head + shaft if self.head == "←" else shaft + self.head)
        return boxes.stacked(parts, on=1, tall=False)


class Frame(Node):
    """A body in a box."""

    def __init__(self, body: Node) -> None:
        """Keep the body."""
        super().__init__()
        self.body = body

    def _line(self, tight: bool) -> str:
        return f"[{self.body.line(tight)}]"

    def _box(self, tight: bool) -> Box:
        if tight:
            return super()._box(tight)
        body = self.body.box(tight)
        rows = ["│ " + row + " │" for row in body.rows]
        edge = "─" * (body.width + 2)
        return Box([f"┌{edge}┐", *rows, f"└{edge}┘"], body.base + 1, tall=True)
