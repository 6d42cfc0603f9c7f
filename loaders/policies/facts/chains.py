"""What a document plans for industry chains: who supports them, what they develop and build, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.policies.facts import (
    chain_bodies,
    chain_builds,
    chain_items,
    chain_phrases,
    chain_spans,
    phrases,
)
from loaders.policies.facts.bodies import bodies
from loaders.policies.facts.chain_bodies import LOCATED_IN, SUPPORTED_BY
from loaders.policies.facts.chain_words import pattern
from loaders.policies.facts.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.chain_phrases import Phrase
    from loaders.policies.facts.chain_spans import Span

KIND = "chains"
DEVELOPS, BUILDS = "DEVELOPS", "BUILDS"

_BY = r"以(?P<what>[^，。；：]{2,80}?)(?:等)?为(?P<role><roles>)"
_WHO = r"(?:依托|支撑|龙头|链主|骨干|牵头|核心|重点|代表|主要|参与)(?:单位|企业|机构|院所|高校)"
_WHERE = r"(?:空间|区域|产业)?布局(?!谋划)|(?:布局|重点|承载|主要)(?:区域|园区|地区|城市|地)"
_WHAT = (
    r"(?:关键|核心|重点|主攻|攻关|标志性|主导|主要|共性)?(?:技术|产品|装备|材料)$"
    r"|(?:发展|攻关|主攻|研发)(?:重点|方向)"
)
# A field's name before a colon, or as a heading, stands for a verb.
_LABELS = (
    (chain_phrases.SUPPORT, re.compile(_WHO)),
    (LOCATED_IN, re.compile(_WHERE)),
    (chain_phrases.BUILD, re.compile(r"(?:创新|重点|建设)?(?:平台|基地|载体)(?:建设)?$")),
    (chain_phrases.DEVELOP, re.compile(_WHAT)),
)
_FIELD = re.compile(r"^(?P<name>[^，。；：]{2,10})[：:]")
_PLACES = re.compile(r"(?:协同|联动|配套|错位|差异化|协调|共同|特色)*发展|(?:等地|等市|等)")
_NO_GOODS = re.compile(r"(?:领域|产业|行业|方向|环节|方面|需求|目标|任务|产业链|要求|重点)$")
_ABOUT = ("围绕", "聚焦", "瞄准", "针对")
_LANDED = re.compile(r"(?:布局|落户|落地|集聚|聚集|集中)(?:于|在|到)?|重点布局")


class _Fact(NamedTuple):
    relation: str
    start: int
    end: int
    kind: str


def find(document: PolicyDocument) -> Iterator[Found]:
    """Read the plans for industry chains of a document.

    Yields:
        One fact of kind `chains` for each object: `chain`, `relation` (LOCATED_IN, DEVELOPS, BUILDS,
        SUPPORTED_BY), `object` as written, `object_kind` (product, technology, base, enterprise …).
    """
    seen: set[tuple[str, str, str]] = set()
    read = [(span, list(_facts(span))) for span in chain_spans.find(document)]
    chains = _chains(read)
    for span, facts in read:
        for fact in facts if span.group in chains else ():
            name = span.flat.text[fact.start : fact.end]
            if (span.chain, fact.relation, name) in seen:
                continue
            seen.add((span.chain, fact.relation, name))
            place = span.flat.span(fact.start, fact.end)
            values = {
                "chain": span.chain,
                "relation": fact.relation,
                "object": name,
                "object_kind": fact.kind,
            }
            yield Found(KIND, span.flat.path, *place, values)


def _chains(read: list[tuple[Span, list[_Fact]]]) -> set[str]:
    """Groups that speak of chains.

    A field counts as one where named bodies carry it and it says what they are to do, and so do the fields
    beside it that are called alike.
    """
    carried, doing = set(), set()
    for span, facts in read:
        text = span.flat.text
        if any(f.relation in (DEVELOPS, BUILDS) for f in facts):
            doing.add(span.group)
        if any(
            f.relation == SUPPORTED_BY and chain_bodies.is_known(text[f.start : f.end])
            for f in facts
        ):
            carried.add(span.group)
    sure = carried & doing
    families = {span.family for span, _ in read if span.family and span.group in sure}
    return {
        span.group
        for span, _ in read
        if span.sure or span.group in sure or (span.family in families and span.group in doing)
    }


def _facts(span: Span) -> Iterator[_Fact]:
    text = span.flat.text
    heading = _label(span.label)
    for left, right in phrases.sentences(text[span.start : span.end]):
        start, end = span.start + left, span.start + right
        named = _FIELD.match(text[start:end])
        label = _label(named["name"]) if named else ""
        start += named.end() if named and label else 0
        yield from _sentence(text, start, end, label or heading)


def _label(name: str) -> str:
    return next((verb for verb, words in _LABELS if words.search(name)), "")


def _sentence(text: str, start: int, end: int, label: str) -> Iterator[_Fact]:
    end -= 1 if text[end - 1] in "。；;" else 0
    yield from _by(text, start, end)
    backed: Phrase | None = None
    for phrase in chain_phrases.read(text, start, end, label):
        found = list(_phrase(text, phrase))
        if backed and not found and phrase.verb in (chain_phrases.NOMINAL, chain_phrases.DEVELOP):
            # 支持A、B板块开展关键技术攻关: what is backed is what is developed.
            found = list(_developed(text, backed.start, backed.end, ""))
        goods = phrase.verb == chain_phrases.SUPPORT and not phrase.sure
        goods = goods or (phrase.verb == chain_phrases.NOMINAL and _is_about(text, phrase))
        goods = goods and not found and not _NO_GOODS.search(text[phrase.start : phrase.end])
        backed = phrase if goods else None
        yield from found


def _by(text: str, start: int, end: int) -> Iterator[_Fact]:
    """以A、B为龙头, 以甲市为核心, 以X、Y为主攻方向."""
    for match in pattern(_BY).finditer(text, start, end):
        a, b = match.span("what")
        focus = match["role"] in ("核心", "重点", "中心", "主攻方向", "突破口")
        found = chain_bodies.read(text, a, b, sure=not focus)
        if found:
            yield from (_Fact(*one) for one in found)
        elif focus and "、" in match["what"]:
            yield from (_Fact(DEVELOPS, *item) for item in chain_items.read(text, a, b))


def _phrase(text: str, phrase: Phrase) -> Iterator[_Fact]:
    start, end = phrase.start, phrase.end
    if phrase.verb == chain_phrases.SUPPORT:
        found = chain_bodies.read(text, start, end, sure=phrase.sure)
        yield from (_Fact(*one) for one in found)
    elif phrase.verb == chain_phrases.DEVELOP:
        yield from _developed(text, start, end, "closers")
    elif phrase.verb == chain_phrases.BUILD:
        yield from _built(text, start, end)
    elif phrase.verb == chain_phrases.NOMINAL:
        yield from _nominal(text, start, end)
    elif phrase.verb == LOCATED_IN:
        found = chain_bodies.read(text, start, end, sure=True)
        yield from (_Fact(*one) for one in found if one.relation == LOCATED_IN)
    else:
        yield from _landed(text, start, end)


def _developed(text: str, start: int, end: int, closers: str) -> Iterator[_Fact]:
    tail = pattern(
        r"(?:的(?:<action_marks+measures+actions>|[和与及、并]|以及)++|(?:<closers>)++)$"
        if closers
        else r"\d*大?产业板块$|等$"
    ).search(text, start, end)
    end = tail.start() if tail and tail.start() > start else end
    yield from (_Fact(DEVELOPS, *item) for item in chain_items.read(text, start, end))


def _built(text: str, start: int, end: int) -> Iterator[_Fact]:
    by = pattern(_BY + r"的?").match(text[start:end])
    while by:
        start += by.end()
        start += 1 if text[start:end].startswith("，") else 0
        by = pattern(_BY + r"的?").match(text[start:end])
    built = list(chain_builds.read(text, start, end)) if end > start else []
    yield from (_Fact(BUILDS, *one) for one in built)
    if not built and re.search(r"品种|品系|新药", text[start:end]):
        yield from (_Fact(DEVELOPS, *item) for item in chain_items.read(text, start, end))
    elif not built:
        yield from _landed(text, start, end)


def _nominal(text: str, start: int, end: int) -> Iterator[_Fact]:
    """X的研发与产业化, Y建设: a noun of action closes the object."""
    if text.endswith("完善", 0, start) and not text.endswith("建设", start, end):
        return
    backed = chain_phrases.is_backed(text, start)
    if chain_bodies.is_closed(text[start:end]) or (backed and bodies(text[start:end])):
        yield from (_Fact(*one) for one in chain_bodies.read(text, start, end, sure=True))
        return
    if text[start:end].endswith("建设"):
        yield from (_Fact(BUILDS, *one) for one in chain_builds.read(text, start, end))
        return
    tail = pattern(r"(?:<action_marks+measures+actions>|[的和与及、并]|以及)++$").search(
        text, start, end
    )
    tail = tail if tail and _is_action(tail[0]) else None
    named = pattern(r"(?:<goods>)$").search(text, start, end)
    if tail is None and named and text[max(0, start - 2) : start] in _ABOUT:
        yield from (_Fact(DEVELOPS, *item) for item in chain_items.read(text, start, end))
    elif tail and tail.start() > start:
        yield from (_Fact(DEVELOPS, *item) for item in chain_items.read(text, start, tail.start()))
    else:
        yield from _landed(text, start, end)


def _is_about(text: str, phrase: Phrase) -> bool:
    return text[max(0, phrase.start - 2) : phrase.start] in _ABOUT


def _is_action(words: str) -> bool:
    ends = pattern(r"(?:<actions+measures>)$").search(words) is not None
    return ends and pattern(r"(?:<actions>)").search(words) is not None


def _landed(text: str, start: int, end: int) -> Iterator[_Fact]:
    """布局在甲区、乙区; 甲、乙协同发展."""
    verb = _LANDED.match(text[start:end])
    at = start + verb.end() if verb else start
    within = text.startswith("在", max(0, start - 1))
    goes = _PLACES.search(text, at, end)
    stop = goes.start() if goes else end
    if not verb and not goes and not within:
        return
    found = chain_bodies.read(text, at, stop, sure=True)
    if found and all(one.relation == LOCATED_IN for one in found):
        yield from (_Fact(*one) for one in found)
