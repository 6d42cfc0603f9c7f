"""The commands about policies: which are loaded, what two differ in, who is responsible for what."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answers.policies.diff import policy_diff
from answers.policies.duties import ROLES, DutyQuestion
from answers.policies.reading import policies_of_facts, the_one
from api.cli import output, policy_tables
from api.cli.commands import HELP
from api.service import open_service
from graph.errors import InputError
from loaders.files import POLICY, read_file

if TYPE_CHECKING:
    from answers.policies.whole import WholePolicy
    from api.service import Service
    from api.settings import Settings

JSON = click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
_PART = re.compile(r"(?P<file>.+)#(?P<number>\d{1,3})")


@click.group
@HELP
def policies() -> None:
    """政策文件：清单、比较、职责"""


@policies.command("list")
@click.argument("words", default="", metavar="词语")
@JSON
@HELP
@click.pass_obj
def list_(settings: Settings, words: str, *, as_json: bool) -> None:
    """列出已载入的政策文件；可只列标题或文号含这些词语的"""
    with open_service(settings) as service:
        found = service.sized_policies(words)
    if as_json:
        output.print_json({"policies": found})
    else:
        policy_tables.print_policies(found)


@policies.command
@click.argument("before", metavar="甲")
@click.argument("after", metavar="乙")
@JSON
@HELP
@click.pass_obj
def diff(settings: Settings, before: str, after: str, *, as_json: bool) -> None:
    """逐条比较两份政策文件：新增、修改、移动、删去的条款，不同的数字

    甲、乙是文件（内有几份文件时写 文件#2），或已载入文件的标题、文号、编号
    """
    with open_service(settings) as service:
        sides = [the_one(given_policies(service, one), one) for one in (before, after)]
    found = policy_diff(*sides)
    if as_json:
        output.print_json(found)
    else:
        policy_tables.print_diff(found)


@policies.command
@click.argument("organization", default="", metavar="单位")
@click.option("--about", default="", metavar="词语", help="条款或上级条标里都有的词语，用空格分开")
@click.option("--role", default="", metavar="角色", help=f"角色或其开头：{'、'.join(ROLES)}")
@JSON
@HELP
@click.pass_obj
def duties(settings: Settings, organization: str, about: str, role: str, *, as_json: bool) -> None:
    """谁负责什么：一个部门在各份政策里的职责，或一件事由谁牵头、谁参与"""
    if role and not any(known.startswith(role) for known in ROLES):
        raise InputError(f"没有“{role}”这种角色", "--role", f"可用：{'、'.join(ROLES)}")
    with open_service(settings) as service:
        found = service.duties(DutyQuestion(organization, about, role))
    if as_json:
        output.print_json({"duties": found})
    else:
        policy_tables.print_duties(found)


def given_policies(service: Service, given: str) -> tuple[WholePolicy, ...]:
    """The documents of a file, one of them (`file#2`), or the loaded one of that name.

    Raises:
        InputError: The file is no policy or has fewer documents; the name fits none or several.
    """
    if Path(given).is_file():
        return policies_of_facts(read_file(Path(given), POLICY).facts)
    part = _PART.fullmatch(given)
    if part and Path(part["file"]).is_file():
        found = given_policies(service, part["file"])
        number = int(part["number"])
        if not 1 <= number <= len(found):
            raise InputError(
                f"文件里有{len(found)}份文件，没有第{number}份", part["file"], "改正 # 后的数字"
            )
        return (found[number - 1],)
    return (service.whole_policy(given),)


COMMANDS = (policies,)
