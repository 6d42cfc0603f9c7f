"""Figures that must reach a minimum: what the conditions of application of several types share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checks.finding import Verdict
from graph.ontology import ontology

if TYPE_CHECKING:
    from checks.finding import Finding
    from checks.limits import Limits
    from checks.situation import Situation


def reached(situation: Situation, limits: Limits) -> Finding:
    """Hold each figure of the application against its minimum; the limit itself is enough.

    Args:
        situation: The application with its figures.
        limits: A minimum for each figure, named as the application's property.

    Returns:
        Violated by one figure below, which then is the clause cited; unsure where one is missing.
    """
    type_ = situation.application.type
    minimums = limits.parameters
    known = {name: situation.number(name) for name in minimums}
    low = [n for n, value in known.items() if value is not None and value < minimums[n]]
    missing = [n for n, value in known.items() if value is None]
    values = {label(n): _compared(known[n], minimums[n]) for n in minimums}
    if low:
        message = "、".join(f"{label(n)}为{known[n]:g}，不足{minimums[n]:g}" for n in low)
        said = limits.says(Verdict.VIOLATED, message, values=values)
        return replace(said, citation=limits.clauses[low[0]])
    if missing or not type_:
        return limits.says(
            Verdict.UNSURE,
            _unfilled(missing) if missing else "申报类型未填，不能确定适用哪些条件",
            values=values,
            settles=(*(f"补充{label(n)}" for n in missing), *(() if type_ else ("补充申报类型",))),
        )
    return limits.says(Verdict.SATISFIED, "各项条件均已达到", values=values)


def label(name: str) -> str:
    """A figure's name in Chinese, as the ontology has it."""
    return ontology().nodes["Application"].properties[name].zh


def _compared(value: float | None, minimum: float) -> str:
    if value is None:
        return f"未填，应不少于{minimum:g}"
    return f"{value:g}{'<' if value < minimum else '≥'}{minimum:g}"


def _unfilled(missing: list[str]) -> str:
    return f"未填{'、'.join(map(label, missing))}，无法核对"
