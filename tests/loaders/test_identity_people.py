"""Which people and bases of loaded registers are one, as the load derives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.registers.secrecy import hashing
from tests.answers.small_store import filled, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEADER = "基地名称,依托单位,负责人,团队成员,所属产业集群,批准年份,职称,负责人证件号\n"
KEY = "0123456789abcdef"
ONE, OTHER = "11010519491231002X", "110105194912310038"


def related(folder: Path, files: Mapping[str, str], relation: str) -> dict[frozenset[str], str]:
    """Pairs of entries by name, people with the base that names them, and the reasons."""
    with hashing(KEY):
        store = filled(folder, *written(folder, files))
    with store.read() as view:
        names = {n.id: f"{n.text('name')} {n.text('where')}".strip() for n in view.nodes()}
        found = {
            frozenset((names[edge.tail], names[edge.head])): edge.properties
            for edge in view.edges(kind=relation)
        }
    store.close()
    return {pair: "；".join(map(str, said.values())) for pair, said in found.items()}


def bases(*rows: str) -> dict[str, str]:
    return {"基地.csv": HEADER + "\n".join(rows)}


LEADERS = frozenset({"张三 石桥省甲重点实验室", "张三 石桥省乙重点实验室"})


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (f"白桥厂,张三,,,2019,,{ONE}", f"青禾院,张三,,,2020,,{ONE}", "SAME_AS"),
        (f"白桥厂,张三,,,2019,,{ONE}", f"白桥厂,张三,,,2020,,{OTHER}", ""),
        ("青禾研究所,张三,,,2019,,", "青禾研究所,张三,,,2020,,", "SAME_AS"),
        ("石桥大学,张三,,,2019,,", "石桥大学,张三,,,2020,,", "MAY_BE"),
        ("石桥大学,张三,,泵阀,2019,,", "石桥大学,张三,,泵阀,2020,,", "SAME_AS"),
        ("白桥厂,张三,李四、王五、赵六,,2019,,", "青禾院,张三,李四、王五、赵六,,2020,,", "SAME_AS"),
        ("白桥厂,张三,,泵阀,2019,,", "青禾院,张三,,泵阀,2020,,", "MAY_BE"),
        ("白桥厂,张三,,泵阀,2019,,", "青禾院,张三,,电机,2020,,", ""),
        ("青禾研究所,张三,,,1950,,", "青禾研究所,张三,,,2020,,", "MAY_BE"),
        ("青禾研究所,张三,,,2015,研究员,", "青禾研究所,张三,,,2020,助理研究员,", "MAY_BE"),
    ],
)
def test_leaders_of_one_name_are_one_on_evidence_only(
    tmp_path: Path, one: str, other: str, relation: str
) -> None:
    files = bases(f"石桥省甲重点实验室,{one}", f"石桥省乙重点实验室,{other}")
    for number, kind in enumerate(("SAME_AS", "MAY_BE")):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert (LEADERS in related(folder, files, kind)) is (kind == relation)


def test_two_proven_people_are_not_joined_by_a_third_mention(tmp_path: Path) -> None:
    files = bases(
        f"石桥省甲重点实验室,青禾研究所,张三,,,2019,,{ONE}",
        f"石桥省乙重点实验室,青禾研究所,张三,,,2020,,{OTHER}",
        "石桥省丙重点实验室,青禾研究所,张三,,,2021,,",
    )
    same = related(tmp_path, files, "SAME_AS")
    assert len(same) == 1
    assert LEADERS not in same


def test_a_member_is_the_leader_of_that_name_in_the_same_small_organization(tmp_path: Path) -> None:
    files = bases(
        "石桥省甲重点实验室,青禾研究所,张三,,,2019,,",
        "石桥省乙重点实验室,青禾研究所,李四,张三,,2019,,",
    )
    assert LEADERS in related(tmp_path, files, "SAME_AS")


def test_five_hundred_people_of_one_name_are_judged_in_little_work(tmp_path: Path) -> None:
    rows = [
        f"石桥省{n}号重点实验室,单位{n % 50}研究所,王伟,,集群{n % 20},2019,," for n in range(500)
    ]
    same = related(tmp_path, bases(*rows), "SAME_AS")
    assert len(same) == 50 * 45  # all pairs of the ten of each organization


REGISTERS = {
    "2015.csv": HEADER + "石桥省泵阀工程技术研究中心,青禾研究所,张三,,,2010,,",
    "2022.csv": HEADER + "石桥省泵阀专业技术创新中心,青禾研究所,张三,,,2010,,",
}
RENAMED = frozenset({"石桥省泵阀工程技术研究中心", "石桥省泵阀专业技术创新中心"})


def test_a_base_that_went_on_as_another_type_is_one_by_host_object_and_leader(
    tmp_path: Path,
) -> None:
    reason = related(tmp_path, REGISTERS, "SAME_AS")[RENAMED]
    assert "依托单位同为“青禾研究所”" in reason
    assert "负责人同为张三" in reason


@pytest.mark.parametrize(
    ("there", "here", "relation"),
    [
        ("张三", "", "MAY_BE"),
        ("张三", "李四", "MAY_BE"),
        ("青禾研究所", "白桥大学", ""),
        ("专业技术创新中心", "产业技术研究院", ""),
        ("泵阀", "电机", ""),
    ],
)
def test_without_one_of_these_it_is_open_or_another_base(
    tmp_path: Path, there: str, here: str, relation: str
) -> None:
    other = REGISTERS["2022.csv"].replace(there, here)
    files = {"2015.csv": REGISTERS["2015.csv"], "2022.csv": other}
    if not here:
        files["2022.csv"] = other.replace(",负责人,", ",备注,")
    doubts = related(tmp_path, files, "MAY_BE")
    assert any("泵阀工程技术研究中心" in "".join(pair) for pair in doubts) is bool(relation)


def test_two_bases_of_one_register_are_two(tmp_path: Path) -> None:
    files = {"名录.csv": REGISTERS["2015.csv"] + "\n" + REGISTERS["2022.csv"].removeprefix(HEADER)}
    for number, kind in enumerate(("SAME_AS", "MAY_BE")):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert RENAMED not in related(folder, files, kind)


def test_a_misprinted_name_of_the_same_host_is_one_base(tmp_path: Path) -> None:
    files = {
        "2015.csv": HEADER + "石桥省特种泵阀设计重点实验室,青禾研究所,张三,,,2010,,",
        "2022.csv": HEADER + "石桥省特种泵阔设计重点实验室,青禾研究所,张三,,,2010,,",
    }
    found = related(tmp_path, files, "SAME_AS")
    assert any("特种泵阔" in "".join(pair) for pair in found)
