"""Which holdings count for a limit: by type, state and year, with what is assumed where data is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.finding import Verdict
from graph.base_types import states

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from checks.finding import Evidence
    from checks.situation import Holding

_LEVELS = ("省", "自治区", "市")  # what a list of one region's bases often leaves out of the type


def without_level(type_: str) -> str:
    """A provincial or municipal type without its level; one of the State keeps its own."""
    level = next((level for level in _LEVELS if type_.startswith(level)), "")
    return type_.removeprefix(level)


def counts_type(type_: str, types: frozenset[str]) -> bool | None:
    """Whether a type is among those counted; None where it is missing, or lacks the level."""
    if type_ in types:
        return True
    bare = any(f"{level}{type_}" in types for level in _LEVELS)
    return None if bare or not type_ else False


def counts(holding: Holding, types: frozenset[str], on: dt.date) -> bool | None:
    """Whether a base or another application counts on a date; None where its type does not tell.

    What has ended or has another type does not count, nor does a base approved after the date or
    only applied for. A missing state is taken for running, a missing year for an earlier one.
    """
    future = (holding.approved or 0) > on.year or holding.status in states("pending")
    if holding.status in states("ended") or (future and not holding.number):
        return False
    return counts_type(holding.type, types)


def not_concerned(application: Holding, types: frozenset[str]) -> str:
    """Why a limit on these types does not concern an application, in Chinese; empty if it may."""
    if counts_type(application.type, types) is False:
        return f"申报类型“{application.type}”不在计数的基地类型之内"
    return ""


def assumed(
    application: Holding, held: tuple[Holding, ...], types: frozenset[str]
) -> tuple[str, ...]:
    """What was assumed of an application and of what is held beside it, in Chinese."""
    said = []
    if counts_type(application.type, types) is None:
        said.append("本申报：类型不明，按计数的类型核对")
    for holding in held:
        if counts_type(holding.type, types) is None:
            said.append(f"{holding.called}：类型不明，未确认是否计数")
        if not holding.status and not holding.number:
            said.append(f"{holding.called}：状态未填，按在运行计")
        if holding.approved is None and not holding.number:
            said.append(f"{holding.called}：批准年份未填，按已批准计")
    return tuple(said)


@dataclass(frozen=True, slots=True)
class Tally:
    """What is held beside an application, counted against a limit.

    Attributes:
        held: Each holding with the evidence that links it, certain links first.
        allowed: How many may be held, the application included.
    """

    held: tuple[tuple[Holding, Evidence], ...]
    allowed: int

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence alone."""
        return tuple(evidence for _, evidence in self.held)

    @property
    def certain(self) -> int:
        """How many are held for certain, the application included."""
        return 1 + sum(evidence.certain for evidence in self.evidence)

    @property
    def unsure(self) -> int:
        """How many more may be held."""
        return 1 + len(self.held) - self.certain

    @property
    def verdict(self) -> Verdict:
        """Violated by what is certain, unsure where what is uncertain would do it."""
        if self.certain > self.allowed:
            return Verdict.VIOLATED
        return Verdict.UNSURE if self.certain + self.unsure > self.allowed else Verdict.SATISFIED

    @property
    def values(self) -> dict[str, str]:
        """The values compared, by their Chinese name."""
        open_ = f"，另有{self.unsure}个待核实" if self.unsure else ""
        return {"允许承担": f"{self.allowed}个", "连同本申报": f"{self.certain}个{open_}"}


def tally(held: Iterable[tuple[Holding, Evidence]], allowed: int) -> Tally:
    """Count what is held; the order in which it is found plays no part."""
    return Tally(tuple(sorted(held, key=lambda pair: pair[1].order)), allowed)
