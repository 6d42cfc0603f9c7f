"""The command that loads files, shows how they are understood, and says what was not taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli import output
from api.cli.commands import FILES, HELP
from api.reports.marked_copy import marked_copy
from api.service import open_service, read_files
from graph.errors import InputError
from loaders.files import KINDS, read_bytes
from loaders.readers.reading import read
from loaders.readers.text import decode
from loaders.registers.mapping import as_yaml, meanings, pairs_in, pairs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.settings import Settings
    from graph.facts import Source
    from loaders.files import Loaded
    from loaders.report import FileReport

_FILE = click.Path(path_type=Path)


@click.command
@FILES
@click.option(
    "--as",
    "as_kind",
    default="",
    metavar="资料",
    help=f"资料种类，缺省自动识别：{'、'.join(KINDS)}",
)
@click.option("--map", "pairs", multiple=True, metavar="列名=字段", help="说明一列的含义，可多次")
@click.option("--with-map", type=_FILE, metavar="文件", help="沿用存下的列名对照（YAML）")
@click.option("--save-map", type=_FILE, metavar="文件", help="把列名对照存成 YAML")
@click.option("--dry-run", is_flag=True, help="只看会怎样理解，不写入")
@click.option("--replace", "replacing", is_flag=True, help="取代早先载入的同名文件")
@click.option("--json", "as_json", is_flag=True, help="报告以 JSON 输出")
@click.option("--report", type=_FILE, metavar="文件", help="另存标出问题单元格的工作簿（xlsx）")
@click.option("--strict", is_flag=True, help="有未载入的行时以状态 1 退出")
@HELP
@click.pass_obj
def load(
    settings: Settings,
    /,
    files: tuple[Path, ...],
    as_kind: str,
    pairs: tuple[str, ...],
    with_map: Path | None,
    save_map: Path | None,
    report: Path | None,
    **asked: bool,
) -> int:
    """载入政策、名录、申报表、项目、人员、成果、产业链等表格和名单"""
    if report and len(files) > 1:
        raise InputError("一份标注副本只对应一个文件", "--report", "逐个文件载入")
    mapping = _mapping(pairs, with_map)
    with output.progress(2 * len(files) + 2) as step:
        found = read_files(files, as_kind, step, meanings(mapping))
        reports = [one.report for one in found]
        if report:
            _write_marked(files[0], found[0], report)
        if not asked["dry_run"]:
            with open_service(settings) as service:
                if not asked["replacing"]:
                    reports = _with_earlier(found, service.earlier(found))
                service.load(found, step, replacing=asked["replacing"])
    if save_map:
        save_map.write_text(as_yaml(mapping), encoding="utf-8")
    _print(reports, as_json=asked["as_json"], columns=asked["dry_run"])
    return int(asked["strict"] and any(one.rejected for one in reports))


def _mapping(pairs: tuple[str, ...], kept: Path | None) -> dict[str, str]:
    read = pairs_in(decode(read_bytes(kept), kept.name), kept.name) if kept else {}
    return read | pairs_of(pairs)


def _write_marked(path: Path, loaded: Loaded, to: Path) -> None:
    raw = read_bytes(path)
    sheets = read(raw, path).sheets
    if not sheets:
        raise InputError("文件里没有表格，不能标注", path.name, "去掉 --report")
    if to.exists() and to.samefile(path):
        raise InputError("标注副本不能覆盖原文件", "--report", "换一个文件名")
    to.write_bytes(marked_copy(raw, sheets, loaded.report, loaded.source.name))


def _with_earlier(found: Sequence[Loaded], earlier: Sequence[Source]) -> list[FileReport]:
    """Reports that say where an earlier file of the same name stands beside the new one."""
    told = "早先载入的同名文件内容不同，仍与本文件并存；加 --replace 以本文件取代"
    names = {source.name for source in earlier}
    return [
        replace(one.report, warnings=(*one.report.warnings, told))
        if one.source.name in names
        else one.report
        for one in found
    ]


def _print(reports: Sequence[FileReport], *, as_json: bool, columns: bool) -> None:
    if as_json:
        output.print_json({"files": [report.as_json() for report in reports]})
        return
    output.print_reports(reports)
    for report in reports if columns else ():
        for sheet in report.sheets:
            title = "  ".join(filter(None, (report.file, sheet.sheet, sheet.kind)))
            output.print_table(
                f"{title}：读到{sheet.rows_read}行，可载入{sheet.accepted}行",
                ("列", "理解为", "字段", "例"),
                [
                    (one.header, one.label or _KEPT[one.kept], one.field, "；".join(one.examples))
                    for one in sheet.columns
                ],
            )


_KEPT = {True: "（原样保留）", False: "（个人信息，不载入）"}
COMMANDS = (load,)
