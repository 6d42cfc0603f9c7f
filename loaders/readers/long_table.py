"""A text table too long for memory: its rows are read from the disk whenever they are asked for."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import InputError
from loaders.readers.content import Content
from loaders.readers.separated import delimiter_of, records
from loaders.readers.tables import Sheet
from loaders.readers.text import BOMS, CONTROL, WITHOUT_BOM, is_garbled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class LongRows:
    """The rows of a file, from the first one at each iteration."""

    path: Path
    encoding: str
    delimiter: str

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """The rows in order."""
        with self.path.open(encoding=self.encoding, newline="") as file:
            yield from records(file, self.delimiter)


def read_long(path: Path) -> Content:
    """Open a csv or tsv file as a table that is never in memory as a whole.

    Raises:
        InputError: The bytes are no text in UTF-8, GB18030 or UTF-16, or the text is garbled.
    """
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    marked = [encoding for bom, encoding in BOMS if start.startswith(bom)]
    encoding = next((e for e in marked or WITHOUT_BOM if _decodes(path, e)), "")
    text = start.decode(encoding, "ignore") if encoding else ""
    if not encoding or CONTROL.search(text) or is_garbled(text):
        remedy = "从原始文件另存为 UTF-8 编码的 CSV 后重试"
        raise InputError("无法识别文本编码，或文字是乱码", path.name, remedy)
    rows = LongRows(path, encoding, delimiter_of(text, path.name))
    return Content(sheets=(Sheet("", rows),))


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
