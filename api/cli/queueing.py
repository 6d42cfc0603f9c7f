"""The commands of the queue: pairs that may be one thing, decided by people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answers.pairs import DIFFERENT, JUDGED_KINDS, LATER, SAME
from answers.queue import OPEN, STATES, QueueQuestion
from api.cli import output
from api.cli.commands import HELP, JSONL
from api.cli.screening import write_file
from api.service import open_service
from graph.ontology import ontology
from loaders.files import read_bytes

if TYPE_CHECKING:
    from api.settings import Settings

_SHOWN = 30  # pairs listed on a terminal; --jsonl has all
_KINDS = {ontology().node(kind).zh: kind for kind in JUDGED_KINDS}
_KIND = click.option("--kind", default="", metavar="种类", help=f"只看一种：{'、'.join(_KINDS)}")
_AUTHOR = click.option("--by", "author", required=True, metavar="姓名", help="判定人")
_ONE = click.argument("one", metavar="甲")
_OTHER = click.argument("other", metavar="乙")


@click.group
@HELP
def queue() -> None:
    """待判定清单：载入时不能确定是否同一对象的单位、人员和基地"""


@queue.command(name="list")
@_KIND
@click.option("--state", default=OPEN, metavar="状态", help=f"{'、'.join(STATES)}；缺省为{OPEN}")
@click.option("--words", default="", metavar="词语", help="名称中的词语")
@JSONL
@HELP
@click.pass_obj
def list_pairs(settings: Settings, kind: str, state: str, words: str, *, jsonl: bool) -> None:
    """列出成对的条目，可能性大的在前"""
    asked = QueueQuestion(words, _KINDS.get(kind, kind), state)
    with open_service(settings) as service:
        pairs = service.pairs.every(asked)
    if jsonl:
        for pair in pairs:
            output.print_json(pair)
        return
    left = f"，先列{_SHOWN}对，加 --jsonl 查看全部" if len(pairs) > _SHOWN else ""
    output.print_table(
        f"{state}：{len(pairs)}对{left}",
        ("种类", "甲", "乙", "可能性", "线索或决定"),
        [
            (
                pair.kind_zh,
                f"{pair.one.said}\n{pair.one.id}",
                f"{pair.other.said}\n{pair.other.id}",
                "" if pair.score is None else f"{pair.score:.2f}",
                f"{pair.decision.author}：{pair.decision.reason}"
                if pair.decision
                else "；".join(pair.reasons),
            )
            for pair in pairs[:_SHOWN]
        ],
    )


@queue.command
@_ONE
@_OTHER
@click.option("--same", "verdict", flag_value=SAME, help="判定为同一")
@click.option("--different", "verdict", flag_value=DIFFERENT, help="判定为不同")
@click.option("--later", "verdict", flag_value=LATER, help="以后再说")
@click.option("--reason", required=True, metavar="理由", help="依据什么作出判定")
@_AUTHOR
@_KIND
@HELP
@click.pass_obj
def decide(settings: Settings, /, one: str, other: str, kind: str, **said: str) -> None:
    """判定一对条目，以编号或名称指明"""
    with open_service(settings) as service:
        pair = service.pairs.named(one, other, _KINDS.get(kind, kind))
        decision = service.pairs.decide(pair, {**said, "verdict": said["verdict"] or "未选"})
    output.console.print(f"已判定：{decision.about}，{decision.verdict}")


@queue.command
@_ONE
@_OTHER
@click.option("--reason", default="", metavar="理由", help="为什么撤回")
@_AUTHOR
@_KIND
@HELP
@click.pass_obj
def undo(settings: Settings, /, one: str, other: str, kind: str, **said: str) -> None:
    """撤回一对条目的决定，决定记录仍然保留"""
    with open_service(settings) as service:
        pair = service.pairs.named(one, other, _KINDS.get(kind, kind))
        decision = service.pairs.decide(pair, said)
    output.console.print(f"已撤回：{decision.about}")


@queue.command
@click.argument("file", type=click.Path(path_type=Path), required=False, metavar="[文件]")
@HELP
@click.pass_obj
def export(settings: Settings, file: Path | None) -> None:
    """导出全部成对条目和决定（CSV），填写后可再导入；不指定文件则输出到屏幕"""
    with open_service(settings) as service:
        body = service.pairs.as_csv()
    if file is None:
        sys.stdout.write(body.decode("utf-8-sig"))
        return
    write_file(file, body)
    output.console.print(f"已导出到 {file}")


@queue.command(name="import")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--strict", is_flag=True, help="有不能判定的行时以状态 1 退出")
@HELP
@click.pass_obj
def import_(settings: Settings, file: Path, *, strict: bool) -> int:
    """导入填写了结论、理由和判定人的 CSV"""
    with open_service(settings) as service:
        taken = service.pairs.take(read_bytes(file), file.name)
    for problem in taken.problems:
        output.complain(problem)
    output.console.print(f"已导入{taken.done}项判定")
    return int(strict and bool(taken.problems))


COMMANDS = (queue,)
