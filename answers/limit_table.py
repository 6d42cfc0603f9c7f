"""The numbers of a rule set as a table of rows that people can edit, and read back cell by cell.

A row is one parameter in one period, or one reading. What a cell must look like follows from the value that
the rule set has there; a row may be doubled to give a parameter another value from another day on.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- the API's schema is made from it
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from answers.drafting.meanings import meanings
from answers.limit_cells import shape_of, written
from checks.rules import RULES
from graph.citations import Citation  # noqa: TC001 -- the API's schema is made from it

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checks.limits import Parameter
    from checks.ruleset import RuleSet

COLUMNS = (
    "规则编号",
    "规则",
    "项目编号",
    "项目",
    "取值",
    "类型",
    "生效日期",
    "失效日期",
    "文件",
    "文号",
    "条款",
    "程度",
)
READING = "读法"
_TITLES = {rule.id: rule.title for rule in RULES}


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One row; the fields are those of `COLUMNS`.

    Attributes:
        rule: Id of the rule; `title` in Chinese.
        name: Name of the parameter or reading; `label` in Chinese.
        value: As a person reads and writes it.
        shape: What it must be, in Chinese.
        since: First day; None for a reading.
        until: Last day; None where it holds until replaced.
        citation: Clause of the period; None for a reading.
        level: How strict the rule's clause is.
    """

    rule: str
    title: str
    name: str
    label: str
    value: str
    shape: str
    since: dt.date | None
    until: dt.date | None
    citation: Citation | None
    level: str

    @property
    def cells(self) -> tuple[str | dt.date | None, ...]:
        """The row in the order of `COLUMNS`."""
        place = self.citation
        known = (place.title, place.document_number, place.path) if place else (READING, "", "")
        head = (self.rule, self.title, self.name, self.label, self.value, self.shape)
        return (*head, self.since, self.until, *known, self.level)


def limit_rows(ruleset: RuleSet) -> tuple[LimitRow, ...]:
    """Every number of a rule set, those of the set that it extends too, in the order of the rules."""
    order = {rule.id: place for place, rule in enumerate(RULES)}
    rules = sorted(ruleset.rules, key=lambda rule: order.get(rule, len(order)))
    return tuple(row for rule in rules for row in _rows(ruleset, rule))


def label_of(rule: str, name: str) -> str:
    """What a parameter or reading is called in Chinese."""
    return meanings().label(rule, name)


def _rows(ruleset: RuleSet, rule: str) -> Iterator[LimitRow]:
    entry = ruleset.rules[rule]
    for name in entry["parameters"]:
        for period in ruleset.periods(rule, name):
            yield _row(rule, name, entry, period.value, period)
    for name, value in entry.get("readings", {}).items():
        yield _row(rule, name, entry, value, None)


def _row(
    rule: str, name: str, entry: Mapping[str, Any], value: object, period: Parameter | None
) -> LimitRow:
    return LimitRow(
        rule=rule,
        title=_TITLES[rule],
        name=name,
        label=label_of(rule, name),
        value=written(value),
        shape=shape_of(name, value).zh,
        since=period.since if period else None,
        until=period.until if period else None,
        citation=period.citation if period else None,
        level=entry["level"],
    )
