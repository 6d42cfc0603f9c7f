"""Web pages (html, mht, and tables that web systems export as .xls): blocks of text and tables."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree, html  # type: ignore[import-untyped]  # ships no types

from graph.errors import InputError
from loaders.readers.content import Content
from loaders.readers.tables import as_lines, is_layout, sheets
from loaders.readers.text import BOMS, CONTROL, decode, is_garbled

if TYPE_CHECKING:
    from loaders.readers.tables import Grid

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD = 8192  # bytes in which a page states its charset
# No text of the page: programs, forms, and what stands around the text on every page of a site.
_LEFT_OUT = frozenset(
    {"head", "script", "style", "noscript", "template", "nav", "footer", "select", "button", "textarea",
     "iframe", "object", "svg", "rt", "rp"}
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
     "figure", "figcaption", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
     "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption"}
)  # fmt: skip
# HTML leaves out line ends in its source and keeps those that it is told to keep.
_SOURCE_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\v"  # stands for <br> while source line ends are taken out
# Rows and columns that a cell may cover; HTML allows more columns, which would only fill the memory.
_MOST_ROWS, _MOST_COLUMNS = 65_534, 100
_LONG_CELL = 1_000  # characters; a cell with more is a column of a page, not of a table
_DEPTH = 200  # elements within each other; lxml's own limit is 256


def read(raw: bytes, name: str) -> Content:
    """Read the visible text of a page, one block a line, and its tables.

    Raises:
        InputError: The encoding is unknown.
    """
    text, warnings = _decoded(_page_of(raw), name)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", CONTROL.sub("", text)))
    except etree.ParserError:
        return Content()  # there are no elements in it
    reader = _Reader()
    reader.read(root)
    return Content("\n".join(reader.finished()), sheets(reader.grids), warnings)


def _page_of(raw: bytes) -> bytes:
    """The page itself; of a page saved as one file (mht, RFC 2557) its first part."""
    if not re.match(
        rb"\s*(?:From|MIME-Version|Content-\w+|Subject|Date|Snapshot-\S+):", raw, re.IGNORECASE
    ):
        return raw
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return page if isinstance(page, bytes) else raw
    return raw


def _decoded(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The source of a page; a few damaged characters, which browsers bear with, are borne with here."""
    try:
        return decode(raw, name), ()
    except InputError:
        stated = _CHARSET.search(raw[:_HEAD])
        charset = stated[1].decode("ascii").lower() if stated else "utf-8"
        charset = "gb18030" if charset.startswith("gb") else charset
        try:
            text = raw.decode(charset, errors="replace")
        except LookupError:
            text = ""
        if not text or raw.startswith(tuple(bom for bom, _ in BOMS)) or is_garbled(text):
            raise
    return text, (f"网页中有 {text.count(chr(0xFFFD))} 处字符损坏，已以“�”代替",)


@dataclass(slots=True)
class _Reader:
    """What was read so far."""

    lines: list[str] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def read(self, element: html.HtmlElement, depth: int = 0) -> None:
        """Read an element and all in it."""
        if depth > _DEPTH or not _is_shown(element):
            return
        if element.tag == "br":
            self._open.append(_BREAK)
            return
        block = element.tag in _BLOCKS
        if block:
            self._end()
        grid = _grid(element) if element.tag == "table" else None
        if grid is not None:
            self.lines += as_lines(grid)
            self.grids.append(grid)
        else:
            self._read_inside(element, depth)
        if block:
            self._end()

    def finished(self) -> list[str]:
        """The lines, once all is read."""
        self._end()
        return self.lines

    def _read_inside(self, element: html.HtmlElement, depth: int) -> None:
        keep = element.tag == "pre"
        self._add(element.text, keep=keep)
        for child in element:
            self.read(child, depth + 1)
            self._add(child.tail, keep=keep)

    def _add(self, text: str | None, *, keep: bool) -> None:
        if text:
            self._open.append(text.replace("\n", _BREAK) if keep else text)

    def _end(self) -> None:
        """End the block that is open."""
        text = _SOURCE_SPACE.sub(" ", "".join(self._open))
        self._open.clear()
        self.lines += [line for part in text.split(_BREAK) if (line := part.strip())]


def _is_shown(element: html.HtmlElement) -> bool:
    # Comments and processing instructions have a function for a tag.
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return False
    return "hidden" not in element.attrib and not _HIDDEN.search(element.get("style") or "")


def _grid(table: html.HtmlElement) -> Grid | None:
    """The cells of a table; None for one that only arranges text on the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return None
    grid: Grid = []
    below: dict[int, int] = {}  # column -> rows that a cell above still covers
    for row in table.iterdescendants("tr"):
        if not _is_shown(row):
            continue
        cells = _row(row, below)
        if any(len(text or "") > _LONG_CELL for text in cells):
            return None
        grid.append(cells)
    return None if is_layout(grid) else grid


def _row(row: html.HtmlElement, below: dict[int, int]) -> list[str | None]:
    cells: list[str | None] = []

    def cover() -> None:
        while below.get(len(cells), 0) > 0:
            below[len(cells)] -= 1
            cells.append(None)

    for cell in row.iterchildren("td", "th"):
        cover()
        height, width = _span(cell, "rowspan", _MOST_ROWS), _span(cell, "colspan", _MOST_COLUMNS)
        inside = _Reader()
        inside.read(cell)
        for text in ("\n".join(inside.finished()), *[""] * (width - 1)):
            below[len(cells)] = height - 1
            cells.append(text)
    cover()
    return cells


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    written = (cell.get(name) or "").strip()
    return min(max(int(written[:9]), 1), most) if written.isdecimal() else 1
