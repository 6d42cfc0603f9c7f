"""The values of limits as rule sets hold them: numbers in one unit, shares, days, tables by body or type."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.drafting.amounts import amount
from answers.drafting.meanings import meanings
from graph.regions import find_region
from loaders.policies import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from answers.drafting.meanings import Meaning
    from answers.policies.policy import Policy
    from answers.policies.whole import StatedNumber

_DAY = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_IN_A_ROW = re.compile(r"连续(\w{1,2}?)个?年")
_GAP = r"[×*＊○〇□_＿XxＸ…]{1,6}"
# The rest of a table counts areas; 其他高校 are a body of their own.
_UNIVERSITIES = re.compile("高校|院校|大学")
_PERIOD = re.compile(rf"20{_GAP}年?\s*[-—–－~～至]+\s*20{_GAP}年?")
_PATTERN = re.compile(
    rf"(?P<region>[\u4e00-\u9fff]+?(?P<level>[省市区])?)(?:{_GAP}|\+)(?:[（(][^（()）]*[）)])?"
    r"(?P<rest>[\u4e00-\u9fff]+)(?P<years>.*)"
)


@dataclass(frozen=True, slots=True)
class One:
    """A value for a parameter; `key` is its body or type where the parameter is a table."""

    parameter: str
    value: int | float | str | dt.date
    key: str = ""


def values(meaning: Meaning, number: StatedNumber, head: Policy) -> Iterator[One]:
    """The values that one limit gives; none where its number does not fit the meaning."""
    yield from _FORMS[meaning.form](meaning, number, head)


def _number(meaning: Meaning, number: StatedNumber, _: Policy) -> Iterator[One]:
    """A number in the meaning's unit; whole where it is."""
    found = amount(number.value, number.unit, meaning.unit)
    if found is not None:
        yield One(meaning.parameter, int(found) if found.denominator == 1 else float(found))


def _fewer(meaning: Meaning, number: StatedNumber, head: Policy) -> Iterator[One]:
    """Two and more are forbidden: one is the limit."""
    for one in _number(meaning, number, head):
        if isinstance(one.value, int) and one.value > 0:
            yield One(one.parameter, one.value - 1)


def _share(meaning: Meaning, number: StatedNumber, _: Policy) -> Iterator[One]:
    """A share as a fraction, 1/3; or what it leaves over."""
    found = amount(number.value, number.unit, "")
    if found is not None and 0 <= found <= 1:
        yield One(meaning.parameter, str(found if meaning.form == "share" else 1 - found))


def _range(meaning: Meaning, number: StatedNumber, _: Policy) -> Iterator[One]:
    """`7-11` and a bare number bound both sides; at least and at most bound one."""
    low, _dash, high = number.value.partition("-")
    bounds = [("min", low)] if not number.what.startswith("max_") else []
    bounds += [("max", high or low)] if not number.what.startswith("min_") else []
    for side, value in bounds:
        found = amount(value, number.unit, meaning.unit)
        if found is not None and found.denominator == 1:
            yield One(f"{side}_{meaning.parameter}", int(found))


def _by_body(meaning: Meaning, number: StatedNumber, head: Policy) -> Iterator[One]:
    begin, end = meanings().others
    bare = re.sub(r"推荐$", "", number.subject)
    for one in _number(meaning, number, head):
        is_class = bare.startswith(begin) or bare.endswith(end)
        if is_class and not _UNIVERSITIES.search(bare):
            yield One("other_quota", one.value)
            continue
        region = find_region(re.sub(r"\([^()]*\)|(?:科技|科学技术)局$", "", bare))
        yield One(meaning.parameter, one.value, region.name if region else bare)


def _day(meaning: Meaning, number: StatedNumber, head: Policy) -> Iterator[One]:
    """A day without a year is of the year that the document speaks of."""
    match = _DAY.search(number.value)
    year = (match["year"] or head.year) if match else ""
    try:
        if match and year:
            day = dt.date(int(year), int(match["month"]), int(match["day"]))
            yield One(meaning.parameter, day)
    except ValueError:
        return


def _names(meaning: Meaning, number: StatedNumber, _: Policy) -> Iterator[One]:
    """某省×××中心（20××年—20××年） as 某省{名称}中心（{起}年—{止}年）, by its type 省中心."""
    dated = _PERIOD.sub("{起}年—{止}年", number.value)
    match = _PATTERN.fullmatch(dated)
    if match:
        name = f"{match['region']}{{名称}}{match['rest']}{match['years']}"
        yield One(meaning.parameter, name, f"{match['level'] or ''}{match['rest']}")


def _in_a_row(meaning: Meaning, number: StatedNumber, _: Policy) -> Iterator[One]:
    match = _IN_A_ROW.search(number.value)
    years = numbers.value(match.group(1)) if match else None
    if years:
        yield One(meaning.parameter, years)


_FORMS: Mapping[str, Callable[[Meaning, StatedNumber, Policy], Iterator[One]]] = {
    "number": _number,
    "fewer": _fewer,
    "share": _share,
    "rest": _share,
    "range": _range,
    "by_body": _by_body,
    "day": _day,
    "names": _names,
    "in_a_row": _in_a_row,
}
