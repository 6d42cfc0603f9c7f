"""Registers of innovation bases: a row is a base with its host, leader, team and field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.base_types import base_state
from loaders.registers import cells, ties
from loaders.registers.headers import label_of
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.registers.records import Record

KIND = "bases"
NEEDS = frozenset({"name", "host"})
LEAST = frozenset({"name"})  # a list without hosts says one of these as well
SOME_OF = frozenset(
    {"type", "level", "approved", "status", "leader", "evaluation", "city", "province"}
)
USES = (
    ties.AROUND
    | ties.PEOPLE
    | ties.SUBJECTS
    | {"name", "type", "level", "field", "approved", "status", "aliases", "former_names"}
    | {"accepted", "extended", "evaluated", "evaluation", "rectify_by", "rectified", "reports"}
    | {"incidents", "filed", "source_id", "serial"}
)
_LATER: tuple[tuple[str, Callable[[object], str | tuple[str, ...]]], ...] = (
    ("accepted", cells.date),
    ("extended", cells.date),
    ("evaluated", cells.date),
    ("rectify_by", cells.date),
    ("reports", cells.years),
)


def base_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: A required cell is empty, or a cell is not what its column says.
    """
    row = ties.RowFacts()
    name = record.required("name")
    approved = record.parsed("approved", cells.year)
    type_, code = ties.type_in(record, name), record.text("type")
    later, unread = _later(record)
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
        extra=(
            *record.extra,
            *unread,
            *((f"{label_of('type')}={code}",) if code and not type_ else ()),
        ),
        source_ids=record.source_ids,
        **later,
    )
    row.unread(unread)
    subject = ties.Subject(base, name, since=str(approved or ""))
    ties.add_organizations(row, record, subject)
    ties.add_people(row, record, subject)
    ties.add_subjects(row, record, subject)
    ties.add_region(row, record, subject)
    return row


def _later(record: Record) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What became of the base since its approval, and what cannot be read of it."""
    values, unread = record.readable(_LATER)
    values |= {name: record.text(name) for name in ("evaluation", "rectified")}
    values |= {name: cells.phrases(record.cells.get(name)) for name in ("incidents", "filed")}
    return values, unread


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
