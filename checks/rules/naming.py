"""命名: a centre is named as the measures say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.finding import Verdict
from graph.names import text_key

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation

ID = "naming"
TITLE = "命名"
_WAVES = re.compile("[~⁓〜∼]+")
_FIELD, _YEARS = "{名称}", ("{起}", "{止}")


def check(situation: Situation, limits: Limits) -> Finding:
    """Match the name with its type's pattern; width, spaces, kinds of bracket and dash do not matter.

    Where the pattern has a period, another one than the stated years is unsure: the measures give the
    form and the length of the building period in two clauses.
    """
    application = situation.application
    patterns = limits.table("patterns")
    pattern = next((p for type_, p in patterns.items() if type_.endswith(application.type)), "")
    if not pattern:
        return limits.says(Verdict.NOT_APPLICABLE, f"没有规定“{application.type}”的名称形式")
    values = {"名称": application.name, "应为": pattern}
    match = _regex(pattern).fullmatch(_written(application.name))
    if match is None:
        message = f"名称“{application.name}”不合规定的形式“{pattern}”"
        return limits.says(Verdict.VIOLATED, message, values=values)
    years = limits.number("period_years")
    if "since" in match.groupdict() and int(match["until"]) - int(match["since"]) != years:
        message = f"名称中的期限{match['since']}—{match['until']}年不是{years}年"
        settles = ("核对建设期起止年份",)
        return limits.says(Verdict.UNSURE, message, values=values, settles=settles)
    return limits.says(Verdict.SATISFIED, "名称合乎规定的形式", values=values)


def _regex(pattern: str) -> re.Pattern[str]:
    """A pattern such as `某省{名称}中心（{起}年—{止}年）` as a regular expression."""
    written = re.escape(_written(pattern))
    for mark, form in (
        (_FIELD, ".+?"),
        (_YEARS[0], r"(?P<since>20\d\d)"),
        (_YEARS[1], r"(?P<until>20\d\d)"),
    ):
        written = written.replace(re.escape(mark), form)
    return re.compile(written)


def _written(name: str) -> str:
    """A name without differences of writing: one dash for all kinds, the wave dash too."""
    return _WAVES.sub("-", text_key(name))
