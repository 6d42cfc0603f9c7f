"""One application of a round: its findings, with the form in which a person decides about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.decisions import FINDING_VERDICTS
from answers.rounds import VERDICTS
from api.pages.asking_rounds import application_url
from api.pages.checking import OPEN, Tally
from graph.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.decisions import Decision
    from answers.rounds import Judged, Round, Screened
    from answers.screening import CitedClause


@dataclass(frozen=True, slots=True)
class JudgedHere:
    """One finding with the clause it cites and the decisions about it.

    Attributes:
        anchor: Where it stands on the page.
        open: Whether it is shown unfolded.
        past: All decisions about it, the newest first, those that were taken back too.
    """

    anchor: str
    title: str
    finding: Judged
    clause: CitedClause
    clause_url: str
    open: bool
    past: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """All that `round_application.html` shows.

    Attributes:
        round_title: What the round is called; `round_url` its page.
        details: Label and text.
        tallies: Findings by verdict.
        judged: Findings, heaviest first.
        before: Page of the application before this one in the file; empty for the first.
        after: Page of the next one.
        send_to: Where decisions go.
        verdicts: What may be decided.
        author: Who decided last in this browser.
        problem: Why a decision was not kept, and `problem_at` on which rule; may be empty.
    """

    round_title: str
    round_url: str
    number: str
    name: str
    details: tuple[tuple[str, str], ...]
    tallies: tuple[Tally, ...]
    judged: tuple[JudgedHere, ...]
    before: str
    after: str
    send_to: str
    author: str
    problem: str
    problem_at: str
    title: str
    verdicts: tuple[str, ...] = FINDING_VERDICTS
    query: str = ""
    place: str = "rounds"


@dataclass(frozen=True, slots=True)
class Visit:
    """Who looks at an application: the name last signed with, and a decision that was refused."""

    author: str = ""
    problem: str = ""
    problem_at: str = ""


def application_page(
    round_: Round, id_: str, number: str, log: tuple[Decision, ...], visit: Visit
) -> ApplicationPage:
    """The page of one application.

    Args:
        round_: The round, with the decisions that stand.
        id_: Its id.
        number: The application's number.
        log: All decisions, oldest first.
        visit: Who looks at it.

    Raises:
        NotFoundError: The round has no such application.
    """
    one = screened(round_, number)
    before, after = _neighbours(round_, id_, number)
    return ApplicationPage(
        round_title=round_.basis.title,
        round_url=f"/rounds/{id_}",
        number=number,
        name=one.name,
        details=tuple(_details(one)),
        tallies=tuple(Tally(verdict, one.count(verdict)) for verdict in VERDICTS),
        judged=tuple(_judged(j, round_.clause[j.clause], log) for j in one.findings),
        before=before,
        after=after,
        send_to=f"/rounds/{id_}/decisions",
        author=visit.author,
        problem=visit.problem,
        problem_at=visit.problem_at,
        title=f"{number} {one.name}",
    )


def _neighbours(round_: Round, id_: str, number: str) -> tuple[str, str]:
    """The pages of the applications before and after one; empty at the ends of the file."""
    numbers = [one.number for one in round_.applications]
    place = numbers.index(number)
    near = ("".join(numbers[max(place - 1, 0) : place]), "".join(numbers[place + 1 : place + 2]))
    before, after = (application_url(id_, other) if other else "" for other in near)
    return before, after


def _details(one: Screened) -> Iterator[tuple[str, str]]:
    about = (
        ("依托单位", "、".join(one.hosts)),
        ("负责人", one.leader),
        ("所在市", one.city),
        ("类型", one.type),
    )
    return ((label, text) for label, text in about if text)


def screened(round_: Round, number: str) -> Screened:
    """One application of a round; NotFoundError if it has none of that number."""
    found = next((one for one in round_.applications if one.number == number), None)
    if found is None:
        raise NotFoundError("这一轮没有这个申报编号", number, "从这一轮的列表进入")
    return found


def _judged(judged: Judged, clause: CitedClause, log: tuple[Decision, ...]) -> JudgedHere:
    loaded = bool(clause.text or clause.gist)
    return JudgedHere(
        anchor=f"rule-{judged.rule}",
        title=judged.title,
        finding=judged,
        clause=clause,
        clause_url=f"/entity/{clause.id}" if loaded else "",
        open=judged.verdict in OPEN,
        past=tuple(one for one in reversed(log) if one.subject == judged.subject),
    )
