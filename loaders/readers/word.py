"""Word documents (docx): paragraphs with the numbers that Word writes, and tables, in their order."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from graph.errors import InputError
from loaders.readers.content import Content
from loaders.readers.tables import as_lines, is_layout, sheets
from loaders.readers.word_numbering import numbering_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.readers.tables import Grid
    from loaders.readers.word_numbering import Numbering

Element = Any  # an lxml element; python-docx ships no types

# What python-docx raises for a file that is no Word document, is cut short, or lacks a part. Its parser's
# errors are SyntaxErrors; parts of a wrong kind lack attributes.
_BROKEN = (
    OpcError, zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, OSError, EOFError,
    AttributeError, TypeError, NotImplementedError,
)  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BOX = qn("w:txbxContent")
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# What is no part of the text as accepted and printed; text boxes are read after their paragraph.
_SKIPPED = {qn(name) for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:rt")} | {
    _FALLBACK,
    _BOX,
}
_REVISIONS = tuple(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_NOTE_PARTS = ("/footnotes", "/endnotes")


def read(raw: bytes, name: str) -> Content:
    """Read a Word document as it is printed once all tracked changes are accepted.

    Headers, footers, comments and hidden text are left out; foot- and endnotes stand at the end.

    Raises:
        InputError: The bytes are no Word document, or it is damaged.
    """
    try:
        return _content(docx.Document(io.BytesIO(raw)))
    except _BROKEN as error:
        remedy = "请用 Word 或 WPS 打开，另存为 .docx 后重试"
        raise InputError("无法作为 Word（.docx）文件打开，可能已损坏", name, remedy) from error


def _content(document: Any) -> Content:  # noqa: ANN401 -- python-docx ships no types
    parts = {
        relation.reltype: relation.target_part
        for relation in document.part.rels.values()
        if not relation.is_external
    }
    numbering = next((p for kind, p in parts.items() if kind.endswith("/numbering")), None)
    definitions = None if numbering is None else parse_xml(numbering.blob)
    reader = _Reader(numbering_of(definitions, document.styles.element))
    body = document.element.body
    reader.read(body)
    for kind, part in parts.items():
        if kind.endswith(_NOTE_PARTS):
            reader.read_notes(parse_xml(part.blob))
    revised = next(body.iter(*_REVISIONS), None) is not None
    warnings = ("文件里有未接受的修订，已按全部接受后的文字读取",) if revised else ()
    return Content("\n".join(reader.lines), sheets(reader.grids), warnings)


@dataclass(slots=True)
class _Reader:
    """What was read so far."""

    numbering: Numbering
    lines: list[str] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)

    def read(self, holder: Element) -> None:
        """Read paragraphs and tables of a body or a text box."""
        unfinished = ""
        for block in _blocks(holder):
            if block.tag == qn("w:tbl"):
                self._read_table(block)
                continue
            # The end of a paragraph can be deleted too: then the next one, with its number, goes on with it.
            unfinished += "".join(_pieces(block))
            if block.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is None:
                self.lines.append(self.numbering.marker(block) + unfinished)
                unfinished = ""
            for box in _boxes(block):
                self.read(box)
        if unfinished:
            self.lines.append(unfinished)

    def read_notes(self, root: Element) -> None:
        """Read foot- or endnotes, without the lines that separate them from the text."""
        for note in root:
            text = "".join("".join(_pieces(p)) for p in note.iter(qn("w:p"))).strip()
            if text and note.get(qn("w:type")) is None:
                self.lines.append(f"注：{text}")

    def _read_table(self, table: Element) -> None:
        grid = self._grid(table)
        if is_layout(grid):
            self.lines += [
                line for row in grid for text in row for line in (text or "").split("\n")
            ]
        else:
            self.lines += as_lines(grid)
            self.grids.append(grid)

    def _grid(self, table: Element) -> Grid:
        grid: Grid = []
        for row in _of(table, "w:tr"):
            properties = row.find(qn("w:trPr"))
            if properties is not None and properties.find(qn("w:del")) is not None:
                continue
            cells: list[str | None] = [""] * _count(properties, "w:gridBefore", 0)
            for cell in _of(row, "w:tc"):
                own = cell.find(qn("w:tcPr"))
                merged = own.find(qn("w:vMerge")) if own is not None else None
                below = merged is not None and merged.get(qn("w:val")) != "restart"
                width = _count(own, "w:gridSpan", 1)
                text = self._cell(cell)
                cells += [None] * width if below else [text, *[""] * (width - 1)]
            grid.append(cells)
        return grid

    def _cell(self, cell: Element) -> str:
        """The paragraphs of a cell, those of tables inside it included."""
        inside = _Reader(self.numbering)
        inside.read(cell)
        return "\n".join(inside.lines).strip()


def _blocks(holder: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, through content controls and the like; deleted ones left out."""
    for child in holder:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _of(holder: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls; not those of tables inside."""
    for child in holder:
        if child.tag == qn(name):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _of(child, name)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes at a paragraph; what older programs show in their stead is the same once more."""
    for child in paragraph:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def _pieces(holder: Element) -> Iterator[str]:
    for child in holder:
        if child.tag in (qn("w:t"), _FORMULA):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _SKIPPED and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") if run.tag == qn("w:r") else None
    return hidden is not None and hidden.get(qn("w:val")) not in ("0", "false")


def _count(holder: Element | None, name: str, least: int) -> int:
    """A number of columns; a table of Word has 63 at most, a damaged file may say anything."""
    child = holder.find(qn(name)) if holder is not None else None
    written = child.get(qn("w:val")) if child is not None else ""
    return min(int(written), 63) if written and written.isdecimal() else least
