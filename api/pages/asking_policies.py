"""What the list of policies is asked: words, filters, order and page, from an address and back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from answers.policies.catalogue import FILTERS, ORDERS, PolicyQuestion
from api.pages.paging import page_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PAGE_SIZE = 20
_LONGEST = 200
_NEWEST = next(iter(ORDERS))


@dataclass(frozen=True, slots=True)
class AskedPolicies:
    """One list as an address says it.

    Attributes:
        words: Words of the title, at most 200 characters.
        filters: Name of a filter to the values allowed.
        order: A key of `answers.policies.catalogue.ORDERS`.
        page: Counted from 1.
    """

    words: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = _NEWEST
    page: int = 1

    @property
    def question(self) -> PolicyQuestion:
        """The question to the catalogue."""
        offset = (self.page - 1) * PAGE_SIZE
        return PolicyQuestion(self.words, self.filters, self.order, PAGE_SIZE, offset)

    @property
    def query(self) -> str:
        """The part of the address after `?`; empty for the whole list."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(name, value) for name in FILTERS for value in self.filters.get(name, ())]
        pairs += [("order", self.order)] if self.order != _NEWEST else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return urlencode(pairs)

    @property
    def url(self) -> str:
        """The address of the page; it can be kept and passed on."""
        return f"/policies?{self.query}".rstrip("?")

    def on_page(self, page: int) -> AskedPolicies:
        """The same list on another page."""
        return replace(self, page=page)

    def toggled(self, name: str, value: str) -> AskedPolicies:
        """The list with one filter value more, or without it where it is set; on page 1."""
        values = self.filters.get(name, ())
        rest = tuple(v for v in values if v != value)
        chosen = rest if value in values else (*values, value)
        others = {key: wanted for key, wanted in self.filters.items() if key != name}
        return replace(self, filters=others | ({name: chosen} if chosen else {}), page=1)


def asked_policies(pairs: Iterable[tuple[str, str]]) -> AskedPolicies:
    """Read the parameters of an address; what it does not know is passed over.

    Args:
        pairs: Name and value, in the order of the address.
    """
    asked = AskedPolicies()
    for name, value in pairs:
        if name == "q":
            asked = replace(asked, words=value.strip()[:_LONGEST])
        elif name == "order" and value in ORDERS:
            asked = replace(asked, order=value)
        elif name == "page":
            asked = replace(asked, page=page_number(value))
        elif name in FILTERS and value and value not in asked.filters.get(name, ()):
            values = (*asked.filters.get(name, ()), value)
            asked = replace(asked, filters={**asked.filters, name: values})
    return asked
