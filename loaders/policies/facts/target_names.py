"""Names of indicators without the words around them, and what an elided name leaves out."""

from __future__ import annotations

import re

from loaders.policies.facts import target_words as words

_LEAD = re.compile(
    r"^(?:[\0、，和及与或—]|以及|并|且|同时|其中|力争|争取|确保|努力|要|将|使|全力|积极|着力|计划|推动实现|加快"
    r"|全面|重点(?!实验室|学科|企业|项目|产业|园区|工程|高校|行业)|再|继续|大力|择优|拟|进一步|分别|到时|届时|还|高标准|高质量|高水平|高起点)+"
)
_SCOPE = re.compile(
    r"^(?:在)?(?P<scope>(?:全|我|本)(?:省|市|区|县|州|国(?!重点实验室)|域|旗|盟|镇|校|院|行业))(?:的)?"
)
_FIELD = re.compile(
    r"^(?:在|围绕|面向|针对|聚焦).{2,40}?(?:领域|方面|行业|范围内?|地区|产业|区域)内?"
    rf"(?={words.VERB})"
)
_OWN_VERB = re.compile(
    rf"(?P<each>每年(?:度)?|年均|年度|年)?(?:择优|滚动|分批)?(?P<verb>{words.VERB})(?:[和、]?(?:{words.VERB})(?=...))?"
    # A verb before one of these is the first part of a noun: 孵化器, 培训机构, 建设面积.
    r"(?P<thing>(?!机构|基地|平台|中心|园|项目|资金|经费|面积|载体|总数|数量)[^业型性率者化筑器].+)"
)
_HOLDS = re.compile(
    r"(?P<holder>.{4,}?)(?P<metric>(?:聚集|集聚|汇聚|取得|获得|发表|拥有|吸引).{2,})"
)
_ONLY_VERB = re.compile(rf"(?:累计|共)?(?:{words.VERB}){{1,3}}")
_HAS_VERB = re.compile(words.VERB)
_CORE_HEAD = re.compile(rf"^(?:每年|年)?(?:{words.either(words.FLOWS)})")
_CORE_TAIL = re.compile(rf"(?:新增|净增|总数量|总数|数量|总量|{words.GROWTH}|年均增速|增速)$")
_LEVEL = re.compile(rf"(?:{words.PREDICATE})|成为|进入|跻身|通过|入选|获得|获批")
_NO_NAME = re.compile(
    r"^(?:每[个家项名所]|单[个家])|[为与由对从向在含按第共每以等于至超前后不约用]$"
)


def bare(name: str) -> tuple[str, str]:
    """Give a name without the words that lead up to it, and the scope that they state."""
    name = _FIELD.sub("", without_lead(name))
    scope = _SCOPE.match(name)
    return (without_lead(name[scope.end() :]), scope["scope"]) if scope else (name, "")


def without_lead(name: str) -> str:
    """Give a name without 其中, 力争 and the like before it."""
    return _LEAD.sub("", name)


def core(metric: str) -> str:
    """The bearer in an indicator's name: 省级中心 of 新增省级中心 or 省级中心总数."""
    return _CORE_TAIL.sub("", _CORE_HEAD.sub("", metric)) or metric


def thing(name: str) -> str:
    """What a verb with its object speaks of: the object; all of it where no verb or one of flow begins it."""
    own = _OWN_VERB.fullmatch(name)
    plain = own and own["verb"] not in words.FLOWS | words.AMBIGUOUS and not own["each"]
    return own["thing"] if own and plain else name


def objects(name: str) -> str:
    """The object of a verb, whatever the verb."""
    own = _OWN_VERB.fullmatch(name)
    return own["thing"] if own and own["verb"] not in words.AMBIGUOUS else name


def made(name: str) -> str:
    """The object that a verb acts on, where a name is no more than both; else nothing."""
    own = _OWN_VERB.fullmatch(without_lead(name))
    return own["thing"] if own and not _HAS_VERB.search(own["thing"]) else ""


def acts(name: str) -> bool:
    """Whether a verb of doing begins a name: 每年选派科技特派员."""
    return bool(_OWN_VERB.fullmatch(name))


def has_verb(name: str) -> bool:
    """Whether a verb of doing stands anywhere in a name."""
    return bool(_HAS_VERB.search(name))


def only_verb(name: str) -> bool:
    """Whether a name is a verb and leaves its object out: 累计建成."""
    return bool(_ONLY_VERB.fullmatch(name))


def held(name: str) -> tuple[str, str]:
    """Part 平台聚集人员 into what is held and its holder; the name and nothing where it is not so built."""
    holds = None if acts(name) else _HOLDS.fullmatch(name)
    return (holds["metric"], holds["holder"]) if holds else (name, "")


def names_level(words_after: str) -> bool:
    """Whether words behind an amount tell what some of the things are to come up to (达到先进水平)."""
    return bool(_LEVEL.match(words_after))


def no_name(name: str) -> bool:
    """Whether the words before an amount cannot end an indicator's name, or speak of each one of many."""
    return bool(_NO_NAME.search(name))
