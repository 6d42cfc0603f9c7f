"""Expert pools: a row is one expert with the organization, and those worked for before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.facts import EdgeFact
from graph.names import person_name
from graph.organizations import sort_of
from loaders.registers import cells, ties
from loaders.registers.people import title_in
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from loaders.registers.records import Record

KIND = "experts"
NEEDS = frozenset({"expert", "employer"})
USES = NEEDS | {"former_employers", "field", "directions", "rank", "post", "source_id", "serial"}


def expert_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: Name or organization is missing.
    """
    row = ties.RowFacts()
    written = record.required("expert")
    if not (name := person_name(written)):
        raise RowError("expert", f"“{written}”里没有姓名", "填写专家姓名")
    employers = cells.organizations(record.required("employer"))
    former = cells.organizations(record.cells.get("former_employers"))
    expert = row.node(
        "Expert",
        record.place,
        written=written,
        name=name,
        where="、".join(employers),
        title=title_in(record),
        field=record.text("field"),
        directions=cells.directions(record.cells.get("directions")),
        former_employers=former,
        extra=record.extra,
        source_ids=record.source_ids,
    )
    for employer in employers:
        body = row.node("Organization", record.place, name=employer, sort=sort_of(employer))
        row.facts.append(EdgeFact("AFFILIATED_WITH", expert, body, record.place))
    return row
