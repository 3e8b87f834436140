r"""Foreign HTML as card text: tags become Markdown, `\(…\)` and Anki's other spellings of formulas become dollars.

Nothing is fetched and nothing is run: pictures, sounds and scripts are named in `losses` and left out. What is
no formula and no tag of the source is escaped, so that it stays the text that it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from drill.carrying.html_tree import Element, parse
from drill.carrying.incoming import Losses
from drill.carrying.markdown_text import Marks, escaped, escaped_starts, fenced, inline_code

_CODE = r"<(?P<code_tag>pre|code|script|style)\b[^>]*>.{0,8000}?</(?P=code_tag)\s*>"
MOST_HTML = 100_000
_DATA = re.compile(r"data:[a-z]+/[\w+.-]+;base64,[A-Za-z0-9+/=]*")
_LONE = re.compile(r"<(?![A-Za-z/!?][^<>]*>)")
"""Signs that open no tag: the parser takes ever longer to find that out."""
_SOUND = re.compile(r"\[sound:([^\]]*)\]|\[(anki:(?:play|tts)[^\]]*)\](?:[^\[]*\[/anki:tts\])?")
_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\x0b"
_KEPT_SPACE = "\x1f"
"""Stands for a space in code, which is not drawn together with its neighbours."""
_STYLES = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_SILENT = frozenset({"script", "style", "head", "title", "template", "iframe", "object", "noscript"})
_MEDIA = {
    "img": "pictures",
    "audio": "sounds",
    "video": "videos",
    "source": "sounds",
    "embed": "embedded files",
}
_CODE_TAGS = frozenset({"code", "kbd", "tt", "samp"})
_BLOCK_TAGS = frozenset({
    "p", "div", "section", "article", "header", "footer", "center", "dl", "dt", "dd", "form", "figure",
    "figcaption", "ul", "ol", "li", "table", "pre", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
    "details", "summary", "main", "aside", "nav", "fieldset", "address",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
_LISTS = frozenset({"ul", "ol"})
_LIST_STARTS = ("- ", "1. ")
_ALIGNS = {"left": ":---", "right": "---:", "center": ":---:"}


def text_of(html: str, losses: Losses) -> str:
    """Return the HTML as Markdown with formulas between dollars; what has no place in a card goes to `losses`."""
    html = _DATA.sub("data:", html)
    if len(html) > MOST_HTML:
        losses.add(f"texts of more than {MOST_HTML} characters", "")
        return ""
    html = _LONE.sub("&lt;", _without_comments(html))
    marks = Marks(_latex)
    html = marks.taken(html.translate({ord(_BREAK): " ", ord(_KEPT_SPACE): " "}), skip=_CODE)
    html = _SOUND.sub(lambda found: _lost_sound(found, losses), html)
    return marks.back("\n\n".join(_blocks(parse(html), losses)))


def _without_comments(html: str) -> str:
    parts, at = [], 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start)) >= 0:
        parts.append(html[at:start])
        at = end + 3
    return "".join([*parts, html[at:]])


def _latex(source: str) -> str:
    """Return a formula as LaTeX: editors put tags for line ends and entities for signs into it."""
    return unescape(_TAG.sub(" ", source)).replace("\xa0", " ").strip()


def _lost_sound(found: re.Match[str], losses: Losses) -> str:
    losses.add("sounds", found[1] or found[2] or "")
    return ""


def _blocks(parent: Element, losses: Losses) -> list[str]:
    """Return the blocks in the element; text and inline tags between them make paragraphs."""
    blocks: list[str] = []
    flow: list[Element | str] = []
    for child in parent.children:
        if isinstance(child, Element) and _is_block(child):
            blocks += _paragraphs(flow, losses)
            flow = []
            blocks += _block(child, losses)
        else:
            flow.append(child)
    return [block for block in [*blocks, *_paragraphs(flow, losses)] if block.strip()]


def _is_block(element: Element) -> bool:
    """Return whether the element stands by itself; a style around blocks does so, too."""
    inside = any(isinstance(child, Element) and _is_block(child) for child in element.children)
    return element.tag in _BLOCK_TAGS or (inside and element.tag not in _CODE_TAGS)


def _paragraphs(flow: Iterable[Element | str], losses: Losses) -> list[str]:
    text = _joined(flow, losses, frozenset())
    lines = (_SPACES.sub(" ", part).strip().replace(_KEPT_SPACE, " ") for part in text.split(_BREAK))
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return ["\\\n".join(map(escaped_starts, lines)) for lines in paragraphs if lines]


def _block(element: Element, losses: Losses) -> list[str]:
    if element.tag == "pre":
        return _code(element)
    if element.tag == "hr":
        return ["---"]
    if element.tag in _LISTS:
        return [_listing(element, losses)]
    if element.tag == "table":
        return [_table(element, losses)]
    blocks = _blocks(element, losses)
    if element.tag == "blockquote":
        blocks = ["\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))]
    return [_emphasised(block, "**") for block in blocks] if element.tag in _HEADINGS else blocks


def _code(element: Element) -> list[str]:
    inner = next(
        (each for each in element.children if isinstance(each, Element) and each.tag == "code"), None
    )
    language = inner.attributes.get("class", "").removeprefix("language-") if inner else ""
    return [fenced(element.text().strip("\n"), language)] if element.text().strip() else []


def _listing(element: Element, losses: Losses) -> str:
    start = element.attributes.get("start", "")
    number = int(start) if start.isdecimal() and len(start) < 9 else 1
    items = [item for child in element.children if (item := _list_item(child, losses))]
    tight = all(block.startswith(_LIST_STARTS) for item in items for block in item[1:])
    lines = []
    for place, item in enumerate(items, number):
        mark = f"{place}. " if element.tag == "ol" else "- "
        text = ("\n" if tight else "\n\n").join(item).replace("\n", "\n" + " " * len(mark))
        lines.append(mark + text.replace("\n" + " " * len(mark) + "\n", "\n\n"))
    return ("\n" if tight else "\n\n").join(lines)


def _list_item(child: Element | str, losses: Losses) -> list[str]:
    """Return the blocks of an item; what stands in a list outside of its items is taken for one."""
    if isinstance(child, str) or child.tag != "li":
        child = Element("li", children=[child])
    return _blocks(child, losses)


def _table(element: Element, losses: Losses) -> str:
    rows = [list(_below(row, ("td", "th"))) for row in _below(element, ("tr",))]
    rows = [row for row in rows if row]
    if not rows:
        return "\n\n".join(_blocks(Element("div", children=element.children), losses))
    width = max(map(len, rows))
    lines = [[_cell(cell, losses) for cell in row] + [""] * (width - len(row)) for row in rows]
    aligns = [_ALIGNS.get(cell.attributes.get("align", ""), "---") for cell in rows[0]]
    lines.insert(1, aligns + ["---"] * (width - len(aligns)))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)  # fmt: skip


def _below(element: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """Yield the nearest elements with one of the tags, without those within them."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in tags:
                yield child
            elif child.tag != "table":
                yield from _below(child, tags)


