"""Amounts with their units as official documents write them: 5万人以上, 百场, 4-5个, 百分之三, 翻一番."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.policies import numbers
from loaders.policies.facts import target_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDE = str.maketrans("０１２３４５６７８９．％：", "0123456789.%:")
_CHINESE = "一二三四五六七八九十百千两"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.\d+)?|[{_CHINESE}]+"
_TO = r"[-—–~～－至到]{1,2}"
_RATE = r"(?:/[万]?(?:[a-z]{1,2}|人|年|月|日|亩|公顷|平方公里|立方米|平方米|台|家))?"
_OR = r"(?:[（(][份件套册个项台次种只](?:[、/][份件套册个项台次种只])*[）)])?"  # 条（份、件）
_UNIT = rf"(?P<unit>(?:万亿|千亿|百万|亿|万|千)?(?:{words.UNIT}){_OR}{_RATE})"
_BEFORE = r"约|近|逾|上(?=[百千万])"
_AFTER = r"(?P<after>(?:及|（含）|含)?以上|(?:及)?以内|(?:及)?以下|左右|上下)?(?:台阶|大关|关口)?"
_PLAIN = re.compile(
    # A digit, a decimal point, an ordinal or a letter before the number makes it part of another word.
    rf"(?P<before>{_BEFORE})?(?<![\d.A-Za-z第每数几〇零×+＋{_CHINESE}])"
    rf"(?:(?P<percent>百分之)(?P<share>[{_CHINESE}点]+|\d+(?:\.\d+)?)"
    rf"|(?P<low>{_NUMBER}|(?=万(?!元)))(?:(?:{words.UNIT})?%?{_TO}(?P<high>{_NUMBER}))?"
    rf"(?:余|多)?(?:(?P<no>{words.NO_AMOUNT})(?!/)|{_UNIT}|(?P<scale>万亿|亿|万)(?=$|[，。；、以左\0]))(?:余|多)?)"
    rf"{_AFTER}(?P<level>量?级)?"
)
_NUMBER_AFTER = (
    "达到",
    "保持在",
    "控制在",
    "提高到",
    "提升到",
    "突破",
    "降至",
    "不高于",
    "不低于",
    "升至",
    "增至",
)
_UNITLESS = re.compile(
    rf"(?:{'|'.join(f'(?<={word})' for word in _NUMBER_AFTER)})(?P<before>)"
    rf"(?P<low>\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?)?)(?P<high>)(?=$|[，；。、以左])(?P<after>以上|以下|以内|左右)?"
)
_SHARED = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(?=(?:[、和]\d+(?:\.\d+)?)*[、和]\d)")
_RANK = re.compile(
    rf"(?P<before>)前(?P<low>\d{{1,3}}|[{_CHINESE}]{{1,3}})(?P<high>)(?P<unit>[位名强列])?(?P<after>)(?=$|[，。；、])"
)
_LEAP = re.compile(
    r"(?:实现)?(?P<value>翻[一两三]番|翻番|(?<!成)倍增)(?P<after>以上|左右)?(?=$|[，。；、\0目]|并|的目标)"
)
_SIGNS = {"以上": ">=", "以内": "<=", "以下": "<=", "左右": "=", "上下": "="}
_SIGNS_BEFORE = {
    "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=", "超过": ">", "超": ">", "逾": ">",
    "高于": ">", "大于": ">", "上": ">=", "低于": "<", "不高于": "<=", "不超过": "<=", "不大于": "<=",
    "不多于": "<=",
}  # fmt: skip
# 至少建设2个
_LEAST = re.compile(r"至少[\u4e00-\u9fff]{2,4}$")
_YEAR = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a text.

    Attributes:
        start: Where it begins, a qualifier before it (超过, 不低于) included.
        end: Where it ends, a qualifier after it (以上, 左右) included.
        value: Digits (1000 for 千名, 15 for 前15位), a range (4-5), or the word of a leap (翻一番).
        unit: As written, 万 and 亿 included; empty for a leap or a bare number.
        comparator: `=`, `>=`, `>`, `<=`, `<` or `range`.
        measured: Whether the unit is one of measurement, not a classifier of things.
        written: The number as written.
    """

    start: int
    end: int
    value: str
    unit: str
    comparator: str
    measured: bool
    written: str

    @property
    def rank(self) -> bool:
        """Whether it is a place in a ranking."""
        return self.written.startswith("前")

    @property
    def leap(self) -> bool:
        """Whether it is 翻一番, 倍增 or the like."""
        return self.value.startswith(("翻", "倍"))


def narrow(text: str) -> str:
    """Give a text with its full-width digits in ASCII, as long as it was."""
    return text.translate(_WIDE)


def find(text: str) -> tuple[Quantity, ...]:
    """Find the amounts in a text without white space.

    Args:
        text: The text; NUL characters stand for words that are not to be read.

    Returns:
        Amounts in order. Years, dates, spans of time, ordinals, `一个` as an article and sizes as part of a
        word (千亿级) are none.
    """
    text = narrow(text)
    found = [*_plain(text), *_unitless(text), *_leaps(text), *_ranks(text)]
    return tuple(sorted([*found, *_shared(text, found)], key=lambda q: q.start))


