"""The command that inspects the bases on record."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from api.cli import output
from api.cli.commands import HELP, JSONL
from api.cli.screening import date_of, finding_row
from api.service import open_service
from checks.finding import Verdict
from checks.rules import RULES
from checks.ruleset import ruleset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.service import Answered
    from api.settings import Settings

_SHOWN = 30  # findings of one verdict listed on a terminal; --jsonl has all


@click.command
@click.option("--policy", required=True, metavar="规则集", help="规则集，如 liaoning-2019")
@click.option("--on", default="", metavar="日期", help="核对到哪一天，如 2023-06-16；缺省为今天")
@JSONL
@click.option("--strict", is_flag=True, help="有不符合项时以状态 1 退出")
@HELP
@click.pass_obj
def inspect(settings: Settings, policy: str, on: str, *, jsonl: bool, strict: bool) -> int:
    """核对已载入的基地：建设期、评估、整改、年报、撤销情形和变更备案"""
    with open_service(settings) as service:
        answers = tuple(service.inspect(ruleset(policy), date_of(on)))
    if jsonl:
        for answered in answers:
            base = answered.checked.application
            for finding, clause in zip(answered.checked.findings, answered.clauses, strict=True):
                subject = {"base": base.name, "base_id": base.id}
                output.print_json(subject | finding_row(finding, clause))
    else:
        _print_tables(answers)
    found = (f for answered in answers for f in answered.checked.findings)
    return int(strict and any(f.verdict is Verdict.VIOLATED for f in found))


def _print_tables(answers: Sequence[Answered]) -> None:
    """How often each rule came to each verdict, then what a person should look at."""
    found = [
        (answered.checked.application, finding, clause)
        for answered in answers
        for finding, clause in zip(answered.checked.findings, answered.clauses, strict=True)
    ]
    counts = Counter((finding.rule, finding.verdict) for _, finding, _ in found)
    verdicts = tuple(reversed(Verdict))
    output.print_table(
        f"共核对{len(answers)}个基地",
        ("规则", *(verdict.zh for verdict in verdicts)),
        [
            (rule.title, *(str(counts[rule.id, verdict]) for verdict in verdicts))
            for rule in RULES
            if any(counts[rule.id, verdict] for verdict in verdicts)
        ],
    )
    for verdict in verdicts[:2]:
        told = [row for row in found if row[1].verdict is verdict]
        left = f"，先列{_SHOWN}项，加 --jsonl 查看全部" if len(told) > _SHOWN else ""
        if told:
            output.print_table(
                f"{verdict.zh}：{len(told)}项{left}",
                ("基地", "情况", "依据"),
                [(base.name, f.message, clause.label) for base, f, clause in told[:_SHOWN]],
            )


COMMANDS = (inspect,)
