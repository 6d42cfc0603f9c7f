"""The commands that ask and change: load, parse, search, screen, index."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli import output
from api.service import Answered, open_service, read_files
from api.today import today
from checks.ruleset import ruleset
from graph.errors import InputError
from loaders.files import KINDS, read_bytes, read_file, read_policies
from loaders.policies.rows import rows
from loaders.readers.text import decode
from loaders.registers import applications
from search.documents import Query

if TYPE_CHECKING:
    from answers.lookup import Found
    from answers.screening import CitedClause
    from api.settings import Settings
    from checks.finding import Finding
    from graph.facts import Source
    from loaders.report import FileReport

FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件..."
)
HELP = click.help_option("-h", "--help", help="显示帮助")
JSONL = click.option("--jsonl", is_flag=True, help="每行一个 JSON")


@click.command
@FILES
@click.option(
    "--as",
    "as_kind",
    default="",
    metavar="资料",
    help=f"资料种类，缺省自动识别：{'、'.join(KINDS)}",
)
@click.option("--dry-run", is_flag=True, help="只看会怎样理解，不写入")
@click.option("--replace", is_flag=True, help="取代早先载入的同名文件")
@click.option("--json", "as_json", is_flag=True, help="报告以 JSON 输出")
@click.option("--strict", is_flag=True, help="有未载入的行时以状态 1 退出")
@HELP
@click.pass_obj
def load(settings: Settings, /, files: tuple[Path, ...], as_kind: str, **asked: bool) -> int:
    """载入政策、名录、申报表、别名表和名单"""
    with output.progress(2 * len(files) + 2) as step:
        found = read_files(files, as_kind, step)
        reports = [one.report for one in found]
        if not asked["dry_run"]:
            with open_service(settings) as service:
                if not asked["replace"]:
                    reports = _with_earlier(reports, service.earlier(found))
                service.load(found, step, replacing=asked["replace"])
    if asked["as_json"]:
        output.print_json({"files": [report.as_json() for report in reports]})
    else:
        output.print_reports(reports)
    return int(asked["strict"] and any(report.rejected for report in reports))


def _with_earlier(reports: list[FileReport], earlier: tuple[Source, ...]) -> list[FileReport]:
    """Reports that say where an earlier file of the same name stands beside the new one."""
    told = "早先载入的同名文件内容不同，仍与本文件并存；加 --replace 以本文件取代"
    names = {source.name for source in earlier}
    return [
        replace(report, warnings=(*report.warnings, told)) if report.file in names else report
        for report in reports
    ]


@click.command
@FILES
@JSONL
@HELP
def parse(files: tuple[Path, ...], *, jsonl: bool) -> None:
    """解析政策文件，输出文件信息和条款"""
    for path in files:
        for document in read_policies(path, output.warn):
            for told in document.warnings:
                output.warn(f"{document.doc}：{told}")
            if jsonl:
                for row in rows(document):
                    output.print_json(row)
            else:
                output.print_outline(document)


@click.command
@click.argument("query", default="", metavar="检索词")
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="批量检索：含 id 和 query 列的 CSV",
)
@click.option(
    "--top", type=click.IntRange(1, 100), default=10, metavar="条数", help="每次检索的条数"
)
@JSONL
@HELP
@click.pass_obj
def search(settings: Settings, query: str, queries: Path | None, top: int, *, jsonl: bool) -> None:
    """检索基地、单位、人员、集群、产业链和政策"""
    if not query and queries is None:
        raise InputError("没有要检索的内容", "search", "给出检索词，或用 --queries 指定文件")
    asked = _queries(queries) if queries else [("", query)]
    with open_service(settings) as service:
        service.refresh_index()
        for id_, text in asked:
            found = service.search(Query(text, top))
            if jsonl:
                output.print_json(_batch_answer(id_, found))
            else:
                output.print_found(found)


def _queries(path: Path) -> list[tuple[str, str]]:
    remedy = "第一行写列名：id,query，以下每行一个编号、一个检索词"
    try:
        rows = list(csv.DictReader(io.StringIO(decode(read_bytes(path), path.name))))
    except csv.Error as error:
        raise InputError("不合 CSV 格式", path.name, remedy) from error
    if not rows or "query" not in rows[0]:
        raise InputError("没有名为 query 的列", path.name, remedy)
    for number, row in enumerate(rows, 1):
        if row["query"] is None:
            raise InputError(f"第{number}条没有检索词", path.name, remedy)
    return [(row.get("id") or str(number), row["query"]) for number, row in enumerate(rows, 1)]


def _batch_answer(id_: str, found: Found) -> dict[str, Any]:
    hits = [
        {"id": h.id, "source_id": h.source_id, "name": h.name, "score": h.score} for h in found.hits
    ]
    key = {"id": id_} if id_ else {"query": found.query}
    return {**key, "hits": hits, "confident": found.confident}


@click.command
@click.argument("file", type=click.Path(path_type=Path), metavar="申报表")
@click.option("--policy", required=True, metavar="规则集", help="规则集，如 liaoning-2023")
@click.option(
    "--on", default="", metavar="日期", help="按哪一天的规定审查，如 2023-06-16；缺省为今天"
)
@JSONL
@click.option("--strict", is_flag=True, help="有不符合项或未审查的行时以状态 1 退出")
@HELP
@click.pass_obj
def screen(
    settings: Settings, file: Path, policy: str, on: str, *, jsonl: bool, strict: bool
) -> int:
    """对一轮申报逐条核对规则，给出条款和证据"""
    rules, date = ruleset(policy), date_of(on)
    round_ = read_file(file, applications.KIND)
    violated = 0
    with open_service(settings) as service:
        answers = []
        for answered in service.screen(round_, rules, date):
            answers.append(answered)
            violated += any(f.verdict == "violated" for f in answered.checked.findings)
            if jsonl:
                _print_findings(answered)
    if not jsonl:
        output.print_screening(answers)
    for rejection in round_.report.rejected:
        output.complain(
            f"{file.name}第{rejection.row}行未审查：{rejection.reason}。{rejection.remedy}"
        )
    return int(strict and (violated > 0 or bool(round_.report.rejected)))


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


def _print_findings(answered: Answered) -> None:
    for finding, clause in zip(answered.checked.findings, answered.clauses, strict=True):
        subject = {"application_no": answered.checked.application.number}
        output.print_json(subject | finding_row(finding, clause))


def finding_row(finding: Finding, clause: CitedClause) -> dict[str, Any]:
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


@click.command
@HELP
@click.pass_obj
def index(settings: Settings) -> None:
    """重建检索索引"""
    with open_service(settings) as service:
        service.refresh_index(anew=True)
    output.console.print("索引已重建")


COMMANDS = (load, parse, search, screen, index)
