"""Words by which a duty and its bearer are known; the lists stand in `duty_words.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from loaders.policies.facts.body_words import is_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Words that end like an organ or a unit and are none.
_NO_NAMES = re.compile(
    r"(?:内|外|全|总|干|局|大|本|乐)部|[场住处厕]所|(?:布|格|全|大|结)局|[主承协督举创联交]办|[查惩好用之到]处|[^市区县旗]委托"
)
# Regions end so: 各市（州）, 各地, 各乡镇.
_LAST = frozenset("市区县州地省盟旗镇道街园")
# No list of bodies runs over these outside brackets.
STOPS = frozenset("。；：，！？;:,〇“”\u3000")
_BRACKET = re.compile(r"（[^（）]*）|〔[^〔〕]*〕")
_DIVISIONS = ("市", "区", "县", "州", "盟", "旗")
_LEAST = {"organ": 3, "unit": 3, "base": 2, "class": 2}


class Sort(Enum):
    """What sort of body a name stands for: how much must follow it before a duty is read."""

    ORGAN = "organ"  # state organs and bodies set up for a task
    UNIT = "unit"  # parts in a procedure: 依托单位, 专业机构
    BASE = "base"  # laboratories, centres, platforms
    CLASS = "class"  # bodies of society: 企业, 高等学校


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists, compiled.

    Attributes:
        heads: Endings of names by sort.
        marks: The last characters of all endings, brackets, and stops.
        region: A region as an actor: 各市.
        level: A level of government that shares what follows.
        field: A field of government without a noun: 市发展改革.
        opening: An opening by which a body stands as object.
        inside: Words that no name of a body holds.
        duty: What follows a bearer of a duty, by the bearer's sort.
        acts: A verb of duty, with its adverbs.
        passing: What those do through whom a matter passes: 审核.
        run_on: Words of two characters whose first seems to end a name: 处理, 办法.
        task_body: Endings of bodies set up for a task.
    """

    heads: Mapping[Sort, tuple[str, ...]]
    marks: re.Pattern[str]
    region: re.Pattern[str]
    level: re.Pattern[str]
    field: re.Pattern[str]
    opening: re.Pattern[str]
    inside: re.Pattern[str]
    duty: Mapping[Sort, re.Pattern[str]]
    acts: re.Pattern[str]
    passing: re.Pattern[str]
    run_on: frozenset[str]
    task_body: str


@cache
def words() -> Words:
    """The word lists of `duty_words.yaml`, compiled."""
    file = resources.files("loaders") / "policies" / "facts" / "duty_words.yaml"
    raw: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    heads = {sort: tuple(raw["heads"][sort.value].split()) for sort in Sort}
    last = {head[-1] for of_sort in heads.values() for head in of_sort} | _LAST
    return Words(
        heads=heads,
        marks=re.compile(f"[{''.join(sorted(last))}（()）{''.join(sorted(STOPS))}]"),
        region=re.compile(raw["regions"]),
        level=re.compile(raw["levels"] + r"(?:（[^（）]*）)?"),
        field=re.compile(f"(?P<level>.{{0,12}}?)(?:{either(raw['fields'].split())})"),
        opening=re.compile(either(raw["objects"].split())),
        inside=re.compile(raw["inside"]),
        duty=_duty(raw),
        acts=re.compile(
            f"(?:{either(raw['adverbs'].split())})*(?:{either(raw['verbs'].split())}|{either(raw['organ_verbs'].split())})"
        ),
        passing=re.compile(
            f"(?:{either(raw['adverbs'].split())})*(?:组织)?(?:专家)?(?:{either(raw['passing'].split())})"
        ),
        run_on=frozenset(raw["run_on"].split()),
        task_body=either(raw["task_bodies"].split()),
    )


