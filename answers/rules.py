"""Rules: whether every clause that a rule set cites is loaded and says what it is cited for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from answers.drafting.amounts import holds
from answers.drafting.draft import title_of
from answers.policies.quoting import body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checks.ruleset import RuleSet
    from graph.citations import Citation
    from graph.store import Node, View


class Standing(StrEnum):
    """How far a cited clause is at hand."""

    TEXT = "text"
    NO_NUMBER = "no_number"
    GIST = "gist"
    NO_CLAUSE = "no_clause"
    NO_POLICY = "no_policy"

    @property
    def zh(self) -> str:
        """The standing in Chinese."""
        return _ZH[self]


_ZH = {
    Standing.TEXT: "有原文",
    Standing.NO_NUMBER: "原文与所引不符",
    Standing.GIST: "只有要旨，未载入原文",
    Standing.NO_CLAUSE: "文件已载入，没有这一条",
    Standing.NO_POLICY: "文件未载入",
}


@dataclass(frozen=True, slots=True)
class CitedRule:
    """One citation of one rule, held against what is loaded.

    Attributes:
        ruleset: Name of the rule set.
        rule: Id of the rule; `title` in Chinese.
        label: The citation as printed.
        clause_id: Node id of the clause, loaded or not.
        standing: How far the clause is at hand.
        text: The clause's text, or its gist; empty where neither is loaded.
        missing: Numbers, days and quotes that the clause is cited for and its text does not hold.
    """

    ruleset: str
    rule: str
    title: str
    label: str
    clause_id: str
    standing: Standing
    text: str
    missing: tuple[str, ...]


def verify(view: View, ruleset: RuleSet) -> Iterator[CitedRule]:
    """Hold every citation of a rule set against the loaded documents."""
    for rule, citations in ruleset.citations().items():
        claimed = _claimed(ruleset, rule)
        for citation in citations:
            clause = next(view.nodes(ids=[citation.clause_id]), None)
            has_policy = any(view.nodes(ids=[citation.policy_id]))
            missing = _missing(clause.text("text"), claimed[citation]) if clause else ()
            yield CitedRule(
                ruleset.name,
                rule,
                title_of(rule),
                citation.label,
                citation.clause_id,
                _standing(clause, missing, has_policy=has_policy),
                (clause.text("text") or clause.text("gist")) if clause else "",
                missing,
            )


def _standing(clause: Node | None, missing: tuple[str, ...], *, has_policy: bool) -> Standing:
    if clause is None:
        return Standing.NO_CLAUSE if has_policy else Standing.NO_POLICY
    if not clause.text("text"):
        return Standing.GIST
    return Standing.NO_NUMBER if missing else Standing.TEXT


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What a rule set says that a clause holds."""

    values: list[object] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)


def _claimed(ruleset: RuleSet, rule: str) -> Mapping[Citation, _Claimed]:
    found: dict[Citation, _Claimed] = defaultdict(_Claimed)
    own = ruleset.citations()[rule][0]
    found[own].quotes.extend(ruleset.rules[rule]["citation"].get("quotes", ()))
    for name in ruleset.rules[rule]["parameters"]:
        for period in ruleset.periods(rule, name):
            found[period.citation].values.extend(_plain(period.value))
            found[period.citation].quotes.extend(period.quotes)
    return found


def _missing(text: str, claimed: _Claimed) -> tuple[str, ...]:
    """What a text that is loaded does not hold of the values and quotes that rest on it."""
    if not text:
        return ()
    said = body(text)
    numbers = [str(value) for value in claimed.values if not holds(said, value)]
    quotes = ["".join(quote.split()) for quote in claimed.quotes]
    absent = [f"“{quote}”" for quote in quotes if quote not in said]
    return tuple(dict.fromkeys((*numbers, *absent)))


def _plain(value: object) -> Iterator[object]:
    """The single values of a table or list."""
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value
    else:
        yield value
