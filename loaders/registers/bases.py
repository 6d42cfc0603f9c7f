"""Registers of innovation bases: a row is a base with its host, leader, team and field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.base_types import base_state
from loaders.registers import cells, ties
from loaders.registers.headers import label_of
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from loaders.registers.records import Record

KIND = "bases"
NEEDS = frozenset({"name", "host"})


def base_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: A required cell is empty, or a cell is not what its column says.
    """
    row = ties.RowFacts()
    name = record.required("name")
    approved = record.parsed("approved", cells.year)
    type_, code = ties.type_in(record, name), record.text("type")
    base = row.node(
        "Base",
        record.place,
        name=name,
        type=type_,
        field=record.text("field"),
        approved=approved,
        status=state_in(record),
        aliases=cells.phrases(record.cells.get("aliases")),
        former_names=cells.phrases(record.cells.get("former_names")),
        directions=cells.directions(record.cells.get("directions")),
        extra=record.extra if type_ or not code else (*record.extra, f"{label_of('type')}={code}"),
        source_ids=(source,) if (source := record.text("source_id")) else (),
    )
    subject = ties.Subject(base, name, since=str(approved or ""))
    ties.add_organizations(row, record, subject)
    ties.add_people(row, record, subject)
    ties.add_subjects(row, record, subject)
    ties.add_region(row, record, subject)
    return row


def state_in(record: Record) -> str:
    """The state in its standard word; empty if the column is.

    Raises:
        RowError: The word is none that is known.
    """
    written = record.text("status")
    state = base_state(written)
    if written and not state:
        remedy = "填写“运行”“建设中”“整改”或“撤销”"
        raise RowError("status", f"状态“{written}”无法识别", remedy)
    return state
