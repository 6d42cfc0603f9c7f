"""PDF files with a text layer: paragraphs and ruled tables in their order."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from graph.errors import InputError
from loaders.readers.content import Content
from loaders.readers.pdf_lines import Line, lines_of, without_furniture
from loaders.readers.pdf_paragraphs import Flow, Setting
from loaders.readers.pdf_tables import table_of
from loaders.readers.tables import as_lines, is_layout, sheets
from loaders.readers.text import is_garbled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from loaders.readers.pdf_tables import Table
    from loaders.readers.tables import Grid

# What pdfminer notices on its way is no message for people: they get a warning or an error of ours.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
_FEW = 10  # characters; a scanned page may have a stamped number on it
_MOST_EDGES = 20_000  # more make a drawing; looking for cells in it would take minutes
_NO_CODE = "(cid:"  # how pdfminer shows a character of which the file does not say which one it is
_MOST_NO_CODE = 0.05
_RECOGNISE = "请先做文字识别（OCR），再存为带文字的 PDF、Word 或文本文件"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn on a page, as pdfplumber finds it."""

    width: int
    chars: Sequence[Mapping[str, Any]]
    tables: Sequence[Any]
    has_pictures: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands on a page: lines outside of tables, and tables."""

    width: int
    lines: list[Line]
    tables: list[Table]
    is_picture: bool


def read(raw: bytes, name: str) -> Content:
    """Read a PDF; headers, footers and page numbers are left out, lines of a paragraph joined.

    Raises:
        InputError: It is damaged, has a password, or holds pictures instead of text.
    """
    pages = [_page(drawn) for drawn in _drawn(raw, name)]
    pictures = [number for number, page in enumerate(pages, 1) if page.is_picture]
    if not any(page.lines or page.tables for page in pages) or len(pictures) == len(pages):
        raise InputError("PDF 里没有文字，可能是扫描件", name, _RECOGNISE)
    blocks = _blocks(pages)
    text = "\n".join(line for block in blocks for line in _lines(block))
    if _is_unreadable(text):
        raise InputError("PDF 的文字没有可用的编码，读出来是乱码", name, f"载入原件；{_RECOGNISE}")
    numbers = "、".join(map(str, pictures))
    warnings = (f"第{numbers}页没有文字，可能是扫描图片，没有读到其内容",) if pictures else ()
    grids = [b for b in blocks if not isinstance(b, str) and not is_layout(b)]
    return Content(text, sheets(grids), warnings)


def _drawn(raw: bytes, name: str) -> Iterator[_Drawn]:
    """One page after the other; the characters of all of them would need much memory."""
    try:
        with pdfplumber.open(io.BytesIO(raw)) as file:
            for page in file.pages:
                tables = page.find_tables() if len(page.edges) < _MOST_EDGES else []
                yield _Drawn(round(page.width), page.chars, tables, bool(page.images))
                page.close()
    except Exception as error:  # pdfminer raises whatever it meets in a damaged file
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args)):
            raise InputError("PDF 有密码", name, "用阅读器打开，去掉密码后另存") from error
        remedy = "重新下载或复制；或用阅读器打开后打印为新的 PDF"
        raise InputError("PDF 损坏，无法读取", name, remedy) from error


def _page(drawn: _Drawn) -> _Page:
    outside, tables = drawn.chars, []
    for found in drawn.tables:
        inside = [c for c in outside if _is_in(c, found.bbox)]
        table = table_of(found, inside)
        if len(table.columns) > 1:  # a frame around text is no table
            tables.append(table)
            outside = [c for c in outside if not _is_in(c, found.bbox)]
    is_picture = len(drawn.chars) < _FEW and drawn.has_pictures
    return _Page(drawn.width, lines_of(outside), tables, is_picture)


def _is_in(char: Mapping[str, Any], box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(left <= x <= right and top <= y <= bottom)


def _is_unreadable(text: str) -> bool:
    unknown = text.count(_NO_CODE) * len(_NO_CODE)
    return unknown > _MOST_NO_CODE * len(text) or is_garbled(text)


def _blocks(pages: Sequence[_Page]) -> list[str | Grid]:
    """Paragraphs and tables in order; an empty paragraph stands for a wide space."""
    kept = without_furniture([page.lines for page in pages])
    by_width: dict[int, list[Line]] = {}
    for page, lines in zip(pages, kept, strict=True):
        by_width.setdefault(page.width, []).extend(lines)
    settings = {width: Setting.of(lines) for width, lines in by_width.items()}
    flow = Flow()
    for page, lines in zip(pages, kept, strict=True):
        flow.begin_page()
        placed = [(line.top, line) for line in lines] + [(t.box[1], t) for t in page.tables]
        for _, block in sorted(placed, key=itemgetter(0)):
            if isinstance(block, Line):
                flow.add_line(block, settings[page.width])
            else:
                flow.add_table(block)
    return flow.blocks


def _lines(block: str | Grid) -> list[str]:
    return [block] if isinstance(block, str) else as_lines(block)
