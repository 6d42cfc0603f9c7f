"""The log: who decided what, when and why, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.pages.paging import PageLink, page_links

if TYPE_CHECKING:
    from answers.decisions import Decision

_PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """All that `decisions.html` shows: decisions of this page, all of them counted, and page numbers."""

    decisions: tuple[Decision, ...]
    total: int
    pages: tuple[PageLink, ...]
    title: str = "决定记录"
    query: str = ""
    place: str = "rounds"


def decisions_page(log: tuple[Decision, ...], page: int) -> DecisionsPage:
    """One page of the log."""
    last = max(1, -(-len(log) // _PAGE_SIZE))
    page = min(page, last)
    newest = log[::-1][(page - 1) * _PAGE_SIZE : page * _PAGE_SIZE]
    links = page_links(page, last, lambda number: f"/decisions?page={number}")
    return DecisionsPage(newest, len(log), links)
