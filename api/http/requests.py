"""What clients send to check an application, and what they get."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from answers.lookup import FoundThing  # noqa: TC001 -- the API's schema is made from it
from answers.screening import CitedClause  # noqa: TC001 -- the API's schema is made from it
from checks.finding import Evidence  # noqa: TC001 -- the API's schema is made from it
from checks.rules import RULES

if TYPE_CHECKING:
    from api.service import Answered

Name = Annotated[str, Field(max_length=500)]

RULE_TITLES = {rule.id: rule.title for rule in RULES}


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Names that what was typed so far may become."""

    query: str
    hits: tuple[FoundThing, ...]


class CheckRequest(BaseModel):
    """One application; the fields are those of a register's columns."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "name": "辽宁省工业热泵专业技术创新中心（2023年—2026年）",
                "type": "省专业技术创新中心",
                "host": "辽宁某某热工装备有限公司",
                "leader": "张三",
                "members": ["李四", "王五"],
                "directions": ["工业热泵可靠性"],
                "cluster": "压缩和制冷装备",
                "policy": "liaoning-2023",
                "on": "2023-06-16",
            }
        },
    )
    name: str = Field(min_length=1, max_length=500, description="基地名称")
    host: str = Field(min_length=1, max_length=500, description="依托单位")
    leader: str = Field(min_length=1, max_length=100, description="负责人")
    number: str = Field("接口", max_length=100, description="申报编号")
    type: str = Field("", max_length=100, description="基地类型")
    host_code: str = Field("", max_length=30, description="统一社会信用代码")
    co_builders: list[Name] = Field(default_factory=list, max_length=100, description="共建单位")
    members: list[Name] = Field(default_factory=list, max_length=1000, description="团队成员")
    directions: list[Name] = Field(default_factory=list, max_length=100, description="研究方向")
    cluster: str = Field("", max_length=200, description="所属产业集群")
    city: str = Field("", max_length=100, description="所在市")
    id_last4: str = Field("", pattern=r"^(\d{3}[\dXx])?$", description="负责人证件号后四位")
    top_talent: bool | None = Field(None, description="是否顶尖人才")
    policy: str = Field("liaoning-2023", description="规则集")
    on: dt.date | None = Field(None, description="按哪一天的规定审查，缺省为今天")

    def cells(self) -> dict[str, object]:
        """The application as cells of a register's row."""
        lists = {n: "\n".join(getattr(self, n)) for n in ("co_builders", "members", "directions")}
        plain = (
            "name",
            "host",
            "leader",
            "number",
            "type",
            "host_code",
            "cluster",
            "city",
            "id_last4",
        )
        return {n: getattr(self, n) for n in (*plain, "top_talent")} | lists


@dataclass(frozen=True, slots=True)
class CheckedRule:
    """One finding as JSON; see `checks.finding.Finding`."""

    rule: str
    title: str
    verdict: str
    verdict_zh: str
    level: str
    message: str
    evidence: tuple[Evidence, ...]
    values: dict[str, str]
    assumptions: tuple[str, ...]
    settles: tuple[str, ...]
    citation: CitedClause


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """All findings on one application, heaviest first."""

    application_no: str
    policy: str
    on: str
    findings: tuple[CheckedRule, ...]


def check_answer(answered: Answered, policy: str, on: dt.date) -> CheckAnswer:
    """The answer to a check as JSON values."""
    findings = tuple(
        CheckedRule(
            finding.rule,
            RULE_TITLES[finding.rule],
            finding.verdict.value,
            finding.verdict.zh,
            finding.level,
            finding.message,
            finding.evidence,
            dict(finding.values),
            finding.assumptions,
            finding.settles,
            clause,
        )
        for finding, clause in zip(answered.checked.findings, answered.clauses, strict=True)
    )
    return CheckAnswer(answered.checked.application.number, policy, on.isoformat(), findings)
