"""Amounts in limits: numbers with a unit, shares and ratios, with what says that they limit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from loaders.policies import numbers
from loaders.policies.facts import limit_force
from loaders.policies.facts.limit_scene import HIDDEN, Scene, Stated, either, segment, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = rf"\d+(?:,\d{{3}})*(?:\.\d+)?|[{numbers.NUMERALS}]+"
_SHARE = re.compile(
    rf"(?P<base>百|千|[{numbers.NUMERALS}]+)分之(?P<part>[{numbers.NUMERALS}]+|\d+)"
    r"|(?<![\d/.])(?P<fraction>[1-9]/[1-9]\d?)(?![\d/])|(?P<half>半数|过半|一半)"
)
_HALF = re.compile(r"(?<![上下多过一大])半(?P<unit>年|个月)(?!度报)")
_RATIO = re.compile(r"(?<![\d:.])\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,2}(?![\d:])")
_FIRST_YEAR = 1900
_CLASSED = ("产业", "集群", "企业", "园区", "板块", "县")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit as it stands in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its unit.
        value: Digits, `7-11`, `1/3` or `2:1`.
        unit: Measure word with 万 and 亿; empty for fractions and ratios.
        chinese: Whether the number is written in Chinese numerals.
    """

    start: int
    end: int
    value: str
    unit: str
    chinese: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    names = [name for group in words()["units"].values() for name in group]
    unit = rf"(?:万亿|亿|万|百万|千)?(?:{either(names)})"
    mark = r"(?:\((?:含|不含)\))?"
    rate = r"(?:/(?:平方米|立方米|千瓦时|千瓦|公里|人|家|项|件|台|吨|亩|年|月|天|日|次|辆))*"
    to = r"(?:至|到|[-—–－~～]+)"
    return re.compile(
        rf"(?<![\d.第A-Za-z{numbers.NUMERALS}])(?P<low>{_NUMBER})(?P<many>多|余)?{mark}"
        rf"(?:(?P<first>{unit}|[万亿])?{mark}{to}(?P<high>{_NUMBER}){mark})?(?P<unit>{unit}{rate})"
    )


@cache
def _follows() -> dict[str, tuple[str, ...]]:
    return {unit: tuple(after) for unit, after in words()["not_after"].items()}


def read(scene: Scene) -> Iterator[Stated]:
    """Find the amounts that limit something.

    Args:
        scene: The passage, its days hidden already.

    Yields:
        One row an amount, and one for each of several subjects that it binds alike.
    """
    shares = [*_shares(scene.text), *_ratios(scene.text), *_halves(scene.text)]
    rest = scene.without([(one.start, one.end) for one in shares])
    amounts = sorted([*shares, *_counts(rest.text)], key=lambda one: one.start)
    for place, amount in enumerate(amounts):
        following = amounts[place + 1].start if place + 1 < len(amounts) else len(scene.text)
        context = limit_force.context(scene, (amount.start, amount.end), following)
        if not limit_force.limits(context, amount.value, amount.unit, chinese=amount.chinese):
            continue
        rule = limit_force.rule(context, amount.unit)
        condition = limit_force.measured(context)
        for subject in limit_force.subjects(context):
            yield Stated(
                amount.start, amount.end, rule, amount.value, amount.unit, condition, subject
            )


def _shares(text: str) -> Iterator[Amount]:
    if not ("分之" in text or "/" in text or "半" in text):
        return
    for match in _SHARE.finditer(text):
        if match["base"]:
            part = numbers.value(match["part"])
            unit = {"百": "%", "千": "‰"}.get(match["base"], "")
            base = numbers.value(match["base"])
            value = f"{part}" if unit else f"{part}/{base}"
        else:
            value, unit = match["fraction"] or "1/2", ""
        yield Amount(match.start(), match.end(), value, unit)


def _ratios(text: str) -> Iterator[Amount]:
    for match in _RATIO.finditer(text) if ":" in text else ():
        near = segment(text, match.start()) + text[match.end() : match.end() + 4]
        if re.search(r"比|按|配套|不低于|不高于", near):
            yield Amount(match.start(), match.end(), match.group(), "")


def _halves(text: str) -> Iterator[Amount]:
    for match in _HALF.finditer(text) if "半" in text else ():
        yield Amount(match.start(), match.end(), "半", match["unit"], chinese=True)


def _counts(text: str) -> Iterator[Amount]:
    for match in _pattern().finditer(text):
        unit, end = match["unit"], match.end()
        if text.startswith(_follows().get(unit.lstrip("万亿百千"), ()) or HIDDEN * 9, end):
            continue
        chinese = not match["low"][0].isdigit()
        low, high = _digits(match["low"]), _digits(match["high"] or "")
        if chinese and unit.endswith("元") and text.startswith(_CLASSED, end):
            continue  # 千亿元产业 is a class
        if not low or _is_year(low, unit) or (unit == "分" and chinese):
            continue
        # 300万-1000万元 shares the rest of its unit.
        if high and match["first"] and not unit.startswith(match["first"]):
            yield Amount(match.start(), match.end("first"), low, match["first"], chinese)
            yield Amount(match.start("high"), end, high, unit, chinese)
        else:
            value = f"{low}-{high}" if high else low
            yield Amount(match.start(), end, value, unit, chinese)


def _digits(written: str) -> str:
    if written[:1].isdigit():
        return written.replace(",", "")
    value = numbers.value(written)
    return "" if value is None else str(value)


def _is_year(number: str, unit: str) -> bool:
    return unit == "年" and "." not in number and int(number) >= _FIRST_YEAR
