"""The fields of the form for checking one application, named as in a register's columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.base_types import vocabulary

Sort = Literal["line", "lines", "number", "date", "choice"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form.

    Attributes:
        name: Name of the register's field, or `policy` or `on`.
        label: What it is called.
        sort: A line, several lines (one value each), a number, a date, or a choice.
        hint: How to fill it in; may be empty.
        required: The form is refused without it.
        longest: Most characters it takes.
        choices: Values of a choice; proposals for a line.
    """

    name: str
    label: str
    sort: Sort = "line"
    hint: str = ""
    required: bool = False
    longest: int = 200
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading; those of a `folded` one are seldom needed."""

    title: str
    fields: tuple[Field, ...]
    folded: bool = False


_LIST = 5000
_TYPES = tuple(Choice(f"省{entry['stem']}", "") for entry in vocabulary("base_types"))
_TALENT = (Choice("", "未填"), Choice("是", "是"), Choice("否", "否"))

SECTIONS = (
    Section(
        "申报的基地",
        (
            Field("name", "基地名称", required=True),
            Field("type", "基地类型", hint="不填则按名称的结尾判断", choices=_TYPES),
            Field("host", "依托单位", required=True, hint="全称、简称或曾用名均可"),
            Field("host_code", "统一社会信用代码", hint="18位", longest=30),
            Field("co_builders", "共建单位", "lines", hint="每行一个", longest=_LIST),
        ),
    ),
    Section(
        "负责人与团队",
        (
            Field("leader", "负责人", longest=50),
            Field("id_last4", "证件号后四位", hint="用来分辨同名的人，不保存", longest=4),
            Field("top_talent", "是否顶尖人才", "choice", choices=_TALENT),
            Field("members", "团队成员", "lines", "每行一个，或用顿号隔开", longest=_LIST),
        ),
    ),
    Section(
        "方向与归属",
        (
            Field("directions", "研究方向", "lines", hint="每行一个", longest=_LIST),
            Field("cluster", "所属产业集群"),
            Field("city", "所在市", longest=50),
        ),
    ),
    Section(
        "建设条件与日期（选填）",
        (
            Field("area_m2", "场地面积（平方米）", "number"),
            Field("equipment_10k", "研发设备原值（万元）", "number"),
            Field("national_projects", "承担国家级项目数", "number"),
            Field("common_technologies", "解决共性技术数", "number"),
            Field("partner_firms", "产学研企业数", "number"),
            Field("benefit_100m", "经济效益（亿元）", "number"),
            Field("director_months", "主任年工作月数", "number"),
            Field("committee_chair", "委员会主任", longest=50),
            Field("committee", "技术指导委员会", "lines", "每行一人：姓名@单位", longest=_LIST),
            Field("recommender", "推荐单位"),
            Field("applied", "申报日期", "date"),
            Field("reviewed", "初审日期", "date"),
            Field("number", "申报编号", hint="台账中已有的编号不与自身比较", longest=100),
        ),
        folded=True,
    ),
)
