"""Results of evaluations: a row is an organization or a base with its grade of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.base_types import type_of_name
from graph.organizations import sort_of
from loaders.registers import cells, ties

if TYPE_CHECKING:
    from loaders.registers.records import Record

KIND = "evaluations"
NEEDS = frozenset({"evaluation"})
SOME_OF = frozenset({"unit", "called"})
USES = (
    NEEDS
    | SOME_OF
    | ties.PLACE
    | {"listed", "evaluated", "supervisor", "host_code", "source_id", "serial"}
)


def evaluation_row(record: Record) -> ties.RowFacts:
    """The facts of one row; a thing under 名称 is a base where its name ends like one.

    Raises:
        RowError: Name or grade is empty, or a cell is not what its column says.
    """
    row = ties.RowFacts()
    field = "unit" if "unit" in record.cells else "called"
    name, grade = record.required(field), record.required("evaluation")
    day = record.parsed("evaluated", cells.date) or ""
    year = record.parsed("listed", cells.year) or day[:4]
    known: dict[str, Any] = {
        "name": name,
        "extra": record.extra,
        "source_ids": record.source_ids,
    }
    if field == "called" and type_of_name(name):
        id_ = row.node("Base", record.place, evaluation=grade, evaluated=day, **known)
    else:
        code = ties.code_in(record)
        result = f"{year}年 {grade}" if year else grade
        sort = sort_of(name, code)
        id_ = row.node(
            "Organization", record.place, code=code, sort=sort, evaluations=(result,), **known
        )
    subject = ties.Subject(id_, name)
    ties.add_tied(row, record, subject, "supervisor")
    ties.add_region(row, record, subject)
    return row
