"""The commands about rule sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from answers.rules import Standing
from api.cli import output
from api.cli.commands import HELP, JSONL
from api.service import open_service
from checks.ruleset import ruleset, ruleset_names

if TYPE_CHECKING:
    from api.settings import Settings


@click.group
@HELP
def rules() -> None:
    """规则集：数字和依据的条款"""


@rules.command
@click.option("--policy", default="", metavar="规则集", help="只核对这一个规则集；缺省为全部")
@JSONL
@click.option("--strict", is_flag=True, help="有条款没有载入原文时以状态 1 退出")
@HELP
@click.pass_obj
def verify(settings: Settings, policy: str, *, jsonl: bool, strict: bool) -> int:
    """核对规则集引用的每一条，是否在已载入的文件里"""
    sets = [ruleset(name) for name in ([policy] if policy else ruleset_names())]
    with open_service(settings) as service:
        cited = [citation for one in sets for citation in service.verify(one)]
    for citation in cited:
        if jsonl:
            output.print_json(citation)
        else:
            place = f"{citation.ruleset} {citation.title}：{citation.label}"
            output.console.print(f"{citation.standing.zh}  {place}")
    return int(strict and any(citation.standing is not Standing.TEXT for citation in cited))


COMMANDS = (rules,)
