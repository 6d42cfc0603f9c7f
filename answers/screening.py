"""Screening: which applications of a round go against which clause, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.holdings import Parts, holdings, parts_of_facts, parts_of_view
from answers.neighbours import Neighbours
from answers.organizations import Organizations, organizations_of
from answers.resembling import Resembling
from answers.searched import searched
from answers.transitions import Transitions
from checks.committees import name_and_body
from checks.finding import Finding, Verdict
from checks.rules import RULES
from checks.situation import Holding, Seat, Situation
from graph.areas import area_of_office
from graph.names import text_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from checks.ruleset import RuleSet
    from graph.facts import Fact
    from graph.store import Node, View


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A clause as far as it is loaded: text as written, or the gist, or neither."""

    id: str
    label: str
    title: str
    text: str
    gist: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One application with all its findings, heaviest first."""

    application: Holding
    findings: tuple[Finding, ...]


class Register:
    """What is on record, kept ready for comparing: bases, and the applications that are loaded.

    Built once per revision of the store; building takes time in proportion to the register, one
    check then only touches what shares a person or an organization with the application.
    """

    def __init__(self, view: View) -> None:
        self.organizations: Organizations = organizations_of(view)
        parts = parts_of_view(view)
        self.bases = holdings(parts, "Base", self.organizations)
        self.applications = holdings(parts, "Application", self.organizations)
        self._near_bases = Neighbours(self.bases)
        self._resembling = Resembling(self.bases)
        self._searched = searched(view.sources(), self.bases)
        self._transitions = Transitions(view)

    def check(self, facts: Iterable[Fact], ruleset: RuleSet, on: dt.date) -> Iterator[Checked]:
        """Screen the applications of a file as one round, in the order in which they stand there.

        Args:
            facts: Facts of the applications; what the store holds of the same round is not added.
            ruleset: Limits and clauses.
            on: The date whose rules hold.

        Raises:
            InputError: No rule of the set is in force on that date.
        """
        parts = parts_of_facts(facts)
        yield from self._screen(parts, ruleset, on, ())

    def check_one(self, facts: Iterable[Fact], ruleset: RuleSet, on: dt.date) -> Checked:
        """Screen one application against the register and the year's applications on record."""
        parts = parts_of_facts(facts)
        recorded = tuple(h for h in self.applications if h.approved in (None, on.year))
        return next(self._screen(parts, ruleset, on, recorded))

    def _screen(
        self, parts: Parts, ruleset: RuleSet, on: dt.date, recorded: tuple[Holding, ...]
    ) -> Iterator[Checked]:
        ruleset.require_in_force(on)
        own = {h.id: h for h in holdings(parts, "Application", self.organizations)}
        typed = {_called(h) for h in own.values()}
        round_ = (*own.values(), *(h for h in recorded if _called(h) not in typed))
        near_round, recommended = Neighbours(round_), _by_area(round_)
        enterprises = frozenset(ruleset.readings("enterprise_sorts"))
        told = self._searched.beside(near_round.size - 1)
        for node in (n for n in parts.nodes.values() if n.id in own):
            application = own[node.id]
            alike = self._resembling.of(application)
            near = (*self._near_bases.of(application, enterprises), *(base for base, _ in alike))
            situation = Situation(
                application,
                tuple(sorted({base.id: base for base in near}.values(), key=lambda base: base.id)),
                near_round.of(application, enterprises),
                on,
                dict(node.properties),
                told,
                tuple(self._seats(node)),
                recommended.get(area_of_office(application.recommender), ()),
                self._transitions.of(application.type, ruleset.region),
                resembling={base.id: words for base, words in alike},
            )
            yield Checked(application, findings(situation, ruleset, "Application"))

    def _seats(self, application: Node) -> Iterator[Seat]:
        """The committee, each member written as name@organization or by the name alone."""
        for written in application.texts("committee"):
            name, body = name_and_body(written)
            yield Seat(name, self.organizations.of_name(body) if body else None)


def _by_area(round_: Iterable[Holding]) -> dict[str, tuple[Holding, ...]]:
    """Applications by the area whose office recommends them."""
    found: dict[str, list[Holding]] = defaultdict(list)
    for holding in round_:
        if area := area_of_office(holding.recommender):
            found[area].append(holding)
    return {area: tuple(holdings_) for area, holdings_ in found.items()}


def _called(application: Holding) -> tuple[str, frozenset[str]]:
    """Name and hosts: an application on record that is typed in again is no other application."""
    return text_key(application.name), frozenset(host.id for host in application.hosts)


def findings(situation: Situation, ruleset: RuleSet, about: str) -> tuple[Finding, ...]:
    """What the rules about applications or about bases say, heaviest first.

    A rule that the set knows but that is not in force on the date is cited as not applicable.
    """
    found, on = [], situation.on
    for rule in (rule for rule in RULES if rule.about == about):
        if limits := ruleset.limits(rule.id, on):
            found.append(rule.judge(situation, limits))
        elif known := ruleset.dormant(rule.id):
            message = f"“{rule.title}”的规定在{on.isoformat()}没有生效"
            verdict = Verdict.NOT_APPLICABLE
            found.append(Finding(rule.id, verdict, known.level, message, known.citation))
    return tuple(sorted(found, key=lambda finding: finding.verdict.weight, reverse=True))


def cited_clause(view: View, finding: Finding) -> CitedClause:
    """The clause that a finding cites, with its text where the policy is loaded."""
    citation = finding.citation
    node: Node | None = next(view.nodes(ids=[citation.clause_id]), None)
    text, gist = (node.text("text"), node.text("gist")) if node else ("", "")
    return CitedClause(citation.clause_id, citation.label, citation.title, text, gist)
