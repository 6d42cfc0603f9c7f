"""How an abbreviation meets a name: characters left out, the others in order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from search.matching import SHARE, Match

if TYPE_CHECKING:
    from search.forms import Form

ABBREVIATION = 0.45
# A body that another may belong to ends in one of these.
_BODY_ENDS = frozenset("省市区县州院部局会校学团司")
# Its characters, and their share of the name that proves it.
_LEAST_ABBREVIATION, _LEAST_SHARE = 2, 0.25


def abbreviation(whole: str, form: Form) -> Match | None:
    """The query is the name with characters left out, in order: 沈自所."""
    if not form.spoken or len(whole) < _LEAST_ABBREVIATION:
        return None
    text, marks, at = form.text, [], -1
    for char in whole:
        at = text.find(char, at + 1)
        if at < 0:
            return None
        marks.append(at)
    marks = _tighten(whole, text, marks)
    runs = 1 + sum(b != a + 1 for a, b in pairwise(marks))
    closeness = 1 - (runs - 1) / len(whole)
    # A name may go on after the body it belongs to: 中国科学院|沈阳…, 辽宁省|沈阳市|….
    opens = marks[0] == 0 or text[marks[0] - 1] in _BODY_ENDS
    ends = 0.06 * (marks[0] == 0) + 0.06 * (marks[-1] == len(text) - 1)
    share = len(whole) / len(text)
    score = ABBREVIATION + 0.08 * closeness + ends + 2 * SHARE * share
    sure = opens and share > _LEAST_SHARE and marks[-1] - marks[0] < 5 * len(whole)
    return Match(score, "abbreviation", form, tuple(marks), sure=sure)


def _tighten(whole: str, text: str, marks: list[int]) -> list[int]:
    """Move each mark but the first to the right where that joins it to the next one."""
    for i in range(len(marks) - 2, 0, -1):
        later = text.rfind(whole[i], marks[i], marks[i + 1])
        marks[i] = max(marks[i], later)
    return marks
