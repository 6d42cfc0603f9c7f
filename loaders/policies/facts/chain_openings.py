"""Sentences and lines that open with the name of a chain or field: 糖业产业链。依托…; 做强风电产业链，…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.policies.facts import cluster_names, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Passage
    from loaders.policies.facts.phrases import Flat

_OPENING = re.compile(
    r"(?:[一二三四五六七八九十]是|[（(]\d+[）)]|\d+[.．、])?(?P<in>在)?(?P<name>[^，。；：、（）]{2,26}?)"
    r"(?P<head>产业链|产业集群|产业|领域)(?:方面|领域|上)?[，：。]"
)
_STRONG = ("产业链", "产业集群")


class Opening(NamedTuple):
    """A name that opens a sentence or a line.

    Attributes:
        name: The chain or field.
        start: Offset of the name in the flat text.
        body: Offset of what is said of it.
        sure: Whether it is called a chain or cluster.
    """

    name: str
    start: int
    body: int
    sure: bool


def find(passage: Passage, flat: Flat, start: int) -> Iterator[Opening]:
    """Names that open sentences or lines of a passage, from a place in its flat text on."""
    if "链" not in flat.text and "领域" not in flat.text and "集群" not in flat.text:
        return
    places = {start + left for left, _ in phrases.sentences(flat.text[start:])}
    places |= {place for place in _lines(passage, flat) if place >= start}
    found = [opening for place in sorted(places) if (opening := _at(flat.text, place))]
    for index, one in enumerate(found):
        later = found[index + 1] if index + 1 < len(found) else None
        if later is None or later.body != one.body:  # of two that end alike the one on its own line
            yield one


def _lines(passage: Passage, flat: Flat) -> Iterator[int]:
    """Places in the flat text where a line of the file begins."""
    for index in range(1, len(flat.offsets)):
        before, here = flat.offsets[index - 1] + 1, flat.offsets[index]
        gap = here - before
        if gap and "\n" in passage.text[before - passage.start : here - passage.start]:
            yield index


def _at(text: str, start: int) -> Opening | None:
    match = _OPENING.match(text, start)
    if match is None:
        return None
    strong = match["head"] in _STRONG
    bare = cluster_names.bare(match["name"])
    if not cluster_names.is_specific(bare) or (not strong and not match["in"]):
        return None
    at = match.end("name") - len(bare)
    return Opening(bare + (match["head"] if strong else ""), at, match.end(), strong)
