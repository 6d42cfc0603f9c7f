"""Limits: what a rule set says for one rule on one date, read in the types that the rules compare."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from checks.finding import Finding, Verdict
from graph.errors import InputError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from typing import Unpack

    from checks.finding import Said
    from graph.citations import Citation


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value in force from `since` (inclusive) to `until` (inclusive; None: until replaced).

    `quotes` are sentences of its clause, where a draft gave them.
    """

    value: Any
    since: dt.date
    until: dt.date | None
    citation: Citation
    quotes: tuple[str, ...] = ()

    def holds(self, on: dt.date) -> bool:
        """Whether it is in force on that date."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Limits:
    """One rule's parameters as in force on one date, with the office's readings of the clause.

    Attributes:
        rule: Id of the rule.
        citation: The clause that the rule rests on.
        level: How strict the clause is: 不得, 原则上, …
        parameters: Value by name; what the policy itself says.
        readings: Value by name; how the office reads what the policy leaves open.
        clauses: The clause of each parameter, by its name.
        applies_to: Types of base that the rule is about; empty for all.
    """

    rule: str
    citation: Citation
    level: str
    parameters: Mapping[str, Any]
    readings: Mapping[str, Any]
    clauses: Mapping[str, Citation]
    applies_to: frozenset[str] = frozenset()

    def number(self, name: str) -> int:
        """A whole number of the policy or of the office's readings."""
        return int(self._value(name))

    def share(self, name: str) -> Fraction:
        """A share, written 1/3 or 0.7; exact, so that a share at the limit is not above it."""
        return Fraction(str(self._value(name)))

    def words(self, name: str) -> frozenset[str]:
        """A set of words of the policy or of the office's readings."""
        return frozenset(self._value(name))

    def listed(self, name: str) -> tuple[str, ...]:
        """Words in the order in which the policy lists them."""
        return tuple(self._value(name))

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of the policy or of the office's readings."""
        return dict(self._value(name))

    def text(self, name: str) -> str:
        """A phrase of the policy or of the office's readings."""
        return str(self._value(name))

    def flag(self, name: str) -> bool:
        """A yes or no of the office's readings."""
        return bool(self._value(name))

    def date(self, name: str) -> dt.date:
        """A date of the policy."""
        found: dt.date = self._value(name)
        return found

    def says(self, verdict: Verdict, message: str, **said: Unpack[Said]) -> Finding:
        """A finding under the rule's own clause; `dataclasses.replace` cites another."""
        return Finding(self.rule, verdict, self.level, message, self.citation, **said)

    def _value(self, name: str) -> Any:  # noqa: ANN401 -- YAML; the readers above give the type
        for values in (self.parameters, self.readings):
            if name in values:
                return values[name]
        raise InputError(f"规则“{self.rule}”缺少“{name}”", self.citation.label, "在规则集里补上")
