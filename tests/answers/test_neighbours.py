"""Which holdings are set beside one, and which never are."""

from __future__ import annotations

from answers.neighbours import Neighbours
from checks.situation import Holding, Leader, Organization

FIRM = Organization("f", "青禾泵业有限公司", "企业")
SCHOOL = Organization("s", "石桥大学", "高等学校")
UNKNOWN = Organization("u", "青禾", "")
ENTERPRISES = frozenset({"企业"})


def base(id_: str, **known: object) -> Holding:
    return Holding(id_, f"辽宁省{id_}号阀重点实验室", **known)  # type: ignore[arg-type] -- a few fields at a time


BASES = (
    base("甲", hosts=(FIRM,)),
    base("乙", hosts=(SCHOOL,), leader=Leader("丁一舟")),
    base("丙", hosts=(UNKNOWN,), members=frozenset({"方甲", "方乙", "方丙"})),
    base("丁", hosts=(SCHOOL,), directions=("叶轮水力设计",)),
)
FOUND = Neighbours(BASES)


def near(**known: object) -> list[str]:
    return [one.id for one in FOUND.of(base("本申报", **known), ENTERPRISES)]


def test_an_enterprise_a_name_a_direction_or_two_members_make_neighbours() -> None:
    assert near(hosts=(FIRM,)) == ["甲"]
    assert near(hosts=(UNKNOWN,)) == ["丙"]
    assert near(leader=Leader("丁一舟")) == ["乙"]
    assert near(directions=("叶轮水力设计",)) == ["丁"]
    assert near(members=frozenset({"方甲", "方乙"})) == ["丙"]


def test_one_university_or_one_common_member_makes_none() -> None:
    assert near(hosts=(SCHOOL,)) == []
    assert near(members=frozenset({"方甲", "时某"})) == []


def test_a_holding_is_not_its_own_neighbour() -> None:
    assert FOUND.of(BASES[0], ENTERPRISES) == ()
    assert FOUND.size == 4
