"""The command line: stable forms, also used for evaluation.

Exit status: 0 done, 1 findings or rejected rows where `--strict` asks for it, 2 bad use or input.
"""

from __future__ import annotations

import sys

import click
import typer

from api.cli import commands, serving
from api.cli.output import complain
from graph.errors import ChuangtuError

_COMMON = ("--home", "--store", "--index")
_BAD_INPUT = 2


def application() -> typer.Typer:
    """The command tree."""
    app = typer.Typer(
        name="chuangtu",
        help="创图：科技创新基地知识图谱、检索与查重",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(commands.common)
    for command in (*commands.COMMANDS, *serving.COMMANDS):
        app.command()(command)
    return app


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; returns the exit status, errors told in Chinese on standard error."""
    try:
        status = application()(args=hoisted(arguments), standalone_mode=False)
    except ChuangtuError as error:
        complain(str(error))
        return _BAD_INPUT
    except click.ClickException as error:
        complain(f"{_usage(error)} 处理办法：用 chuangtu --help 查看用法")
        return _BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        complain("已中断，没有改动数据")
        return _BAD_INPUT
    except BrokenPipeError:
        sys.stderr.close()
        return 0
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


def _usage(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}。"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"缺少参数 {name}。"
    if isinstance(error, click.BadParameter):
        return f"参数无效：{error.format_message()}。"
    return f"用法有误：{error.format_message()}。"
