"""How the command line speaks: tables and marks for people on a terminal, JSON lines for programs."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from answers.lookup import Found, FoundThing
    from loaders.policies.documents import PolicyDocument
    from loaders.report import FileReport

_SHOWN = 20  # rejected rows shown on a terminal; the JSON report has all


class _Plain(Console):
    def on_broken_pipe(self) -> None:
        """Leave the exit status to the command line; rich would end with 1, the status of findings."""
        raise BrokenPipeError


# Names in brackets, such as [/甲], are no markup.
console = _Plain(highlight=False, markup=False, emoji=False)
errors = _Plain(stderr=True, highlight=False, markup=False, emoji=False)


_COLUMNS = (
    TextColumn("{task.description}", markup=False),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
)


def complain(message: str) -> None:
    """One error message on standard error."""
    errors.print(Text.assemble(("错误：", "bold red"), message))


def warn(message: str) -> None:
    """What a person should check, on standard error."""
    errors.print(Text(f"提示  {message}", style="yellow"))


def print_json(value: object) -> None:
    """One line of JSON on standard output."""
    sys.stdout.write(orjson.dumps(value).decode() + "\n")


def print_table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, aside: bool = False
) -> None:
    """A table, with lines between its rows where these have several; `aside` on standard error."""
    cells = list(rows)
    lines = any("\n" in cell for row in cells for cell in row)
    table = Table(*columns, title=Text(title), title_justify="left", show_lines=lines)
    for row in cells:
        table.add_row(*(Text(cell, overflow="fold") for cell in row))
    (errors if aside else console).print(table)


def print_styled(*parts: tuple[str, str]) -> None:
    """A line put together from texts and their styles; the empty style is plain."""
    console.print(Text.assemble(*parts))


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on standard error; the function inside tells the next of `total` steps."""
    with Progress(*_COLUMNS, console=errors) as bar:
        task = bar.add_task("", total=total)
        told = 0

        def step(what: str) -> None:
            nonlocal told
            bar.update(task, description=what, completed=told)
            told += 1

        yield step
        bar.update(task, description="完成", completed=total)


@contextmanager
def counting(what: str) -> Iterator[Callable[[str, int], None]]:
    """A progress bar on a terminal; the function inside is told each thing done, and of how many."""
    with Progress(*_COLUMNS, console=errors, disable=not errors.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def step(of: str, total: int) -> None:
            bar.update(task, description=f"{what} {of}", total=total, advance=1)

        yield step


def print_reports(reports: Sequence[FileReport]) -> None:
    """The load report as tables."""
    table = Table("文件", "资料", "读到", "载入", "未载入", title="载入报告")
    for report in reports:
        counts = (report.rows_read, report.accepted, len(report.rejected))
        table.add_row(Text(report.file), report.kind, *map(str, counts))
    console.print(table)
    for report in reports:
        for warning in report.warnings:
            console.print(Text(f"提示  {report.file}：{warning}", style="yellow"))
        for rejection in report.rejected[:_SHOWN]:
            column = f"“{rejection.column}”列" if rejection.column else ""
            place = f"{report.file} {rejection.sheet} 第{rejection.row}行{column}"
            console.print(
                Text(f"未载入  {place}：{rejection.reason}。{rejection.remedy}", style="red")
            )
        if len(report.rejected) > _SHOWN:
            console.print(f"另有{len(report.rejected) - _SHOWN}行未载入，加 --json 查看全部")


def print_found(found: Found) -> None:
    """Hits as a table, the matched part marked."""
    if not found.hits:
        console.print(f"没有找到“{found.query}”")
        return
    if not found.confident:
        console.print(Text("没有有把握的结果，您是否要找：", style="yellow"))
    title = Text(f"“{found.query}” 共{found.total}条")
    table = Table("名称", "种类", "所在地", "依托单位", "命中", title=title)
    for hit in found.hits:
        table.add_row(_marked(hit), hit.kind_zh, Text(hit.city), Text(hit.host), hit.why)
    console.print(table)


def _marked(hit: FoundThing) -> Text:
    text = Text(hit.matched)
    for start, end in hit.spans:
        text.stylize("bold reverse", start, end)
    return text if hit.matched == hit.name else Text.assemble(hit.name, " （", text, "）")


def print_outline(document: PolicyDocument) -> None:
    """A policy document's head and its clauses, indented by level."""
    number = f"（{document.document_number}）" if document.document_number else ""
    console.print(Text(f"《{document.title}》{number}", style="bold"))
    begins = document.effective and f"{document.effective}起施行"
    ends = document.expires and f"有效期至{document.expires}"
    head = ("、".join(document.issuers), document.date, document.status, document.region)
    console.print(" ".join(filter(None, (*head, begins, ends))))
    for clause in document.clauses:
        console.print(Text(f"{'  ' * clause.level}{clause.path}  {clause.heading}"))
