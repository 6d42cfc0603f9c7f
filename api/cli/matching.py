"""The commands that compare pairs: are two names one organization or base."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import click

from api.cli.commands import HELP
from graph.errors import InputError
from graph.identity.names import judge
from loaders.files import read_bytes
from loaders.readers.text import decode

_REMEDY = "第一行写列名：id,a,b，以下每行一个编号和两个名称"


@click.group
@HELP
def match() -> None:
    """逐对比较：是否同一对象"""


@match.command
@click.argument("pairs", type=click.Path(path_type=Path), metavar="文件")
@click.option("--reasons", is_flag=True, help="多输出一列理由")
@HELP
def names(pairs: Path, *, reasons: bool) -> None:
    """判断每对单位或基地名称是否同一对象（same、unsure、different），输出 CSV

    文件为 CSV，列名 id、a、b；score 在 0 与 1 之间。
    """
    read = _pairs(pairs)
    told = csv.writer(sys.stdout, lineterminator="\n")
    told.writerow(["id", "score", "judgement", *(["reasons"] if reasons else [])])
    for id_, a, b in read:
        judged = judge(a, b)
        why = ["；".join(judged.reasons)] if reasons else []
        told.writerow([id_, f"{judged.score:.3f}", judged.verdict, *why])


def _pairs(path: Path) -> list[tuple[str, str, str]]:
    """The pairs of a file; without an id column they are numbered."""
    try:
        rows = list(csv.DictReader(io.StringIO(decode(read_bytes(path), path.name))))
    except csv.Error as error:
        raise InputError("不合 CSV 格式", path.name, _REMEDY) from error
    if not rows:
        raise InputError("没有要比较的名称", path.name, _REMEDY)
    if missing := [column for column in ("a", "b") if column not in rows[0]]:
        raise InputError(f"没有名为{'、'.join(missing)}的列", path.name, _REMEDY)
    for number, row in enumerate(rows, 1):
        if row["a"] is None or row["b"] is None:
            raise InputError(f"第{number}条缺少名称", path.name, _REMEDY)
    return [(row.get("id") or str(n), row["a"], row["b"]) for n, row in enumerate(rows, 1)]


COMMANDS = (match,)
