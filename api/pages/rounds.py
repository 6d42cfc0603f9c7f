"""The list of rounds, with the form that screens a file as a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.rounds import VERDICTS
from api.pages.check_fields import Choice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from api.rounds import KeptRound
    from api.rulesets import RuleSets


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round of the list; counts are verdict, its name in Chinese, and how many applications have it."""

    url: str
    title: str
    made: str
    policy: str
    on: str
    file: str
    applications: int
    counts: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class RoundsPage:
    """All that `rounds.html` shows.

    Attributes:
        rows: Rounds, the newest first.
        rulesets: To choose from.
        values: What the form holds: title, policy, on.
        problem: Why a file that was sent could not be screened; may be empty.
    """

    rows: tuple[RoundRow, ...]
    rulesets: tuple[Choice, ...]
    values: Mapping[str, str]
    problem: str = ""
    title: str = "审查轮次"
    query: str = ""
    place: str = "rounds"


def rounds_page(
    kept: Sequence[KeptRound], rulesets: RuleSets, values: Mapping[str, str], problem: str = ""
) -> RoundsPage:
    """The page over the rounds that are kept."""
    return RoundsPage(tuple(map(_row, kept)), choices(rulesets), values, problem)


def choices(rulesets: RuleSets) -> tuple[Choice, ...]:
    """The rule sets to choose from."""
    return tuple(Choice(name, rulesets.named(name).title) for name in rulesets.names())


def proposed(today: dt.date, rulesets: RuleSets) -> dict[str, str]:
    """What the form for a new round holds at first."""
    return {"title": "", "policy": rulesets.names()[0], "on": today.isoformat()}


def _row(kept: KeptRound) -> RoundRow:
    return RoundRow(
        url=f"/rounds/{kept.id}",
        title=kept.title,
        made=kept.made.replace("T", " ")[:16],
        policy=kept.policy,
        on=kept.on,
        file=kept.file,
        applications=kept.applications,
        counts=tuple(_counts(kept.counts)),
    )


def _counts(counts: Mapping[str, int]) -> Iterator[tuple[str, str, int]]:
    return ((verdict.value, verdict.zh, counts.get(verdict.value, 0)) for verdict in VERDICTS)
