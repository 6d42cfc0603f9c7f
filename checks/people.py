"""Whether the leaders of two holdings are one person. Never decided by the name alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from checks.fields import same_field
from checks.kinship import kinship

if TYPE_CHECKING:
    from checks.ruleset import Limits
    from checks.situation import Holding, Organization


class Same(StrEnum):
    """Whether two mentions are one person."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement with its reason in Chinese."""

    same: Same
    reason: str


def same_leader(one: Holding, other: Holding, limits: Limits) -> Judgement:
    """Judge whether the leaders of two holdings, who bear one name, are one person.

    In order of weight: identity number, host, co-building, common team, group of companies, field.
    How many common members prove identity, and in which organizations two people of one name are
    likely, are readings of the rule set.
    """
    return (
        _by_number(one, other)
        or _by_host(one, other, limits)
        or _by_co_building(one, other, limits)
        or _by_team(one, other, limits)
        or _by_group(one, other)
        or _by_field(one, other)
    )


def _by_number(one: Holding, other: Holding) -> Judgement | None:
    numbers = [h.leader.id_last4 if h.leader else "" for h in (one, other)]
    if not all(numbers):
        return None
    if numbers[0] == numbers[1]:
        return Judgement(Same.SAME, "姓名和证件号后四位都相同")
    return Judgement(Same.DIFFERENT, "同名，但证件号后四位不同")


def _by_host(one: Holding, other: Holding, limits: Limits) -> Judgement | None:
    pair = shared(one.hosts, other.hosts)
    if pair is None:
        return None
    reason = f"同名且依托单位同为{_both_names(*pair)}"
    return _unless_crowded(reason, pair[1], (one, other), limits)


def _by_co_building(one: Holding, other: Holding, limits: Limits) -> Judgement | None:
    ways = (
        (one.hosts, other.co_builders, "申报单位是该基地的共建单位"),
        (one.co_builders, other.hosts, "对方依托单位是本申报的共建单位"),
    )
    for mine, theirs, relation in ways:
        if pair := shared(mine, theirs):
            reason = f"同名，且{relation}（{_both_names(*pair)}）"
            return _unless_crowded(reason, pair[1], (one, other), limits)
    return None


def _unless_crowded(
    reason: str, body: Organization, pair: tuple[Holding, Holding], limits: Limits
) -> Judgement:
    """One person, unless the body is so large that two of one name may work there in two fields."""
    crowded = body.sort in limits.words("large_sorts")
    if crowded and same_field(*pair) is False and not _teams(*pair, limits):
        return Judgement(Same.UNSURE, f"{reason}，但领域不同，该单位人员众多，可能是两人")
    return Judgement(Same.SAME, reason)


def _by_team(one: Holding, other: Holding, limits: Limits) -> Judgement | None:
    common = sorted(one.members & other.members)
    listed = f"同名，且团队有{len(common)}名共同成员（{'、'.join(common)}）"
    if _teams(one, other, limits):
        return Judgement(Same.SAME, listed)
    if len(common) >= limits.number("common_members_unsure"):
        return Judgement(Same.UNSURE, listed)
    return None


def _by_group(one: Holding, other: Holding) -> Judgement | None:
    paths = (
        path for mine in one.hosts for theirs in other.hosts if (path := kinship(mine, theirs))
    )
    path = next(paths, "")
    return Judgement(Same.UNSURE, f"同名，单位有隶属关系（{path}）") if path else None


def _by_field(one: Holding, other: Holding) -> Judgement:
    field = same_field(one, other)
    if field is None:
        return Judgement(Same.UNSURE, "同名，单位不同，缺少产业集群而方向用语相近")
    if field:
        return Judgement(Same.UNSURE, "同名且同一产业集群，单位不同")
    return Judgement(Same.DIFFERENT, "同名，但单位和领域都不同")


def _teams(one: Holding, other: Holding, limits: Limits) -> bool:
    return len(one.members & other.members) >= limits.number("common_members")


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
