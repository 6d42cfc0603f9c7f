"""What the page of a round is asked: filters and page, read from an address and written to one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from api.pages.paging import page_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILTERS = {"verdict": "结论", "rule": "规则", "city": "地市", "decision": "人工决定"}
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class AskedRound:
    """A part of a round's applications as an address says it: one value a filter, pages from 1."""

    id: str
    filters: Mapping[str, str] = field(default_factory=dict)
    page: int = 1

    @property
    def url(self) -> str:
        """The address; it can be kept and passed on."""
        pairs = [(name, self.filters[name]) for name in FILTERS if name in self.filters]
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"/rounds/{self.id}?{urlencode(pairs)}".rstrip("?")

    def on_page(self, page: int) -> AskedRound:
        """The same part on another page."""
        return replace(self, page=page)

    def toggled(self, name: str, value: str) -> AskedRound:
        """With this value of the filter, or without the filter where it has it; on page 1."""
        others = {key: given for key, given in self.filters.items() if key != name}
        chosen = {} if self.filters.get(name) == value else {name: value}
        return replace(self, filters=others | chosen, page=1)


def asked_round(id_: str, pairs: Iterable[tuple[str, str]]) -> AskedRound:
    """Read the parameters of an address; what it does not know is passed over."""
    asked = AskedRound(id_)
    for name, value in pairs:
        if name == "page":
            asked = replace(asked, page=page_number(value))
        elif name in FILTERS and value:
            asked = replace(asked, filters={**asked.filters, name: value})
    return asked


def application_url(round_: str, number: str) -> str:
    """The page of one application of a round."""
    return f"/rounds/{round_}/application?{urlencode({'no': number})}"
