"""From when and until when a document is in force: 自发布之日起施行，有效期5年."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.policies import dates, titles
from loaders.policies.numbers import NUMERALS, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KIND = "|".join((*titles.NORMATIVE, *titles.LETTERS))
_NUMBER = rf"\d{{1,3}}|[{NUMERALS}]{{1,4}}"
# The document speaks of itself: 本办法, 本实施细则（试行）, 以上措施; or its cover does: 现予公布.
_ITSELF = re.compile(
    rf"(?:本|以上|上述)《?[^，。；《》]{{0,8}}?(?:{_KIND})|予以?(?:公布|发布|印发|下发|颁布)"
)
# A clause may say it without a subject: 第十条（施行日期） 自发布之日起施行.
_NO_SUBJECT = re.compile(
    rf"(?:第[{NUMERALS}\d]+条|[（(]?(?:{_NUMBER})[）)]?[、.．]?)?(?:[（【\[][^）】\]]{{2,12}}[）】\]])?"
)
_BEGINS = re.compile(
    r"[自从于](?P<when>[^自从。；]{2,30}?)起?(?:正式|开始)?(?:施行|实施|执行|生效|试行)"
)
_ISSUE = re.compile(
    r"(?:发布|印发|公布|颁布|签发|下发|发文|批准|通过)(?:之日|之?次日|日)?(?:起|后|满|的)*"
    rf"(?:(?P<n>{_NUMBER})(?P<unit>个?工作日|日|天|个?月|年)(?:后|起)*)?"
)
_MONTH = re.compile(r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月份?)?(?P<last>底|末)?")
_TERM = r"(?:有效|施行|实施|执行|试行)期?限?|有效时间|期限"
_LASTS = re.compile(rf"(?:{_TERM})(?:暂定|[为是：:，])*(?P<n>{_NUMBER})(?P<unit>年|个月)")
_UNTIL = re.compile(
    r"(?:至|到|截至|截止)(?P<until>\d{4}年(?:\d{1,2}月(?:\d{1,2}日|底|末)?|年?底|末))"
)
# What a decision writes into another document (修改为“…自2020年1月1日起施行”) is not its own.
_QUOTED = re.compile(r"“[^“”]*”")
_SAYS_TERM = re.compile(rf"{_NO_SUBJECT.pattern}(?:{_ITSELF.pattern})?[^，。；]{{0,6}}?有效期")


@dataclass(frozen=True, slots=True)
class Force:
    """When a document is in force: ISO dates, or empty where it does not say so.

    Attributes:
        effective: The first day (施行日期).
        expires: The last day (有效期至); five years from 1 July end on 30 June.
    """

    effective: str = ""
    expires: str = ""


def find(texts: Iterable[str], issued: str, meta: Mapping[str, str]) -> Force:
    """Read when a document is in force.

    Args:
        texts: Its texts, those that count most first: from its last clause upwards, then its cover.
        issued: ISO date of issue, from which 自发布之日起 counts; empty where it is not known.
        meta: What a web page's header says; used where the document is silent.
    """
    effective = expires = ""
    for text in texts:
        sentences = re.split(r"[。；]", _QUOTED.sub("", re.sub(r"\s+", "", text)))
        for number, sentence in enumerate(sentences):
            begins = _begins(sentence, issued)
            effective = effective or begins
            if not expires and (begins or _SAYS_TERM.match(sentence)):
                expires = _ends("，".join(sentences[number : number + 2]), begins or effective)
        if effective and expires:
            break
    stated = (meta.get(key, "") for key in ("施行日期", "实施日期", "生效日期"))
    ended = (meta.get(key, "") for key in ("失效日期", "废止日期"))
    return Force(
        effective or next(filter(None, map(dates.find, stated)), ""),
        expires or next(filter(None, map(dates.find, ended)), ""),
    )


def _begins(sentence: str, issued: str) -> str:
    """Read the first day in force from a sentence without white space; empty where it says none."""
    for match in _BEGINS.finditer(sentence):
        before = sentence[: match.start()]
        if not (_ITSELF.search(before) or _NO_SUBJECT.fullmatch(before)):
            continue
        day = dates.find(match["when"]) or _month(match["when"]) or _after(match["when"], issued)
        if day:
            return day
    return ""


def _after(when: str, issued: str) -> str:
    """Count from the day of issue; working days are not counted, for holidays are not known."""
    match = _ISSUE.fullmatch(when)
    if match is None or not issued or "工作日" in (match["unit"] or ""):
        return ""
    day = dt.date.fromisoformat(issued)
    if "次日" in when:
        day += dt.timedelta(days=1)
    return _later(day, match["n"], match["unit"] or "").isoformat()


def _ends(sentences: str, effective: str) -> str:
    """Read the last day in force."""
    until = _UNTIL.search(sentences)
    if until:
        return dates.find(until["until"]) or _month(until["until"], end=True)
    lasts = _LASTS.search(sentences)
    if lasts is None or not effective:
        return ""
    after = _later(dt.date.fromisoformat(effective), lasts["n"], lasts["unit"])
    return (after - dt.timedelta(days=1)).isoformat()


def _month(when: str, *, end: bool = False) -> str:
    """Read a month, or the end of a year, as its first or last day."""
    match = _MONTH.fullmatch(when)
    if match is None or not (match["month"] or end):
        return ""
    year, month = int(match["year"]), int(match["month"] or 12)
    if not (1 <= year <= dt.MAXYEAR and 1 <= month <= _MONTHS):
        return ""
    day = calendar.monthrange(year, month)[1] if end or match["last"] else 1
    return dt.date(year, month, day).isoformat()


_MONTHS = 12


def _later(day: dt.date, written: str | None, unit: str) -> dt.date:
    """Add a number of days, months or years; the 31st becomes the last day of a shorter month."""
    number = value(written or "") or 0
    if unit in ("日", "天"):
        return day + dt.timedelta(days=number)
    months = day.month - 1 + number * (_MONTHS if unit == "年" else 1)
    year, month = min(day.year + months // _MONTHS, dt.MAXYEAR), months % _MONTHS + 1
    return day.replace(year, month, min(day.day, calendar.monthrange(year, month)[1]))
