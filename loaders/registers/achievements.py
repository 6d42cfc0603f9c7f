"""Lists of registered achievements: a row is a result with the units and people that completed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.facts import EdgeFact
from graph.organizations import sort_of
from loaders.registers import cells, ties

if TYPE_CHECKING:
    from loaders.registers.records import Record

KIND = "achievements"
NEEDS = frozenset({"achievement"})
SOME_OF = frozenset({"registration", "completing_units", "completing_people"})
USES = NEEDS | SOME_OF | {"field", "approved", "listed", "serial"}


def achievement_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: The name is empty, or a cell is not what its column says.
    """
    row = ties.RowFacts()
    name, number = record.required("achievement"), record.text("registration")
    achievement = row.node(
        "Achievement",
        record.place,
        name=name,
        number=number,
        field=record.text("field"),
        year=record.parsed("approved", cells.year) or record.parsed("listed", cells.year),
        extra=record.extra,
    )
    for unit in cells.organizations(record.cells.get("completing_units")):
        body = row.node("Organization", record.place, name=unit, sort=sort_of(unit))
        row.facts.append(EdgeFact("COMPLETED_BY", achievement, body, record.place))
    where = f"{number} {name}".strip()
    for bare, written in cells.people(record.cells.get("completing_people")):
        person = row.node("Person", record.place, written=written, name=bare, where=where)
        row.facts.append(EdgeFact("COMPLETED_BY", achievement, person, record.place))
    return row
