"""A round's applications: a row is one application, with the figures that the rules compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.registers import cells, ties
from loaders.registers.amounts import AREA, COUNTS, MONEY, MONTHS, amount, whole
from loaders.registers.bases import state_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.registers.records import Record

KIND = "applications"
NEEDS = frozenset({"number", "name", "host"})
_FIGURES: tuple[tuple[str, Callable[[object], float | str]], ...] = (
    ("area_m2", amount(AREA)),
    ("equipment_10k", amount(MONEY, per=MONEY["万元"])),
    ("benefit_100m", amount(MONEY, per=MONEY["亿元"])),
    ("national_projects", whole(COUNTS)),
    ("common_technologies", whole(COUNTS)),
    ("partner_firms", whole(COUNTS)),
    ("director_months", amount(MONTHS)),
    ("applied", cells.date),
    ("reviewed", cells.date),
)
USES = (
    ties.AROUND
    | ties.PEOPLE
    | ties.SUBJECTS
    | {"number", "name", "type", "level", "status", "approved", "serial"}
    | {"committee", "committee_chair", "leading_talent"}
    | {name for name, _ in _FIGURES}
)


def application_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: A required cell is empty, or a cell is not what its column says.
    """
    row = ties.RowFacts()
    number, name = record.required("number"), record.required("name")
    record.required("host")
    figures, unread = record.readable(_FIGURES)
    application = row.node(
        "Application",
        record.place,
        number=number,
        name=name,
        type=ties.type_in(record, name),
        status=state_in(record) or "申报",
        approved=record.parsed("approved", cells.year),
        directions=cells.directions(record.cells.get("directions")),
        committee=cells.seats(record.cells.get("committee")),
        committee_chair=record.text("committee_chair"),
        leading_talent=record.text("leading_talent"),
        extra=(*record.extra, *unread),
        **figures,
    )
    row.unread(unread)
    subject = ties.Subject(application, f"{number} {name}")
    ties.add_organizations(row, record, subject)
    ties.add_people(row, record, subject)
    ties.add_subjects(row, record, subject)
    ties.add_region(row, record, subject)
    return row
