"""The years of goals: 到2025年, 2018-2020年, “十四五”期间, 三年内; and which of them are past."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.policies import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.documents import PolicyDocument

_CN_YEAR = "二[〇○零][一二三四五六七八九〇○零]{2}"
_YEAR = rf"(?:20\d\d|{_CN_YEAR})"
_PLAN = '[“"]?十(?P<plan>[一二三四五六七八九])五[”"]?'
_SPAN_AFTER = "(?:(?:[三四五六两]年|这[三五]年)?(?:期间|间)|三年|五年)?"
_HORIZON = re.compile(
    rf"(?P<first>{_YEAR})年?(?:[-—–~～－]{{1,2}}|至|到)(?P<last>{_YEAR})年{_SPAN_AFTER}"
    rf"|(?:到|至)?{_PLAN}(?:规划)?(?P<when>期间|时期|期末|末期|末|中期|以来|初)"
    # A year that another is measured by (较2020年, 2016年的900家) is no horizon, nor is a day of a month.
    rf"|(?P<to>力争到|争取到|力争|到|至|截至|截止|于)?(?<![\d由从较比自以与])(?P<year>{_YEAR})"
    r"年(?!的?\d{1,2}月\d|的(?![目总])|基础|水平|为基|相比|以来|起|度|\d{1,2}月\d)"
    r"(?P<end>(?:\d{1,2}月)?(?:年?底|末|年末)?(?:以?之?前)?)"
    r"|(?P<relative>(?:(?:未来|今后|力争|争取|通过|经过|用|利用)(?:的)?[一二两三四五六十\d]{1,2}(?:个|到[一二三四五])?年"
    r"(?:左右)?(?:的?时间|的?(?:持续)?努力|内|期间)?)|(?<![第近至到])[一二两三四五六十\d]{1,2}年(?:之内|以内|内|期间|(?=累计|共)))"
)
_BASE = re.compile(
    rf"(?:[较比](?:{_YEAR}年(?:底|末)?|[“\"]?十[一二三四五六七八九]五[”\"]?(?:期?末|期间|时期)?|上[一]?年|[现当]前|现状)"
    rf"(?:相比|水平)?(?:的[\d.]+[万亿]*(?:[家个项件名人所座]|元|%))?|在(?P<on>{_YEAR})年(?:底|末)?(?:的)?(?:水平|基数)?(?:的)?基础上|与{_YEAR}年(?:底|末)?相比)"
)
_MEASURED = re.compile("[较比在与]")
_FIRST_PLAN = 2011 - 5 * 2  # 十二五 began in 2011


@dataclass(frozen=True, slots=True)
class Horizon:
    """A time by which, or a span in which, something is to be.

    Attributes:
        start: Offset in the text.
        end: Offset after it.
        label: `2020`, `2018-2020`, `“十三五”期间` or `三年内`.
        last: Its last year, where that is known.
        until_now: It is an 截至 or 以来: a look back unless the year is to come.
    """

    start: int
    end: int
    label: str
    last: int | None
    until_now: bool = False

    def past(self, year: int | None) -> bool:
        """Whether it is over in a document of a year; 截至 is, where that is unknown."""
        if self.last is None or year is None:
            return self.until_now
        return self.last < year


def find(text: str) -> Iterator[Horizon]:
    """Find the horizons in a text without white space, in order."""
    if "年" in text or "五" in text:  # every horizon has one of them, most texts have neither
        for match in _HORIZON.finditer(text):
            yield _horizon(match)


def bases(text: str) -> Iterator[tuple[int, int, str]]:
    """Find what a goal is measured against (较2020年, 在2025年基础上): span, and the year or nothing."""
    for match in _BASE.finditer(text) if _MEASURED.search(text) else ():
        year = re.search(_YEAR, match.group())
        yield match.start(), match.end(), _year(year.group()) if year else ""


def written_in(document: PolicyDocument) -> int | None:
    """The year in which a document speaks: of its date, else the first that its title or number names."""
    if document.date:
        return int(document.date[:4])
    spans = find(document.title)
    number = re.search(r"20\d\d", document.document_number)
    years = [_begins(h) for h in spans]
    known = [year for year in years if year]
    plan = re.search(_PLAN, document.title)
    if plan:
        known.append(_plan_years(plan["plan"])[0])
    return int(number.group()) if number else min(known, default=None)


def of_title(title: str) -> str:
    """The span of years a title names, as a label; or nothing."""
    spans = [h for h in find(title) if "-" in h.label]
    plan = re.search(_PLAN, title)
    return spans[0].label if spans else (f"“十{plan['plan']}五”期间" if plan else "")


def _horizon(match: re.Match[str]) -> Horizon:
    start, end = match.span()
    if match["last"]:
        first, last = _year(match["first"]), _year(match["last"])
        return Horizon(start, end, f"{first}-{last}", int(last))
    if match["plan"]:
        first_year, last_year = _plan_years(match["plan"])
        back = match["when"] == "以来"
        label = f"“十{match['plan']}五”{match['when']}"
        return Horizon(start, end, label, first_year - 1 if back else last_year, back)
    if match["year"]:
        year = _year(match["year"])
        return Horizon(start, end, year, int(year), match["to"] in {"截至", "截止"})
    return Horizon(start, end, match["relative"], None)


def _begins(horizon: Horizon) -> int | None:
    first = re.match(r"20\d\d", horizon.label)
    return int(first.group()) if first else None


def _plan_years(ordinal: str) -> tuple[int, int]:
    """The years of a five-year plan: 十四五 is 2021 to 2025."""
    first = _FIRST_PLAN + 5 * (numbers.value(ordinal) or 0)
    return first, first + 4


def _year(written: str) -> str:
    return str(numbers.value(written))
