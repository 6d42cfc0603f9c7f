"""What loaded policies say became of types of bases: taken into another type, or no longer approved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.counting import without_level
from checks.situation import Transition
from graph.base_types import base_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import View

_ENDED = ("不再", "停止")  # how a clause begins that ends a type without a successor


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause that names types, with the region of its policy; empty for none in particular."""

    label: str
    region: str


class Transitions:
    """Transitions of all types, kept ready for screening.

    A type that goes on under its own name is none, nor is one that went into no type that is known.
    """

    def __init__(self, view: View) -> None:
        found: dict[tuple[str, str], set[Transition]] = defaultdict(set)
        for region, old, transition in _read(view):
            if old and old != without_level(transition.to):
                found[region, old].add(transition)
        self._found = {key: tuple(sorted(ts, key=_order)) for key, ts in found.items()}

    def of(self, type_: str, region: str) -> tuple[Transition, ...]:
        """What policies of the region, and those of none in particular, say of a type."""
        old = without_level(type_)
        return tuple(t for place in (region, "") for t in self._found.get((place, old), ()))


def _read(view: View) -> Iterator[tuple[str, str, Transition]]:
    """Region of the policy, type without its level, and what became of it."""
    types = {n.id: base_type(n.text("name")) for n in view.nodes("BaseType")}
    regions = {n.id: n.text("region") for n in view.nodes("Policy")}
    named = [edge for edge in view.edges(kind="NAMES") if edge.head in types]
    clauses = {
        n.id: _Clause(n.text("label"), regions.get(n.text("policy"), ""))
        for n in view.nodes("Clause", {edge.tail for edge in named})
    }
    naming: dict[str, set[_Clause]] = defaultdict(set)
    for edge in named:
        clause, action = clauses[edge.tail], str(edge.properties.get("role", ""))
        naming[edge.head].add(clause)
        if action.startswith(_ENDED):
            old = without_level(types[edge.head])
            yield clause.region, old, Transition("", action, clause.label)
    for edge in view.edges(kind="TURNED_INTO"):
        new, action = types.get(edge.head, ""), str(edge.properties.get("action", ""))
        old = without_level(types.get(edge.tail, ""))
        for clause in naming[edge.tail] & naming[edge.head] if new else ():
            yield clause.region, old, Transition(new, action, clause.label)


def _order(transition: Transition) -> tuple[str, str]:
    return transition.label, transition.to
