"""What the queue is asked, from an address and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from answers.pairs import JUDGED_KINDS
from answers.queue import OPEN, STATES, QueueQuestion
from api.pages.paging import page_number

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE_SIZE = 10
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class AskedQueue:
    """A list of pairs as an address says it; see `answers.queue.QueueQuestion`."""

    words: str = ""
    kind: str = ""
    state: str = OPEN
    page: int = 1

    @property
    def question(self) -> QueueQuestion:
        """The question to the queue."""
        offset = (self.page - 1) * PAGE_SIZE
        return QueueQuestion(self.words, self.kind, self.state, PAGE_SIZE, offset)

    @property
    def query(self) -> str:
        """The part of the address after `?`; empty for the whole list."""
        pairs = [("q", self.words), ("kind", self.kind)]
        pairs += [("state", self.state)] if self.state != OPEN else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return urlencode([(name, value) for name, value in pairs if value])

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"/queue?{self.query}".rstrip("?")

    def on_page(self, page: int) -> AskedQueue:
        """The same list on another page."""
        return replace(self, page=page)


def asked_queue(pairs: Iterable[tuple[str, str]]) -> AskedQueue:
    """Read the parameters of an address; what it does not know is passed over."""
    given = dict(pairs)
    kind, state = given.get("kind", ""), given.get("state", "")
    return AskedQueue(
        given.get("q", "").strip()[:_LONGEST],
        kind if kind in JUDGED_KINDS else "",
        state if state in STATES else OPEN,
        page_number(given.get("page", "")),
    )
