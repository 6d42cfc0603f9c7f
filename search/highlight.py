"""Which characters of a shown name or passage to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.normal import fold, origins

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.matching import Match

# Characters of a passage shown before and after the first word met.
_BEFORE, _AFTER = 20, 60


def spans(positions: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Join ascending character positions to half-open ranges."""
    ranges: list[tuple[int, int]] = []
    for at in positions:
        if ranges and at <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], at + 1))
        else:
            ranges.append((at, at + 1))
    return tuple(ranges)


def name_spans(match: Match) -> tuple[tuple[int, int], ...]:
    """Return the ranges of ``match.form.shown`` that met the query."""
    at = origins(match.form.shown)
    return spans(at[mark] for mark in match.marks)


def excerpt(text: str, parts: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a passage around the first word met.

    Returns:
        The excerpt and the ranges of it to mark.
    """
    origin = [at for at, char in enumerate(text) for _ in fold(char)]
    folded = "".join(fold(char) for char in text)
    met: set[int] = set()
    for part in parts:
        at = folded.find(part)
        if at >= 0:
            met.update(origin[at : at + len(part)])
    first = min(met, default=0)
    start = max(0, first - _BEFORE)
    shown = text[start : first + _AFTER]
    return shown, spans(at - start for at in sorted(met) if at - start < len(shown))
