"""The objects of phrases as facts: what is developed and built, who supports it, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.policies.facts import (
    chain_bodies,
    chain_builds,
    chain_items,
    chain_phrases,
    phrases,
)
from loaders.policies.facts.bodies import bodies
from loaders.policies.facts.body_words import is_place, place_at
from loaders.policies.facts.chain_bodies import LOCATED_IN
from loaders.policies.facts.chain_words import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.chain_phrases import Phrase

DEVELOPS, BUILDS = "DEVELOPS", "BUILDS"

_BY = r"以(?P<what>[^，。；：]{2,80}?)(?:等)?为(?P<role><roles>)"
# 以甲市为核心，乙、丙为支撑: the second goes without its 以.
_AND = r"(?:，(?P<also>[^，。；：以]{2,80}?)(?:等)?为(?P<other><roles>))?"
_PLACES = re.compile(
    r"(?:协同|联动|配套|错位|差异化|协调|共同|特色|集聚|集群)*发展|(?:等地|等市|等)|(?:重点)?布局$|集聚$|落地$"
)
# 以甲市为核心，联动乙市、丙市
_LINKED = ("联动", "带动", "辐射", "协同")
# 示范推广X技术 is work on X.
_SPREAD = re.compile(r"(?:示范)?推广(?:应用)?(?=[^，]+(?:技术|工艺|装备|设备|产品)$)")
# 聚焦X、Y三大方向, 巩固X、Y优势
_FIELDS = re.compile(
    r"等?[\d两三四五六七八九]*[大个类]?(?:重点|主攻|细分)?(?:方向|领域|赛道|环节)$"
)
_STRONG = re.compile(r"(?:巩固|扩大|放大|提升)(?P<what>[^，]*、[^，]*?)等?(?:领域)?优势$")
# 完善X、Y等配套 names what is to be made.
_PARTS = re.compile(r"等[^，、等]{0,6}(?:配套|零部件|部件|元器件|器件|材料|装备|设备)$")
_ABOUT = ("围绕", "聚焦", "瞄准", "针对")
_LANDED = re.compile(r"(?:布局|落户|落地|集聚|聚集|集中)(?:于|在|到)?|重点布局")


class Fact(NamedTuple):
    """A relation of a chain to an object, and where the object stands in the flat text."""

    relation: str
    start: int
    end: int
    kind: str


def by(text: str, start: int, end: int) -> Iterator[Fact]:
    """以A、B为龙头, 以甲市为核心, 以X、Y为主攻方向."""
    for match in pattern(_BY + _AND).finditer(text, start, end):
        yield from _in_role(match, "what", "role")
        if match["also"]:
            yield from _in_role(match, "also", "other")


def _in_role(match: re.Match[str], what: str, role: str) -> Iterator[Fact]:
    focus = match[role] in ("核心", "重点", "中心", "主攻方向", "突破口")
    found = chain_bodies.read(match.string, *match.span(what), sure=not focus)
    if found:
        yield from (Fact(*one) for one in found)
    elif focus and "、" in match[what]:
        items = chain_items.read(match.string, *match.span(what))
        yield from (Fact(DEVELOPS, *item) for item in items)


def of(text: str, phrase: Phrase) -> Iterator[Fact]:
    """What a phrase says."""
    start, end = phrase.start, phrase.end
    if phrase.verb == chain_phrases.SUPPORT:
        found = chain_bodies.read(text, start, end, sure=phrase.sure)
        yield from (Fact(*one) for one in found)
    elif phrase.verb == chain_phrases.DEVELOP:
        yield from developed(text, start, end, "closers")
    elif phrase.verb == chain_phrases.BUILD:
        yield from _built(text, start, end)
    elif phrase.verb == chain_phrases.NOMINAL:
        yield from _nominal(text, start, end)
    elif phrase.verb == LOCATED_IN:
        found = chain_bodies.read(text, start, end, sure=True)
        yield from (Fact(*one) for one in found if one.relation == LOCATED_IN)
    elif text.endswith(_LINKED, 0, start) or text.startswith(_LINKED, start, end):
        start += len("联动") if text.startswith(_LINKED, start) else 0
        found = chain_bodies.read(text, start, end, sure=True)
        yield from (Fact(*one) for one in found if one.relation == LOCATED_IN)
    elif strong := _STRONG.match(text, start, end):
        yield from developed(text, *strong.span("what"), "")
    elif spread := _SPREAD.match(text, start, end):
        yield from developed(text, spread.end(), end, "closers")
    else:
        yield from _landed(text, start, end)


def developed(text: str, start: int, end: int, closers: str) -> Iterator[Fact]:
    """The products and technologies of an object, with `closers` less the nouns that close it."""
    tail = pattern(
        r"(?:的(?:<action_marks+measures+actions>|[和与及、并]|以及)++|(?:<closers>)++)$"
        if closers
        else r"\d*大?产业板块$|等$"
    ).search(text, start, end)
    end = tail.start() if tail and tail.start() > start else end
    yield from (Fact(DEVELOPS, *item) for item in chain_items.read(text, start, end))


def _built(text: str, start: int, end: int, *, landed: bool = True) -> Iterator[Fact]:
    by = pattern(_BY + r"的?").match(text[start:end])
    while by:
        start += by.end()
        start += 1 if text[start:end].startswith("，") else 0
        by = pattern(_BY + r"的?").match(text[start:end])
    start, places = _led_by_places(text, start, end)
    yield from places
    built = list(chain_builds.read(text, start, end)) if end > start else []
    yield from (Fact(BUILDS, *one) for one in built)
    if not built and re.search(r"品种|品系|新药", text[start:end]):
        yield from (Fact(DEVELOPS, *item) for item in chain_items.read(text, start, end))
    elif not built and text.endswith(("做强", "做优", "做大"), 0, start):
        if pattern(r"(?:<goods>)$").search(text, start, end):
            yield from developed(text, start, end, "closers")
    elif not built and landed:
        yield from _landed(text, start, end)


def _led_by_places(text: str, start: int, end: int) -> tuple[int, list[Fact]]:
    """The places that an enumeration begins with, and where what follows them begins: 甲、乙汽车集聚区."""
    spans = [(start + a, start + b) for a, b in phrases.items(text[start:end], re.compile("、"))]
    last = spans[-1][0] if spans else start
    stop = place_at(text, last)
    if (
        len(spans) <= 1
        or not last < stop < end
        or not all(is_place(text[a:b]) for a, b in spans[:-1])
    ):
        return start, []
    places = [*spans[:-1], (last, stop)]
    return stop, [Fact(LOCATED_IN, a, b, "city") for a, b in places]


def _nominal(text: str, start: int, end: int) -> Iterator[Fact]:
    """X的研发与产业化, Y建设: a noun of action closes the object."""
    if text.endswith("完善", 0, start) and not text.endswith("建设", start, end):
        if _PARTS.search(text, start, end):
            yield from developed(text, start, end, "closers")
        return
    built = list(chain_builds.read(text, start, end)) if text.endswith("建设", start, end) else []
    yield from (Fact(BUILDS, *one) for one in built)
    if built:
        return
    backed = chain_phrases.is_backed(text, start)
    if chain_bodies.is_closed(text, start, end) or (backed and bodies(text[start:end])):
        yield from (Fact(*one) for one in chain_bodies.read(text, start, end, sure=True))
        return
    tail = pattern(r"(?:<action_marks+measures+actions>|[的和与及、并]|以及)++$").search(
        text, start, end
    )
    tail = tail if tail and _is_action(tail[0]) else None
    named = pattern(r"(?:<goods>)$").search(text, start, end)
    about = text[max(0, start - 2) : start] in _ABOUT
    fields = _FIELDS.search(text, start, end) if about else None
    if fields:
        yield from _focused(text, start, fields.start())
    elif tail is None and named and about:
        yield from (Fact(DEVELOPS, *item) for item in chain_items.read(text, start, end))
    elif tail and tail.start() > start:
        yield from (Fact(DEVELOPS, *item) for item in chain_items.read(text, start, tail.start()))
    else:
        yield from _landed(text, start, end)


def _focused(text: str, start: int, end: int) -> Iterator[Fact]:
    """The fields that a chain is about, where each is one of goods or of technology."""
    items = list(chain_items.read(text, start, end))
    goods = pattern(r"(?:<goods+technologies>)$")
    if len(items) > 1 and all(goods.search(text, one.start, one.end) for one in items):
        yield from (Fact(DEVELOPS, *one) for one in items)


def is_about(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is one of 围绕, 聚焦."""
    return text[max(0, phrase.start - 2) : phrase.start] in _ABOUT


def _is_action(words: str) -> bool:
    ends = pattern(r"(?:<actions+measures>)$").search(words) is not None
    return ends and pattern(r"(?:<actions>)").search(words) is not None


def _landed(text: str, start: int, end: int) -> Iterator[Fact]:
    """布局在甲区、乙区; 甲、乙协同发展."""
    verb = _LANDED.match(text[start:end])
    at = start + verb.end() if verb else start
    within = text.startswith("在", max(0, start - 1))
    goes = _PLACES.search(text, at, end)
    stop = goes.start() if goes else end
    if not verb and not goes and not within:
        return
    found = chain_bodies.read(text, at, stop, sure=True)
    park = verb and verb[0] == "布局" and chain_builds.is_built(text[at:end])
    if park and not place_at(text, at) > at:  # 布局传感器产业园
        yield from _built(text, at, end, landed=False)
    elif found and all(one.relation == LOCATED_IN for one in found):
        yield from (Fact(*one) for one in found)
    elif verb and verb[0] == "布局" and not chain_builds.is_built(text[at:end]):
        yield from developed(text, at, end, "closers")
    elif verb and verb[0] == "布局":
        yield from _built(text, at, end, landed=False)
