"""Whether two mentions of people who bear one name mean one person. Never decided by the name alone.

What two mentions share is found in different ways by those who ask, such as the rules of a screening and the
load; what it proves is said here alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from graph.identity.judgement import Judgement
from graph.identity.numbers import same_number

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIFFERENT = 0.05


@dataclass(frozen=True, slots=True)
class Readings:
    """What is left open by the rules and must be decided once.

    Attributes:
        common_members: So many common team members prove identity.
        common_members_unsure: So many make it likely.
        large_sorts: Sorts of organization in which two people of one name are likely.
    """

    common_members: float
    common_members_unsure: float
    large_sorts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Body:
    """An organization that both have to do with: the sort of it, and in Chinese how both do."""

    sort: str
    told: str


class Pair(Protocol):
    """Two mentions of one name, asked in order of weight and only as far as the answer needs."""

    def hashes(self) -> tuple[str, str]:
        """Keyed hashes of the identity numbers, empty where unknown."""

    def last4s(self) -> tuple[str, str]:
        """The last four digits of the identity numbers, empty where unknown."""

    def body(self) -> Body | None:
        """An organization that both work for, or that one works for and the other builds with."""

    def common_members(self) -> Sequence[str]:
        """Names that both teams have."""

    def kinship(self) -> str:
        """How their organizations belong together, in Chinese; empty if they do not."""

    def same_field(self) -> bool | None:
        """Whether both work in one field; None if that is not known."""

    def against(self) -> Sequence[str]:
        """What else speaks against one person, in Chinese: other titles, times far apart."""


def judge_people(pair: Pair, readings: Readings) -> Judgement:
    """Judge two mentions that bear one name.

    In order of weight: identity number, organization, common team, group of companies, field.
    """
    return (
        _by_number(pair)
        or _by_body(pair, readings)
        or _by_team(pair, readings)
        or _by_group(pair)
        or _by_field(pair)
    )


def _by_number(pair: Pair) -> Judgement | None:
    same = same_number(*pair.hashes())
    if same is not None:
        told = "姓名和证件号都相同" if same else "同名，但证件号不同"
        return Judgement(1.0 if same else 0.0, (told,))
    one, other = pair.last4s()
    if not (one and other):
        return None
    if one != other:
        return Judgement(_DIFFERENT, ("同名，但证件号后四位不同",))
    return _unless_against(Judgement(0.95, ("姓名和证件号后四位都相同",)), pair)


def _by_body(pair: Pair, readings: Readings) -> Judgement | None:
    """One person, unless the body is so large that two of one name may work there in two fields."""
    body = pair.body()
    if body is None:
        return None
    crowded = body.sort in readings.large_sorts and pair.same_field() is False
    if crowded and len(pair.common_members()) < readings.common_members:
        return Judgement(0.6, (f"{body.told}，但领域不同，该单位人员众多，可能是两人",))
    return _unless_against(Judgement(0.9, (body.told,)), pair)


def _by_team(pair: Pair, readings: Readings) -> Judgement | None:
    common = pair.common_members()
    listed = f"同名，且团队有{len(common)}名共同成员（{'、'.join(common)}）"
    if len(common) >= readings.common_members:
        return _unless_against(Judgement(0.85, (listed,)), pair)
    if len(common) >= readings.common_members_unsure:
        return Judgement(0.65, (listed, *pair.against()))
    return None


def _by_group(pair: Pair) -> Judgement | None:
    path = pair.kinship()
    return Judgement(0.55, (f"同名，单位有隶属关系（{path}）", *pair.against())) if path else None


def _by_field(pair: Pair) -> Judgement:
    field = pair.same_field()
    if field is None:
        return Judgement(0.42, ("同名，单位不同，缺少产业集群而方向用语相近",))
    if field:
        return Judgement(0.5, ("同名且同一产业集群，单位不同", *pair.against()))
    return Judgement(_DIFFERENT, ("同名，但单位和领域都不同",))


def _unless_against(judgement: Judgement, pair: Pair) -> Judgement:
    if against := tuple(pair.against()):
        return Judgement(0.7, (*judgement.reasons, *against))
    return judgement
