"""Lists of teams: a row is a team with its leader, its members and its host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.registers import cells, ties

if TYPE_CHECKING:
    from loaders.registers.records import Record

KIND = "teams"
NEEDS = frozenset({"team"})
SOME_OF = frozenset({"leader", "members", "host", "directions", "field", "approved"})
USES = (
    ties.AROUND
    | ties.PEOPLE
    | {"team", "field", "directions", "approved", "listed", "source_id", "serial"}
)


def team_row(record: Record) -> ties.RowFacts:
    """The facts of one row.

    Raises:
        RowError: The name is empty, or a cell is not what its column says.
    """
    row = ties.RowFacts()
    name = record.required("team")
    approved = record.parsed("approved", cells.year) or record.parsed("listed", cells.year)
    team = row.node(
        "Team",
        record.place,
        name=name,
        field=record.text("field"),
        directions=cells.directions(record.cells.get("directions")),
        approved=approved,
        extra=record.extra,
        source_ids=record.source_ids,
    )
    subject = ties.Subject(team, name, since=str(approved or ""))
    ties.add_organizations(row, record, subject)
    ties.add_people(row, record, subject, needed=False)
    ties.add_region(row, record, subject)
    return row
