"""The commands that screen a round, screen it again, and list what people decided."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from answers.rounds import as_json, read_round
from api.cli import output
from api.cli.commands import HELP, JSONL
from api.decisions import as_csv, now, table
from api.reports.round_document import round_document
from api.reports.round_sheets import round_workbook
from api.reports.telling import RAISED
from api.screening import Asked, replay_round, screen_round
from api.service import open_service
from api.today import today
from graph.errors import InputError
from loaders.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from answers.replay import Difference, Replay
    from answers.rounds import Judged, Round, Screened
    from answers.screening import CitedClause
    from api.service import Service
    from api.settings import Settings
    from checks.finding import Finding

_PATH = click.Path(path_type=Path)
_WRITERS = {"json": as_json, "xlsx": round_workbook, "docx": round_document}
_Function = TypeVar("_Function", bound="Callable[..., object]")
_SHOWN = 50  # findings that differ, told on a terminal


def _report(kind: str, about: str) -> Callable[[_Function], _Function]:
    return click.option(f"--{kind}", f"{kind}_to", type=_PATH, metavar="文件", help=about)


@click.command
@click.argument("file", type=_PATH, metavar="申报表", required=False)
@click.option("--policy", default="", metavar="规则集", help="规则集，如 liaoning-2023")
@click.option(
    "--on", default="", metavar="日期", help="按哪一天的规定审查，如 2023-06-16；缺省为今天"
)
@click.option("--title", default="", metavar="名称", help="这一轮的名称，写在报告上；缺省为文件名")
@JSONL
@_report("json", "完整的报告写入这个文件，可以重放")
@_report("xlsx", "查重报告写入这个工作簿")
@_report("docx", "查重报告写入这个 Word 文档")
@click.option("--save", is_flag=True, help="存入数据文件夹，网页 /rounds 可以查看和作决定")
@click.option(
    "--replay", type=_PATH, metavar="报告", help="按 --json 写出的报告重新审查，说明有没有变化"
)
@click.option(
    "--file", "again", type=_PATH, metavar="申报表", help="重放用的申报表；缺省按报告里的文件名查找"
)
@click.option("--strict", is_flag=True, help="有不符合项、未审查的行或重放结果不同时以状态 1 退出")
@HELP
@click.pass_obj
def screen(settings: Settings, /, replay: Path | None, *, strict: bool, **asked: Any) -> int:  # noqa: ANN401 -- options by name
    """对一轮申报逐条核对规则，给出条款和证据；可写成报告，也可按报告重放"""
    with open_service(settings) as service:
        if replay:
            return _replayed(service, replay, asked, strict=strict)
        round_ = _screened(service, asked)
    if asked["jsonl"]:
        _print_lines(round_)
    else:
        _print_round(round_)
    _write(round_, asked)
    rejected = round_.basis.input.rejected
    for row in rejected:
        output.complain(f"{asked['file'].name}第{row.row}行未审查：{row.reason}。{row.remedy}")
    violated = any(j.verdict == "violated" for one in round_.applications for j in one.findings)
    return int(strict and (violated or bool(rejected)))


def _screened(service: Service, asked: dict[str, Any]) -> Round:
    if asked["file"] is None:
        raise InputError("没有指定申报表", "screen", "写明申报表的路径，或用 --replay 重放报告")
    if not asked["policy"]:
        known = "、".join(service.desk.rulesets.names())
        raise InputError("没有指定规则集", "--policy", f"可用：{known}")
    rules, on = service.desk.rulesets.named(asked["policy"]), date_of(asked["on"])
    file, body = asked["file"], read_bytes(asked["file"])
    wanted = Asked(body, file.name, rules, on, asked["title"])
    with output.counting("审查") as step:
        round_ = screen_round(service, wanted, step)
    if asked["save"]:
        kept = service.desk.rounds.keep(round_, body, now())
        output.errors.print(f"已存为 {kept.id}，网页 /rounds/{kept.id}")
    return round_


def date_of(written: str) -> dt.date:
    """The date given for `--on`; today where none is.

    Raises:
        InputError: It is no date.
    """
    if not written:
        return today()
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise InputError(f"“{written}”不是日期", "--on", "按 2023-06-16 的形式填写") from error


def finding_row(finding: Finding | Judged, clause: CitedClause) -> dict[str, Any]:
    """A finding as one line of JSON, without what it is about."""
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "level": finding.level,
        "message": finding.message,
        "evidence": [e.name for e in finding.evidence],
        "links": finding.evidence,
        "values": finding.values,
        "assumptions": finding.assumptions,
        "settles": finding.settles,
        "citation": clause.label,
        "clause": clause,
    }


def _print_lines(round_: Round) -> None:
    clauses = round_.clause
    for one in round_.applications:
        for judged in one.findings:
            row = finding_row(judged, clauses[judged.clause])
            output.print_json({"application_no": one.number} | row | {"decision": judged.decision})


def _print_round(round_: Round) -> None:
    """Counts by rule, then what needs attention, then how many applications raise nothing."""
    verdicts = tuple(round_.verdicts)
    for label, tallies in (("规则", round_.by_rule), ("地市", round_.by_city)):
        rows = [(t.label, *(str(t.counts[verdict]) for verdict in verdicts)) for t in tallies]
        output.print_table(f"按{label}", (label, *(verdict.zh for verdict in verdicts)), rows)
    raised = [one for one in round_.applications if one.verdict in RAISED]
    for one in raised:
        _print_application(one)
    output.console.print(
        f"共审查{len(round_.applications)}项申报，{len(raised)}项有不符合或待核实，其余未发现问题"
    )


def _print_application(one: Screened) -> None:
    for judged in one.findings:
        if judged.verdict not in RAISED:
            continue
        style = "red" if judged.verdict == "violated" else "yellow"
        decided = (
            f"（{judged.decision.author}：{judged.decision.verdict}）" if judged.decision else ""
        )
        output.print_styled((f"{one.number} {one.name}  {judged.verdict.zh}{decided}", style))
        output.print_styled((f"    {judged.message}。{judged.level}：{judged.citation}", ""))
        for evidence in judged.evidence:
            output.print_styled((f"    · {evidence.name}：{evidence.relation}", "dim"))


def _write(round_: Round, asked: dict[str, Any]) -> None:
    for kind, made in _WRITERS.items():
        if file := asked[f"{kind}_to"]:
            write_file(file, made(round_))


def write_file(file: Path, body: bytes) -> None:
    """Write a report; InputError where that is not possible."""
    try:
        file.write_bytes(body)
    except OSError as error:
        raise InputError("无法写入", str(file), "检查文件夹是否存在、有没有写入权限") from error


def _replayed(service: Service, report: Path, asked: dict[str, Any], *, strict: bool) -> int:
    before = read_round(read_bytes(report), report.name)
    body = _input_of(service, before, report, asked["again"])
    with output.counting("重放") as step:
        found = replay_round(service, before, body, step)
    _print_replay(before, found)
    _write(found.round, asked)
    return int(strict and not found.same)


def _input_of(service: Service, before: Round, report: Path, given: Path | None) -> bytes:
    """The file to screen again: the one given, one that was kept, or one of that name and content."""
    if given:
        return read_bytes(given)
    wanted = before.basis.input
    if body := service.desk.rounds.input_of(wanted.hash):
        return body
    for path in (report.parent / wanted.file, Path(wanted.file)):
        near = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(near).hexdigest() == wanted.hash:
            return near
    raise InputError("找不到当时的申报文件", wanted.file, "用 --file 指明申报表")


def _print_replay(before: Round, found: Replay) -> None:
    if found.same:
        digest = hashlib.sha256(as_json(before)).hexdigest()
        output.console.print(f"重放结果与原报告逐字节相同（SHA-256 {digest}）")
        return
    for told in found.changed or ("审查的依据相同，报告文件本身被改动过",):
        output.console.print(f"变化：{told}")
    output.console.print(f"不同的结论：{len(found.differences)}项")
    for difference in found.differences[:_SHOWN]:
        output.console.print(f"  {_told(difference)}")


def _told(difference: Difference) -> str:
    sides = (difference.before, difference.after)
    verdicts = " → ".join(f"{j.verdict.zh}（{j.message}）" if j else "无" for j in sides)
    return f"{difference.number} {difference.rule}：{verdicts}"


@click.command
@click.option("--csv", "csv_to", type=_PATH, metavar="文件", help="写入这个 CSV 文件")
@JSONL
@HELP
@click.pass_obj
def decisions(settings: Settings, csv_to: Path | None, *, jsonl: bool) -> None:
    """谁在什么时候对哪项结论作了什么决定，包括撤回的"""
    with open_service(settings) as service:
        made = service.desk.decisions()
    if csv_to:
        write_file(csv_to, as_csv(made))
    elif jsonl:
        for decision in made:
            output.print_json(decision)
    else:
        header, *rows = table(made)
        output.print_table("决定记录", header[:-1], [row[:-1] for row in rows])


COMMANDS = (screen, decisions)
