"""The reviewers' desk: rounds that are kept, rule sets, decisions, and what rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.decisions import FINDING_VERDICTS, log, record
from answers.dry_run import dry_run
from answers.limit_reading import clause_paths
from answers.rule_book import RuleBook, rule_book
from answers.versions import data_version
from api.rounds import RoundFolder
from api.rulesets import RuleSets

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from answers.decisions import Decision
    from answers.dry_run import DryRun
    from answers.screening import Register
    from answers.versions import DataVersion
    from api.kept import Kept
    from checks.ruleset import RuleSet
    from graph.facts import Fact
    from graph.store import Store


class Desk:
    """What reviewers work with.

    Args:
        store: The graph.
        register: What is on record, kept ready for comparing.
        home: The data folder.

    Attributes:
        rounds: Rounds that were screened and kept.
        rulesets: Rule sets that may be used.
    """

    def __init__(self, store: Store, register: Kept[Register], home: Path) -> None:
        self._store, self._register = store, register
        self.rounds, self.rulesets = RoundFolder(home / "rounds"), RuleSets(home / "rulesets")

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions of people, oldest first."""
        with self._store.read() as view:
            return log(view)

    def decide(self, decision: Decision) -> None:
        """Keep a decision on a finding; InputError where it is incomplete."""
        with self._store.write() as writer:
            record(writer, decision, FINDING_VERDICTS)

    def dry_run(
        self, facts: Iterable[Fact], on: dt.date, before: RuleSet, after: RuleSet
    ) -> DryRun:
        """Which verdicts of a round flip by another number of one rule; see `answers.dry_run`."""
        return dry_run(self._register.get(), facts, on, before, after)

    def data_version(self) -> DataVersion:
        """The version of what is loaded."""
        revision = self._store.status().revision
        with self._store.read() as view:
            return data_version(view, revision)

    def clauses(self) -> dict[str, frozenset[str]]:
        """Paths of the clauses that are loaded, by id of their policy."""
        with self._store.read() as view:
            return clause_paths(view)

    def rule_book(self, ruleset: RuleSet) -> RuleBook:
        """The rules of a set with clauses, numbers and cases."""
        with self._store.read() as view:
            return rule_book(view, ruleset)
