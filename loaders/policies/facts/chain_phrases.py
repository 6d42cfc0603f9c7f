"""The phrases of a sentence by their verbs: what is developed, built, who supports it, and where.

Plans put verbs before their objects (研发X, 建设Y) or a noun of action behind them (开展X的研发, 推进Y建设). A
phrase that begins with no verb goes on with the enumeration before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.policies.facts.body_words import place_at
from loaders.policies.facts.chain_words import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

DEVELOP, BUILD, SUPPORT, NOMINAL, OTHER = "develop", "build", "support", "nominal", "other"

# What these verbs draw on is a body's only where the words say so: 发挥甲集团作用, 利用信息技术.
DRAWN_ON = ("发挥", "利用", "借助")

_STOP = re.compile(r"[，,。；;：:！!？?]")
# Words that are verbs here and parts of names there: 研究院, 开发区, 建设集团.
_AMBIGUOUS = (
    r"(?<!研究)开发(?!区|园|商|有限|集团|公司|中心|平台|型)"
    r"|研究(?!所|院|设计院|总院|分院|中心|会|生|员|基地|机构|型|开发区|平台)"
    r"|研发(?!中心|机构|平台|基地|团队|人员|能力|投入|总部|生产基地|制造)"
    r"|建设(?!集团|公司|局|厅|委|银行|单位)|生产(?!企业|基地|线|力|性)|发展(?!集团|公司|局|改革|研究)"
)
_VERB = re.compile(_AMBIGUOUS)
_INNER = rf"(?<!的)(?:{_AMBIGUOUS}|<inner>|攻关(?=.{{2}})|加快(?=.{{3}})|推动(?=.{{3}}))(?![的和与及、]|力度)"
# 推进甲、乙研制应用 ends in nouns of action, and has no verb inside.
_ACTIONS = r"(?:<actions+measures>|[和与及、的并])+"
_JOINTLY = re.compile(r"联合(?:攻关|研发|开发|体|创新|研究|实验|开展|推进|共建)")
_WHEN = re.compile(
    r"[“\"]?十[二三四五六七]五[”\"]?(?:期间|时期|末)?|(?:到|至|力争)*20\d\d年(?:底|末|前|以前)?"
    r"|[一二三四五]年内|近期|中期|远期|未来|(?:产业链)?[上中下]游(?:环节)?"
)
_ATTRIBUTIVE = re.compile(
    r"^(?:面向|基于|用于|适用于|满足|适应|具有|以)[^，]*的(?P<noun>[^的，]{2,})$"
)
_VERB_LENGTH = 4
_NO_NOUN = re.compile(r"(?:领域|行业|需求|方向|环节|发展|应用|优势|基础|要求|产业)$")


@dataclass(slots=True)
class Phrase:
    """A verb's object.

    Attributes:
        verb: develop, build, support, nominal (a noun of action closes the object) or other.
        start: Offset of the object in the flat text.
        end: Offset after it.
        sure: Whether the verb takes only bodies.
    """

    verb: str
    start: int
    end: int
    sure: bool = False


def read(text: str, start: int, end: int, label: str = "") -> list[Phrase]:
    """Split a sentence into phrases.

    Args:
        text: The flat text.
        start: The sentence's beginning.
        end: Its end.
        label: The verb that a field's name stands for (重点产品：A、B), for words without a verb.

    Returns:
        The phrases in order; enumerations that go over commas are whole.
    """
    found: list[Phrase] = []
    for left, right in _chunks(text, start, end):
        new = _phrases(text, left, right)
        if new is None and found and _goes_on(found[-1]):
            found[-1].end = right
        elif new is None:
            found.append(Phrase(label or OTHER, left, right, sure=label == SUPPORT))
        elif _is_attributive(text, left, right) and found and found[-1].verb in (DEVELOP, BUILD):
            found[-1].end = right
        else:
            found += new
    return found


def _goes_on(phrase: Phrase) -> bool:
    return phrase.verb != OTHER


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    depth = 0
    left = start
    for index in range(start, end):
        char = text[index]
        depth += (char in "（(《") - (char in "）)》")
        if depth <= 0 and _STOP.match(char):
            if index > left:
                yield left, index
            left = index + 1
    if end > left:
        yield left, end


def is_backed(text: str, start: int) -> bool:
    """Whether 支持, 鼓励 and the like stand directly before a place in the text."""
    return pattern(r"(?:<backs>)$").search(text[max(0, start - _VERB_LENGTH) : start]) is not None


def _is_attributive(text: str, left: int, right: int) -> bool:
    """面向汽车行业的加工中心 goes on with what is developed; 面向石化等领域 does not."""
    chunk = text[left:right]
    match = _ATTRIBUTIVE.match(chunk)
    if match is None or _NO_NOUN.search(match["noun"]):
        return False
    inner = pattern(_INNER).search(chunk)
    return inner is None or inner.start() < match.start("noun") or chunk.startswith("以")


def _phrases(text: str, left: int, right: int) -> list[Phrase] | None:
    """The phrases of a chunk between commas; None where it begins with no verb."""
    when = _WHEN.match(text, left, right)
    at = when.end() if when else left
    nominal = False
    verb = _verb(text[at:right])
    while not verb:
        word = pattern(r"(?:<adverbs+nominal>)").match(text, at, right)
        if word is None or word.end() >= right:
            break
        nominal = nominal or pattern(r"(?:<nominal>)").fullmatch(word[0]) is not None
        at = word.end()
        verb = _verb(text[at:right])
    if verb in (DEVELOP, BUILD):
        return [Phrase(verb, at + _length(text[at:right], verb), right)]
    if verb == SUPPORT:
        outer = Phrase(SUPPORT, at, right, sure=not text.startswith(DRAWN_ON, at))
        return _with_inner(text, at + _length(text[at:right], verb), right, outer)
    return _nominal(text, left, at, right) if nominal else _other(text, left, at, right)


def _nominal(text: str, left: int, at: int, right: int) -> list[Phrase]:
    outer = Phrase(NOMINAL, at, right)
    splits = pattern(r"(?:<splits>)$").search(text[left:at])
    return _with_inner(text, at, right, outer) if splits else [outer]


def _other(text: str, left: int, at: int, right: int) -> list[Phrase] | None:
    about = pattern(r"(?!以及)(?:<about>)").match(text, at, right)
    if about:
        return _with_inner(text, about.end(), right, Phrase(OTHER, at, right))
    moved = at > left or pattern(r"(?:<other>)").match(text, at, right)
    return [Phrase(OTHER, at, right)] if moved else None


def _verb(chunk: str) -> str:
    for verb in (DEVELOP, BUILD, SUPPORT):
        match = pattern(rf"^(?:<{verb}>)").match(chunk)
        if match and _is_verb(chunk):
            return verb
    return ""


def _is_verb(chunk: str) -> bool:
    """Whether the word that opens a chunk is a verb there: 研究院, 开发区 are none."""
    if chunk.startswith("联合"):
        return _JOINTLY.match(chunk) is None
    opens = re.match(r"开发|研究|研发|建设|生产|发展", chunk)
    return opens is None or _VERB.match(chunk) is not None


def _length(chunk: str, verb: str) -> int:
    """Characters of the verb, of all where several stand together (突破和掌握)."""
    match = pattern(rf"^(?:<{verb}>)(?:(?:[和与、并]|并且)?(?:<{verb}>)(?=.{{2}}))?").match(chunk)
    return match.end() if match else 0


def _with_inner(text: str, start: int, right: int, outer: Phrase) -> list[Phrase]:
    """A phrase and the one whose verb stands inside it: 依托X建设Y, 支持X开展Y攻关."""
    outer.start = start
    inner = pattern(_INNER).search(text, start + 2, right)
    if (
        inner is None
        or inner.end() >= right
        or pattern(_ACTIONS).fullmatch(text, inner.start(), right)
    ):
        return [outer]
    outer.end = inner.start()
    together = text.endswith(("联合", "协同", "共同"), start, inner.start())
    if outer.verb == NOMINAL and (is_backed(text, start) or together):
        outer.verb = SUPPORT
    below = _phrases(text, inner.start(), right) or []
    place = text.find("在", start + 2, outer.end)
    if place > 0 and place_at(text, place + 1) > place + 1:
        below.insert(0, Phrase(OTHER, place + 1, outer.end))
        outer.end = place
    return [outer, *below]
