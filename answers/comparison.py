"""Two entries side by side: what both say, what they say differently, and where each says it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.entity import Place, entity
from graph.identity.numbers import same_number
from graph.names import text_key
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.entity import Entity
    from graph.store import Node, View

    _Values = dict[str, dict[str, tuple[Place, ...]]]

_NAMED, _TEAM = 12, 100  # related things of one heading that are compared; of a team nearly all
_NOT_COMPARED = frozenset({"SAME_AS", "MAY_BE"})
# What is compared of the bases that two people lead or belong to.
_OF_PEOPLE = frozenset({"LED_BY", "MEMBER_OF"})
_OF_BASE = frozenset({"approved"})
_AROUND = frozenset({"HOSTED_BY", "CO_BUILT_BY", "IN_CLUSTER", "STUDIES", "MEMBER_OF"})
_MEMBERS = ontology().relation("MEMBER_OF").inverse


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one side with all places that say so; `common` where the other side has it too."""

    value: str
    places: tuple[Place, ...]
    common: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One heading with the values of both sides.

    `agrees` is None where a side says nothing; a heading of several values agrees in any of them.
    """

    label: str
    one: tuple[Said, ...]
    other: tuple[Said, ...]
    agrees: bool | None


def compared(view: View, one: str, other: str) -> Iterator[Compared]:
    """Both entries, heading by heading: what differs and agrees first, then what one alone says.

    Of identity numbers it is told whether they agree, and nothing else.

    Raises:
        NotFoundError: There is no such entry.
    """
    sides = [_values(view, id_) for id_ in (one, other)]
    rows = [
        _row(label, sides[0].get(label, {}), sides[1].get(label, {}))
        for label in dict.fromkeys((*sides[0], *sides[1]))
    ]
    rows = [_only_common(row) if row.label == _MEMBERS else row for row in rows]
    rows = [row for row in rows if row.one or row.other]
    nodes = {node.id: node for node in view.nodes(ids=[one, other])}
    rows += _numbers(nodes[one], nodes[other])
    yield from (row for row in rows if row.agrees is not None)
    yield from (row for row in rows if row.agrees is None)


def _values(view: View, id_: str) -> _Values:
    """What is said of an entry; of a person also what is said of that which the person leads."""
    found = entity(view, id_, _NAMED)
    values: _Values = defaultdict(dict)
    _take(values, found, _NOT_COMPARED)
    if found.kind == "Person":
        del values[found.statements[0].label]  # the name, which both have
        subjects = [t for r in found.relations if r.kind in _OF_PEOPLE for t in r.things]
        for subject in subjects:
            around = entity(view, subject.id, _TEAM)
            of_base = [s for s in around.statements if s.name in _OF_BASE]
            kept = tuple(r for r in around.relations if r.kind in _AROUND)
            _take(values, replace(around, statements=tuple(of_base), relations=kept), frozenset())
    return values


def _take(values: _Values, found: Entity, but: frozenset[str]) -> None:
    for statement in found.statements:
        values[statement.label][statement.value] = _written(statement.places)
    for relation in found.relations:
        if relation.kind not in but:
            for thing in relation.things:
                values[relation.label][thing.name] = _written(thing.places)


def _written(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places where somebody wrote it, without what was derived."""
    return tuple(place for place in places if place.text)


def _row(
    label: str, ones: dict[str, tuple[Place, ...]], others: dict[str, tuple[Place, ...]]
) -> Compared:
    mine, theirs = ({text_key(value) for value in side} for side in (ones, others))
    agrees = bool(mine & theirs) if mine and theirs else None
    return Compared(label, _said(ones, theirs), _said(others, mine), agrees)


def _said(values: dict[str, tuple[Place, ...]], there: set[str]) -> tuple[Said, ...]:
    return tuple(Said(value, p, text_key(value) in there) for value, p in values.items())


def _only_common(row: Compared) -> Compared:
    """The names of two teams that both have; the others say nothing."""
    one, other = (tuple(s for s in side if s.common) for side in (row.one, row.other))
    return replace(row, one=one, other=other)


def _numbers(one: Node, other: Node) -> list[Compared]:
    """Whether the identity numbers agree, where both sides have some of theirs."""
    same = same_number(one.text("id_hash"), other.text("id_hash"))
    what = "证件号"
    if same is None:
        ends = one.text("id_last4"), other.text("id_last4")
        same, what = (ends[0] == ends[1], "证件号后四位") if all(ends) else (None, "")
    if same is None:
        return []
    shown = Said("双方一致" if same else "双方不同", (), same)
    return [Compared(what, (shown,), (shown,), same)]
