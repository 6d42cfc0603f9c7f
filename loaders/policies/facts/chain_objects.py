"""The objects of phrases as facts: what is developed and built, who supports it, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.policies.facts import chain_bodies, chain_builds, chain_items, chain_phrases
from loaders.policies.facts.bodies import bodies
from loaders.policies.facts.chain_bodies import LOCATED_IN
from loaders.policies.facts.chain_words import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.chain_phrases import Phrase

DEVELOPS, BUILDS = "DEVELOPS", "BUILDS"

_BY = r"以(?P<what>[^，。；：]{2,80}?)(?:等)?为(?P<role><roles>)"
_PLACES = re.compile(r"(?:协同|联动|配套|错位|差异化|协调|共同|特色)*发展|(?:等地|等市|等)")
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
    for match in pattern(_BY).finditer(text, start, end):
        a, b = match.span("what")
        focus = match["role"] in ("核心", "重点", "中心", "主攻方向", "突破口")
        found = chain_bodies.read(text, a, b, sure=not focus)
        if found:
            yield from (Fact(*one) for one in found)
        elif focus and "、" in match["what"]:
            yield from (Fact(DEVELOPS, *item) for item in chain_items.read(text, a, b))


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
    built = list(chain_builds.read(text, start, end)) if end > start else []
    yield from (Fact(BUILDS, *one) for one in built)
    if not built and re.search(r"品种|品系|新药", text[start:end]):
        yield from (Fact(DEVELOPS, *item) for item in chain_items.read(text, start, end))
    elif not built and landed:
        yield from _landed(text, start, end)


def _nominal(text: str, start: int, end: int) -> Iterator[Fact]:
    """X的研发与产业化, Y建设: a noun of action closes the object."""
    if text.endswith("完善", 0, start) and not text.endswith("建设", start, end):
        return
    built = list(chain_builds.read(text, start, end)) if text.endswith("建设", start, end) else []
    yield from (Fact(BUILDS, *one) for one in built)
    if built:
        return
    backed = chain_phrases.is_backed(text, start)
    if chain_bodies.is_closed(text[start:end]) or (backed and bodies(text[start:end])):
        yield from (Fact(*one) for one in chain_bodies.read(text, start, end, sure=True))
        return
    tail = pattern(r"(?:<action_marks+measures+actions>|[的和与及、并]|以及)++$").search(
        text, start, end
    )
    tail = tail if tail and _is_action(tail[0]) else None
    named = pattern(r"(?:<goods>)$").search(text, start, end)
    if tail is None and named and text[max(0, start - 2) : start] in _ABOUT:
        yield from (Fact(DEVELOPS, *item) for item in chain_items.read(text, start, end))
    elif tail and tail.start() > start:
        yield from (Fact(DEVELOPS, *item) for item in chain_items.read(text, start, tail.start()))
    else:
        yield from _landed(text, start, end)


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
    if found and all(one.relation == LOCATED_IN for one in found):
        yield from (Fact(*one) for one in found)
    elif verb and verb[0] == "布局" and not chain_builds.is_built(text[at:end]):
        yield from developed(text, at, end, "closers")
    elif verb and verb[0] == "布局":
        yield from _built(text, at, end, landed=False)
