"""Grades of an evaluation: 分为优秀、良好、合格、不合格四个等次; 90分以上为优秀."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders.policies.facts.limit_scene import Scene, Stated, either, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = r"(?<![A-Za-z])[A-E](?![A-Za-z])\+{0,2}"
_COUNTED = re.compile(
    r"(?:等)?[\"”]?(?:[一二三四五两\d]+(?:个|种|类|档|级)(?!.{0,2}(?:单位|企业))|(?:几个)?(?:等次|等级|档次|级别|结论|结果))"
)
_DEFINES = re.compile(
    r"(?:分为|分成|分|划分为|划为|设|设为|设置|包括|包含|定为|确定为|评定为|评定|按照?|采用|实行|(?:结果|结论|等次|等级|意见|档次)(?:为|是|:|有))[\"“]?$"
)
# Any grade at all: most passages name none, and the full patterns are slow.
_MENTIONED = re.compile(r"合格|[优良]|达标|称职|通过|[A-E][、,，级类等\(]")
# 结果为优秀、良好的 picks grades; a scale has three, or one to fail by.
_IS = re.compile(r"(?:为|是)[\"“]?$")
_FAILS = re.compile(r"[不未]|差")
_SCALE = 3
_BANDED = re.compile(r"分")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    grade = rf"(?:{either(words()['grades'])}|{_LETTER})(?:级|等|类|档)?"
    quoted = rf"[“\"]?{grade}[”\"]?(?:\([^()]{{1,12}}\))?"
    listed = re.compile(rf"{quoted}(?:(?:、|,|，|和|及|或|以及|与|/|(?<=[”\"])(?=[“\"])){quoted})+")
    banded = re.compile(
        rf"(?:为|评为|定为|确定为)[“\"]?({grade})[”\"]?(?:等次|等级)?(?=[，,；;。、)]|$)"
    )
    return listed, banded


@cache
def _one() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{either(words()['grades'])}|{_LETTER})(?:级|等|类|档)?(?:\([^()]{{1,12}}\))?"
    )


def read(scene: Scene) -> Iterator[Stated]:
    """Find the grades a passage sets up, each once.

    Yields:
        Rule `evaluation_grade`, one a grade.
    """
    if not _MENTIONED.search(scene.text):
        return
    listed, _ = _patterns()
    seen: set[str] = set()
    found: list[tuple[int, int]] = []
    for match in listed.finditer(scene.text):
        if _sets_up(scene.text, match):
            found += [
                (match.start() + one.start(), match.start() + one.end())
                for one in _one().finditer(match.group())
            ]
    found += _bands(scene)
    for start, end in sorted(found):
        grade = re.sub(r"\(.*", "", scene.text[start:end])
        if grade not in seen:
            seen.add(grade)
            yield Stated(start, start + len(grade), "evaluation_grade", grade)


def _sets_up(text: str, match: re.Match[str]) -> bool:
    """Whether a list of grades defines them; 对优秀、良好的给予奖励 only picks some."""
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() :]
    if _COUNTED.match(after):
        return True
    if _IS.search(before) and not _FAILS.search(match.group()):
        few = len(_one().findall(match.group())) < _SCALE
    else:
        few = False
    picks = few or after.startswith(("的", "以上", "及以上"))
    return bool(_DEFINES.search(before)) and not picks


def _bands(scene: Scene) -> list[tuple[int, int]]:
    """Grades that bands of a score define, where at least two do."""
    _, banded = _patterns()
    found = [match.span(1) for match in banded.finditer(scene.text)]
    scored = [one for one in found if _BANDED.search(scene.text[max(0, one[0] - 24) : one[0]])]
    return scored if len(scored) > 1 else []
