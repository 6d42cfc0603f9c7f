"""Rounds: everything that one screening of a file of applications said, as a value that can be kept.

A round holds all that is needed to read it without the store, and to screen it again: see `answers.replay`.
It holds no moment of its making: the same input gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import orjson
from pydantic import TypeAdapter, ValidationError

from answers.decisions import Decision, finding_subject, standing
from answers.screening import CitedClause  # noqa: TC001 -- read back by pydantic
from answers.versions import DataVersion, Program, RuleVersion  # noqa: TC001 -- read back by pydantic
from checks.finding import Evidence, Verdict
from checks.rules import RULES
from graph.areas import area_of_office
from graph.errors import InputError
from loaders.report import Rejection  # noqa: TC001 -- as above

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from answers.screening import Checked
    from checks.finding import Finding

FORMAT = 1
VERDICTS = tuple(reversed(Verdict))  # heaviest first
UNKNOWN = "未填"
_TITLES = {rule.id: rule.title for rule in RULES}


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding; `subject` is its key for decisions, `clause` the id of the clause it cites.

    Attributes:
        decision: What a person decided about it; about other evidence where its subject is another.
    """

    rule: str
    title: str
    verdict: Verdict
    level: str
    message: str
    evidence: tuple[Evidence, ...]
    values: dict[str, str]
    assumptions: tuple[str, ...]
    settles: tuple[str, ...]
    citation: str
    clause: str
    subject: str
    decision: Decision | None = None

    @property
    def is_decided(self) -> bool:
        """Whether the decision is about this evidence."""
        return self.decision is not None and self.decision.subject == self.subject


@dataclass(frozen=True, slots=True)
class Screened:
    """One application with its findings, heaviest first; its own verdict is the heaviest of them."""

    number: str
    name: str
    type: str
    hosts: tuple[str, ...]
    leader: str
    city: str
    recommender: str
    verdict: Verdict
    findings: tuple[Judged, ...]

    def count(self, verdict: Verdict) -> int:
        """How many findings have this verdict."""
        return sum(judged.verdict is verdict for judged in self.findings)


@dataclass(frozen=True, slots=True)
class Tally:
    """Applications by verdict, of one rule or one city; `id` is the rule's, or the city again."""

    id: str
    label: str
    counts: dict[Verdict, int]


