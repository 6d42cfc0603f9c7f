"""The commands that ask and change: parse, search, index."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli import output
from api.service import open_service
from graph.errors import InputError
from loaders.files import read_bytes, read_policies
from loaders.policies.rows import rows
from loaders.readers.text import decode
from search.documents import Query

if TYPE_CHECKING:
    from answers.lookup import Found
    from api.settings import Settings

FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件..."
)
HELP = click.help_option("-h", "--help", help="显示帮助")
JSONL = click.option("--jsonl", is_flag=True, help="每行一个 JSON")


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
@HELP
@click.pass_obj
def index(settings: Settings) -> None:
    """重建检索索引"""
    with open_service(settings) as service:
        service.refresh_index(anew=True)
    output.console.print("索引已重建")


COMMANDS = (parse, search, index)
