"""The queue of pairs: both sides next to each other, and the form in which a person decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.decisions import WITHDRAWN
from answers.pairs import JUDGED_KINDS, PAIR_VERDICTS
from answers.queue import STATES
from api.pages.asking_queue import PAGE_SIZE, AskedQueue
from api.pages.links import thing_url
from api.pages.narrowing import Facet, Option, facet
from api.pages.paging import PageLink, page_links
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.comparison import Compared
    from answers.decisions import Decision
    from answers.queue import Entry, PairDetail, Queue


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is here and what was just sent.

    Attributes:
        author: Who decided last in this browser.
        problem: Why a decision was not kept; `problem_at` is the pair, `reason` what was typed.
        done: What was just decided, in words; `done_at` the pair.
    """

    author: str = ""
    problem: str = ""
    problem_at: str = ""
    reason: str = ""
    done: str = ""
    done_at: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One entry; `url` is empty where it is not loaded now."""

    name: str
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class PairCard:
    """One pair.

    Attributes:
        url: Its own page, where decisions go as well.
        likelihood: Whole percent; None where the load did not ask.
        seen: Time of the decision that counts, so that the later of two people is told.
        rows: What both sides say.
    """

    id: str
    url: str
    kind_zh: str
    one: Side
    other: Side
    likelihood: int | None
    reasons: tuple[str, ...]
    decision: Decision | None
    seen: str
    rows: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """All that `queue.html` shows.

    Attributes:
        cards: The pairs of this page.
        total: Pairs over all pages.
        alone: Whether it is the page of one pair.
        words: What was typed for a name; `kept` the other filters, as name and value.
        facets: Filters.
        pages: Page numbers around this one.
        back: The query of the list, to return to after a decision.
        visit: Who is here.
        past: On the page of one pair all decisions about it, the newest first.
    """

    cards: tuple[PairCard, ...]
    total: int
    alone: bool
    words: str
    kept: tuple[tuple[str, str], ...]
    facets: tuple[Facet, ...]
    pages: tuple[PageLink, ...]
    back: str
    visit: Visit
    json_url: str
    past: tuple[Decision, ...] = ()
    verdicts: tuple[str, ...] = PAIR_VERDICTS
    title: str = "待判定"
    query: str = ""
    place: str = "queue"


def queue_page(found: Queue, asked: AskedQueue, visit: Visit) -> QueuePage:
    """The page of a list."""
    last = max(1, -(-found.total // PAGE_SIZE))
    kept = (("kind", asked.kind), ("state", asked.state))
    return QueuePage(
        cards=tuple(map(_card, found.pairs)),
        total=found.total,
        alone=False,
        words=asked.words,
        kept=tuple((name, value) for name, value in kept if value),
        facets=tuple(_facets(found, asked)),
        pages=page_links(min(asked.page, last), last, lambda page: asked.on_page(page).url),
        back=asked.query,
        visit=visit,
        json_url=f"/api/queue?{asked.on_page(1).query}".rstrip("?"),
    )


def pair_page(detail: PairDetail, log: tuple[Decision, ...], visit: Visit) -> QueuePage:
    """The page of one pair, with what was decided about it before."""
    card = _card(detail)
    return QueuePage(
        cards=(card,),
        total=1,
        alone=True,
        words="",
        kept=(),
        facets=(),
        pages=(),
        back="",
        visit=visit,
        json_url=f"/api/queue/{card.id}",
        past=log[::-1],
        title=f"{card.one.name}与{card.other.name}",
    )


def done(decision: Decision, id_: str, author: str) -> Visit:
    """The visit after a decision."""
    said = "已撤回" if decision.verdict == WITHDRAWN else f"已判定为“{decision.verdict}”"
    return Visit(author, done=f"{decision.about}：{said}", done_at=id_)


def _card(detail: PairDetail) -> PairCard:
    pair = detail.pair
    return PairCard(
        pair.id,
        f"/queue/{pair.id}",
        pair.kind_zh,
        _side(pair.kind, pair.one),
        _side(pair.kind, pair.other),
        None if pair.score is None else round(pair.score * 100),
        pair.reasons,
        pair.decision,
        pair.decision.time if pair.decision else "",
        detail.rows,
    )


def _side(kind: str, entry: Entry) -> Side:
    return Side(entry.name, entry.where, thing_url(kind, entry.id) if entry.loaded else "")


def _facets(found: Queue, asked: AskedQueue) -> Iterator[Facet]:
    first = replace(asked, page=1)
    states, kinds = found.counts["state"], found.counts["kind"]
    yield facet(
        "状态",
        [
            Option(s, states.get(s, 0), replace(first, state=s).url, s == asked.state)
            for s in STATES
        ],
    )
    yield facet(
        "种类",
        [
            Option(
                ontology().node(kind).zh,
                kinds.get(kind, 0),
                replace(first, kind="" if kind == asked.kind else kind).url,
                kind == asked.kind,
            )
            for kind in JUDGED_KINDS
        ],
    )
