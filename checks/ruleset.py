"""Rule sets: dated numbers in cited YAML, one file per region and policy. No number stands in Python.

Each parameter is a list of periods, and screening on a date uses the value in force on that date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from checks.limits import Limits, Parameter
from checks.ruleset_form import PENDING, STATE, parsed
from graph.citations import Citation
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SEE_RULESETS = "改为 checks/rulesets/ 里的一个规则集，或删去这一行"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All dated parameters of one call or policy.

    Attributes:
        name: Name for the command line, such as liaoning-2023.
        title: What a person calls it.
        region: Province or city.
        rules: Raw entries by rule id, with those of the rule set that it extends.
        is_pending: Whether it is a draft that nobody has reviewed.
        extends: Name of the rule set whose rules hold where its own file is silent; empty for none.
        own: Ids of the rules of its own file.
    """

    name: str
    title: str
    region: str
    rules: Mapping[str, Mapping[str, Any]]
    is_pending: bool = False
    extends: str = ""
    own: frozenset[str] = frozenset()

    def limits(self, rule: str, on: dt.date) -> Limits | None:
        """The rule's limits on a date; None where the rule set is silent or not in force."""
        entry = self.rules.get(rule)
        if entry is None:
            return None
        dated = {name: self._parameters(entry, name) for name in entry["parameters"]}
        held = {n: p for n, ps in dated.items() for p in ps if p.holds(on)}
        if len(held) < len(dated):
            return None
        return Limits(
            rule,
            _citation(entry["citation"]),
            entry["level"],
            {name: period.value for name, period in held.items()},
            entry.get("readings", {}),
            {name: period.citation for name, period in held.items()},
            frozenset(entry.get("applies_to", ())),
        )

    def require_in_force(self, on: dt.date) -> None:
        """Refuse a date on which no rule of the set is in force.

        Raises:
            InputError: There is none; says since when there is.
        """
        if not any(self.limits(rule, on) for rule in self.rules):
            first = min(p.since for p in self._all_periods())
            last = max(p.until or dt.date.max for p in self._all_periods())
            end = "" if last == dt.date.max else f"，{last.isoformat()}之后不再有效"
            remedy = f"该规则集最早自{first.isoformat()}起生效{end}，换一个日期或规则集"
            raise InputError(f"规则集“{self.name}”在{on.isoformat()}没有生效的规则", "--on", remedy)

    @property
    def newest(self) -> dt.date:
        """The day since which the last of its numbers holds."""
        return max(p.since for p in self._all_periods())

    def dormant(self, rule: str) -> Limits | None:
        """A rule that the set knows, without values, to be cited when it is not in force."""
        entry = self.rules.get(rule)
        if entry is None:
            return None
        return Limits(rule, _citation(entry["citation"]), entry["level"], {}, {}, {})

    def citations(self) -> dict[str, tuple[Citation, ...]]:
        """Every clause that a rule's entry cites, by rule id; the rule's own clause first."""
        return {
            rule: tuple(
                dict.fromkeys(
                    (
                        _citation(entry["citation"]),
                        *(
                            p.citation
                            for n in entry["parameters"]
                            for p in self._parameters(entry, n)
                        ),
                    )
                )
            )
            for rule, entry in self.rules.items()
        }

    def periods(self, rule: str, name: str) -> tuple[Parameter, ...]:
        """All periods of a rule's parameter; none where the rule set does not have it."""
        entry = self.rules.get(rule, {"parameters": {}})
        return self._parameters(entry, name) if name in entry["parameters"] else ()

    def readings(self, name: str) -> Iterator[Any]:
        """The single values of a reading in all rules that have it."""
        for entry in self.rules.values():
            yield from entry.get("readings", {}).get(name, ())

    def _all_periods(self) -> Iterator[Parameter]:
        for rule, entry in self.rules.items():
            for name in entry["parameters"]:
                yield from self.periods(rule, name)

    def _parameters(self, entry: Mapping[str, Any], name: str) -> tuple[Parameter, ...]:
        own = _citation(entry["citation"])
        return tuple(
            Parameter(
                period["value"],
                period["since"],
                period.get("until"),
                _of_period(own, period),
                tuple(period.get("quotes", ())),
            )
            for period in entry["parameters"][name]
        )


def _citation(raw: Mapping[str, str]) -> Citation:
    return Citation(raw["title"], raw.get("document_number", ""), raw["clause"])


def _of_period(own: Citation, period: Mapping[str, Any]) -> Citation:
    """The clause of a period: of another document, of the rule's document, or the rule's own."""
    if "citation" in period:
        return _citation(period["citation"])
    return replace(own, path=period["clause"]) if "clause" in period else own


def read_ruleset(text: str, name: str) -> RuleSet:
    """A rule set from a file's text, reviewed or not.

    Raises:
        InputError: It is no rule set; says why.
    """
    raw = parsed(text, name)
    below = _below(raw.get("extends", ""), name)
    rules = {**(below.rules if below else {}), **raw["rules"]}
    extends = below.name if below else ""
    return RuleSet(
        name, raw["title"], raw["region"], rules, STATE in raw, extends, frozenset(raw["rules"])
    )


def _below(extends: str, name: str) -> RuleSet | None:
    """The rule set of the package that one extends; None where it extends none.

    Raises:
        InputError: There is no such rule set.
    """
    if not extends:
        return None
    file = resources.files("checks") / "rulesets" / f"{extends}.yaml"
    if extends == name or not file.is_file():
        raise InputError(f"extends 所指的规则集“{extends}”不存在", name, _SEE_RULESETS)
    return read_ruleset(file.read_text(encoding="utf-8"), extends)


@cache
def shipped_rulesets() -> Mapping[str, RuleSet]:
    """All rule sets of the package by name, those to be reviewed too."""
    folder = resources.files("checks") / "rulesets"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    names = {file.name.removesuffix(".yaml"): file for file in files}
    return {name: read_ruleset(f.read_text(encoding="utf-8"), name) for name, f in names.items()}


@cache
def ruleset_names() -> tuple[str, ...]:
    """Names of the rule sets that may be used, the newest first."""
    usable = [found for found in shipped_rulesets().values() if not found.is_pending]
    return tuple(found.name for found in sorted(usable, key=lambda one: one.newest, reverse=True))


def ruleset(name: str) -> RuleSet:
    """A rule set to be used.

    Raises:
        InputError: There is none of that name, or nobody has reviewed it.
    """
    found = shipped_rulesets().get(name)
    if found is None:
        raise InputError(f"没有规则集“{name}”", "--policy", f"可用：{'、'.join(ruleset_names())}")
    if found.is_pending:
        remedy = f"逐条核对后删去“{STATE}: {PENDING}”一行"
        raise InputError(f"规则集“{name}”{PENDING}，不能用于审查", f"{name}.yaml", remedy)
    return found
