"""Lists of people: a row is one person with the organization, the title and the directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.facts import EdgeFact
from graph.names import person_name
from graph.organizations import sort_of
from loaders.registers import cells, ties
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from loaders.registers.records import Record

KIND = "people"
NEEDS = frozenset({"person"})
SOME_OF = frozenset({"employer", "rank", "post", "field", "directions"})
USES = NEEDS | SOME_OF | ties.PLACE | {"id_last4", "top_talent", "source_id", "serial"}


def person_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: There is no name, or a cell is not what its column says.
    """
    row = ties.RowFacts()
    written = record.required("person")
    if not (name := person_name(written)):
        raise RowError("person", f"“{written}”里没有姓名", "填写姓名")
    employers = cells.organizations(record.cells.get("employer"))
    person = row.node(
        "Person",
        record.place,
        written=written,
        name=name,
        where="、".join(employers or record.source_ids) or record.place,
        title=title_in(record),
        field=record.text("field"),
        directions=cells.directions(record.cells.get("directions")),
        id_last4=record.parsed("id_last4", cells.last4),
        id_hash=record.text("id_hash"),
        top_talent=record.parsed("top_talent", cells.boolean),
        extra=record.extra,
        source_ids=record.source_ids,
    )
    for employer in employers:
        body = row.node("Organization", record.place, name=employer, sort=sort_of(employer))
        row.facts.append(EdgeFact("AFFILIATED_WITH", person, body, record.place))
    ties.add_region(row, record, ties.Subject(person, name))
    return row


def title_in(record: Record) -> str:
    """Office and academic title together, as in 院长、教授."""
    return "、".join(filter(None, (record.text("post"), record.text("rank"))))
