"""Numbers with a unit behind them, brought to the unit of their column."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

from graph.names import clean
from loaders.policies.numbers import NUMERALS, value
from loaders.registers.cells import CellError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Factor of each unit against the first of its family; no unit means that of the column.
MONEY = {"元": 1.0, "千元": 1e3, "万": 1e4, "万元": 1e4, "百万元": 1e6, "亿": 1e8, "亿元": 1e8}
AREA = {"平方米": 1.0, "平米": 1.0, "平方": 1.0, "m2": 1.0, "亩": 10_000 / 15, "公顷": 1e4}
MONTHS = {"个月": 1.0, "月": 1.0, "年": 12.0, "个月/年": 1.0, "月/年": 1.0}
COUNTS = dict.fromkeys(("个", "项", "家", "件", "次", "人"), 1.0)

_MOST, _LONGEST = 1e15, 15  # a workbook keeps fifteen digits of a number
_ABOUT = re.compile(r"^(?:约|近|超过?|逾|[>≥])|(?:以上|左右)$")
_AMOUNT = re.compile(rf"([+-]?\d[\d,]*(?:\.\d+)?|[{NUMERALS}]+)(m2|[^\d.]*)")


def amount(units: Mapping[str, float], per: float = 1.0) -> Callable[[object], float]:
    """A reader of amounts.

    Args:
        units: Known units with their factors.
        per: Factor of the column's unit, such as `MONEY["万元"]`.

    Returns:
        A function from a cell to the amount in the column's unit; CellError for a range, an unknown
        unit, or no number.
    """

    def read(cell: object) -> float:
        if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < _MOST:
            return float(cell)
        text = unicodedata.normalize("NFKC", clean(cell)).replace(" ", "")
        match = _AMOUNT.fullmatch(_ABOUT.sub("", text))
        if match is None or len(match[1]) > _LONGEST:
            raise CellError("不是单个数字")
        unit = match[2]
        if unit and unit not in units:
            raise CellError(f"的单位“{unit}”无法换算")
        return _number(match[1]) * (units[unit] / per if unit else 1.0)

    return read


def whole(units: Mapping[str, float]) -> Callable[[object], int]:
    """A reader of whole amounts; see `amount`."""
    read_amount = amount(units)

    def read(cell: object) -> int:
        if (found := read_amount(cell)) != int(found):
            raise CellError("不是整数")
        return int(found)

    return read


def _number(written: str) -> float:
    if written[-1].isdigit():
        found = float(written.replace(",", ""))
    elif (numeral := value(written)) is not None:
        found = float(numeral)
    else:
        raise CellError("不是单个数字")
    if not math.isfinite(found):
        raise CellError("不是单个数字")
    return found
