"""Lists of research projects: a row is a project with its host, its leader and its funds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.registers import cells, ties
from loaders.registers.amounts import MONEY, amount

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.registers.records import Record

KIND = "projects"
NEEDS = frozenset({"project"})
TELLING = frozenset({"project_number", "leader", "funds_10k"})
SOME_OF = frozenset({"host", "programme"})
USES = (
    ties.AROUND
    | ties.PEOPLE
    | {"project", "project_number", "programme", "funds_10k", "approved", "listed", "serial"}
)
_YEARS: tuple[tuple[str, Callable[[object], int]], ...] = (
    ("approved", cells.year),
    ("listed", cells.year),
)
_FUNDS = (("funds_10k", amount(MONEY, per=MONEY["万元"])),)


def project_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: The title is empty, or a cell is not what its column says.
    """
    row = ties.RowFacts()
    name, number = record.required("project"), record.text("project_number")
    figures, unread = record.readable(_FUNDS)
    years, odd = record.readable(_YEARS)
    year = years.get("approved") or years.get("listed")
    project = row.node(
        "Project",
        record.place,
        name=name,
        number=number,
        programme=record.text("programme"),
        year=year,
        extra=(*record.extra, *unread, *odd),
        **figures,
    )
    row.unread(unread, odd)
    subject = ties.Subject(project, f"{number} {name}".strip(), since=str(year or ""))
    ties.add_organizations(row, record, subject)
    ties.add_people(row, record, subject, needed=False)
    ties.add_region(row, record, subject)
    return row
