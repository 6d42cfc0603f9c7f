"""What two mentions of one name must share to be one person."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from graph.identity.numbers import hashed
from graph.identity.people import Body, Readings, judge_people
from graph.identity.titles import rank

READINGS = Readings(3, 2, frozenset({"高等学校"}))
KEY = "0123456789abcdef"
ONE, OTHER = hashed("11010519491231002X", KEY), hashed("110105194912310038", KEY)
FIRM, COLLEGE = (
    Body("企业", "同名且单位同为“青禾泵业”"),
    Body("高等学校", "同名且单位同为“石桥大学”"),
)


@dataclass(frozen=True)
class Shared:
    """What two mentions share."""

    numbers: tuple[str, str] = ("", "")
    ends: tuple[str, str] = ("", "")
    where: Body | None = None
    team: tuple[str, ...] = ()
    path: str = ""
    field: bool | None = False
    contrary: tuple[str, ...] = ()

    def hashes(self) -> tuple[str, str]:
        return self.numbers

    def last4s(self) -> tuple[str, str]:
        return self.ends

    def body(self) -> Body | None:
        return self.where

    def common_members(self) -> tuple[str, ...]:
        return self.team

    def kinship(self) -> str:
        return self.path

    def same_field(self) -> bool | None:
        return self.field

    def against(self) -> tuple[str, ...]:
        return self.contrary


@pytest.mark.parametrize(
    ("shared", "verdict"),
    [
        (Shared((ONE, ONE)), "same"),
        (Shared((ONE, OTHER), where=FIRM), "different"),
        (Shared((ONE, OTHER), ("002X", "002X")), "different"),
        (Shared(ends=("002X", "002X")), "same"),
        (Shared(ends=("002X", "0038"), where=FIRM), "different"),
        (Shared(ends=("002X", "002X"), contrary=("同名者有500处",)), "unsure"),
        (Shared(where=FIRM), "same"),
        (Shared(where=FIRM, contrary=("两处相隔50年",)), "unsure"),
        (Shared(where=COLLEGE), "unsure"),
        (Shared(where=COLLEGE, field=True), "same"),
        (Shared(where=COLLEGE, team=("李四", "王五", "赵六")), "same"),
        (Shared(team=("李四", "王五", "赵六")), "same"),
        (Shared(team=("李四", "王五")), "unsure"),
        (Shared(team=("李四",)), "different"),
        (Shared(path="同属“青禾集团”"), "unsure"),
        (Shared(field=True), "unsure"),
        (Shared(field=None), "unsure"),
        (Shared(), "different"),
    ],
)
def test_a_name_alone_never_decides(shared: Shared, verdict: str) -> None:
    judged = judge_people(shared, READINGS)
    assert judged.verdict == verdict
    assert all(judged.reasons)
    assert not any(ONE in reason or "002X" in reason for reason in judged.reasons)


def test_titles_have_ranks_and_the_longest_word_counts() -> None:
    assert [rank(t) for t in ("院士", "教授级高工", "副教授", "助理工程师", "所长")] == [
        0,
        1,
        2,
        4,
        None,
    ]
