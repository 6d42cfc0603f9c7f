"""What a thing was called when: the chain of renamings and turnings that leads to it and on from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from answers.naming import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.store import Edge, Node, View

_SAME_THING = ("RENAMED_TO", "TURNED_INTO")
_LONGEST = 30  # steps; no base was renamed more often, and a circle ends here


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name and the time it was in use.

    Attributes:
        id: The entry of that name.
        since: First year or day as text; empty where it was the first name, or nothing is known.
        until: The day or year from which it is called otherwise, or is revoked; empty if it lasts.
    """

    id: str
    name: str
    since: str
    until: str


def names_over_time(view: View, node: Node) -> tuple[NameSpan, ...]:
    """The names of a thing, the first one first; none where it never changed."""
    before = _walk(view, node.id, _SAME_THING, "in")
    after = _walk(view, node.id, (*_SAME_THING, "MERGED_INTO"), "out")
    steps = [*reversed(before), *after]
    if not steps:
        return ()
    ids = [steps[0].tail, *(step.head for step in steps)]
    nodes = {found.id: found for found in view.nodes(ids=ids)}
    starts = ["", *(step.since for step in steps)]
    ends = [*(step.since for step in steps), nodes[ids[-1]].text("revoked")]
    return tuple(
        NameSpan(id_, name_of(nodes[id_]), since, until)
        for id_, since, until in zip(ids, starts, ends, strict=True)
    )


def called_on(spans: Sequence[NameSpan], on: str) -> str:
    """The name on an ISO date; empty where it had none by then or no longer, or a date is missing."""
    known = (s for s in spans if s.since <= on and (s.until == "" or on < s.until))
    undated = any(not span.since for span in spans[1:])
    return "" if undated else next((span.name for span in known), "")


def _walk(
    view: View, start: str, kinds: Sequence[str], direction: Literal["in", "out"]
) -> list[Edge]:
    """The steps from a thing backwards or forwards in time, the nearest first."""
    steps: list[Edge] = []
    here, seen = start, {start}
    while len(steps) < _LONGEST:
        found = [edge for kind in kinds for edge in view.edges([here], kind, direction)]
        step = min(found, key=lambda edge: (edge.since, edge.id), default=None)
        there = "" if step is None else step.tail if direction == "in" else step.head
        if step is None or there in seen:
            break
        steps.append(step)
        seen.add(there)
        here = there
    return steps
