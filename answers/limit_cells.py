"""One cell of a table of limits: a value as people write it, and back, checked for what it must be."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = re.compile(r"[、，,;；\n]+")
_SHARE = re.compile(r"\d{1,3}/\d{1,3}|0?\.\d{1,4}|0|1")
_YES = {"是": True, "否": False}
_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")


class Shape(StrEnum):
    """What a value is."""

    WHOLE = "whole"
    SHARE = "share"
    DAY = "day"
    FLAG = "flag"
    LIST = "list"
    TABLE = "table"
    TEXT = "text"

    @property
    def zh(self) -> str:
        """How a person fills it in."""
        return _ZH[self]


_ZH = {
    Shape.WHOLE: "整数",
    Shape.SHARE: "比例，如 1/3 或 0.6",
    Shape.DAY: "日期，如 2023-05-31",
    Shape.FLAG: "是或否",
    Shape.LIST: "几项，用顿号隔开",
    Shape.TABLE: "每行一项，写作 名称=值",
    Shape.TEXT: "文字",
}


def shape_of(name: str, value: object) -> Shape:
    """What values of a parameter are, by the one that it has."""
    if isinstance(value, bool):
        return Shape.FLAG
    if "share" in name:
        return Shape.SHARE
    if isinstance(value, int):
        return Shape.WHOLE
    if isinstance(value, dt.date):
        return Shape.DAY
    if isinstance(value, list):
        return Shape.LIST
    return Shape.TABLE if isinstance(value, dict) else Shape.TEXT


def written(value: object) -> str:
    """A value as people read and write it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return "\n".join(f"{key}={written(one)}" for key, one in value.items())
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def value_of(text: str, name: str, like: Any) -> Any:  # noqa: ANN401 -- what YAML holds
    """A value as a rule set holds it.

    Args:
        text: As a person wrote it.
        name: Name of the parameter, which tells its range.
        like: The value that the rule set has, which tells what it must be.

    Raises:
        InputError: It is not that, or out of range; says what is expected.
    """
    text = text.strip()
    shape = shape_of(name, like)
    if not text:
        raise InputError("取值是空的", "", f"应为{shape.zh}")
    if shape is Shape.LIST:
        return [part.strip() for part in _PARTS.split(text) if part.strip()]
    if shape is Shape.TABLE:
        return _table(text, name, like)
    return _SINGLE[shape](text, name)


def day_of(cell: object) -> dt.date | None:
    """A day of a table; None where the cell is empty.

    Raises:
        InputError: It is no day, or one that cannot be meant.
    """
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, dt.date):
        return _sensible(cell)
    text = str(cell or "").strip()
    return _day(text, "") if text else None


def _table(text: str, name: str, like: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    sample = next(iter(like.values()), "")
    for line in filter(str.strip, text.splitlines()):
        key, mark, value = line.replace("＝", "=").partition("=")
        if not mark or not key.strip():
            raise InputError(f"“{line.strip()}”没有等号", "", Shape.TABLE.zh)
        if key.strip() in found:
            raise InputError(f"“{key.strip()}”写了两次", "", "删去一行")
        found[key.strip()] = value_of(value, name, like.get(key.strip(), sample))
    return found


def _whole(text: str, name: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise InputError(f"“{text}”不是整数", "", "只写阿拉伯数字，不带单位")
    known = _known()
    least, most = known["ranges"].get(name, known["usual"])
    if not least <= int(text) <= most:
        raise InputError(f"{text}超出范围", "", f"应在{least}到{most}之间")
    return int(text)


def _share(text: str, _name: str) -> str | float:
    above, _, below = text.partition("/")
    if not _SHARE.fullmatch(text) or (below and not 0 <= int(above) <= int(below) != 0):
        raise InputError(f"“{text}”不是0到1之间的比例", "", Shape.SHARE.zh)
    return text if below else float(text)


def _day(text: str, _name: str) -> dt.date:
    match = _DAY.fullmatch(text.removesuffix(" 00:00:00"))
    try:
        found = dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        found = None
    if found is None:
        raise InputError(f"“{text}”不是日期", "", Shape.DAY.zh)
    return _sensible(found)


def _sensible(day: dt.date) -> dt.date:
    first, last = _known()["days"]
    if not first <= day <= last:
        raise InputError(f"{day.isoformat()}超出范围", "", f"应在{first}到{last}之间")
    return day


def _flag(text: str, _name: str) -> bool:
    if text not in _YES:
        raise InputError(f"“{text}”不是“是”或“否”", "", Shape.FLAG.zh)
    return _YES[text]


def _text(text: str, _name: str) -> str:
    return text


_SINGLE = {
    Shape.WHOLE: _whole,
    Shape.SHARE: _share,
    Shape.DAY: _day,
    Shape.FLAG: _flag,
    Shape.TEXT: _text,
}


@cache
def _known() -> Mapping[str, Any]:
    text = (resources.files("answers") / "limit_ranges.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.safe_load(text)
    return found
