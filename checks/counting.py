"""Which holdings count for a limit: by type, state and year, with what is assumed where data is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.base_types import ended_states

if TYPE_CHECKING:
    import datetime as dt

    from checks.finding import Evidence
    from checks.situation import Holding


def counts(holding: Holding, types: frozenset[str], on: dt.date) -> bool | None:
    """Whether a base counts on a date; None where its type is unknown.

    A base that has ended, has another type, or was approved after the date does not count. A missing
    state is taken for running, a missing year for an earlier one.
    """
    if holding.status in ended_states() or (holding.approved or 0) > on.year:
        return False
    return holding.type in types if holding.type else None


def assumed(holdings: tuple[Holding, ...]) -> tuple[str, ...]:
    """What `counts` assumed of these, in Chinese."""
    said = []
    for holding in holdings:
        if not holding.type:
            said.append(f"{holding.called}：类型不明，未确认是否计数")
        if not holding.status and not holding.number:
            said.append(f"{holding.called}：状态未填，按在运行计")
        if holding.approved is None and not holding.number:
            said.append(f"{holding.called}：批准年份未填，按已批准计")
    return tuple(said)


def split(evidence: tuple[Evidence, ...]) -> tuple[int, int]:
    """How many pieces of evidence are certain, and how many are not."""
    certain = sum(e.certain for e in evidence)
    return certain, len(evidence) - certain
