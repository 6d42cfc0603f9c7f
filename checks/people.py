"""Whether the leaders of two holdings are one person: what the holdings share, for `graph.identity.people`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.fields import same_field
from checks.kinship import kinship
from graph.identity.people import Body, Readings, judge_people

if TYPE_CHECKING:
    from checks.limits import Limits
    from checks.situation import Holding, Organization
    from graph.identity.judgement import Judgement


def same_leader(one: Holding, other: Holding, limits: Limits) -> Judgement:
    """Judge whether the leaders of two holdings, who bear one name, are one person.

    How many common members prove identity, and in which organizations two people of one name are
    likely, are readings of the rule set.
    """
    readings = Readings(
        limits.number("common_members"),
        limits.number("common_members_unsure"),
        limits.words("large_sorts"),
    )
    return judge_people(_Leaders(one, other), readings)


@dataclass(frozen=True, slots=True)
class _Leaders:
    """The leaders of two holdings, as `graph.identity.people.Pair`."""

    one: Holding
    other: Holding

    def hashes(self) -> tuple[str, str]:
        one, other = (h.leader.id_hash if h.leader else "" for h in (self.one, self.other))
        return one, other

    def last4s(self) -> tuple[str, str]:
        one, other = (h.leader.id_last4 if h.leader else "" for h in (self.one, self.other))
        return one, other

    def body(self) -> Body | None:
        one, other = self.one, self.other
        if pair := shared(one.hosts, other.hosts):
            return Body(pair[1].sort, f"同名且依托单位同为{_both_names(*pair)}")
        ways = (
            (one.hosts, other.co_builders, "申报单位是该基地的共建单位"),
            (one.co_builders, other.hosts, "对方依托单位是本申报的共建单位"),
        )
        for mine, theirs, relation in ways:
            if pair := shared(mine, theirs):
                return Body(pair[1].sort, f"同名，且{relation}（{_both_names(*pair)}）")
        return None

    def common_members(self) -> tuple[str, ...]:
        return tuple(sorted(self.one.members & self.other.members))

    def kinship(self) -> str:
        paths = (kinship(mine, theirs) for mine in self.one.hosts for theirs in self.other.hosts)
        return next(filter(None, paths), "")

    def same_field(self) -> bool | None:
        return same_field(self.one, self.other)

    def against(self) -> tuple[str, ...]:
        return ()


def shared(
    mine: tuple[Organization, ...], theirs: tuple[Organization, ...]
) -> tuple[Organization, Organization] | None:
    """The first organization that both name, as each names it; None if there is none."""
    return next(((a, b) for a in mine for b in theirs if a.id == b.id), None)


def _both_names(mine: Organization, theirs: Organization) -> str:
    if mine.name == theirs.name:
        return f"“{mine.name}”"
    why = theirs.why or mine.why
    return f"“{mine.name}”（对方写作“{theirs.name}”{'；' + why if why else ''}）"
