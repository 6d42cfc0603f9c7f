"""The page of rules: each with clauses, numbers and cases; a dry run of one number; tables to be edited."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from api.pages.asking_rounds import application_url
from api.pages.rounds import choices
from checks.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from answers.dry_run import DryRun
    from answers.limit_table import LimitRow
    from answers.rule_book import BookedRule, RuleBook
    from api.pages.check_fields import Choice
    from api.rounds import KeptRound
    from api.rulesets import RuleSets

_TONES = {verdict.zh: verdict.value for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class FlipRow:
    """An application whose verdict would be another."""

    url: str
    number: str
    name: str
    before: Verdict
    after: Verdict
    message: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What another value of a number would change in the last round.

    Attributes:
        rule: Title of the rule; `number` what is tried.
        was: The value as it is; `value` the one that is tried.
        round_title: The round; `round_url` its page.
        compared: Applications judged by the rule.
        flips: Those whose verdict changes.
        problem: Why it could not be tried; may be empty.
    """

    rule: str
    number: str
    was: str
    value: str
    round_title: str = ""
    round_url: str = ""
    compared: int = 0
    flips: tuple[FlipRow, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RulesPage:
    """All that `rules.html` shows.

    Attributes:
        book: The rules.
        rulesets: To choose from.
        own: Whether the rule set is one that people loaded.
        last: The last round, for dry runs; None where there is none.
        trial: What was tried; None where nothing was.
        tones: Verdict in Chinese -> class of its colour.
        export_url: The table to be edited.
        json_url: The same rules as JSON.
        problems: What is wrong with a table that was sent.
        notices: What to know of a table that was taken.
    """

    book: RuleBook
    rulesets: tuple[Choice, ...]
    own: bool
    last: KeptRound | None
    trial: Trial | None
    export_url: str
    json_url: str
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    tones: Mapping[str, str] = field(default_factory=lambda: _TONES)
    title: str = "规则"
    query: str = ""
    place: str = "rules"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a table that was sent."""

    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def rules_page(
    book: RuleBook, rulesets: RuleSets, last: KeptRound | None, trial: Trial | None, told: Told
) -> RulesPage:
    """The page of one rule set."""
    name = book.ruleset.name
    query = urlencode({"policy": name})
    return RulesPage(
        book=book,
        rulesets=choices(rulesets),
        own=name in rulesets.own_names(),
        last=last,
        trial=trial,
        export_url=f"/rules/limits.xlsx?{query}",
        json_url=f"/rules.json?{query}",
        problems=told.problems,
        notices=told.notices,
    )


def trial_of(book: RuleBook, rule: str, name: str, value: str) -> Trial:
    """What is to be tried, in words, before it has been."""
    booked: BookedRule | None = next((one for one in book.rules if one.id == rule), None)
    numbers: tuple[LimitRow, ...] = booked.numbers if booked else ()
    row = next((one for one in reversed(numbers) if one.name == name), None)
    title, label = (booked.title if booked else rule), (row.label if row else name)
    return Trial(title, label, row.value if row else "", value)


def tried(trial: Trial, found: DryRun, kept: KeptRound) -> Trial:
    """The trial with what it changes in a round."""
    return replace(
        trial,
        round_title=kept.title,
        round_url=f"/rounds/{kept.id}",
        compared=found.compared,
        flips=tuple(
            FlipRow(
                application_url(kept.id, one.number),
                one.number,
                one.name,
                one.before.verdict,
                one.after.verdict,
                one.after.message,
            )
            for one in found.flips
        ),
    )
