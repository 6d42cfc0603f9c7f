"""Numbers and bullets at the beginning of a line: 第三条, 一、, （一）, 1., （1）, ①, ——.

The order of the styles is that of GB/T 9704-2012 (7.3.3: 一、 （一） 1. （1）) below that of statutes
(编, 章, 节, 条, 款, 项, 目).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from loaders.policies.numbers import NUMERALS, value


class Style(IntEnum):
    """Styles of numbering, outermost first."""

    PART = 0  # 第一编, 第一篇, 第一部分
    CHAPTER = 1  # 第一章
    SECTION = 2  # 第一节
    ARTICLE = 3  # 第一条
    PARAGRAPH = 4  # 第一款
    COMMA = 5  # 一、
    BRACKET = 6  # （一）
    ARABIC = 7  # 1.
    DECIMAL = 8  # 1.1
    BRACKET_ARABIC = 9  # （1）
    HALF_BRACKET = 10  # 1）
    CIRCLED = 11  # ①
    BULLET = 12  # ——


@dataclass(frozen=True, slots=True)
class Marker:
    """What a line begins with.

    Attributes:
        style: The style of numbering.
        label: The marker in its one written form: 第三条, 三, （三）, 3, （3）, 3）, ③; empty for a bullet.
        number: Its number; 0 for a bullet.
        width: Characters of the line that belong to it, with the space that follows.
        doubtful: It reads as a reference (第三条所列…) or an amount rather than as a number of this line.
    """

    style: Style
    label: str
    number: int
    width: int
    doubtful: bool = False


_N = NUMERALS
_ORDINAL = re.compile(
    rf"第\s*(?P<n>[{_N}](?:\s*[{_N}]){{0,7}}|\d{{1,4}})\s*(?P<unit>编|篇|部分|章|节|条|款)"
    rf"(?P<after>之[{_N}])?(?P<gap>(?:[\s:：、.．]|\*\*)*)"
)
_UNITS = {
    "编": Style.PART,
    "篇": Style.PART,
    "部分": Style.PART,
    "章": Style.CHAPTER,
    "节": Style.SECTION,
    "条": Style.ARTICLE,
    "款": Style.PARAGRAPH,
}
_COMMA = re.compile(rf"(?P<n>[{_N}]{{1,4}})\s*[、.．]\s*")
_BRACKET = re.compile(
    rf"[（(]\s*(?P<n>[{_N}]{{1,4}})\s*[）)](?P<gap>[、.．:：]?\s*)|(?P<sign>[㈠-㈩])[、.．]?\s*"
)
_ARABIC = re.compile(
    r"(?P<n>\d{1,3})\s*\\?(?:[.．](?!\d)|[.．](?=20\d\d\s*年)|、(?!\d)|、(?=20\d\d\s*年))\s*"
)
_DECIMAL = re.compile(r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?(?P<gap>\s*)")
_BRACKET_ARABIC = re.compile(r"[（(]\s*(?P<n>\d{1,2})\s*[）)][、.．]?\s*|(?P<sign>[⑴-⒇])\s*")
_HALF_BRACKET = re.compile(r"(?P<n>\d{1,2})\s*[）)]\s*")
_CIRCLED = re.compile(r"(?P<sign>[①-⑳㉑-㉟])\s*")
_BULLET = re.compile(
    r"(?:-{2,3}|[—–―─－]{2,3}|[—–―─](?![\d—–―─])|[-−*+](?=\s)|[•●·◆■▪◇❖➢►▶](?!\d))\s*(?=\S)"
)

_REFERENCE = re.compile(
    r"规定|所[列述称指]|的|第|至|、|和|或|及|与|中|之|，|,|。|；|到|—|－|-|～|~|等|款|项|条|以"
)
# （一）项 is a reference; （一）项目…, （二）目标…, （三）条件… are headings.
_BRACKET_REFERENCE = re.compile(
    rf"项(?!目)|目(?![标录的前])|款(?!项)|条(?![件例款文])|[、，,和或至及与]\s*[（(]|至|、[{_N}]{{1,3}}[、项]"
)
_ENUMERATION = re.compile(rf"(?P<n>[{_N}]{{1,3}})[、，类等级线次产流档批]")
_DECIMAL_UNIT = re.compile(r"[%％‰℃万亿元倍个家项名人年月日天米吨千克度分之以至~～—-]")
_SPACED_UNIT = re.compile(r"[%％‰℃]|[万亿](?:元|人|个|吨|平方|立方|$)")


@lru_cache(maxsize=4096)  # a line is asked about by each step of the reading
def read(text: str) -> Marker | None:
    """Read the marker at the beginning of a line.

    Args:
        text: A line without leading space.

    Returns:
        The marker, or None where the line begins with words.
    """
    for reader in _READERS:
        marker = reader(text)
        if marker is not None:
            return marker
    return None


def _ordinal(text: str) -> Marker | None:
    match = _ORDINAL.match(text)
    number = value(match["n"]) if match else None
    if match is None or not number:
        return None
    label = f"第{''.join(match['n'].split())}{match['unit']}{match['after'] or ''}"
    style = _UNITS[match["unit"]]
    reads_on = not match["gap"] and bool(_REFERENCE.match(text, match.end()))
    unspaced_paragraph = style is Style.PARAGRAPH and not match["gap"]
    return Marker(style, label, number, match.end(), reads_on or unspaced_paragraph)


def _comma(text: str) -> Marker | None:
    match = _COMMA.match(text)
    number = value(match["n"]) if match else None
    if match is None or not number or "○" in match["n"] or "〇" in match["n"]:
        return None
    more = _ENUMERATION.match(text, match.end())
    doubtful = more is not None and value(more["n"]) == number + 1
    return Marker(Style.COMMA, match["n"], number, match.end(), doubtful)


def _bracket(text: str) -> Marker | None:
    match = _BRACKET.match(text)
    if match is None:
        return None
    written = match["n"] or unicodedata.normalize("NFKC", match["sign"]).strip("()")
    number = value(written)
    if not number:
        return None
    doubtful = match["n"] is not None and bool(_BRACKET_REFERENCE.match(text, match.start("gap")))
    return Marker(Style.BRACKET, f"（{written}）", number, match.end(), doubtful)


def _arabic(text: str) -> Marker | None:
    match = _ARABIC.match(text)
    if match is None or not int(match["n"]):
        return None
    number = int(match["n"])
    return Marker(Style.ARABIC, str(number), number, match.end())


def _decimal(text: str) -> Marker | None:
    """Read 1.1 or 2.3.4; its number is the last part's, its label the whole."""
    match = _DECIMAL.match(text)
    if match is None:
        return None
    parts = [int(part) for part in re.split(r"[.．]", match["n"])]
    rest = text[match.end() : match.end() + 3]
    unit = _SPACED_UNIT if match["gap"] else _DECIMAL_UNIT
    if not all(parts) or not rest or unit.match(rest) or rest[0].isdigit():
        return None
    return Marker(Style.DECIMAL, ".".join(map(str, parts)), parts[-1], match.end())


def _bracket_arabic(text: str) -> Marker | None:
    match = _BRACKET_ARABIC.match(text)
    if match is None:
        return None
    number = int(match["n"] or unicodedata.numeric(match["sign"]))
    doubtful = bool(_BRACKET_REFERENCE.match(text, match.end()))
    return Marker(Style.BRACKET_ARABIC, f"（{number}）", number, match.end(), doubtful)


def _half_bracket(text: str) -> Marker | None:
    match = _HALF_BRACKET.match(text)
    if match is None:
        return None
    return Marker(Style.HALF_BRACKET, f"{int(match['n'])}）", int(match["n"]), match.end())


def _circled(text: str) -> Marker | None:
    match = _CIRCLED.match(text)
    if match is None:
        return None
    number = int(unicodedata.numeric(match["sign"]))
    return Marker(Style.CIRCLED, match["sign"], number, match.end())


def _bullet(text: str) -> Marker | None:
    match = _BULLET.match(text)
    return Marker(Style.BULLET, "", 0, match.end()) if match else None


_READERS = (
    _ordinal,
    _comma,
    _bracket,
    _arabic,
    _decimal,
    _bracket_arabic,
    _half_bracket,
    _circled,
    _bullet,
)
