"""What a document plans for industry chains: who supports them, what they develop and build, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies.facts import (
    chain_bodies,
    chain_objects,
    chain_phrases,
    chain_spans,
    chain_tables,
    phrases,
    tables,
)
from loaders.policies.facts.chain_bodies import LOCATED_IN, SUPPORTED_BY
from loaders.policies.facts.chain_objects import BUILDS, DEVELOPS, Fact
from loaders.policies.facts.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Passage
    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.chain_phrases import Phrase
    from loaders.policies.facts.chain_spans import Span
    from loaders.policies.facts.phrases import Flat

KIND = "chains"

_WHO = r"(?:依托|支撑|龙头|链主|骨干|牵头|核心|重点|代表|主要|参与)(?:单位|企业|机构|院所|高校)"
_WHERE = r"(?:空间|区域|产业)?布局(?!谋划)|(?:布局|重点|承载|主要)(?:区域|园区|地区|城市|地)"
_WHAT = (
    r"(?:关键|核心|重点|主攻|攻关|标志性|主导|主要|共性)?(?:技术|产品|装备|材料)$"
    r"|(?:发展|攻关|主攻|研发|补链|强链|延链|薄弱|短板|突破)(?:重点|方向|环节)"
)
# A field's name before a colon, or as a heading, stands for a verb.
_LABELS = (
    (chain_phrases.SUPPORT, re.compile(_WHO)),
    (LOCATED_IN, re.compile(_WHERE)),
    (chain_phrases.BUILD, re.compile(r"(?:创新|重点|建设)?(?:平台|基地|载体)(?:建设)?$")),
    (chain_phrases.DEVELOP, re.compile(_WHAT)),
)
_NO_GOODS = re.compile(r"(?:领域|产业|行业|方向|环节|方面|需求|目标|任务|产业链|要求|重点)$")
_FIELD = re.compile(r"^(?:【(?P<boxed>[^】]{2,10})】[：:]?|(?P<name>[^，。；：【]{2,10})[：:])")


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
            yield _found(span.chain, fact, span.flat)
    for passage in document.passages:
        yield from _of_tables(passage, seen)


def _of_tables(passage: Passage, seen: set[tuple[str, str, str]]) -> Iterator[Found]:
    """What columns say of chains and the text has not said."""
    known = {chain for chain, _, _ in seen}
    flat = phrases.flat(passage)
    for table in tables.find(passage):
        for chain, facts in chain_tables.chains(table, flat):
            whole = chain.name + chain.head
            name = whole if whole in known else chain.name
            for fact in facts:
                if (name, fact.relation, flat.text[fact.start : fact.end]) not in seen:
                    yield _found(name, fact, flat)


def _found(chain: str, fact: Fact, flat: Flat) -> Found:
    values = {
        "chain": chain,
        "relation": fact.relation,
        "object": flat.text[fact.start : fact.end],
        "object_kind": fact.kind,
    }
    return Found(KIND, flat.path, *flat.span(fact.start, fact.end), values)


def _chains(read: list[tuple[Span, list[Fact]]]) -> set[str]:
    """Groups that speak of chains.

    A field counts as one where named bodies carry it and it says what they are to develop, and so do the
    fields beside it that are called alike.
    """
    carried, doing, developing = set(), set(), set()
    for span, facts in read:
        text = span.flat.text
        if any(f.relation in (DEVELOPS, BUILDS) for f in facts):
            doing.add(span.group)
        if any(f.relation == DEVELOPS for f in facts):
            developing.add(span.group)
        if any(
            f.relation == SUPPORTED_BY and chain_bodies.is_known(text[f.start : f.end])
            for f in facts
        ):
            carried.add(span.group)
    sure = carried & developing
    families = {span.family for span, _ in read if span.family and span.group in sure}
    return {
        span.group
        for span, _ in read
        if span.sure or span.group in sure or (span.family in families and span.group in doing)
    }


def _facts(span: Span) -> Iterator[Fact]:
    text = span.flat.text
    heading = _label(span.label)
    for left, right in phrases.sentences(text[span.start : span.end]):
        start, end = span.start + left, span.start + right
        named = _FIELD.match(text[start:end])
        label = _label(named["boxed"] or named["name"]) if named else ""
        start += named.end() if named and label else 0
        yield from _sentence(text, start, end, label or heading)


def _label(name: str) -> str:
    return next((verb for verb, words in _LABELS if words.search(name)), "")


def _sentence(text: str, start: int, end: int, label: str) -> Iterator[Fact]:
    end -= 1 if text[end - 1] in "。；;" else 0
    yield from chain_objects.by(text, start, end)
    backed: Phrase | None = None
    for phrase in chain_phrases.read(text, start, end, label):
        found = list(chain_objects.of(text, phrase))
        if backed and not found and phrase.verb in (chain_phrases.NOMINAL, chain_phrases.DEVELOP):
            # 支持A、B板块开展关键技术攻关: what is backed is what is developed.
            found = list(chain_objects.developed(text, backed.start, backed.end, ""))
        goods = phrase.verb == chain_phrases.SUPPORT and not phrase.sure
        goods = goods or (
            phrase.verb == chain_phrases.NOMINAL and chain_objects.is_about(text, phrase)
        )
        goods = goods and not found and not _NO_GOODS.search(text[phrase.start : phrase.end])
        backed = phrase if goods else None
        yield from found
