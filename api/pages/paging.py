"""Paging: the page numbers below a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DIGITS = 6  # of a page number
_AROUND = 2  # page numbers on either side of the present one


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number with its address; `url` is empty for the page shown and for a gap (`…`)."""

    label: str
    url: str


def page_links(page: int, last: int, url: Callable[[int], str]) -> tuple[PageLink, ...]:
    """The first, the last and the nearest page numbers; none where there is one page.

    Args:
        page: The page shown, counted from 1.
        last: The last page.
        url: Address of a page by its number.
    """
    return tuple(_links(page, last, url)) if last > 1 else ()


def page_number(written: str) -> int:
    """A page as an address says it; 1 where that is no page."""
    is_number = written.isascii() and written.isdigit() and len(written) <= _DIGITS
    return max(int(written), 1) if is_number else 1


def _links(page: int, last: int, url: Callable[[int], str]) -> Iterator[PageLink]:
    near = range(max(1, page - _AROUND), min(last, page + _AROUND) + 1)
    before = 0
    for number in sorted({1, last, *near}):
        if number > before + 1:
            yield PageLink("…", "")
        yield PageLink(str(number), "" if number == page else url(number))
        before = number
