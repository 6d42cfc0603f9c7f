"""The commands that compare pairs: are two names one organization, are two directions one."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api import wiring
from api.cli.commands import HELP
from api.service import open_service
from graph.errors import InputError
from graph.identity.listed import ListedNames
from loaders.files import read_bytes, read_file
from loaders.listings import listings_of_facts
from loaders.readers.text import decode
from search.directions.collection import Collection
from search.directions.resemblance import comparer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from api.settings import Settings
    from graph.identity.judgement import Judgement
    from graph.identity.listed import Listing
    from search.directions.resemblance import Comparer, Resemblance


@click.group
@HELP
def match() -> None:
    """逐对比较：是否同一对象"""


@match.command
@click.argument("pairs", type=click.Path(path_type=Path), metavar="文件")
@click.option("--reasons", is_flag=True, help="多输出一列理由")
@click.option(
    "--with",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="名录",
    help="别名表或单位名录，其中的简称、曾用名和信用代码一并作为依据，可多次",
)
@click.option("--loaded", is_flag=True, help="已载入的名录一并作为依据")
@HELP
@click.pass_obj
def names(
    settings: Settings, pairs: Path, lists: tuple[Path, ...], *, reasons: bool, loaded: bool
) -> None:
    """判断每对单位或基地名称是否同一对象（same、unsure、different），输出 CSV

    文件为 CSV，列名 id、a、b；score 在 0 与 1 之间。
    """
    read = _pairs(pairs)
    known = ListedNames(_listings(settings, lists, loaded=loaded))
    _print_judged(((id_, known.judge(a, b)) for id_, a, b in read), ".3f", reasons=reasons)


@match.command
@click.argument("pairs", type=click.Path(path_type=Path), metavar="文件")
@click.option("--reasons", is_flag=True, help="多输出一列理由：相同、相近和不同的词")
@HELP
@click.pass_obj
def directions(settings: Settings, pairs: Path, *, reasons: bool) -> None:
    """判断每对研究方向是否同一方向（same、overlapping、different），输出 CSV

    文件为 CSV，列名 id、a、b；score 在 0 与 1 之间。只是提示，是否重复由人判断。
    """
    read = _pairs(pairs)
    compare = _comparer(settings).compare
    _print_judged(((id_, compare(a, b)) for id_, a, b in read), ".4f", reasons=reasons)


@match.command
@click.argument("queries", type=click.Path(path_type=Path), metavar="方向文件")
@click.argument("corpus", type=click.Path(path_type=Path), metavar="名录文件")
@click.option(
    "--top", type=click.IntRange(1, 100), default=10, metavar="条数", help="每个方向的条数"
)
@HELP
@click.pass_obj
def nearest(settings: Settings, queries: Path, corpus: Path, top: int) -> None:
    """在名录中找与每个方向最近的若干条，输出 CSV：query,rank,id,score,text

    方向文件有 query 列，名录文件有 id、text 列。
    """
    asked = [row["query"] for row in _rows(queries, ("query",))]
    among = _rows(corpus, ("id", "text"))
    collection = Collection([row["text"] for row in among], _comparer(settings))
    told = csv.writer(sys.stdout, lineterminator="\n")
    told.writerow(["query", "rank", "id", "score", "text"])
    for query in asked:
        for rank, near in enumerate(collection.nearest(query, top), 1):
            found = among[near.row]
            told.writerow([query, rank, found["id"], f"{near.score:.4f}", found["text"]])


def _print_judged(
    pairs: Iterable[tuple[str, Judgement | Resemblance]], form: str, *, reasons: bool
) -> None:
    """A line of CSV for each pair, its score in that form; in the order in which they are judged."""
    told = csv.writer(sys.stdout, lineterminator="\n")
    told.writerow(["id", "score", "judgement", *(["reasons"] if reasons else [])])
    for id_, judged in pairs:
        why = ["；".join(judged.reasons)] if reasons else []
        told.writerow([id_, format(judged.score, form), judged.verdict, *why])


def _comparer(settings: Settings) -> Comparer:
    """With what the office adds to the thesaurus, where it does."""
    return comparer(wiring.own_thesaurus(settings))


def _listings(settings: Settings, lists: tuple[Path, ...], *, loaded: bool) -> Iterator[Listing]:
    for path in lists:
        yield from listings_of_facts(read_file(path).facts)
    if loaded:
        with open_service(settings) as service:
            yield from service.listings()


def _pairs(path: Path) -> list[tuple[str, str, str]]:
    """The pairs of a file; without an id column they are numbered."""
    rows = _rows(path, ("a", "b"))
    return [(row.get("id") or str(n), row["a"], row["b"]) for n, row in enumerate(rows, 1)]


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a CSV file, each with these columns."""
    remedy = f"第一行写列名：{','.join(columns)}，以下每行一条"
    try:
        rows = list(csv.DictReader(io.StringIO(decode(read_bytes(path), path.name))))
    except csv.Error as error:
        raise InputError("不合 CSV 格式", path.name, remedy) from error
    if not rows:
        raise InputError("没有要比较的名称", path.name, remedy)
    if missing := [column for column in columns if column not in rows[0]]:
        raise InputError(f"没有名为{'、'.join(missing)}的列", path.name, remedy)
    for number, row in enumerate(rows, 1):
        if any(row[column] is None for column in columns):
            raise InputError(f"第{number}条缺少名称", path.name, remedy)
    return rows


COMMANDS = (match,)
