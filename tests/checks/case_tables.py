"""Reads the tables of cases that stand beside the rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import yaml

from checks.situation import (
    Change,
    Holding,
    Leader,
    Organization,
    Seat,
    Situation,
    Transition,
)
from graph.names import text_key
from graph.organizations import sort_of

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = frozenset(
    {"编号", "名称", "类型", "状态", "年份", "依托单位", "共建单位", "负责人", "其他负责人",
     "证件号后四位", "顶尖人才", "团队成员", "研究方向", "产业集群", "信用代码", "所在市", "推荐单位"}
)  # fmt: skip
EXPECTED = frozenset(
    {"案例", "日期", "申报", "基地", "其他申报", "数据", "委员会", "同地推荐", "规则集", "去向", "变更",
     "结论", "证据", "说明", "理由", "假定", "核实", "条款", "数值", "不说"}
)  # fmt: skip
FIGURES = {
    "场地面积": "area_m2", "设备原值": "equipment_10k", "国家级项目": "national_projects",
    "共性技术": "common_technologies", "合作企业": "partner_firms", "经济效益": "benefit_100m",
    "委员会主任": "committee_chair", "主任月数": "director_months",
    "申报日期": "applied", "初审日期": "reviewed", "领军人才": "leading_talent",
    "验收日期": "accepted", "延期至": "extended", "评估日期": "evaluated", "评估结果": "evaluation",
    "整改期限": "rectify_by", "整改验收": "rectified", "年度报告": "reports", "不良记录": "incidents",
    "变更备案": "filed",
}  # fmt: skip
# Subsidiaries and the groups they belong to.
GROUPS = {"青禾泵业有限公司": "青禾集团", "青禾阀门有限公司": "青禾集团"}
TOP = {"是": True, "否": False, "": None}


@dataclass(frozen=True)
class Case:
    """One case: a situation and what the rule is to say of it."""

    ruleset: str
    situation: Situation
    verdict: str
    evidence: list[str]
    said: dict[str, str]


def read_cases(path: Path) -> dict[str, Case]:
    """All cases of a rule by their title."""
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {key for case in table["案例"] for key in case} <= EXPECTED
    cases = {case["案例"]: _case(case, table) for case in table["案例"]}
    assert len(cases) == len(table["案例"]), "two cases of one title"
    return cases


def _case(raw: dict[str, Any], table: dict[str, Any]) -> Case:
    default = table["默认"]
    bodies = {name: names[0] for names in table["同一单位"] for name in names}
    application = default["申报"] | raw.get("申报", {})
    situation = Situation(
        _holding(application, bodies),
        tuple(_holding(default["基地"] | one, bodies) for one in raw.get("基地", ())),
        tuple(_holding(default["申报"] | one, bodies) for one in raw.get("其他申报", ())),
        raw.get("日期", default["日期"]),
        figures=_figures(table["默认"].get("数据", {}) | raw.get("数据", {})),
        searched="已查登记的基地",
        committee=tuple(_seat(w, bodies) for w in raw.get("委员会", default.get("委员会", ()))),
        recommended=tuple(
            _holding(default["申报"] | {"编号": f"申报{n}"}, bodies)
            for n in range(raw.get("同地推荐", 0))
        ),
        transitions=tuple(Transition(*words) for words in raw.get("去向", ())),
        changes=tuple(Change(*words) for words in raw.get("变更", ())),
    )
    named = raw.get("规则集", table.get("规则集", "liaoning-2023"))
    said = {
        key: str(raw[key])
        for key in ("说明", "理由", "假定", "核实", "条款", "数值", "不说")
        if key in raw
    }
    return Case(named, situation, raw["结论"], raw.get("证据", []), said)


def _holding(raw: dict[str, Any], bodies: dict[str, str]) -> Holding:
    assert set(raw) <= COLUMNS, raw
    known = {key: value for key, value in raw.items() if value != "无"}
    leader = Leader(
        known.get("负责人", ""), known.get("证件号后四位", ""), TOP[known.get("顶尖人才", "")]
    )
    return Holding(
        id=known.get("编号") or known["名称"],
        name=known["名称"],
        number=known.get("编号", ""),
        type=known.get("类型", ""),
        status=known.get("状态", ""),
        approved=known.get("年份"),
        hosts=_organizations(known.get("依托单位", ()), bodies, known.get("信用代码", "")),
        co_builders=_organizations(known.get("共建单位", ()), bodies),
        leader=leader if leader.name else None,
        other_leaders=tuple(map(Leader, known.get("其他负责人", ()))),
        members=frozenset(known.get("团队成员", ())),
        directions=tuple(known.get("研究方向", ())),
        clusters=tuple(known.get("产业集群", ())),
        city=known.get("所在市", ""),
        recommender=known.get("推荐单位", ""),
    )


def _figures(raw: dict[str, Any]) -> dict[str, object]:
    return {FIGURES[name]: _figure(value) for name, value in raw.items() if value != "无"}


def _figure(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return tuple(map(str, value)) if isinstance(value, list) else value


def _seat(written: str, bodies: dict[str, str]) -> Seat:
    name, _, body = written.partition("@")
    return Seat(name, _organization(body, bodies) if body else None)


def _organizations(
    names: list[str], bodies: dict[str, str], code: object = ""
) -> tuple[Organization, ...]:
    return tuple(replace(_organization(name, bodies), code=str(code)) for name in names)


def _organization(name: str, bodies: dict[str, str]) -> Organization:
    main = bodies.get(name, name)
    above = GROUPS.get(main, "")
    kin = ((text_key(above), above),) if above else ()
    why = "" if name == main else f"“{name}”是“{main}”的另一名称"
    return Organization(text_key(main), name, sort_of(main), why=why, above=kin)
