"""What holds for every register: more on record never helps, order and strangers play no part."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.finding import Finding, Verdict
from checks.rules import RULES, Rule
from checks.ruleset import ruleset
from checks.situation import Holding, Leader, Organization, Situation

ON = dt.date(2023, 6, 16)
RULE_SET = ruleset("liaoning-2023")
COUNTED = "省重点实验室"
FIRM = Organization("o1", "青禾泵业有限公司", "企业")
HOSTS = (
    FIRM,
    Organization("o2", "石桥大学", "高等学校"),
    Organization("o3", "白桥阀门有限公司", "企业"),
    Organization("o4", "白桥", ""),
)
PEOPLE = ("丁一舟", "方甲")
TEAM = ("杜甲", "杜乙", "杜丙", "杜丁")

organizations = st.lists(st.sampled_from(HOSTS), max_size=2, unique=True).map(tuple)
leaders = st.builds(
    Leader,
    st.sampled_from(PEOPLE),
    st.sampled_from(("", "123X", "4567")),
    st.sampled_from((True, False, None)),
)
holdings = st.builds(
    Holding,
    id=st.just(""),
    name=st.just(""),
    number=st.just(""),
    type=st.sampled_from((COUNTED, "省专业技术创新中心", "省工程研究中心", "重点实验室", "")),
    status=st.sampled_from(("运行", "建设中", "撤销", "")),
    approved=st.sampled_from((2010, 2023, 2024, None)),
    hosts=organizations,
    co_builders=organizations,
    leader=st.none() | leaders,
    members=st.frozensets(st.sampled_from(TEAM)),
    directions=st.sampled_from(((), ("离心叶轮水力损失",))),
    clusters=st.sampled_from(((), ("压缩机",), ("氢能",), ("其他",))),
)
registers = st.lists(holdings, max_size=5).map(
    lambda bases: tuple(replace(b, id=f"b{i}", name=f"基地{i}") for i, b in enumerate(bases))
)
applications = holdings.map(lambda one: replace(one, id="a", name="甲中心", number="A1"))
COMPARING = (  # the rules that look at other holdings at all
    "same_leader",
    "same_team",
    "same_enterprise_direction",
    "enterprise_limit",
    "covered_direction",
)
rules = pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.id in COMPARING], ids=lambda rule: rule.id
)


def say(rule: Rule, application: Holding, bases: tuple[Holding, ...]) -> Finding:
    limits = RULE_SET.limits(rule.id, ON)
    assert limits is not None
    return rule.check(Situation(application, bases, (), ON), limits)


def weight(finding: Finding) -> int:
    return list(Verdict).index(finding.verdict)


@rules
@given(applications, registers)
def test_the_order_of_the_register_plays_no_part(
    rule: Rule, application: Holding, bases: tuple[Holding, ...]
) -> None:
    assert say(rule, application, bases) == say(rule, application, bases[::-1])


@rules
@given(applications, registers)
def test_one_more_base_of_the_same_leader_and_host_never_helps(
    rule: Rule, application: Holding, bases: tuple[Holding, ...]
) -> None:
    more = Holding("b9", "基地九", type=COUNTED, hosts=application.hosts, leader=application.leader)
    before, after = say(rule, application, bases), say(rule, application, (*bases, more))
    assert weight(after) >= weight(before)


@rules
@given(applications, registers)
def test_bases_of_strangers_change_nothing(
    rule: Rule, application: Holding, bases: tuple[Holding, ...]
) -> None:
    body = Organization("o9", "外地泵业有限公司", "企业")
    stranger = Holding("b9", "基地九", type=COUNTED, hosts=(body,), leader=Leader("甘某"))
    assert say(rule, application, bases) == say(rule, application, (*bases, stranger))


@rules
@given(applications, registers)
def test_bases_that_have_ended_change_nothing(
    rule: Rule, application: Holding, bases: tuple[Holding, ...]
) -> None:
    running = tuple(base for base in bases if base.status != "撤销")
    assert say(rule, application, bases) == say(rule, application, running)


@given(applications, registers)
def test_a_top_talent_is_never_judged_harder(
    application: Holding, bases: tuple[Holding, ...]
) -> None:
    (rule,) = (rule for rule in RULES if rule.id == "same_leader")
    top, other = (
        replace(application, leader=Leader("丁一舟", "123X", top)) for top in (True, False)
    )
    assert weight(say(rule, top, bases)) <= weight(say(rule, other, bases))


@given(applications, registers)
def test_a_name_alone_never_proves_anything(
    application: Holding, bases: tuple[Holding, ...]
) -> None:
    """Without a number, an organization or a team in common nobody is said to break the rule."""
    (rule,) = (rule for rule in RULES if rule.id == "same_leader")
    alone = replace(
        application, hosts=(), co_builders=(), members=frozenset(), leader=Leader("丁一舟")
    )
    assert say(rule, alone, bases).verdict is not Verdict.VIOLATED
