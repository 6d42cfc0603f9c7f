"""Amounts in one measure, and every number that a text holds, however it writes it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from loaders.policies import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = rf"\d+(?:,\d{{3}})*(?:\.\d+)?|[{numbers.NUMERALS}]+"
_MANY = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_NUMBER = re.compile(
    rf"(?P<number>{_DIGITS})(?P<many>百万|千万|[百千万亿])?(?=(?P<unit>\S{{0,3}}))"
)
_PART = re.compile(
    rf"(?P<whole>{_DIGITS})分之(?P<part>{_DIGITS})|(?P<above>\d+)/(?P<below>[1-9]\d*)"
    r"|(?P<percent>\d+(?:\.\d+)?)%|(?P<half>半数|一半|过半)"
)
_FORBIDDEN = re.compile(r"(?:不得|不能)[^。；;]*以上")
_DAY = re.compile(rf"(?P<month>{_DIGITS})月(?P<day>{_DIGITS})[日号]")


@cache
def measures() -> tuple[dict[str, Fraction], ...]:
    """Units that measure one thing, each with how many of the first it is; from `amounts.yaml`."""
    file = resources.files("answers.drafting") / "amounts.yaml"
    raw: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple({unit: Fraction(size) for unit, size in one.items()} for one in raw)


def amount(value: str, unit: str, wanted: str) -> Fraction | None:
    """A value in another unit: 0.06 亿元 are 600 in 万元; None where the units do not fit.

    Args:
        value: Digits, or a fraction such as 1/3.
        unit: As read, 万 and 亿 included; empty for shares.
        wanted: The unit of the answer; empty for a plain count, in any unit, and for shares.
    """
    try:
        number = Fraction(value)
    except (ValueError, ZeroDivisionError):
        return None
    if unit in ("%", "‰"):
        return number / (100 if unit == "%" else 1000) if not wanted else None
    many, bare = _parted(unit)
    if not wanted:
        return number * many
    many_wanted, bare_wanted = _parted(wanted)
    for sizes in measures():
        if bare in sizes and bare_wanted in sizes:
            return number * many * sizes[bare] / (many_wanted * sizes[bare_wanted])
    return None


def numbers_in(text: str) -> frozenset[Fraction]:
    """Every number of a text, as written and in each unit of its measure; shares as fractions."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return frozenset((*_whole(folded), *_shares(folded)))


def days_in(text: str) -> frozenset[tuple[int, int]]:
    """Every day of a text as month and day."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return frozenset(
        (month, day)
        for match in _DAY.finditer(folded)
        if (month := numbers.value(match["month"])) and (day := numbers.value(match["day"]))
    )


def holds(text: str, value: object) -> bool:
    """Whether a text holds a number, a share or a day; words are not looked for.

    A share is held as well where the text gives the rest: at most 1/3 of their own is at least 2/3 of others;
    a whole number where it forbids one more: 两个及以上.
    """
    if isinstance(value, dt.date):
        return (value.month, value.day) in days_in(text)
    number = _number(value)
    if number is None:
        return True
    held = numbers_in(text)
    if 0 < number < 1:
        return number in held or 1 - number in held
    return number in held or (number + 1 in held and bool(_FORBIDDEN.search(text)))


def _parted(unit: str) -> tuple[int, str]:
    """A unit as how many and of what: 亿元 is 10^8 of 元."""
    bare = unit.lstrip("百千万亿")
    return _MANY.get(unit.removesuffix(bare), 1), bare


def _number(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return None


def _whole(text: str) -> Iterator[Fraction]:
    for match in _NUMBER.finditer(text):
        number = _read(match["number"])
        if number is None:
            continue
        many = number * _MANY.get(match["many"] or "", 1)
        yield from (number, many)
        for sizes in measures():
            unit = next((u for u in sizes if match["unit"].startswith(u)), "")
            yield from (many * sizes[unit] / size for size in sizes.values() if unit)


def _shares(text: str) -> Iterator[Fraction]:
    for match in _PART.finditer(text):
        if match["half"]:
            yield Fraction(1, 2)
        elif match["percent"]:
            yield Fraction(match["percent"]) / 100
        elif match["below"]:
            yield Fraction(int(match["above"]), int(match["below"]))
        else:
            whole, part = _read(match["whole"]), _read(match["part"])
            if whole and part:
                yield part / whole


def _read(written: str) -> Fraction | None:
    if written[0].isdigit():
        return Fraction(written.replace(",", ""))
    value = numbers.value(written)
    return None if value is None else Fraction(value)