def _cell(cell: Element, losses: Losses) -> str:
    text = _joined(cell.children, losses, frozenset()).replace(_BREAK, " ")
    return _SPACES.sub(" ", text).strip().replace(_KEPT_SPACE, " ").replace("|", "\\|")


def _joined(parts: Iterable[Element | str], losses: Losses, styles: frozenset[str]) -> str:
    text = before = ""
    for part in parts:
        piece = escaped(_SPACES.sub(" ", part)) if isinstance(part, str) else _inline(part, losses, styles)
        style = _STYLES.get(part.tag, "") if isinstance(part, Element) else ""
        if style and style == before and text.endswith(style) and piece.startswith(style):
            text, piece = text[: -len(style)], piece[len(style) :]  # one emphasis, not two that touch
        elif style == "*" and text[-1:].isalnum() and piece.startswith("*"):
            piece = piece[1:-1]  # a star within a word stays a star
        text, before = text + piece, style
    return text


def _inline(element: Element, losses: Losses, styles: frozenset[str]) -> str:
    tag = element.tag
    if tag in _SILENT or tag in _MEDIA:
        return _left_out(element, losses)
    if tag in _CODE_TAGS:
        return inline_code(element.text()).replace(" ", _KEPT_SPACE)
    style = _STYLES.get(tag, "")
    inside = _BREAK if tag == "br" else _joined(element.children, losses, styles | {style})
    if style and style not in styles:
        return _emphasised(inside, style)
    if tag in ("sub", "sup") and inside.strip():
        return ("\\_" if tag == "sub" else "^") + inside.strip()
    return inside + _address(element, inside) + (" " if tag in _BLOCK_TAGS else "")


def _left_out(element: Element, losses: Losses) -> str:
    """Note what has no place in a card; return what stands for a picture."""
    if element.tag in _SILENT:
        losses.add("scripts and styles", element.tag)
        return ""
    name = element.attributes.get("src") or element.attributes.get("alt") or element.tag
    losses.add(_MEDIA[element.tag], name[:120])
    return escaped(f"[picture: {' '.join(name.split())[:80]}]") if element.tag == "img" else ""


def _emphasised(text: str, style: str) -> str:
    """Return the text in the style; spaces stay outside of it, and so do line breaks."""
    parts = re.split(rf"(\s*{_BREAK}\s*)", text)
    return "".join(
        _emphasised_line(part, style) if number % 2 == 0 else part for number, part in enumerate(parts)
    )


def _emphasised_line(text: str, style: str) -> str:
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}{style}{inner}{style}{text[start + len(inner) :]}"


def _address(element: Element, inside: str) -> str:
    href = element.attributes.get("href", "").strip() if element.tag == "a" else ""
    if not href.startswith(("http://", "https://")) or escaped(href) == inside.strip():
        return ""
    return f" ({escaped(href)})"
