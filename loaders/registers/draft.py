"""A draft of one application: a form of labels and values, in tables or lines, or a table with one record."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.names import clean
from loaders.readers.reading import read
from loaders.registers.headers import columns_of, field_of
from loaders.registers.records import records_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import PurePath

    from loaders.readers.content import Content

_GAP = re.compile(r"\t| {2,}|　{1,}")
_TELLING = frozenset(
    {"name", "host", "leader"}
)  # a form says one of them at least, and something else
_LEAST = 2


def read_draft(raw: bytes, path: PurePath) -> dict[str, str]:
    """The fields of the one application that a file describes, as texts.

    Args:
        raw: The bytes of the file.
        path: Its name and ending.

    Raises:
        InputError: It cannot be read, says nothing of an application, or holds several.
    """
    if not raw.strip():
        raise InputError("文件是空的", path.name, "检查是否选错了文件，或下载、另存不完整")
    content = read(raw, path)
    found = _of_form(content) or _of_record(content, path.name)
    if found:
        return found
    remedy = "表格里一格写“基地名称”“依托单位”“负责人”，旁边一格写内容；或每行写“基地名称：……”"
    raise InputError("没有读出申报的内容", path.name, remedy)


def _of_form(content: Content) -> dict[str, str]:
    """Labels with what stands beside them; empty where that is no form."""
    rows = [row for sheet in content.sheets for row in sheet.rows]
    lines = [_GAP.split(line) for line in content.text.splitlines()]
    found: dict[str, str] = {}
    for row in (*rows, *lines):
        for field, text in _pairs([_text(cell) for cell in row]):
            found.setdefault(field, text)
    return found if len(found) >= _LEAST and not _TELLING.isdisjoint(found) else {}


def _pairs(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Label and value in neighbouring cells, or in one with a colon between."""
    for here, after in zip(cells, [*cells[1:], ""], strict=True):
        label, colon, value = here.replace("：", ":").partition(":")
        if colon and value.strip() and (field := field_of(label)):
            yield field, value.strip()
        elif (field := field_of(here)) and after and after != here and not field_of(after):
            yield field, after


def _of_record(content: Content, name: str) -> dict[str, str]:
    """The only record of a table with a header; empty where there is no such table."""
    for sheet in content.sheets:
        columns = columns_of(sheet)
        records = list(records_of(sheet, columns)) if columns else []
        if len(records) > 1:
            what = f"文件里有{len(records)}项申报，这里一次查一项"
            raise InputError(what, name, "整轮申报请在“轮次”里上传")
        for record in records:
            return {field: text for field in record.cells if (text := _text(record.cells[field]))}
    return {}


def _text(cell: object) -> str:
    """A cell as text; a date without its time, lines kept."""
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    lines: Iterable[str] = str(cell if cell is not None else "").splitlines()
    return "\n".join(filter(None, map(clean, lines)))
