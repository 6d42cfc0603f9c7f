"""Tables in text files: csv and tsv, with whichever character separates the columns."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from graph.errors import InputError
from loaders.readers.content import Content
from loaders.readers.tables import Sheet
from loaders.readers.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DELIMITERS = (",", "\t", ";", "，")
_LOOKED_AT = 50  # records that show which character separates the columns


def read(raw: bytes, name: str) -> Content:
    """Read one table; a file named .tsv is separated by tabs, in others the regular separator counts.

    Raises:
        InputError: The bytes are no text, or a quotation mark is not closed.
    """
    text = decode(raw, name)
    rows = records(io.StringIO(text, newline=""), delimiter_of(text, name))
    return Content(sheets=(Sheet("", tuple(rows)),))


def delimiter_of(text: str, name: str) -> str:
    """The character that separates the columns of a text, or of the beginning of one."""
    if name.lower().endswith(".tsv"):
        return "\t"
    return max(_DELIMITERS, key=lambda sign: _regularity(text, sign))


def records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[str, ...]]:
    """The records of a text that is given line by line, line ends kept.

    Raises:
        InputError: A quotation mark is not closed, or a cell is far too long.
    """
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        yield from map(tuple, rows)
    except csv.Error as error:
        raise InputError(
            f"表格有一处不合 CSV 格式（{error}）",
            f"第{rows.line_num}行",
            "检查该行引号是否成对，或另存为 xlsx 再载入",
        ) from error


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first records have the commonest width above one, and that width.

    Counting characters would mistake the separators of lists inside cells for those of columns.
    """
    rows = records(io.StringIO(text, newline=""), delimiter)
    widths = Counter(len(row) for row in islice(rows, _LOOKED_AT))
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))
