"""The form for checking one application: what was filled in, what is wrong with it, and its cells."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.pages.check_fields import SECTIONS, Choice, Field, Section
from graph.organizations import code_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.rulesets import RuleSets
    from checks.ruleset import RuleSet

_NUMBER = "表单"
_LAST4 = re.compile(r"\d{3}[\dXx]")
_FIGURE = re.compile(r"\d+(\.\d+)?")
_NOT = {
    "number": "应为数字，如 1000 或 3.5，不带单位",
    "date": "应为日期，如 2023-06-16",
    "choice": "请从列表中选择",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with what was filled in and, if that is wrong, why."""

    field: Field
    value: str
    error: str


@dataclass(frozen=True, slots=True)
class FilledSection:
    """Filled fields under one heading; `open` where it must be seen."""

    title: str
    fields: tuple[Filled, ...]
    folded: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One form as sent or as first shown.

    Attributes:
        values: Text by field name, without blanks around it.
        errors: Reason by field name; empty where all is well.
        today: The date proposed for screening.
        rulesets: To choose from.
    """

    values: Mapping[str, str]
    errors: Mapping[str, str]
    today: dt.date
    rulesets: RuleSets

    @property
    def sections(self) -> tuple[FilledSection, ...]:
        """All fields with their values and errors."""
        return tuple(self._filled(section) for section in (*SECTIONS, _basis(self.rulesets)))

    @property
    def wrong(self) -> tuple[Filled, ...]:
        """The fields with an error, in the order of the form."""
        return tuple(f for section in self.sections for f in section.fields if f.error)

    @property
    def cells(self) -> dict[str, object]:
        """The application as cells of a register's row; empty ones are left out."""
        names = {field.name for section in SECTIONS for field in section.fields}
        cells: dict[str, object] = {n: v for n, v in self.values.items() if v and n in names}
        return {"number": _NUMBER} | cells

    @property
    def ruleset(self) -> RuleSet:
        """The rule set chosen."""
        return self.rulesets.named(self.values["policy"])

    @property
    def on(self) -> dt.date:
        """The date whose rules hold."""
        return dt.date.fromisoformat(self.values["on"])

    def with_errors(self, errors: Mapping[str, str]) -> Form:
        """The same form with other errors."""
        return Form(self.values, errors, self.today, self.rulesets)

    def _filled(self, section: Section) -> FilledSection:
        fields = tuple(
            Filled(f, self.values.get(f.name, ""), self.errors.get(f.name, ""))
            for f in section.fields
        )
        filled = any(f.value or f.error for f in fields)
        return FilledSection(section.title, fields, section.folded, filled)


def empty_form(today: dt.date, proposed: Mapping[str, str], rulesets: RuleSets) -> Form:
    """The form as first shown, with what an address proposes filled in."""
    return Form(_values(today, proposed, rulesets), {}, today, rulesets)


def sent_form(today: dt.date, sent: Mapping[str, str], rulesets: RuleSets) -> Form:
    """The form as sent, with everything that is wrong with it."""
    values = _values(today, sent, rulesets)
    fields = (field for section in (*SECTIONS, _basis(rulesets)) for field in section.fields)
    errors = {f.name: why for f in fields if (why := _problem(f, values.get(f.name, "")))}
    return Form(values, errors, today, rulesets)


def _values(today: dt.date, given: Mapping[str, str], rulesets: RuleSets) -> dict[str, str]:
    proposed = {"policy": rulesets.names()[0], "on": today.isoformat()}
    names = [field.name for section in (*SECTIONS, _basis(rulesets)) for field in section.fields]
    filled = {name: given.get(name, "").replace("\r\n", "\n").strip() for name in names}
    return {name: filled[name] or proposed.get(name, "") for name in names}


def _basis(rulesets: RuleSets) -> Section:
    choices = tuple(Choice(name, rulesets.named(name).title) for name in rulesets.names())
    return Section(
        "审查依据",
        (
            Field("policy", "规则集", "choice", required=True, choices=choices),
            Field("on", "审查日期", "date", hint="按这一天有效的规定审查", required=True),
        ),
    )


def _problem(field: Field, value: str) -> str:
    """What is wrong with a value, in Chinese; empty if nothing is."""
    if not value:
        return f"请填写{field.label}" if field.required else ""
    if len(value) > field.longest:
        return f"最多{field.longest}字，现为{len(value)}字，请缩短"
    if field.name == "id_last4":
        return "" if _LAST4.fullmatch(value) else "应为四位数字，末位可为X，请核对证件"
    if field.name == "host_code":
        problem = code_problem(value.upper())
        return f"{problem}，请核对营业执照或法人证书" if problem else ""
    return "" if _fits(field, value) else _NOT[field.sort]


def _fits(field: Field, value: str) -> bool:
    """Whether a value is what a field of its sort takes."""
    if field.sort == "number":
        return _FIGURE.fullmatch(value) is not None
    if field.sort == "date":
        return _is_date(value)
    return field.sort != "choice" or value in {choice.value for choice in field.choices}


def _is_date(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True
