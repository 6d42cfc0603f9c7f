"""Candidates: what is asked of a name in a table, and the things that it may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answers.reconciliation.agreement import Said

POOL = 10  # things looked at for a name, however few are asked for


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a table says of a thing, beside its name.

    Attributes:
        attribute: Id or heading of an attribute.
        values: One or more values.
        quantifier: `any`, `all` or `none` of the values are to be found.
        required: A candidate of which this is not known to hold is left out.
    """

    attribute: str
    values: tuple[Said, ...]
    quantifier: str = "any"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One name of a table; `kinds` narrows what it may mean, empty for everything."""

    name: str
    kinds: tuple[str, ...] = ()
    limit: int = POOL
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for or against a candidate.

    Attributes:
        id: Unique within the candidate.
        zh: What it is, in Chinese, with the reasons where there are any.
        value: A likeness of 0 to 100, or whether something agrees.
    """

    id: str
    zh: str
    value: float | bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant.

    Attributes:
        id: Node id.
        name: Its name.
        kind: Node kind; `kind_zh` in Chinese.
        place: City and host, where they are known.
        score: 0 to 100.
        match: Whether this is certainly meant.
        features: What the score is made of.
        reasons: Why the name counts as it does, in Chinese.
    """

    id: str
    name: str
    kind: str
    kind_zh: str
    place: tuple[str, ...]
    score: float
    match: bool
    features: tuple[Feature, ...]
    reasons: tuple[str, ...]