def _plain(text: str) -> Iterator[Quantity]:
    for match in _PLAIN.finditer(text):
        unit = _unit(match)
        # 三元材料 is no sum of money.
        if unit is None or match["level"] or (unit == "元" and match["low"][:1] in _CHINESE):
            continue
        low = match["share"] or match["low"]
        if not low:  # 万名 is ten thousand, where 5万名 keeps its unit
            low, unit = "10000", unit.removeprefix("万")
        value = _value(low, match["high"], unit)
        if value:
            measured = re.sub(r"^(?:万亿|千亿|百万|亿|万|千)", "", unit) in words.MEASURES
            measured = measured or "/" in unit or unit in {"亿", "万", "万亿"} or bool(match["no"])
            yield _quantity(match, value, unit, measured=measured)


def _unit(match: re.Match[str]) -> str | None:
    """The unit of a match; None for spans of time, but for terms of years."""
    if match["percent"]:
        return "%"
    if match["no"]:
        before = match.string[: match.start()]
        shortened = before.endswith(words.SHORTENED) or _shortens(match)
        if shortened and match["no"] not in words.DAYS:
            return match["no"]
        return "年" if before.endswith(_TERM_BEFORE) and match["no"] == "年" else None
    return match["unit"] or match["scale"]


def _shortens(match: re.Match[str]) -> bool:
    """Whether a span of time is what another is shortened from: 由4年缩短至2年."""
    return match.string.startswith(words.SHORTENED, match.end())


_TERM_BEFORE = tuple(
    term + verb for term in words.TERMS for verb in ("达到", "提高到", "提高至", "达", "超过", "为")
)


def _value(low: str, high: str | None, unit: str) -> str:
    """The value in digits; empty where the words are no number."""
    first, second = _digits(low), _digits(high) if high else ""
    if not first or (high and not second):
        return ""
    if unit == "年" and int(float(first)) in _YEAR:
        return ""
    return f"{first}-{second}" if high else first


def _digits(written: str) -> str:
    if written[0].isdigit():
        return written.replace(",", "")
    whole, _, part = written.partition("点")
    loose = len(whole) > 1 and not set(whole) & set(numbers.UNITS)  # 三五 is a few
    number = None if loose else numbers.value(whole)
    decimals = numbers.value(part) if part else None
    if number is None or (part and decimals is None):
        return ""
    return f"{number}.{decimals}" if part else str(number)


def _quantity(match: re.Match[str], value: str, unit: str, *, measured: bool) -> Quantity:
    after = (match["after"] or "").removeprefix("及").removeprefix("（含）").removeprefix("含")
    sign = _SIGNS.get(after) or _sign_before(match.string[: match.start()], match["before"]) or "="
    comparator = "range" if match["high"] else sign
    return Quantity(match.start(), match.end(), value, unit, comparator, measured, _number(match))


def _number(match: re.Match[str]) -> str:
    return match.group()[len(match["before"] or "") :]


def _sign_before(text: str, qualifier: str | None) -> str:
    """The comparator that the words before a number give it."""
    near = text[-3:] + (qualifier or "")
    least = _LEAST.search(text[-6:])
    return next(
        (s for word, s in _SIGNS_BEFORE.items() if near.endswith(word)), ">=" if least else ""
    )


def _unitless(text: str) -> Iterator[Quantity]:
    """Bare numbers and ratios after a predicate: PUE值控制在1.25以下, 提高到3∶1."""
    for match in _UNITLESS.finditer(text) if any(word in text for word in _NUMBER_AFTER) else ():
        if not (match["low"].isdigit() and int(match["low"]) in _YEAR):
            yield _quantity(match, match["low"], "", measured=True)


def _leaps(text: str) -> Iterator[Quantity]:
    for match in _LEAP.finditer(text) if "番" in text or "倍增" in text else ():
        sign = _SIGNS.get(match["after"] or "", "=")
        word = match["value"]
        yield Quantity(match.start(), match.end(), word, "", sign, False, word)


def _ranks(text: str) -> Iterator[Quantity]:
    """Places in a ranking: 进入全国前15位 is a place not below the fifteenth."""
    for match in _RANK.finditer(text) if "前" in text else ():
        if _digits(match["low"]):
            at, number = match.span(), _digits(match["low"])
            yield Quantity(*at, number, match["unit"] or "位", "<=", False, match.group())


def _shared(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Numbers of a list whose unit stands at its last: 10、20和30家."""
    for match in _SHARED.finditer(text):
        after = [q for q in found if q.start > match.start()]
        if after and re.fullmatch(r"[\d.、和]+", text[match.end() : after[0].start]):
            last = after[0]
            yield Quantity(*match.span(), match[1], last.unit, "=", last.measured, match[1])
