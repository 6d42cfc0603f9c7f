"""Targets in tables of indicators (主要指标): a column of names, one of units, and columns of years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.policies.facts import quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.tables import Cell, Table

_NAME = re.compile(
    r"指标(?:名称|内容|项)?|(?:主要|具体|核心|目标|二级|三级|发展)(?:指标|目标|名称)(?:名称)?"
)
_UNIT = re.compile(r"(?:计量)?单位")
_YEAR = re.compile(r"20\d\d")
_AHEAD = re.compile(r"目标|规划|预期|预计|计划")
_BASE = re.compile(r"基[期数准年]|现状|实际|完成|现值|当前|已有")
_RATE = re.compile(r"年均|增长|增速|累计|属性|性质")
_NUMBER = re.compile(
    r"[〔\[【(]?(?P<sign>[≥>≤<])?(?P<or>=)?(?P<low>\d+(?:,\d{3})*(?:\.\d+)?)(?:[-—~～至](?P<high>\d+(?:\.\d+)?))?"
    r"(?P<unit>[^\d左以〕\])】]*?)(?P<after>左右|及?以上|及?以内|及?以下)?[〕\])】]?"
)
_SIGNS = {"≥": ">=", "上": ">=", ">": ">", "≤": "<=", "内": "<=", "下": "<=", "<": "<"}
_NAME_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,10})[）)]$")
_ORDER = re.compile(r"^(?:[（(]?\d{1,2}[）).．、]|\d{1,2}(?=[\u4e00-\u9fff]{2}))")
_LEAP = re.compile(r"翻[一两三]?番|倍增")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A target as a row of a table states it, its columns as those of a fact; offsets are the file's."""

    metric: str
    value: str
    unit: str
    comparator: str
    year: str
    baseline: str
    baseline_year: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column says what; `base` is -1 where none does."""

    name: int
    unit: int
    base: int
    ahead: tuple[int, ...]


def read(table: Table, written: int | None) -> Iterator[Row] | None:
    """Read a table of indicators.

    Args:
        table: Any table.
        written: The year in which the document speaks, if known.

    Returns:
        Its targets; None where it is no table of indicators.
    """
    columns = _columns(table, written)
    return _rows(table, columns) if columns else None


def _columns(table: Table, written: int | None) -> _Columns | None:
    head = [cell.text for cell in table.head]
    names = [i for i, text in enumerate(head) if _NAME.fullmatch(text)]
    dated = [i for i, text in enumerate(head) if _says_when(text)]
    if not names or not dated:
        return None
    base = next((i for i in dated if _BASE.search(head[i])), -1)
    first = dated[0]
    if base < 0 and len(dated) >= _FEWEST and not _AHEAD.search(head[first]):
        year = _YEAR.search(head[first])
        base = first if year and (written is None or int(year.group()) <= written) else -1
    ahead = tuple(i for i in dated if i != base and not _BASE.search(head[i]))
    unit = next((i for i, text in enumerate(head) if _UNIT.fullmatch(text)), -1)
    return _Columns(names[-1], unit, base, ahead) if ahead else None


def _says_when(head: str) -> bool:
    when = _YEAR.search(head) or _AHEAD.search(head) or _BASE.search(head)
    return bool(when) and not _RATE.search(head) and not _NAME.fullmatch(head)


def _rows(table: Table, columns: _Columns) -> Iterator[Row]:
    for row in table.rows:
        name = row[columns.name]
        for column in columns.ahead:
            one = _one(table, row, columns, column) if name.text else None
            if one:
                yield one


def _one(table: Table, row: tuple[Cell, ...], columns: _Columns, column: int) -> Row | None:
    name, cell = row[columns.name], row[column]
    number = _NUMBER.fullmatch(_plain(cell.text))
    leap = _LEAP.fullmatch(cell.text)
    if not (number or leap):
        return None
    metric = _ORDER.sub("", name.text)
    own = _NAME_UNIT.search(metric)
    unit = row[columns.unit].text if columns.unit >= 0 else (own["unit"] if own else "")
    metric = metric[: own.start()] if own and (columns.unit < 0 or own["unit"] == unit) else metric
    year = _YEAR.search(table.head[column].text)
    before = _NUMBER.fullmatch(_plain(row[columns.base].text))
    base = before if columns.base >= 0 else None
    base_year = _YEAR.search(table.head[columns.base].text) if base else None
    value, comparator = _amount(number) if number else (cell.text, "=")
    return Row(
        metric=metric,
        value=value,
        unit="" if leap else (number["unit"] if number else "") or unit,
        comparator=comparator,
        year=year.group() if year else "",
        baseline=base["low"].replace(",", "") if base else "",
        baseline_year=base_year.group() if base_year else "",
        start=min(name.start, cell.start),
        end=max(name.end, cell.end),
    )


def _plain(text: str) -> str:
    """A cell with its digits and signs in ASCII."""
    return quantities.narrow(text).replace("＞", ">").replace("＜", "<")


def _amount(number: re.Match[str]) -> tuple[str, str]:
    low = number["low"].replace(",", "")
    if number["high"]:
        return f"{low}-{number['high']}", "range"
    sign = _SIGNS.get((number["sign"] or number["after"] or "")[-1:], "=")
    return low, sign + "=" if number["or"] and sign in "<>" else sign
