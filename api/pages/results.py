"""The results page: hits with the part that matched, facets to narrow them, and paging."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.facets import FACETS
from api.pages.asking import LAST_PAGE, PAGE_SIZE, Asked
from api.pages.links import thing_url
from api.pages.narrowing import Facet, Option, facet, rank
from api.pages.paging import PageLink, page_links
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from answers.lookup import Found, FoundThing

_LONG = 120  # a passage longer than this is cut around the first mark
_LEAD = 30
_DETAILS = ("type", "city", "host", "cluster", "year", "status", "chain", "sort", "region")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked as a whole or not at all."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit.

    Attributes:
        url: Its page.
        kind_zh: Kind in Chinese.
        name: Name in pieces; marked where the name itself matched.
        matched: Alias or passage that matched in pieces; empty where the name did.
        why: How it was found, in Chinese.
        details: Label and value of what distinguishes it from others of the same name.
    """

    url: str
    kind_zh: str
    name: tuple[Piece, ...]
    matched: tuple[Piece, ...]
    why: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """All that `results.html` shows.

    Attributes:
        title: Title of the window.
        query: What was typed.
        hits: Hits of this page.
        total: Hits over all pages.
        first: Number of the first hit shown, from 1.
        confident: False where the hits are guesses.
        facets: Facets with at least two values, or a chosen one.
        chosen: Filters that are set, each as an option whose address takes it off.
        clear_url: The same search without filters.
        previous: Address of the page before; empty where there is none.
        next: Address of the page after; empty where there is none.
        pages: Page numbers around this one.
        deepest: How many hits can be paged through; 0 where that is all.
    """

    title: str
    query: str
    hits: tuple[HitView, ...]
    total: int
    first: int
    confident: bool
    facets: tuple[Facet, ...]
    chosen: tuple[Option, ...]
    clear_url: str
    previous: str
    next: str
    pages: tuple[PageLink, ...]
    deepest: int
    place: str = "search"


def results_page(found: Found, asked: Asked) -> ResultsPage:
    """The page of one answer."""
    last = min(LAST_PAGE, max(1, -(-found.total // PAGE_SIZE)))
    shown = LAST_PAGE * PAGE_SIZE
    return ResultsPage(
        title=f"{asked.text} - 检索" if asked.text else "检索",
        query=asked.text,
        hits=tuple(_hit(hit) for hit in found.hits),
        total=found.total,
        first=(asked.page - 1) * PAGE_SIZE + 1,
        confident=found.confident,
        facets=tuple(_facets(found.facets, asked)),
        chosen=tuple(_chosen(asked)),
        clear_url=Asked(asked.text).url,
        previous=asked.on_page(min(asked.page - 1, last)).url if asked.page > 1 else "",
        next=asked.on_page(asked.page + 1).url if asked.page < last else "",
        pages=page_links(asked.page, last, lambda page: asked.on_page(page).url),
        deepest=shown if found.total > shown else 0,
    )


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text into marked and unmarked pieces.

    Args:
        text: What matched.
        spans: Half-open character ranges to mark, ascending, not overlapping.
    """
    cut, at = [], 0
    for start, end in spans:
        cut += [Piece(text[at:start], marked=False), Piece(text[start:end], marked=True)]
        at = end
    return tuple(p for p in (*cut, Piece(text[at:], marked=False)) if p.text)


def _hit(hit: FoundThing) -> HitView:
    by_name = hit.matched == hit.name
    return HitView(
        url=thing_url(hit.kind, hit.id),
        kind_zh=hit.kind_zh,
        name=pieces(hit.name, hit.spans if by_name else ()),
        matched=() if by_name else _passage(hit.matched, hit.spans),
        why=hit.why,
        details=tuple(_details(hit)),
    )


def _passage(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The pieces of a passage, cut around its first mark where it is long."""
    if len(text) <= _LONG:
        return pieces(text, spans)
    start = max(0, spans[0][0] - _LEAD) if spans else 0
    end = min(len(text), start + _LONG)
    inside = [(a - start, min(b, end) - start) for a, b in spans if a < end]
    head = (Piece("…", marked=False),) if start else ()
    tail = (Piece("…", marked=False),) if end < len(text) else ()
    return (*head, *pieces(text[start:end], inside), *tail)


def _details(hit: FoundThing) -> Iterator[tuple[str, str]]:
    known = {**hit.details, "city": hit.city, "host": hit.host}
    return ((FACETS[key], known[key]) for key in _DETAILS if known.get(key))


def _facets(counts: Mapping[str, Mapping[str, int]], asked: Asked) -> Iterator[Facet]:
    for key, label in FACETS.items():
        values = counts.get(key, {})
        on = asked.filters.get(key, ())
        if not values or (len(values) == 1 and not on):  # a single value narrows nothing
            continue
        ordered = sorted(values, key=lambda value: rank(key, value, values[value]))
        yield facet(label, [_option(asked, key, value, values[value]) for value in ordered])


def _chosen(asked: Asked) -> Iterator[Option]:
    for key, values in asked.filters.items():
        for value in values:
            option = _option(asked, key, value, 0)
            yield Option(f"{FACETS[key]}：{option.label}", 0, option.url, on=True)


def _option(asked: Asked, key: str, value: str, count: int) -> Option:
    kinds = ontology().nodes
    label = kinds[value].zh if key == "kind" and value in kinds else value
    return Option(label, count, asked.toggled(key, value).url, value in asked.filters.get(key, ()))
