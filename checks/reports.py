"""Annual reports of a base: which years' are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.situation import Situation


def missing_years(situation: Situation, first_year: int) -> tuple[int, ...] | None:
    """Years whose report is due and not on record; None where no reports are on record at all.

    The first report is of the year after approval, the last of the year before the date.
    """
    if "reports" not in situation.figures:
        return None
    handed_in = set(situation.texts("reports"))
    first = max((situation.application.approved or 0) + 1, first_year)
    return tuple(year for year in range(first, situation.on.year) if str(year) not in handed_in)


def longest_run(years: Iterable[int]) -> tuple[int, ...]:
    """The longest run of consecutive years; of several, the last."""
    runs: list[tuple[int, ...]] = [()]
    for year in sorted(years):
        follows = bool(runs[-1]) and year == runs[-1][-1] + 1
        runs.append((*runs[-1], year) if follows else (year,))
    return max(reversed(runs), key=len)
