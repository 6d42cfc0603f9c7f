"""What a row of each kind of register says, and that a kind reads the columns it claims."""

from __future__ import annotations

from contextlib import suppress

import pytest

from loaders.readers.tables import Sheet
from loaders.registers.kinds import REGISTER_KINDS, RegisterKind
from loaders.registers.records import Record, RowError
from loaders.registers.register import is_register
from loaders.registers.secrecy import HASH
from tests.loaders.registers.small_tables import edges, nodes, read, refused


class Asked(dict[str, object]):
    """Cells that remember which fields were asked for."""

    def __init__(self, cells: dict[str, object]) -> None:
        super().__init__(cells)
        self.asked: set[str] = set()

    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]  # one use, one form
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> object:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)


VALUES = {
    "approved": 2019,
    "listed": 2019,
    "host_code": "91350100M000100Y43",
    "how": "更名",
    "happened": "2019-06-01",
    "id_last4": "1234",
    "related": "Parent:石桥集团",
    "status": "运行",
    "top_talent": "是",
    "type": "省重点实验室",
}


@pytest.mark.parametrize("kind", REGISTER_KINDS, ids=lambda kind: kind.name)
def test_a_kind_reads_the_fields_it_claims_and_no_others(kind: RegisterKind) -> None:
    known = {name: VALUES.get(name, "石桥大学") for name in kind.uses}
    if kind.name == "entities":
        known["type"] = "大学"
    asked: set[str] = set()
    for empty in ("", "approved", "unit", "evaluated", "cluster_group"):
        cells = Asked({name: cell for name, cell in known.items() if name != empty})
        with suppress(RowError):
            kind.row(Record(1, "", cells))  # type: ignore[arg-type]  # a dictionary that listens
        asked |= cells.asked
    assert asked - {HASH} | {"serial"} == kind.uses | {"serial"}
    assert kind.needs | kind.some_of <= kind.uses


def test_a_project_has_its_host_leader_funds_and_programme() -> None:
    header = (
        "项目编号",
        "项目名称",
        "承担单位",
        "项目负责人",
        "经费（元）",
        "专项名称",
        "立项年度",
        "备注",
    )
    row = ("2019YF1", "水泵研究", "石桥大学", "丁一舟", 1_250_000, "先进制造", 2019, "延期")
    register = read(header, row)
    assert register.report.kind == "projects"
    (project,) = nodes(register, "Project")
    assert project.properties == {
        "name": "水泵研究",
        "number": "2019YF1",
        "programme": "先进制造",
        "funds_10k": 125.0,
        "year": 2019,
        "extra": ("备注=延期",),
    }
    (hosted,) = edges(register, "HOSTED_BY")
    (led,) = edges(register, "LED_BY")
    assert hosted.tail == led.tail == project.id


def test_a_project_without_a_leader_stays_and_open_data_s_columns_are_known() -> None:
    header = ("NO", "title", "institution", "chairman", "funds", "type", "year")
    register = read(header, ("A1", "水泵研究", "石桥大学", "", "300", "先进制造", "2018"))
    (project,) = nodes(register, "Project")
    assert (project.properties["number"], project.properties["funds_10k"]) == ("A1", 300.0)
    assert project.properties["programme"] == "先进制造"
    assert edges(register, "LED_BY") == []


def test_a_team_has_its_leader_members_and_host() -> None:
    header = ("团队名称", "带头人", "主要成员", "依托单位", "研究方向")
    register = read(header, ("水泵团队", "丁一舟", "1．方甲 2．方乙等5人", "石桥大学", "水力设计"))
    assert register.report.kind == "teams"
    (team,) = nodes(register, "Team")
    assert len(edges(register, "MEMBER_OF")) == 2
    assert {e.tail for e in edges(register, "LED_BY")} == {team.id}
    assert {e.tail for e in edges(register, "HOSTED_BY")} == {team.id}


def test_a_person_has_an_employer_a_title_and_directions() -> None:
    header = ("姓名", "单位", "职称", "职务", "研究方向", "手机")
    register = read(
        header, ("丁一舟", "石桥大学", "教授", "院长", "水力设计", "1"), ("", "石桥大学")
    )
    assert register.report.kind == "people"
    (person,) = nodes(register, "Person")
    assert person.properties["where"] == "石桥大学"
    assert person.properties["title"] == "院长、教授"
    assert len(edges(register, "AFFILIATED_WITH")) == 1
    assert refused(register) == [(3, "姓名")]


def test_an_expert_keeps_title_field_and_other_columns() -> None:
    header = ("专家姓名", "单位", "职称", "专业领域", "奖项")
    register = read(header, ("丁一舟", "石桥大学", "教授", "流体机械", "二等奖"))
    (expert,) = nodes(register, "Expert")
    assert expert.properties["extra"] == ("奖项=二等奖",)
    assert expert.properties["title"] == "教授"


def test_an_achievement_is_completed_by_units_and_people() -> None:
    header = ("成果名称", "登记号", "完成单位", "完成人", "登记年份")
    register = read(
        header, ("高效水泵", "9212021Y0001", "石桥大学、青禾泵业有限公司", "丁一舟、方甲", 2021)
    )
    assert register.report.kind == "achievements"
    (achievement,) = nodes(register, "Achievement")
    assert (achievement.properties["number"], achievement.properties["year"]) == (
        "9212021Y0001",
        2021,
    )
    assert len(edges(register, "COMPLETED_BY")) == 4


