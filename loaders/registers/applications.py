"""A round's applications: a row is one application, with the figures that the rules compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loaders.registers import cells, ties
from loaders.registers.amounts import AREA, COUNTS, MONEY, MONTHS, amount, whole
from loaders.registers.bases import state_in
from loaders.registers.records import RowError

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


def application_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: A required cell is empty, or a cell is not what its column says.
    """
    row = ties.RowFacts()
    number, name = record.required("number"), record.required("name")
    figures, unread = _figures(record)
    application = row.node(
        "Application",
        record.place,
        number=number,
        name=name,
        type=ties.type_in(record, name),
        status=state_in(record) or "申报",
        approved=record.parsed("approved", cells.year),
        directions=cells.directions(record.cells.get("directions")),
        committee=cells.phrases(record.cells.get("committee")),
        committee_chair=record.text("committee_chair"),
        extra=(*record.extra, *unread),
        **figures,
    )
    row.warnings += [f"无法识别，按未填处理：{text}" for text in unread]
    subject = ties.Subject(application, f"{number} {name}")
    ties.add_organizations(row, record, subject)
    ties.add_people(row, record, subject)
    ties.add_subjects(row, record, subject)
    ties.add_region(row, record, subject)
    return row


def _figures(record: Record) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Figures and dates by name; a cell that cannot be read is kept as written, the row stays."""
    figures: dict[str, Any] = {}
    unread: list[str] = []
    for name, parse in _FIGURES:
        try:
            figures[name] = record.parsed(name, parse)
        except RowError as error:
            unread.append(f"{name}={record.text(name)}（{error.what}）")
    return figures, tuple(unread)
