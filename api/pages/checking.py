"""The page for checking one application: the form, and what the rules say of what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.finding import Finding, Verdict
from checks.rules import RULES

if TYPE_CHECKING:
    import datetime as dt

    from answers.screening import CitedClause
    from api.pages.check_form import Form
    from api.service import Answered

_TITLES = {rule.id: rule.title for rule in RULES}
OPEN = (Verdict.VIOLATED, Verdict.UNSURE)  # findings with which a person has something to do


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding with the clause it cites.

    Attributes:
        title: Name of the rule.
        finding: What the rule says.
        clause: The clause, as far as it is loaded.
        clause_url: Its page; empty where it is not loaded.
        open: Whether the page shows it unfolded: where a person has something to do.
    """

    title: str
    finding: Finding
    clause: CitedClause
    clause_url: str
    open: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings have one verdict."""

    verdict: Verdict
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """The findings on one application.

    Attributes:
        name: Name of the base applied for.
        host: Host organizations as written.
        ruleset: Title of the rule set.
        on: The date whose rules hold.
        tallies: Findings by verdict, heaviest first, all four verdicts.
        judged: Findings, heaviest first.
    """

    name: str
    host: str
    ruleset: str
    on: dt.date
    tallies: tuple[Tally, ...]
    judged: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """All that `check.html` shows.

    Attributes:
        form: The form, with its errors.
        problem: What is wrong with the form as a whole; may be empty.
        report: The findings; None before a form was sent, or where it was refused.
        notice: What was read from a file; empty where none was sent.
    """

    form: Form
    problem: str = ""
    report: Report | None = None
    notice: str = ""
    title: str = "查重"
    query: str = ""
    place: str = "check"


def check_page(form: Form, answered: Answered) -> CheckPage:
    """The page with the findings on what was sent."""
    pairs = zip(answered.checked.findings, answered.clauses, strict=True)
    judged = tuple(_judged(finding, clause) for finding, clause in pairs)
    application = answered.checked.application
    report = Report(
        name=application.name,
        host="、".join(host.name for host in application.hosts),
        ruleset=form.ruleset.title,
        on=form.on,
        tallies=tuple(
            Tally(verdict, sum(j.finding.verdict is verdict for j in judged))
            for verdict in reversed(Verdict)
        ),
        judged=judged,
    )
    return CheckPage(form, report=report, title="查重结果")


def _judged(finding: Finding, clause: CitedClause) -> Judged:
    loaded = bool(clause.text or clause.gist)
    url = f"/entity/{clause.id}" if loaded else ""
    return Judged(_TITLES[finding.rule], finding, clause, url, finding.verdict in OPEN)
