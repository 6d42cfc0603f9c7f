"""Rule sets: dated numbers in cited YAML, one file per region and policy. No number stands in Python.

Each parameter is a list of periods, and screening on a date uses the value in force on that date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from graph.citations import Citation
from graph.errors import InputError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value in force from `since` (inclusive) to `until` (inclusive; None: until replaced)."""

    value: Any
    since: dt.date
    until: dt.date | None
    citation: Citation

    def holds(self, on: dt.date) -> bool:
        """Whether it is in force on that date."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Limits:
    """One rule's parameters as in force on one date, with the office's readings of the clause.

    Attributes:
        citation: The clause that the rule rests on.
        level: How strict the clause is: 不得, 原则上, …
        parameters: Value by name; what the policy itself says.
        readings: Value by name; how the office reads what the policy leaves open.
    """

    citation: Citation
    level: str
    parameters: Mapping[str, Any]
    readings: Mapping[str, Any]

    def number(self, name: str) -> int:
        """A whole number of the policy or of the office's readings."""
        return int(self._value(name))

    def words(self, name: str) -> frozenset[str]:
        """A set of words of the policy or of the office's readings."""
        return frozenset(self._value(name))

    def _value(self, name: str) -> Any:  # noqa: ANN401 -- YAML; the two readers above give the type
        return self.parameters[name] if name in self.parameters else self.readings[name]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All dated parameters of one call or policy.

    Attributes:
        name: Name for the command line, such as liaoning-2023.
        title: What a person calls it.
        region: Province or city.
        rules: Raw entries by rule id.
    """

    name: str
    title: str
    region: str
    rules: Mapping[str, Mapping[str, Any]]

    def limits(self, rule: str, on: dt.date) -> Limits | None:
        """The rule's limits on a date; None where the rule set is silent or not in force."""
        entry = self.rules.get(rule)
        if entry is None:
            return None
        dated = {name: self._parameters(entry, name) for name in entry["parameters"]}
        values = {n: p.value for n, ps in dated.items() for p in ps if p.holds(on)}
        if len(values) < len(dated):
            return None
        citation = _citation(entry["citation"])
        return Limits(citation, entry["level"], values, entry.get("readings", {}))

    def require_in_force(self, on: dt.date) -> None:
        """Refuse a date on which no rule of the set is in force.

        Raises:
            InputError: There is none; says since when there is.
        """
        if not any(self.limits(rule, on) for rule in self.rules):
            first = min(
                p["since"]
                for r in self.rules.values()
                for ps in r["parameters"].values()
                for p in ps
            )
            remedy = f"该规则集最早自{first.isoformat()}起生效，换一个日期或规则集"
            raise InputError(f"规则集“{self.name}”在{on.isoformat()}没有生效的规则", "--on", remedy)

    def dormant(self, rule: str) -> Limits | None:
        """A rule that the set knows, without values, to be cited when it is not in force."""
        entry = self.rules.get(rule)
        return Limits(_citation(entry["citation"]), entry["level"], {}, {}) if entry else None

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

    def _parameters(self, entry: Mapping[str, Any], name: str) -> tuple[Parameter, ...]:
        own = _citation(entry["citation"])
        return tuple(
            Parameter(
                period["value"],
                period["since"],
                period.get("until"),
                replace(own, path=period["clause"]) if "clause" in period else own,
            )
            for period in entry["parameters"][name]
        )


def _citation(raw: Mapping[str, str]) -> Citation:
    return Citation(raw["title"], raw.get("document_number", ""), raw["clause"])


@cache
def ruleset_names() -> tuple[str, ...]:
    """Names of the rule sets of the package."""
    folder = resources.files("checks") / "rulesets"
    return tuple(
        sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith("yaml"))
    )


@cache
def ruleset(name: str) -> RuleSet:
    """A rule set.

    Raises:
        InputError: There is none of that name.
    """
    if name not in ruleset_names():
        raise InputError(f"没有规则集“{name}”", "--policy", f"可用：{'、'.join(ruleset_names())}")
    file = resources.files("checks") / "rulesets" / f"{name}.yaml"
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    return RuleSet(name, raw["title"], raw["region"], raw["rules"])