def test_a_chain_has_parts_with_their_stage_supporters_and_cities() -> None:
    header = ("产业链", "环节", "重点产品", "关键技术", "支撑单位", "城市")
    register = read(
        header,
        ("泵阀产业链", "上游：铸件", "泵壳", "精密铸造", "青禾泵业有限公司", "沈阳、大连"),
        ("同上", "中游", "离心泵；屏蔽泵", "", "白桥阀门有限公司", "〃"),
    )
    assert register.report.kind == "chains"
    assert len({chain.id for chain in nodes(register, "Chain")}) == 1
    names = ("name", "sort", "stage")
    parts = [tuple(s.properties[n] for n in names) for s in nodes(register, "Segment")]
    assert parts == [
        ("铸件", "环节", "上游"),
        ("泵壳", "产品", "上游"),
        ("精密铸造", "技术", "上游"),
        ("离心泵", "产品", "中游"),
        ("屏蔽泵", "产品", "中游"),
    ]
    assert len(edges(register, "PART_OF")) == 5 + 4
    assert len(edges(register, "SUPPORTED_BY")) == 4 + 3
    assert len({e.head for e in edges(register, "LOCATED_IN")}) == 2


def test_a_cluster_has_a_group_and_places() -> None:
    register = read(("产业集群", "集群类别", "所在市"), ("数控机床", "优势产业集群", "沈阳市"))
    assert register.report.kind == "clusters"
    assert nodes(register, "Cluster")[0].properties["group"] == "优势产业集群"
    assert len(edges(register, "LOCATED_IN")) == 1


def test_an_evaluation_is_of_an_organization_or_of_a_base() -> None:
    header = ("序号", "单位名称", "考核结果", "年度", "主管部门")
    register = read(header, (1, "石桥大学", "优秀", 2021, "试省教育厅"))
    assert register.report.kind == "evaluations"
    (organization,) = [n for n in nodes(register, "Organization") if "evaluations" in n.properties]
    assert organization.properties["evaluations"] == ("2021年 优秀",)
    assert len(edges(register, "SUPERVISED_BY")) == 1
    bases = read(("名称", "结果"), ("试省水泵重点实验室", "良好"), ("石桥大学", "优秀"))
    assert nodes(bases, "Base")[0].properties["evaluation"] == "良好"
    assert nodes(bases, "Organization")[0].properties["evaluations"] == ("优秀",)


def test_a_base_list_without_hosts_is_one_where_its_header_says_so() -> None:
    register = read(("实验室名称", "批准年份", "省份"), ("试省水泵重点实验室", 2019, "辽宁"))
    assert register.report.kind == "bases"
    assert edges(register, "HOSTED_BY") == []


def test_a_university_list_and_an_open_list_are_organizations() -> None:
    header = ("序号", "学校名称", "学校代码", "学校类型", "所属城市", "省/直辖市")
    register = read(header, (1, "石桥大学", 10140, "本科", "沈阳市", "辽宁省"))
    (university,) = nodes(register, "Organization")
    assert university.properties["source_ids"] == ("10140",)
    assert university.properties["extra"] == ("单位性质=本科",)
    header = ("ror_id", "name_en", "names_zh", "aliases", "types", "city", "province", "related")
    rows = (
        (
            *("r1", "Stone Bridge University", "石桥大学|石桥学院", "SBU", "education|funder"),
            *("Shenyang", "Liaoning", "Parent:中石桥|Related:甲"),
        ),
        (
            *("r2", "Blue Field Institute", "", "", "facility", "Xi'an", "Shaanxi"),
            '[["Child", "Small Institute", "r9"]]',
        ),
        ("r3", "Red Field Institute", "", "", "facility", "", "", "[1]"),
    )
    register = read(header, *rows)
    own = [n for n in nodes(register, "Organization") if n.properties.get("source_ids")]
    assert own[0].properties["name"] == "石桥大学"
    assert own[0].properties["sort"] == "高等学校"
    assert own[0].properties["aliases"] == ("石桥学院", "SBU", "Stone Bridge University")
    assert own[0].properties["extra"] == ("关联单位=related:甲",)
    assert own[1].properties["name"] == "Blue Field Institute"
    wholes = {(e.tail, e.head) for e in edges(register, "PART_OF") if e.tail.startswith("org")}
    assert {own[0].id, own[1].id} == {end for pair in wholes for end in pair} & {
        own[0].id,
        own[1].id,
    }
    assert {n.properties["name"] for n in nodes(register, "Region")} >= {"沈阳市", "西安市"}
    assert refused(register) == [(4, "related")]


def test_a_table_that_policies_have_too_makes_no_document_a_register() -> None:
    chains = Sheet("", (("产业链", "重点产品", "支撑单位"), ("甲", "乙", "丙大学")))
    tasks = Sheet("", (("序号", "项目名称", "牵头单位"), ("1", "甲", "丙局")))
    assert not is_register([chains, tasks])
    assert read(*chains.rows).report.kind == "chains"
    assert read(*tasks.rows).report.kind == "projects"


def test_an_id_that_two_things_share_is_told_and_both_stay() -> None:
    register = read(
        ("编号", "基地名称", "依托单位"), ("B1", "甲", "乙大学"), ("B1", "丙", "乙大学")
    )
    assert register.report.accepted == 2
    assert register.report.warnings == ("第3行的编号“B1”前面用于另一名称，请核对（1行）",)
