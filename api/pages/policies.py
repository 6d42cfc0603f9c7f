"""The list of policies: documents with filters, counts, orders and paging."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.policies.catalogue import FILTERS
from api.pages.asking_policies import PAGE_SIZE, AskedPolicies
from api.pages.links import policy_url
from api.pages.narrowing import Facet, Option, facet, rank
from api.pages.paging import PageLink, page_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.policies.catalogue import PolicyList
    from answers.policies.policy import Policy

_ORDER_LABELS = {"newest": "由新到旧", "oldest": "由旧到新", "title": "按标题"}


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One document of the list.

    Attributes:
        url: Its page.
        tone: `ended` where it is repealed, `draft` where it is not yet in force; else empty.
        details: Number, date, issuers and the like, in the order they are shown.
    """

    url: str
    title: str
    status: str
    tone: str
    loaded: bool
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderLink:
    """An order; `url` is empty for the one that is shown."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class PoliciesPage:
    """All that `policies.html` shows.

    Attributes:
        words: What was typed for the title.
        kept: Name and value of everything else that is asked, kept when other words are typed.
        rows: Documents of this page.
        total: Documents over all pages.
        first: Number of the first one shown, from 1.
        facets: Filters with at least two values, or a chosen one.
        chosen: Filters that are set, each as an option whose address takes it off.
        clear_url: The list without words and filters.
        orders: All orders.
        pages: Page numbers around this one.
        last_url: The last page, for an address beyond it.
        json_url: The same list as JSON.
    """

    words: str
    kept: tuple[tuple[str, str], ...]
    rows: tuple[PolicyRow, ...]
    total: int
    first: int
    facets: tuple[Facet, ...]
    chosen: tuple[Option, ...]
    clear_url: str
    orders: tuple[OrderLink, ...]
    pages: tuple[PageLink, ...]
    last_url: str
    json_url: str
    title: str = "政策文件"
    query: str = ""
    place: str = "policies"


def policies_page(found: PolicyList, asked: AskedPolicies) -> PoliciesPage:
    """The page of one answer."""
    last = max(1, -(-found.total // PAGE_SIZE))
    kept = [(name, value) for name, values in asked.filters.items() for value in values]
    return PoliciesPage(
        words=asked.words,
        kept=(*kept, ("order", asked.order)),
        rows=tuple(map(_row, found.policies)),
        total=found.total,
        first=(asked.page - 1) * PAGE_SIZE + 1,
        facets=tuple(_facets(found, asked)),
        chosen=tuple(_chosen(asked)),
        clear_url="/policies",
        orders=tuple(_orders(asked)),
        pages=page_links(asked.page, last, lambda page: asked.on_page(page).url),
        last_url=asked.on_page(last).url,
        json_url=f"/policies.json?{asked.query}".rstrip("?"),
    )


def tone(status: str) -> str:
    """How a status is coloured: `ended`, `draft`, or empty for what is in force."""
    return {"废止": "ended", "征求意见稿": "draft", "草案": "draft"}.get(status, "")


def _row(policy: Policy) -> PolicyRow:
    period = f"{policy.effective} 起施行" if policy.effective else ""
    until = f"有效期至 {policy.expires}" if policy.expires else ""
    said = (policy.document_number, policy.date, "、".join(policy.issuers), policy.region)
    return PolicyRow(
        url=policy_url(policy.id),
        title=policy.title,
        status=policy.status,
        tone=tone(policy.status),
        loaded=policy.loaded,
        details=tuple(text for text in (*said, policy.sort, period, until) if text),
    )


def _facets(found: PolicyList, asked: AskedPolicies) -> Iterator[Facet]:
    for name, label in FILTERS.items():
        counts = found.counts[name]
        on = asked.filters.get(name, ())
        if len(counts) < 2 and not on:  # noqa: PLR2004 -- a single value narrows nothing
            continue
        ordered = sorted({*counts, *on}, key=lambda value: rank(name, value, counts.get(value, 0)))
        yield facet(
            label,
            [Option(v, counts.get(v, 0), asked.toggled(name, v).url, v in on) for v in ordered],
        )


def _chosen(asked: AskedPolicies) -> Iterator[Option]:
    for name, values in asked.filters.items():
        for value in values:
            yield Option(f"{FILTERS[name]}：{value}", 0, asked.toggled(name, value).url, on=True)


def _orders(asked: AskedPolicies) -> Iterator[OrderLink]:
    for order, label in _ORDER_LABELS.items():
        url = "" if order == asked.order else replace(asked, order=order, page=1).url
        yield OrderLink(label, url)
