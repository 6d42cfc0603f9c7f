"""The commands about rule sets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from answers.drafting.draft import draft as draft_of
from answers.drafting.draft_file import draft_text
from answers.rules import Standing
from api.cli import limit_tables, output, policy_tables
from api.cli.commands import HELP, JSONL
from api.cli.policies import JSON, given_policies
from api.service import open_service
from checks.ruleset import read_ruleset, ruleset, shipped_rulesets
from graph.errors import InputError
from loaders.files import read_bytes
from loaders.readers.text import decode

if TYPE_CHECKING:
    from api.settings import Settings
    from checks.ruleset import RuleSet


@click.group
@HELP
def rules() -> None:
    """规则集：数字和依据的条款"""


@rules.command
@click.option(
    "--policy", default="", metavar="规则集", help="只核对这一个规则集，或一个草稿文件；缺省为全部"
)
@JSONL
@click.option(
    "--strict", is_flag=True, help="有条款没有载入原文，或原文与所引不符时，以状态 1 退出"
)
@HELP
@click.pass_obj
def verify(settings: Settings, policy: str, *, jsonl: bool, strict: bool) -> int:
    """核对规则集引用的每一条：是否已载入，原文里有没有所引的数字、日期和原话"""
    sets = [_ruleset(policy)] if policy else list(shipped_rulesets().values())
    with open_service(settings) as service:
        cited = [citation for one in sets for citation in service.verify(one)]
    for citation in cited:
        if jsonl:
            output.print_json(citation)
        else:
            place = f"{citation.ruleset} {citation.title}：{citation.label}"
            missing = f"  没有：{'、'.join(citation.missing)}" if citation.missing else ""
            output.console.print(f"{citation.standing.zh}  {place}{missing}")
    return int(strict and any(citation.standing is not Standing.TEXT for citation in cited))


@rules.command
@click.argument("policies", nargs=-1, required=True, metavar="政策...")
@click.option(
    "--ruleset", "compared", default="liaoning-2023", metavar="规则集", help="与哪个规则集对照"
)
@click.option(
    "--output", "file", type=click.Path(path_type=Path), metavar="文件", help="草稿写入这个文件"
)
@JSON
@HELP
@click.pass_obj
def draft(
    settings: Settings,
    policies: tuple[str, ...],
    compared: str,
    file: Path | None,
    *,
    as_json: bool,
) -> None:
    """把政策里的限额与条件读成规则集草稿，并与现有规则集对照

    政策是文件，或已载入文件的标题、文号、编号。草稿须经人核对，核对前不能用于审查
    """
    shipped = ruleset(compared)
    with open_service(settings) as service:
        whole = [one for given in policies for one in given_policies(service, given)]
    found = draft_of(whole, shipped)
    if file:
        _write(file, draft_text(found))
    if as_json:
        output.print_json(found)
        return
    policy_tables.print_draft(found, aside=file is None)
    if file is None:
        click.echo(draft_text(found), nl=False)


def _ruleset(named: str) -> RuleSet:
    """A rule set of the package or a file, reviewed or not."""
    path = Path(named)
    if path.suffix in (".yaml", ".yml"):
        return read_ruleset(decode(read_bytes(path), path.name), path.name)
    return shipped_rulesets().get(named) or ruleset(named)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError("无法写入草稿", str(file), "检查文件夹是否存在、有没有写入权限") from error


for command in limit_tables.COMMANDS:
    rules.add_command(command)

COMMANDS = (rules,)