def _duty(raw: Mapping[str, Any]) -> dict[Sort, re.Pattern[str]]:
    """What must follow a bearer's name: a modal verb for all, more for organs and parts."""
    adverbs = f"(?:{either(raw['adverbs'].split())})*"
    modals = [word for word in raw["modals"].split() if not word.startswith("要")]
    # 不得有下列行为 is a duty, 应有下列条件 is a condition.
    firm = f"(?:不得|(?:{either(modals)})(?!{raw['conditions']}|由))"
    # 企业牵头建设的平台 describes the platform.
    bound = [word for word in raw["modals"].split() if not word.startswith("牵头")]
    modal = f"(?:不得|(?:{either(raw['modals'].split())})(?!{raw['conditions']}))"
    verb = f"(?:{either(raw['verbs'].split())})(?![的者])"
    more = f"(?:{either(raw['organ_verbs'].split())})(?!的)"
    preposition = f"(?:{either(raw['prepositions'].split())})"
    task = "(?:的)?(?:主要|具体)?(?:工作)?(?:职责|职能|任务)(?:是|为|：|包括|如下|有|。|负责|$)"
    role = (
        r"(?:是|作为|为)(?=[^。；]{0,80}?(?:职责|责任|主要任务|(?:主管|管理|推荐|实施|组织|牵头|协同|监督|承担|指导|咨询|决策|审议|办事)"
        r"[^，。；]{0,4}(?:部门|单位|主体|机构|者)))"
        r"|为[^，。；]{2,16}，对[^，。；]{1,20}负[^，。；]{0,4}责"
    )
    role += r"|(?:接?受)[^，。；]{0,12}委托"
    role += r"|(?:包括|是指)(?=[^。；]{0,80}?(?:职责|负责)(?:是|为|：|包括))"
    heading = f"[：。](?:主要)?(?:{either(raw['modals'].split())}|职责|组织|制定|贯彻)"
    after = f"，{adverbs}(?:{modal}|{verb}|{more}|(?:根据|按照|依照|依据|结合))"
    base = f"{adverbs}{firm}|{task}|{heading}|(?:接?受)[^，。；]{{0,12}}委托"
    common = f"{adverbs}(?:不得|(?:{either(bound)})(?!{raw['conditions']}))|{task}|{heading}|{after}|{role}"
    common += "|请(?=于|在|按|认真|严格|结合)"
    unit = f"{common}|{adverbs}{modal}|{adverbs}(?:{preposition}|{verb})"
    organ = f"{unit}|{adverbs}(?:{more}|{either(raw['organ_prepositions'].split())})"
    common += f"|{adverbs}(?:填报|填写|提交|报送|登录|上报)"
    common += f"|{adverbs}向[^，。；]{{2,20}}?(?:申报|报送|提交|报告|申请)"
    built = {Sort.BASE: base, Sort.CLASS: common, Sort.UNIT: unit, Sort.ORGAN: organ}
    return {sort: re.compile(pattern) for sort, pattern in built.items()}


def either(parts: Iterable[str]) -> str:
    """An alternation of patterns, the longest first."""
    return "|".join(sorted(parts, key=len, reverse=True))


@lru_cache(maxsize=20_000)
def sort_of(name: str) -> Sort | None:
    """The sort of body that a name stands for; None where it ends like none."""
    bare = _BRACKET.sub("", name)
    known = words()
    if known.region.fullmatch(bare) or (bare.endswith(_DIVISIONS) and is_place(bare)):
        return Sort.ORGAN
    if bare == "机构":  # what a rule is about, by the last word of its name
        return Sort.CLASS
    best = max(
        (
            (len(head), sort)
            for sort, of_sort in known.heads.items()
            for head in of_sort
            if bare.endswith(head)
        ),
        key=lambda pair: pair[0],
        default=None,
    )
    if best is None or (len(bare) < _LEAST[best[1].value] and bare != "专班"):
        return None
    wrong = _NO_NAMES.search(bare, max(0, len(bare) - 2))
    return None if wrong and wrong.end() == len(bare) else best[1]
