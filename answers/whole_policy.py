"""One policy as a whole: its head, its clauses in order, and the numbers it sets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.citations import Citation, policy_id

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class PolicyHead:
    """What identifies a document and says when it holds.

    Attributes:
        id: Node id.
        title: Without 《》.
        document_number: 文号; empty where none is written.
        date: ISO date of the signature; `effective` and `expires` bound its force. Empty if unknown.
        status: 正式, 试行, 暂行, 征求意见稿, 草案, 废止.
        region: Province, city, 全国, or empty.
        sort: 办法, 通知, …, or empty.
    """

    id: str
    title: str
    document_number: str
    date: str
    effective: str
    expires: str
    status: str
    region: str
    sort: str

    def citation(self, path: str) -> Citation:
        """A clause of the document; one that shares its cover's number is cited by its title."""
        own = policy_id(self.title, self.document_number) == self.id
        return Citation(self.title, self.document_number if own else "", path)

    @property
    def year(self) -> str:
        """The year that it speaks of: that of its title, else of its date, else of its number."""
        found = map(_YEAR.search, (self.title, self.date, self.document_number))
        return next((match.group() for match in found if match), "")


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause: where it stands and what it says; `text` is its gist where only that is loaded."""

    id: str
    path: str
    label: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A limit or a target as a document states it.

    Attributes:
        sort: 限额 or 目标.
        what: A limit's kind (min_area, deadline …) or a target's metric.
        subject: Whom it binds; empty for targets.
        value: As the reader gives it: digits, `7-11`, `1/3`, a date, a phrase.
        unit: Measure word, or empty.
        condition: What is measured, and when it holds; a target's year.
        path: Clause path.
        quote: The words that it rests on.
        at: Where these stand in the clause's body (see `answers.quoting`); -1 where that is not known.
    """

    sort: str
    what: str
    subject: str
    value: str
    unit: str
    condition: str
    path: str
    quote: str
    at: int


@dataclass(frozen=True, slots=True)
class WholePolicy:
    """A document with its clauses in order and the numbers it sets, in the order of the text."""

    head: PolicyHead
    clauses: tuple[ClauseText, ...]
    numbers: tuple[StatedNumber, ...]
