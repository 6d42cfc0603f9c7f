"""Screening a file of applications as a round, and screening one again."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from answers.replay import Replay, replay
from answers.rounds import Basis, Input, round_of
from answers.versions import program, rule_version
from graph.errors import InputError
from loaders.files import understood
from loaders.registers import applications

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from answers.rounds import Answer, Round
    from api.service import Answered, Service
    from checks.ruleset import RuleSet

_LONGEST = 100  # characters of a title


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be screened.

    Attributes:
        body: The bytes of the file of applications.
        file: Its name.
        ruleset: Limits and clauses.
        on: The date whose rules hold.
        title: What the round is called; the file's name if empty.
    """

    body: bytes
    file: str
    ruleset: RuleSet
    on: dt.date
    title: str = ""


def screen_round(
    service: Service, asked: Asked, step: Callable[[str, int], None] = lambda _, __: None
) -> Round:
    """Screen a file as one round; decisions that stand are shown with the findings.

    Args:
        service: What is on record.
        asked: The file and the rules.
        step: Told each application and how many there are, for a progress bar.

    Raises:
        InputError: The file holds no applications, or no rule is in force on that date.
    """
    if not asked.body.strip():
        raise InputError("文件是空的", asked.file, "检查是否选错了文件，或下载、另存不完整")
    loaded = understood(asked.body, PurePath(asked.file), applications.KIND)
    report = loaded.report
    basis = Basis(
        title=(asked.title or PurePath(asked.file).stem)[:_LONGEST],
        on=asked.on.isoformat(),
        rules=rule_version(asked.ruleset),
        data=service.desk.data_version(),
        program=program(),
        input=Input(
            asked.file,
            hashlib.sha256(asked.body).hexdigest(),
            report.rows_read,
            report.accepted,
            report.rejected,
        ),
    )
    answers = _told(service.screen(loaded, asked.ruleset, asked.on), report.accepted, step)
    return round_of(basis, answers, service.desk.decisions())


def replay_round(
    service: Service,
    before: Round,
    body: bytes,
    step: Callable[[str, int], None] = lambda _, __: None,
) -> Replay:
    """Screen a round again, by the rule set of its name and on its date.

    Args:
        service: What is on record now.
        before: The round.
        body: The file of applications, the same one or another.
        step: As `screen_round`.
    """
    basis = before.basis
    on, ruleset = dt.date.fromisoformat(basis.on), service.desk.rulesets.named(basis.rules.name)
    asked = Asked(body, basis.input.file, ruleset, on, basis.title)
    return replay(before, screen_round(service, asked, step))


def _told(
    answers: Iterable[Answered], total: int, step: Callable[[str, int], None]
) -> Iterator[Answer]:
    for answered in answers:
        step(answered.checked.application.number, total)
        yield answered.checked, answered.clauses
