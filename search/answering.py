"""From candidates to an answer: the part of a search that every engine shares."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from search.documents import Hit, Query, Results
from search.highlight import excerpt, name_spans
from search.plan import make_plan
from search.ranking import Candidate, Judged, judge_loose, judge_strict
from search.terms import facets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.plan import Plan
    from search.routes import Route

_SUGGEST_POOL, _STRICT_POOL, _LOOSE_POOL = 40, 64, 64
# Paging further than this is no search any more.
DEEPEST = 1000


@dataclass(frozen=True, slots=True)
class Gathered:
    """Candidates an engine found.

    Attributes:
        candidates: The best ones by the engine's own score, at most as many as asked for.
        count: How many there are altogether.
    """

    candidates: Sequence[Candidate]
    count: int


class Engine(Protocol):
    """What an engine does for an answer."""

    def gather(
        self, routes: Sequence[Route], filters: Mapping[str, tuple[str, ...]], limit: int
    ) -> Gathered:
        """Return documents that take any of the routes and pass the filters, best first."""
        ...

    def count_facets(
        self, routes: Sequence[Route], filters: Mapping[str, tuple[str, ...]]
    ) -> Mapping[str, Mapping[str, int]]:
        """Count the facet values of every document that takes any of the routes."""
        ...


def answer(engine: Engine, query: Query) -> Results:
    """Answer a query: strict matches, or guesses where there are none."""
    plan = make_plan(query.text)
    nothing_allowed = any(not values for values in query.filters.values())
    if not plan.whole or nothing_allowed or query.limit < 0 or query.offset < 0:
        return Results()
    wanted = min(DEEPEST, query.offset + query.limit)
    pool = max(_SUGGEST_POOL if query.prefix else _STRICT_POOL, 2 * wanted)
    gathered = engine.gather(plan.strict, query.filters, pool)
    judged = judge_strict(plan, gathered.candidates)
    if not judged and not query.prefix:
        gathered = engine.gather(plan.loose, query.filters, max(_LOOSE_POOL, wanted))
        judged = judge_loose(plan, gathered.candidates)
        return _page(plan, query, judged, len(judged), _count(judged))
    if gathered.count <= pool:
        return _page(plan, query, judged, len(judged), _count(judged))
    # Counting costs more than finding; suggestions show no counts.
    counted = {} if query.prefix else engine.count_facets(plan.strict, query.filters)
    return _page(plan, query, judged, gathered.count, counted)


def _page(
    plan: Plan,
    query: Query,
    judged: list[Judged],
    total: int,
    counted: Mapping[str, Mapping[str, int]],
) -> Results:
    page = judged[query.offset : query.offset + query.limit]
    hits = tuple(_hit(plan, one) for one in page)
    return Results(hits, total, bool(judged) and judged[0].match.sure, counted)


def _hit(plan: Plan, judged: Judged) -> Hit:
    match = judged.match
    if match.why == "text":
        shown, marks = excerpt(judged.document.text, plan.parts)
    else:
        shown, marks = match.form.shown, name_spans(match)
    return Hit(judged.document, round(match.score, 4), match.why, shown, marks)


def _count(judged: Sequence[Judged]) -> dict[str, dict[str, int]]:
    counters: dict[str, Counter[str]] = {}
    for one in judged:
        for key, value in facets(one.document).items():
            counters.setdefault(key, Counter())[value] += 1
    return {key: dict(counter.most_common()) for key, counter in counters.items()}
