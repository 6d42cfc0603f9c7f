"""What a search page is asked: text, filters and page, read from an address and written to one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from api.facets import FACETS
from search.answering import DEEPEST
from search.documents import Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PAGE_SIZE = 10
LAST_PAGE = DEEPEST // PAGE_SIZE
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One search as an address says it.

    Attributes:
        text: What was typed, without blanks around it, at most 200 characters.
        filters: Facet key to the values allowed.
        page: Counted from 1.
    """

    text: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1

    @property
    def query(self) -> Query:
        """The question to the index."""
        return Query(self.text, PAGE_SIZE, (self.page - 1) * PAGE_SIZE, self.filters)

    @property
    def url(self) -> str:
        """The address of this search; it can be kept and passed on."""
        pairs = [("q", self.text)]
        pairs += [(key, value) for key in FACETS for value in self.filters.get(key, ())]
        return f"/search?{urlencode([*pairs, ('page', self.page)] if self.page > 1 else pairs)}"

    def on_page(self, page: int) -> Asked:
        """The same search on another page."""
        return Asked(self.text, self.filters, page)

    def toggled(self, key: str, value: str) -> Asked:
        """The search with one filter value more, or without it where it is set; on page 1."""
        values = self.filters.get(key, ())
        rest = tuple(v for v in values if v != value)
        chosen = rest if value in values else (*values, value)
        others = {k: v for k, v in self.filters.items() if k != key}
        return Asked(self.text, others | ({key: chosen} if chosen else {}))


def asked(pairs: Iterable[tuple[str, str]]) -> Asked:
    """Read the parameters of an address; what it does not know is passed over.

    Args:
        pairs: Name and value, in the order of the address.
    """
    text, page = "", "1"
    filters: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        if name == "q":
            text = value.strip()[:_LONGEST]
        elif name == "page":
            page = value
        elif name in FACETS and value and value not in filters.get(name, ()):
            filters[name] = (*filters.get(name, ()), value)
    number = (
        int(page) if page.isascii() and page.isdigit() and len(page) <= len(str(LAST_PAGE)) else 1
    )
    return Asked(text, filters, min(max(number, 1), LAST_PAGE))
