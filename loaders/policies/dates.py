"""Dates as official documents write them."""

from __future__ import annotations

import datetime as dt
import re

from loaders.policies.numbers import value

_CN = "〇○零一二三四五六七八九十"
# A typed year may hold the digit 0: 二0二二年.
_YEAR = rf"(?P<year>\d{{4}}|[{_CN}0]{{4}})"
_DATE = re.compile(
    rf"{_YEAR}\s*年\s*(?P<month>\d{{1,2}}|[{_CN}]{{1,2}})\s*月\s*(?P<day>\d{{1,2}}|[{_CN}]{{1,3}})\s*日"
    r"|(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"
)
_ALONE = re.compile(rf"[（(]?\s*(?:{_DATE.pattern})\s*[）)]?")


def find(text: str) -> str:
    """Find the first full date of the calendar in a text.

    Args:
        text: 2019年6月19日, 二〇一九年六月十九日 or 2019-06-19, anywhere.

    Returns:
        The date in ISO form, or an empty string.
    """
    for match in _DATE.finditer(text):
        found = [
            group.replace("0", "〇") if group[:1] in _CN else group
            for group in match.groups()
            if group
        ]
        year, month, day = (value(group) or 0 for group in found)
        try:
            return dt.date(year, month, day).isoformat()
        except ValueError:
            continue
    return ""


def alone(text: str) -> bool:
    """Tell whether a line holds a date and nothing else, as under a signature."""
    return bool(_ALONE.fullmatch(text.strip())) and bool(find(text))


def without_last(text: str) -> str:
    """Cut a date off the end of a line, where a name and a date share it."""
    matches = list(_DATE.finditer(text))
    if matches and not text[matches[-1].end() :].strip():
        return text[: matches[-1].start()].strip()
    return text
