"""One document of the policies: what identifies it and says when it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.citations import Citation, policy_id

if TYPE_CHECKING:
    from graph.facts import NodeFact
    from graph.store import Node

_YEAR = re.compile(r"(?:19|20)\d\d")
_PADDING = re.compile(
    r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])"
)  # documents break lines inside their titles
_TEXTS = (
    "document_number",
    "date",
    "effective",
    "expires",
    "status",
    "region",
    "sort",
    "addressees",
)


@dataclass(frozen=True, slots=True)
class Policy:
    """One document.

    Attributes:
        id: Node id.
        title: Without 《》.
        document_number: 文号; empty where none is written.
        date: ISO date of the signature; `effective` and `expires` bound its force. Empty if unknown.
        status: 正式, 试行, 暂行, 征求意见稿, 草案, 废止.
        region: Province, city, 全国, or empty.
        sort: 办法, 方案, 通知, …; empty if the title does not say.
        issuers: The bodies that issue it, by name.
        addressees: Whom it is for (主送机关), as written.
        warnings: What is odd in its numbering, in Chinese.
        loaded: Whether its clauses are at hand; else others only cite it.
    """

    id: str
    title: str
    document_number: str = ""
    date: str = ""
    effective: str = ""
    expires: str = ""
    status: str = ""
    region: str = ""
    sort: str = ""
    issuers: tuple[str, ...] = ()
    addressees: str = ""
    warnings: tuple[str, ...] = ()
    loaded: bool = True

    def citation(self, path: str) -> Citation:
        """A clause of the document; one that shares its cover's number is cited by its title."""
        own = policy_id(self.title, self.document_number) == self.id
        return Citation(self.title, self.document_number if own else "", path)

    @property
    def year(self) -> str:
        """The year that it speaks of: that of its title, else of its date, else of its number."""
        found = map(_YEAR.search, (self.title, self.date, self.document_number))
        return next((match.group() for match in found if match), "")


def described(
    node: Node | NodeFact, issuers: tuple[str, ...] = (), *, loaded: bool = True
) -> Policy:
    """A policy node as one document."""
    said = node.properties
    document_number, date, effective, expires, status, region, sort, addressees = (
        str(said.get(name, "")) for name in _TEXTS
    )
    warnings = said.get("warnings", ())
    return Policy(
        id=node.id,
        title=_PADDING.sub("", " ".join(str(said.get("title", "")).split())),
        document_number=document_number,
        date=date,
        effective=effective,
        expires=expires,
        status=status,
        region=region,
        sort=sort,
        issuers=issuers,
        addressees=addressees,
        warnings=warnings if isinstance(warnings, tuple) else (),
        loaded=loaded,
    )
