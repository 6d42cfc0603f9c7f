"""The command line: stable forms, also used for evaluation.

Exit status: 0 done, 1 findings or rejected rows where `--strict` asks for it, 2 bad use or input, or an
interruption; so too where the reader of a pipe has gone before `--strict` could give its answer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from api import logs
from api.cli import (
    commands,
    inspecting,
    loading,
    matching,
    policies,
    queueing,
    recusing,
    rules,
    screening,
    serving,
    thesaurus,
)
from api.cli.help import speak_chinese
from api.cli.output import complain
from api.cli.usage import usage
from api.settings import Settings
from api.wording import reason
from graph.errors import ChuangtuError, InputError
from loaders.registers.secrecy import hashing

_COMMON = ("--home", "--store", "--index")
_BAD_INPUT = 2


class _ReaderGoneError(Exception):
    """Whoever reads our output has stopped; click would end with 1, the status of findings."""


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        """Run the command and hand its output over while an error can still be told."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise _ReaderGoneError from error
        return status


@click.group(cls=_Commands)
@click.option(
    "--home",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="数据文件夹（或环境变量 CHUANGTU_HOME）",
)
@click.option("--store", metavar="地址", help="图数据库：sqlite 或 neo4j://主机:端口")
@click.option("--index", metavar="地址", help="检索引擎：tantivy 或 http://主机:端口")
@click.version_option(package_name="chuangtu", prog_name="chuangtu", help="显示版本")
@click.help_option("-h", "--help", help="显示帮助")
@click.pass_context
def chuangtu(context: click.Context, /, **given: object) -> None:
    """创图：科技创新基地知识图谱、检索与查重。公用选项可以写在任何位置。"""
    named: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    try:
        settings = Settings(**named)
    except ValidationError as error:
        first = error.errors()[0]
        name = f"CHUANGTU_{'_'.join(map(str, first['loc'])).upper()}"
        raise InputError(f"设置无效（{reason(first)}）", name, "改正环境变量或选项") from error
    logs.configure(settings.log, quiet=context.invoked_subcommand != "serve")
    context.with_resource(hashing(settings.secret("identity_key")))
    context.obj = settings


_MODULES = (
    loading,
    commands,
    queueing,
    inspecting,
    matching,
    policies,
    recusing,
    rules,
    screening,
    serving,
    thesaurus,
)
for command in (command for module in _MODULES for command in module.COMMANDS):
    chuangtu.add_command(command)
speak_chinese(chuangtu)


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; returns the exit status, errors told in Chinese on standard error."""
    try:
        status = chuangtu.main(hoisted(arguments), prog_name="chuangtu", standalone_mode=False)
    except ChuangtuError as error:
        complain(str(error))
        return _BAD_INPUT
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return _BAD_INPUT
    except click.ClickException as error:
        complain(f"{usage(error)} 处理办法：用 chuangtu --help 查看用法")
        return _BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        complain("已中断。资料要么已全部写入，要么没有写入；可重新运行同一命令")
        return _BAD_INPUT
    except _ReaderGoneError:
        # Python would write the rest when it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BAD_INPUT if "--strict" in arguments else 0
    return status if isinstance(status, int) else 0


def hoisted(arguments: list[str]) -> list[str]:
    """Common options may stand anywhere: they are moved in front of the command."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            return [*front, *rest, argument, *waiting]
        if argument in _COMMON:
            front += [argument, *[value for value in [next(waiting, None)] if value is not None]]
        elif argument.partition("=")[0] in _COMMON:
            front.append(argument)
        else:
            rest.append(argument)
    return [*front, *rest]
