"""Dry runs: which verdicts of a round would flip if one number of a rule were another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.errors import InputError, NotFoundError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from answers.screening import Register
    from checks.finding import Finding
    from checks.ruleset import RuleSet
    from graph.facts import Fact


@dataclass(frozen=True, slots=True)
class Flip:
    """An application whose verdict would be another."""

    number: str
    name: str
    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True)
class DryRun:
    """What another value would change.

    Attributes:
        compared: Applications judged by the rule.
        flips: Those whose verdict changes, in the order of the round.
    """

    compared: int
    flips: tuple[Flip, ...]


def with_value(ruleset: RuleSet, rule: str, name: str, value: Any) -> RuleSet:  # noqa: ANN401 -- what YAML holds
    """A rule set of this one rule, in which a parameter or a reading has another value at all times.

    Raises:
        NotFoundError: The rule set has no such rule, or the rule no such number.
    """
    entry = ruleset.rules.get(rule)
    if entry is None:
        raise NotFoundError(f"规则集里没有规则“{rule}”", ruleset.name)
    if name in entry["parameters"]:
        periods = [{**period, "value": value} for period in entry["parameters"][name]]
        changed = {**entry, "parameters": {**entry["parameters"], name: periods}}
    elif name in entry.get("readings", {}):
        changed = {**entry, "readings": {**entry["readings"], name: value}}
    else:
        raise NotFoundError(f"规则“{rule}”没有“{name}”", ruleset.name)
    return replace(ruleset, rules={rule: changed})


def dry_run(
    register: Register, facts: Iterable[Fact], on: dt.date, before: RuleSet, after: RuleSet
) -> DryRun:
    """Screen a round by two versions of one rule.

    Args:
        register: What is on record.
        facts: Facts of the applications.
        on: The date whose rules hold.
        before: The rule set as it is.
        after: One rule of it, changed; see `with_value`.

    Raises:
        InputError: The rule is not in force on that date.
    """
    (rule,) = after.rules
    if before.limits(rule, on) is None:
        raise InputError(
            "这条规则在审查日期没有生效", f"{before.name} {on.isoformat()}", "换一轮试算"
        )
    kept, flips = tuple(facts), []
    one = register.check(kept, replace(before, rules={rule: before.rules[rule]}), on)
    other = register.check(kept, after, on)
    pairs = tuple(zip(one, other, strict=True))
    for old, new in pairs:
        (was,), (is_,) = old.findings, new.findings
        if was.verdict is not is_.verdict:
            flips.append(Flip(old.application.number, old.application.name, was, is_))
    return DryRun(len(pairs), tuple(flips))
