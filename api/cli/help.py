"""The help pages of the command line, with their headings in Chinese."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS = {"Options": "选项", "Commands": "命令"}


class ChineseFormatter(click.HelpFormatter):
    """click's own layout under Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line: how the command is called."""
        words = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]…")
        super().write_usage(prog, words, prefix or "用法：")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A part of the page under a heading."""
        with super().section(_HEADINGS.get(name, name)):
            yield


class ChineseContext(click.Context):
    """A context whose help pages are in Chinese."""

    formatter_class = ChineseFormatter


def speak_chinese(command: click.Command) -> None:
    """Give a command, and all commands below it, help pages in Chinese."""
    command.context_class = ChineseContext
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        speak_chinese(below)
