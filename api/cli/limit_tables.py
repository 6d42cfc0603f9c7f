"""The commands that write the numbers of a rule set as a workbook, and read an edited one back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli import output
from api.cli.commands import HELP
from api.cli.screening import write_file
from api.reports.limit_sheets import limits_workbook, read_workbook
from api.service import open_service
from graph.errors import InputError
from loaders.files import read_bytes

if TYPE_CHECKING:
    from api.settings import Settings

_SHOWN = 30  # wrong cells told in full


@click.command("export")
@click.option("--policy", required=True, metavar="规则集", help="规则集，如 liaoning-2023")
@click.option(
    "--xlsx", required=True, type=click.Path(path_type=Path), metavar="文件", help="写入这个工作簿"
)
@HELP
@click.pass_obj
def export(settings: Settings, policy: str, xlsx: Path) -> None:
    """把规则集的限额与条件写成表格，供修改"""
    with open_service(settings) as service:
        write_file(xlsx, limits_workbook(service.desk.rulesets.named(policy)))
    output.console.print(f"已写入 {xlsx}")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="限额表")
@click.option("--name", required=True, metavar="名称", help="存为这个名称的规则集")
@HELP
@click.pass_obj
def import_(settings: Settings, file: Path, name: str) -> None:
    """载回改过的限额表，逐个单元格核对，存为自己的规则集"""
    with open_service(settings) as service:
        edited = read_workbook(
            read_bytes(file), file.name, name, service.desk.rulesets, service.desk.clauses()
        )
        for cell in edited.wrong[:_SHOWN]:
            output.complain(f"{file.name}{cell}")
        if edited.wrong:
            what = f"有{len(edited.wrong)}处不对，没有载入"
            raise InputError(what, file.name, "逐处改正后重新载入")
        service.desk.rulesets.keep(name, edited.text)
    for label in edited.unchecked:
        output.warn(f"文件未载入，没有核对：{label}")
    changed = "、".join(edited.changed) or "没有改动"
    output.console.print(f"已存为规则集“{name}”，改动的规则：{changed}")


COMMANDS = (export, import_)