@dataclass(frozen=True, slots=True)
class Input:
    """The file that was screened; `hash` is the SHA-256 of its bytes."""

    file: str
    hash: str
    rows_read: int
    accepted: int
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a round was screened with.

    Attributes:
        title: What the round is called.
        on: The date whose rules hold, ISO 8601.
        rules: The rule set.
        data: What the store held.
        program: The program.
        input: The file of applications.
    """

    title: str
    on: str
    rules: RuleVersion
    data: DataVersion
    program: Program
    input: Input


@dataclass(frozen=True, slots=True)
class Round:
    """One screening.

    Attributes:
        format: Version of this form.
        basis: What it was screened with.
        verdicts: Applications by their heaviest verdict.
        by_rule: Findings of each rule by verdict, in the order of the rules.
        by_city: Applications of each city by their heaviest verdict, most first.
        clauses: Clauses that findings cite, each once.
        applications: In the order of the file.
    """

    format: int
    basis: Basis
    verdicts: dict[Verdict, int]
    by_rule: tuple[Tally, ...]
    by_city: tuple[Tally, ...]
    clauses: tuple[CitedClause, ...]
    applications: tuple[Screened, ...]

    @property
    def clause(self) -> dict[str, CitedClause]:
        """The clauses by id."""
        return {clause.id: clause for clause in self.clauses}


Answer = tuple["Checked", "Sequence[CitedClause]"]


def round_of(basis: Basis, answers: Iterable[Answer], decisions: Iterable[Decision] = ()) -> Round:
    """One round from what the rules said of each application.

    Args:
        basis: What it was screened with.
        answers: Each application with the clauses that its findings cite, in the same order.
        decisions: All decisions, oldest first.
    """
    applications: list[Screened] = []
    clauses: dict[str, CitedClause] = {}
    for checked, cited in answers:
        applications.append(_screened(checked, cited))
        clauses |= {clause.id: clause for clause in cited}
    found = Round(
        format=FORMAT,
        basis=basis,
        verdicts=_counts(a.verdict for a in applications),
        by_rule=_by_rule(applications),
        by_city=_by_city(applications),
        clauses=tuple(clauses[id_] for id_ in sorted(clauses)),
        applications=tuple(applications),
    )
    return with_decisions(found, decisions)


def with_decisions(round_: Round, decisions: Iterable[Decision]) -> Round:
    """The round with the decisions that stand now.

    Of a finding whose evidence has changed since, the last decision on its rule is shown.
    """
    counting = standing(decisions)
    last = {_without_evidence(one.subject): one for one in counting.values()}

    def decided(judged: Judged) -> Judged:
        known = counting.get(judged.subject) or last.get(_without_evidence(judged.subject))
        return judged if judged.decision == known else replace(judged, decision=known)

    return replace(
        round_,
        applications=tuple(
            replace(one, findings=tuple(map(decided, one.findings))) for one in round_.applications
        ),
    )


def decisions_of(round_: Round) -> tuple[Decision, ...]:
    """The decisions that a round shows, in the order in which they were made."""
    shown = {j.decision for one in round_.applications for j in one.findings if j.decision}
    return tuple(sorted(shown, key=lambda one: (one.time, one.subject)))


def as_json(round_: Round) -> bytes:
    """The round as a file, one line of JSON for a program and readable for a person."""
    return orjson.dumps(
        round_, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS
    )


def read_round(body: bytes, name: str) -> Round:
    """A round from its file.

    Raises:
        InputError: It is none, or was written by a newer program.
    """
    remedy = "选择 chuangtu screen --json 或网页“下载 JSON”写出的查重报告"
    try:
        if orjson.loads(body)["format"] > FORMAT:
            raise InputError("报告由更新的版本写成", name, "升级创图后再打开")
        return _READER.validate_json(body)
    except (orjson.JSONDecodeError, ValidationError, KeyError, TypeError) as error:
        raise InputError("不是查重报告，或内容已损坏", name, remedy) from error


_READER = TypeAdapter(Round)


def _screened(checked: Checked, cited: Sequence[CitedClause]) -> Screened:
    application = checked.application
    pairs = zip(checked.findings, cited, strict=True)
    judged = tuple(_judged(application.number, finding, clause) for finding, clause in pairs)
    verdicts = [finding.verdict for finding in checked.findings]
    return Screened(
        number=application.number,
        name=application.name,
        type=application.type,
        hosts=tuple(host.name for host in application.hosts),
        leader=application.leader.name if application.leader else "",
        city=application.city or area_of_office(application.recommender),
        recommender=application.recommender,
        verdict=max(verdicts, key=lambda v: v.weight, default=Verdict.NOT_APPLICABLE),
        findings=judged,
    )


def _judged(number: str, finding: Finding, clause: CitedClause) -> Judged:
    return Judged(
        rule=finding.rule,
        title=_TITLES[finding.rule],
        verdict=finding.verdict,
        level=finding.level,
        message=finding.message,
        evidence=finding.evidence,
        values=dict(finding.values),
        assumptions=finding.assumptions,
        settles=finding.settles,
        citation=clause.label,
        clause=clause.id,
        subject=finding_subject(number, finding),
    )


def _by_rule(applications: Sequence[Screened]) -> tuple[Tally, ...]:
    found = [j for one in applications for j in one.findings]
    rules = dict.fromkeys(rule.id for rule in RULES if any(j.rule == rule.id for j in found))
    return tuple(
        Tally(id_, _TITLES[id_], _counts(j.verdict for j in found if j.rule == id_))
        for id_ in rules
    )


def _by_city(applications: Sequence[Screened]) -> tuple[Tally, ...]:
    sizes = Counter(one.city or UNKNOWN for one in applications)
    return tuple(
        Tally(city, city, _counts(a.verdict for a in applications if (a.city or UNKNOWN) == city))
        for city in sorted(sizes, key=lambda name: (name == UNKNOWN, -sizes[name], name))
    )


def _counts(verdicts: Iterable[Verdict]) -> dict[Verdict, int]:
    counts = Counter(verdicts)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def _without_evidence(subject: str) -> str:
    return subject.rpartition("/")[0]
