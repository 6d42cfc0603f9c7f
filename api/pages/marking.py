"""Marking: a clause's text cut at the ends of the facts that rest on it, which may overlap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from answers.policies.fact_values import FACTS
from api.pages.links import thing_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from answers.policies.text import TextFact


_EMPTY_LINES = re.compile(r"\n\s*\n")
_RANKS = {fact: rank for rank, fact in enumerate(FACTS)}


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mark around a stretch of text; `fact` is its kind, `title` what the facts on it say."""

    fact: str
    title: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text between two ends of marks.

    Attributes:
        text: As written, but for empty lines.
        marks: Those that cover it, the longest first, to be nested in this order.
        url: Page of the one thing that the innermost mark names; else empty.
    """

    text: str
    marks: tuple[MarkView, ...]
    url: str


@dataclass(frozen=True, slots=True)
class _Laid:
    """All facts of one kind on the same words."""

    start: int
    end: int
    mark: MarkView
    url: str


def stretches(text: str, facts: Sequence[TextFact]) -> tuple[Stretch, ...]:
    """Cut a text so that every mark covers whole stretches.

    Args:
        text: The clause's text.
        facts: What rests on it; offsets lie inside the text.
    """
    laid = sorted(_laid(facts), key=_breadth, reverse=True)
    ends = {0, len(text), *(one.start for one in laid), *(one.end for one in laid)}
    return tuple(
        _stretch(text[start:end], [o for o in laid if o.start <= start and end <= o.end])
        for start, end in pairwise(sorted(ends))
    )


def said(values: Iterable[tuple[str, str]]) -> str:
    """Labelled values in a line: 指标 新建平台；数值 ≥30家."""
    return "；".join(f"{label} {value}" for label, value in values)


def _breadth(one: _Laid) -> tuple[int, int]:
    """Longer marks lie below shorter ones; on the same words the kind that says most lies on top."""
    return one.end - one.start, _RANKS[one.mark.fact]


def _stretch(text: str, over: Sequence[_Laid]) -> Stretch:
    return Stretch(
        _EMPTY_LINES.sub("\n", text), tuple(one.mark for one in over), over[-1].url if over else ""
    )


def _laid(facts: Sequence[TextFact]) -> Iterator[_Laid]:
    def place(fact: TextFact) -> tuple[int, int, str]:
        return fact.start, fact.end, fact.fact

    for (start, end, kind), same in groupby(sorted(facts, key=place), key=place):
        group = list(same)
        title = "\n".join(dict.fromkeys(f"{FACTS[kind]}：{said(fact.values)}" for fact in group))
        things = {fact.thing.id for fact in group}
        url = thing_url(group[0].thing.kind, group[0].thing.id) if len(things) == 1 else ""
        yield _Laid(start, end, MarkView(kind, title), url)
