"""Tables in a passage: lines whose cells are parted by tabs, rules or wide spaces, under a line of headings.

Only what stands in columns is read here; which columns say something, the reader of a kind of fact knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Passage
    from loaders.policies.facts.phrases import Flat

_LINE = re.compile(r"[^\r\n]+")
_PARTED = re.compile(r"[\t|\u3000 ]")
# Cells end at a tab, a rule, a wide space or two spaces; between two marks of the former stands a blank one.
_CELL = re.compile(r"[^\t|]+?(?=[ \u3000]{2,}|[\t|\u3000]|$)|(?<=[\t|])(?=[\t|])")
# Where a converter left single spaces between cells, a row has several words and is no sentence.
_WORD = re.compile(r"[^ ]+")
_SENTENCE = re.compile(r"[，。；]")
_RULE = re.compile(r"[\s|:\-—+]+")
# A heading of several rows (创新投入) stands alone on its line; a sentence ends a table.
_GROUP = re.compile(r"[^，。；：、]{1,16}")
_WIDEST, _FEWEST, _WORDS = 400, 2, 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text without white space, and its place in the file."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        caption: The lines above it that belong to it or its clause, without white space; or nothing.
        head: The cells of its first line.
        rows: The cells of the lines below, each as long as the head, blank cells in front where a cell of
            several lines leaves them out.
        start: Offset in the file of its first cell.
        end: Offset after its last.
    """

    caption: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int


@lru_cache(maxsize=1024)  # several kinds of fact look for tables in one passage in turn
def find(passage: Passage) -> tuple[Table, ...]:
    """Find the tables of a passage: at least a line of headings and one below it."""
    return tuple(_tables(passage)) if _PARTED.search(passage.text) else ()


def place(table: Table, flat: Flat) -> tuple[int, int]:
    """Where a table stands in the flat text of its passage."""
    return flat.place(table.start, table.end)


def _tables(passage: Passage) -> Iterator[Table]:
    caption, lines = "", list[tuple[Cell, ...]]()
    for line in _LINE.finditer(passage.text):
        words = "".join(line.group().split())
        if not words or _RULE.fullmatch(words):
            continue
        cells = _cells(line.group(), passage.start + line.start())
        if len(cells) >= _FEWEST:
            lines.append(cells)
        elif not (lines and _GROUP.fullmatch(words)):
            yield from _table(caption, lines)
            caption, lines = words, []
    yield from _table(caption, lines)


def _cells(line: str, start: int) -> tuple[Cell, ...]:
    if len(line) > _WIDEST:
        return ()
    stripped = line.strip(" \u3000|")
    start += line.find(stripped) if stripped else 0
    parts = [cell for cell in _CELL.finditer(stripped) if cell[0].strip(" \u3000") or not cell[0]]
    if len(parts) < _FEWEST and not _SENTENCE.search(stripped):
        words = list(_WORD.finditer(stripped))
        parts = words if len(words) >= _WORDS else []
    return tuple(_cell(part, start) for part in parts)


def _cell(part: re.Match[str], start: int) -> Cell:
    blanks = len(part[0]) - len(part[0].lstrip())
    words = part[0].strip()
    at = start + part.start() + blanks
    return Cell("".join(words.split()), at, at + len(words))


def _table(caption: str, lines: list[tuple[Cell, ...]]) -> Iterator[Table]:
    while len(lines) > 1 and len(lines[0]) < len(lines[1]):  # 表1　主要指标, parted like a row
        caption += "".join(cell.text for cell in lines[0])
        lines = lines[1:]
    if len(lines) < _FEWEST:
        return
    head, *below = lines
    rows = tuple(_filled(row, len(head)) for row in below)
    yield Table(caption, head, rows, head[0].start, below[-1][-1].end)


def _filled(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    blank = Cell("", row[0].start, row[0].start)
    return (blank,) * (width - len(row)) + row[:width]
