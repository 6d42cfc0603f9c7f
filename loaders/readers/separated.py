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
    from collections.abc import Iterator

_DELIMITERS = (",", "\t", ";", "，")
_LOOKED_AT = 50  # records that show which character separates the columns


def read(raw: bytes, name: str) -> Content:
    """Read one table; a file named .tsv is separated by tabs, in others the regular separator counts.

    Raises:
        InputError: The bytes are no text, or a quotation mark is not closed.
    """
    text = decode(raw, name)
    tabs = name.lower().endswith(".tsv")
    delimiter = "\t" if tabs else max(_DELIMITERS, key=lambda sign: _regularity(text, sign))
    return Content(sheets=(Sheet("", tuple(_rows(text, delimiter))),))


def _rows(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
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
    widths = Counter(len(row) for row in islice(_rows(text, delimiter), _LOOKED_AT))
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))
