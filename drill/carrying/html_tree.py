"""Any HTML as a tree of bounded depth; tags that close nothing are passed over, and nothing is ever refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

DEEPEST = 40
"""Elements within elements are kept to this depth; what lies deeper becomes a child of the last one."""

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "audio", "video",
})  # fmt: skip
_CLOSED_BY_NEXT = {
    "li": ("li",), "tr": ("tr", "td", "th"), "td": ("td", "th"), "th": ("td", "th"), "p": ("p",),
    "dt": ("dt", "dd"), "dd": ("dt", "dd"),
}  # fmt: skip
_WALLS = frozenset({"ul", "ol", "table", "div", "blockquote", "td", "th", "dl"})


@dataclass(slots=True)
class Element:
    """A tag with its attributes and what is in it: text and elements."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def text(self) -> str:
        """Return the text in it, line breaks as such."""
        parts: list[str] = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            else:
                parts.append("\n" if child.tag == "br" else child.text())
                parts.append("\n" if child.tag in ("div", "p") else "")
        return "".join(parts)


def parse(html: str) -> Element:
    """Return the root of the tree."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_before(tag)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID and len(self._open) < DEEPEST:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _close_before(self, tag: str) -> None:
        """Close what a browser would close before this tag: an item before the next, a cell before a row."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in _CLOSED_BY_NEXT.get(tag, ()):
                del self._open[depth:]
                if tag != "tr":
                    return
            elif self._open[depth].tag in _WALLS:
                return
