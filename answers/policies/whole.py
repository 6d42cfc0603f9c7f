"""One policy as a whole: its head, its clauses in order, and the numbers it sets."""

from __future__ import annotations

from dataclasses import dataclass

from answers.policies.policy import Policy  # noqa: TC001 -- the API's schema is made from it


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
        at: Where these stand in the clause's body (see `answers.policies.quoting`); -1 where that is not known.
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

    head: Policy
    clauses: tuple[ClauseText, ...]
    numbers: tuple[StatedNumber, ...]
