"""What is wrong with how a command was typed, in Chinese: click says it in English."""

from __future__ import annotations

import click


def usage(error: click.ClickException) -> str:
    """One sentence on an error of use, naming the option or argument concerned."""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}。"
    if isinstance(error, click.MissingParameter):
        return f"缺少参数 {_name(error)}。"
    if isinstance(error, click.BadParameter):
        return f"参数 {_name(error)} 的值无效{_wanted(error.param)}。"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 缺少值，或者不带值而给了值。"
    if isinstance(error, click.UsageError):
        return f"用法有误：{_unknown(error)}。"
    return "用法有误。"


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.make_metavar(error.ctx) if parameter and error.ctx else ""


def _wanted(parameter: click.Parameter | None) -> str:
    sort = parameter.type if parameter else None
    return f"，应为{sort.min}到{sort.max}的整数" if isinstance(sort, click.IntRange) else ""


def _unknown(error: click.UsageError) -> str:
    """An error that click keeps no class for: of a group it is about the command, else the arguments."""
    if isinstance(error.ctx and error.ctx.command, click.Group):
        return "缺少命令，或没有这个命令"
    return "多了参数"
