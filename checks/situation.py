"""The situation: all that may be known of one application on one date, as a frozen value.

Rules see nothing else. Organizations are given by an id that is the same under all their names, so a
rule compares ids; names are there to be shown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from checks.directions import keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization as one holding names it.

    Attributes:
        id: The same for all names of the organization.
        name: As written in the holding.
        sort: 企业, 高等学校, 科研机构, …; empty if neither name nor code tells.
        known_as: Its main name, where the holding writes another; empty otherwise.
        why: The reason why both names are one organization; empty where they are not different.
        code: Unified social credit code, empty if unknown.
        above: Bodies that it is a part or subsidiary of, nearest first, as id and name.
    """

    id: str
    name: str
    sort: str = ""
    known_as: str = ""
    why: str = ""
    code: str = ""
    above: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Leader:
    """The person who directs a base; texts are empty and `top_talent` None where not known.

    `id_hash` is the keyed hash of the identity number (`graph.identity.numbers`).
    """

    name: str
    id_last4: str = ""
    top_talent: bool | None = None
    id_hash: str = ""


@dataclass(frozen=True)
class Holding:
    """A base that exists, or an application of the round: what a person or an enterprise holds.

    Attributes:
        id: Node id.
        name: Name of the base, or the name applied for.
        number: Application number; empty for a base.
        type: Type in its standard words, such as 省重点实验室; empty if unknown.
        status: State in its standard word; empty if unknown.
        approved: Year of approval, None if unknown; for an application, the year applied for.
        hosts: Usually one.
        leader: The leader; of several on record, the first by name.
        other_leaders: Further leaders that the registers name: they disagree, or there are several.
        members: Bare names of the team, without the leader.
        clusters: As written.
        city: Official name of the city or county, empty if unknown.
        recommender: Who recommends it (推荐单位), as written; empty for a base.
    """

    id: str
    name: str
    number: str = ""
    type: str = ""
    status: str = ""
    approved: int | None = None
    hosts: tuple[Organization, ...] = ()
    co_builders: tuple[Organization, ...] = ()
    leader: Leader | None = None
    other_leaders: tuple[Leader, ...] = ()
    members: frozenset[str] = frozenset()
    directions: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    city: str = ""
    recommender: str = ""

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """Every leader on record, the one shown first."""
        return (self.leader, *self.other_leaders) if self.leader else self.other_leaders

    @cached_property
    def direction_keys(self) -> frozenset[str]:
        """What two holdings must share for their directions to compare at all."""
        return keys_of(self.name, self.directions)

    @property
    def called(self) -> str:
        """What evidence calls it: the application number, or the base's name."""
        return self.number or self.name


@dataclass(frozen=True, slots=True)
class Seat:
    """A member of the technical committee; the organization is None where none is written."""

    name: str
    organization: Organization | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """What a loaded policy says became of a type of base.

    Attributes:
        to: The type that it became; empty where it simply ended.
        action: The policy's word for it: 纳入, 不再批复新建, …
        label: The clause, as printed.
    """

    to: str
    action: str
    label: str


@dataclass(frozen=True, slots=True)
class Change:
    """What two registers say differently of one base.

    Attributes:
        what: name, leader, directions, host or co_builders.
        before: What the earlier register says, as shown.
        after: What the later one says.
        registers: Both, in Chinese.
    """

    what: str
    before: str
    after: str
    registers: str


@dataclass(frozen=True, slots=True)
class Situation:
    """One application, what it must be compared with, and against what was looked.

    Rules of bases on record see the base in the place of the application.

    Attributes:
        application: The application, or the base on record.
        bases: Existing bases that share a person, an organization or a direction with it.
        round: Other applications of the same round that do.
        on: The date of the screening.
        figures: Values of its own columns by property name.
        searched: What was searched, in Chinese, so that "nothing found" means something.
        committee: The technical committee (技术指导委员会), in the order written.
        recommended: Applications of the round, this one too, that one area's office recommends;
            empty where the recommender is no office of an area.
        transitions: What loaded policies of the region say became of the type.
        changes: What two registers say differently of the base.
        resembling: By id of a base, the topics that it has in other words, as far as their meaning is
            seen: a hint, which alone proves nothing.
    """

    application: Holding
    bases: tuple[Holding, ...]
    round: tuple[Holding, ...]
    on: dt.date
    figures: Mapping[str, object] = field(default_factory=dict)
    searched: str = ""
    committee: tuple[Seat, ...] = ()
    recommended: tuple[Holding, ...] = ()
    transitions: tuple[Transition, ...] = ()
    changes: tuple[Change, ...] = ()
    resembling: Mapping[str, str] = field(default_factory=dict)

    def number(self, name: str) -> float | None:
        """A figure of the application; None where it is not filled in."""
        value = self.figures.get(name)
        return float(value) if isinstance(value, int | float) else None

    def day(self, name: str) -> dt.date | None:
        """A date of the application; None where it is not filled in."""
        value = self.figures.get(name)
        return dt.date.fromisoformat(value) if isinstance(value, str) and value else None

    def text(self, name: str) -> str:
        """A text of the application; empty where it is not filled in."""
        return "、".join(self.texts(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """Texts of the application; none where it is not filled in."""
        value = self.figures.get(name, ())
        return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
