"""One spelling for a name of an organization: simplified, half width, ordinals as digits, no list noise."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from graph.names import text_key
from graph.normal import simplified

_LIST_NUMBER = re.compile(
    r"^\s*(?:\d{1,3}\s*[.、):]|\((?:\d{1,3}|[一二三四五六七八九十]{1,3})\)|[一二三四五六七八九十]{1,3}、|[-*·•])\s*(?=\D)"
)
_LABEL = re.compile(r"^(?:单位|单位名称|名称|依托单位|申报单位|牵头单位|承担单位)\s*:\s*")
# A letter O or a digit 0 written for 〇: 第五O二研究所.
_ROUND = re.compile(r"(?<=[一二三四五六七八九])[0oO○◯](?=[一二三四五六七八九]|研究所|所)")
_REMARK = re.compile(r"\((?:公章|盖章|章|本部|牵头|牵头单位|依托单位|主|筹|原)\)")
_ENTITY = re.compile(r"&(?:nbsp|amp|#160);|[\t\r\n]+")
_QUOTES = re.compile(r"[\"'“”‘’《》「」『』*#]+")
_TAIL = re.compile(r"[。，；;,.、:：!！?？]+$")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_NUMERAL = "[一二三四五六七八九十百零〇○两]"
# A numeral counts as a number behind 第, in front of what is counted, or where three or more stand together.
_NUMBER = re.compile(
    rf"第(?P<marked>\d+|{_NUMERAL}+)"
    rf"|(?P<counted>\d+|{_NUMERAL}+)(?=(?:人民|附属|中心|临床)?(?:医院|附院)|院|所|局|公局|航局|冶|号|大队|基地|中学|附)"
    rf"|附属?(?P<behind>\d+|{_NUMERAL})(?=院|$)"
    rf"|(?P<long>{_NUMERAL}{{3,}}|{_NUMERAL}?十{_NUMERAL}?|\d{{2,}})"
)


@cache
def _simplified_table() -> dict[int, str]:
    return {ord(old): new for old, new in simplified().items()}


@lru_cache(maxsize=200_000)
def fold(written: str) -> str:
    """The name in one spelling: 1.遼寧大學（公章） -> 辽宁大学; brackets are kept, half width."""
    text = _ENTITY.sub("", unicodedata.normalize("NFKC", written).translate(_simplified_table()))
    text = _ROUND.sub("〇", _LABEL.sub("", _LIST_NUMBER.sub("", text)))
    text = _TAIL.sub("", text_key(_QUOTES.sub("", text)))
    return _REMARK.sub("", text)


def take_numbers(folded: str) -> tuple[str, tuple[int, ...]]:
    """The name without its ordinals and numbers, and these: 第三〇一医院 and 301医院 give 301."""
    numbers = []

    def take(match: re.Match[str]) -> str:
        written = next(filter(None, match.groups()))
        numbers.append(_value(written))
        return "附" if match["behind"] else ""

    rest = _NUMBER.sub(take, folded)
    return rest, tuple(sorted(numbers))


def with_digits(folded: str) -> str:
    """The name with every number in one spelling, in its place: 五〇二所, 第502所 -> 第502所."""

    def write(match: re.Match[str]) -> str:
        written = next(filter(None, match.groups()))
        return f"{'附' if match['behind'] else ''}第{_value(written)}"

    return _NUMBER.sub(write, folded)


def _value(written: str) -> int:
    if written.isdecimal():
        return int(written[:9])
    if not set(written) & {"十", "百"}:
        return int("".join(str(_DIGITS[c]) for c in written[:9]))
    total, unit = 0, 0
    for char in written:
        if char in "十百":
            total += (unit or 1) * (10 if char == "十" else 100)
            unit = 0
        else:
            unit = _DIGITS[char]
    return total + unit
