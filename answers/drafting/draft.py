"""Drafting: what policies say for a rule set, held against the one that is shipped, for a person to review."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from answers.drafting.meanings import meanings
from answers.drafting.proposals import Proposal, UnknownLimit, Value, proposed
from answers.policies.policy import Policy  # noqa: TC001 -- the API's schema is made from it
from checks.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from answers.policies.whole import WholePolicy
    from checks.ruleset import RuleSet


class Agreement(StrEnum):
    """How what a rule set ships and what a policy says stand to each other."""

    CONTRADICTED = "contradicted"
    CONFIRMED = "confirmed"
    NOT_SHIPPED = "not_shipped"
    NOT_STATED = "not_stated"

    @property
    def zh(self) -> str:
        """The agreement in Chinese."""
        return _ZH[self]


_ZH = {
    Agreement.CONTRADICTED: "不一致",
    Agreement.CONFIRMED: "一致",
    Agreement.NOT_SHIPPED: "规则集没有",
    Agreement.NOT_STATED: "文件中未读出",
}
_TITLES = {rule.id: rule.title for rule in RULES}


@dataclass(frozen=True, slots=True)
class Compared:
    """One parameter of a rule in the rule set and in the policies.

    Attributes:
        agreement: How the two stand to each other.
        rule: Id of the rule; `title` in Chinese.
        parameter: Name of the parameter; empty for the rule as a whole. `label` in Chinese.
        shipped: The latest value of the rule set; None where it has none.
        shipped_label: The clause that the rule set cites; empty where it has none.
        proposal: What a policy says; None where none says it.
    """

    agreement: Agreement
    rule: str
    title: str
    parameter: str
    label: str
    shipped: Value | tuple[str, ...] | None
    shipped_label: str
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What policies say for rules.

    Attributes:
        policies: The documents.
        ruleset: Name of the rule set that it is held against.
        proposals: Parameters of rules, in the order of the texts.
        compared: All parameters of either side, those that differ first.
        unknown: Limits that no rule knows.
    """

    policies: tuple[Policy, ...]
    ruleset: str
    proposals: tuple[Proposal, ...]
    compared: tuple[Compared, ...]
    unknown: tuple[UnknownLimit, ...]


def draft(policies: Sequence[WholePolicy], ruleset: RuleSet) -> Draft:
    """Read policies for rules and compare with a rule set."""
    once = {policy.head.id: policy for policy in policies}
    read = [proposed(policy) for policy in once.values()]
    proposals = tuple(proposal for one in read for proposal in one.proposals)
    compared = sorted(
        (*_of_proposals(proposals, ruleset), *_not_stated(proposals, ruleset)),
        key=lambda one: list(Agreement).index(one.agreement),
    )
    return Draft(
        policies=tuple(policy.head for policy in once.values()),
        ruleset=ruleset.name,
        proposals=proposals,
        compared=tuple(compared),
        unknown=tuple(limit for one in read for limit in one.unknown),
    )


def title_of(rule: str) -> str:
    """A rule's title in Chinese; its id where no such rule is written."""
    return _TITLES.get(rule, rule)


def _of_proposals(proposals: Iterable[Proposal], ruleset: RuleSet) -> Iterator[Compared]:
    for proposal in proposals:
        agreement, shipped, label = _against(proposal, ruleset)
        yield Compared(
            agreement,
            proposal.rule,
            title_of(proposal.rule),
            proposal.parameter,
            meanings().label(proposal.rule, proposal.parameter),
            shipped,
            label,
            proposal,
        )


def _against(proposal: Proposal, ruleset: RuleSet) -> tuple[Agreement, Any, str]:
    """The agreement, the shipped value and its clause."""
    if proposal.rule not in ruleset.rules:
        return Agreement.NOT_SHIPPED, None, ""
    citation = ruleset.citations()[proposal.rule][0]
    if not proposal.parameter:
        fixed = meanings().fixed(proposal.rule)
        agrees = proposal.value in (True, fixed)
        return (
            Agreement.CONFIRMED if agrees else Agreement.CONTRADICTED,
            True if fixed is None else fixed,
            citation.label,
        )
    periods = ruleset.periods(proposal.rule, proposal.parameter)
    if not periods:
        return Agreement.NOT_SHIPPED, None, ""
    latest = max(periods, key=lambda period: period.since)
    agrees = _comparable(latest.value) == _comparable(proposal.value)
    agreement = Agreement.CONFIRMED if agrees else Agreement.CONTRADICTED
    return agreement, latest.value, latest.citation.label


def _not_stated(proposals: Iterable[Proposal], ruleset: RuleSet) -> Iterator[Compared]:
    """Parameters of the rule set that the policies were not found to state."""
    stated = {(proposal.rule, proposal.parameter) for proposal in proposals}
    for rule in ruleset.rules:
        for name in ruleset.rules[rule]["parameters"]:
            if (rule, name) not in stated:
                latest = max(ruleset.periods(rule, name), key=lambda period: period.since)
                yield Compared(
                    Agreement.NOT_STATED,
                    rule,
                    title_of(rule),
                    name,
                    meanings().label(rule, name),
                    latest.value,
                    latest.citation.label,
                    None,
                )


def _comparable(value: object) -> object:
    """A value under which two ways of writing it are equal: 1/3 and 0.333 are not, 0.5 and 1/2 are."""
    if isinstance(value, dict):
        return {str(key): _comparable(one) for key, one in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return str(value)
