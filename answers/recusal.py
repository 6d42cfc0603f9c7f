"""Recusal: which experts are related to an application, by which path, and so should not review it.

A name alone never ties two people: an expert is taken for a person of a team only where the
organization agrees as well, and is otherwise left to be asked.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from answers.holdings import holdings, parts_of_facts
from checks.kinship import kinship
from checks.people import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from answers.organizations import Organizations
    from answers.screening import Register
    from checks.situation import Holding, Organization
    from graph.facts import Fact
    from graph.store import Node


class Advice(StrEnum):
    """What follows for a reviewer, weakest first."""

    FREE = "free"
    ASK = "ask"
    RECUSE = "recuse"

    @property
    def zh(self) -> str:
        """The advice in Chinese."""
        return {"free": "未发现关联", "ask": "待核实", "recuse": "应回避"}[self]


@dataclass(frozen=True, slots=True)
class Expert:
    """A reviewer with the organizations worked for now and before."""

    id: str
    name: str
    employers: tuple[Organization, ...]
    former: tuple[Organization, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """One path from an expert to an application, in words, with the base it leads through if any."""

    advice: Advice
    path: str
    base: str = ""


@dataclass(frozen=True, slots=True)
class Recusal:
    """One expert with all ties to an application, heaviest first."""

    expert: Expert
    advice: Advice
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One application with every expert held against it."""

    application: Holding
    recusals: tuple[Recusal, ...]


def recusals(
    register: Register, applications: Iterable[Fact], pool: Iterable[Fact]
) -> Iterator[Reviewed]:
    """Hold an expert pool against the applications of a file, each in the order of its file.

    Args:
        register: The bases and organizations on record.
        applications: Facts of the applications.
        pool: Facts of the experts.
    """
    known = register.organizations
    experts = [_expert(n, known) for n in parts_of_facts(pool).nodes.values() if n.kind == "Expert"]
    parts, found = parts_of_facts(applications), Recusals(register.bases)
    own = {one.id: one for one in holdings(parts, "Application", known)}
    for id_ in (id_ for id_ in parts.nodes if id_ in own):
        yield Reviewed(own[id_], found.of(own[id_], experts))


def _expert(node: Node, organizations: Organizations) -> Expert:
    employers = tuple(map(organizations.of_name, node.text("where").split("、")))
    former = tuple(map(organizations.of_name, node.texts("former_employers")))
    return Expert(node.id, node.text("name"), employers, former)


class Recusals:
    """Holds experts against applications; built once for the bases on record.

    Paths are short by what they are: over one organization, one group of companies, or one base.
    """

    def __init__(self, bases: Iterable[Holding]) -> None:
        self._teams: dict[str, list[Holding]] = defaultdict(list)
        for base in bases:
            for name in _people(base):
                self._teams[name].append(base)

    def of(self, application: Holding, experts: Iterable[Expert]) -> tuple[Recusal, ...]:
        """Every expert in the order given, with what ties each to the application."""
        return tuple(self._of(application, expert) for expert in experts)

    def _of(self, application: Holding, expert: Expert) -> Recusal:
        order = list(Advice)
        ties = (*_by_body(application, expert), *_by_name(application, expert))
        ties = (*ties, *self._by_team(application, expert))
        ties = tuple(sorted(ties, key=lambda tie: (-order.index(tie.advice), tie.path)))
        return Recusal(expert, ties[0].advice if ties else Advice.FREE, ties)

    def _by_team(self, application: Holding, expert: Expert) -> Iterator[Tie]:
        """Bases in whose team the expert and somebody of the application both are."""
        own = _people(application)
        for base in self._teams.get(expert.name, ()):
            common = sorted((_people(base) & own) - {expert.name})
            if not common or not shared(expert.employers, _bodies(base)):
                continue
            known = shared(_bodies(application), _bodies(base))
            advice = Advice.RECUSE if known else Advice.ASK
            path = f"{expert.name} —团队→ {base.name} ←团队— {'、'.join(common)} —本申报"
            yield Tie(advice, path, base.id)


def _by_body(application: Holding, expert: Expert) -> Iterator[Tie]:
    """The host or a co-builder is the expert's organization, was it, or is of its group."""
    for bodies, role in ((application.hosts, "依托单位"), (application.co_builders, "共建单位")):
        if pair := shared(expert.employers, bodies):
            yield Tie(Advice.RECUSE, _over(expert, "任职单位", pair, role))
            continue
        if pair := shared(expert.former, bodies):
            yield Tie(Advice.ASK, _over(expert, "曾任职单位", pair, role))
        paths = (kinship(mine, theirs) for mine in expert.employers for theirs in bodies)
        if path := next(filter(None, paths), ""):
            yield Tie(Advice.ASK, f"{expert.name} —任职单位→ {path} ←{role}— 本申报")


def _by_name(application: Holding, expert: Expert) -> Iterator[Tie]:
    """The expert, or a namesake, leads the application or is on its team."""
    if expert.name in _people(application):
        known = shared(expert.employers, _bodies(application))
        advice = Advice.RECUSE if known else Advice.ASK
        yield Tie(
            advice, f"{expert.name} 与本申报的负责人或团队成员同名{'同单位' if known else ''}"
        )


def _over(expert: Expert, post: str, pair: tuple[Organization, Organization], role: str) -> str:
    mine, theirs = pair
    written = "" if mine.name == theirs.name else f"（即{theirs.name}）"
    return f"{expert.name} —{post}→ {mine.name}{written} ←{role}— 本申报"


def _people(holding: Holding) -> frozenset[str]:
    return holding.members | {leader.name for leader in holding.leaders}


def _bodies(holding: Holding) -> tuple[Organization, ...]:
    return (*holding.hosts, *holding.co_builders)
