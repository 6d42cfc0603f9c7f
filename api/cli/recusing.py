"""The command that says which experts should not review an application."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answers.recusal import Advice
from api.cli import output
from api.cli.commands import HELP, JSONL
from api.service import open_service
from loaders.files import read_file
from loaders.registers import applications, experts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from answers.recusal import Reviewed
    from api.settings import Settings

_FILE = click.Path(path_type=Path)


@click.command
@click.argument("file", type=_FILE, metavar="申报表")
@click.argument("pool", type=_FILE, metavar="专家名单")
@JSONL
@HELP
@click.pass_obj
def recusal(settings: Settings, file: Path, pool: Path, *, jsonl: bool) -> None:
    """核对评审专家与申报的关联，写明应回避的理由

    专家名单要有“专家姓名”和“工作单位”两列，“曾任职单位”可有可无
    """
    round_, listed = read_file(file, applications.KIND), read_file(pool, experts.KIND)
    with open_service(settings) as service:
        found = tuple(service.recusals(round_, listed))
    for report in (round_.report, listed.report):
        for rejection in report.rejected:
            told = f"{report.file}第{rejection.row}行未核对：{rejection.reason}"
            output.complain(f"{told}。{rejection.remedy}")
    if jsonl:
        for row in _rows(found):
            output.print_json(row)
        return
    related = [
        (r["application_no"], r["expert"], r["advice_zh"], "\n".join(t.path for t in r["ties"]))
        for r in _rows(found)
        if r["advice"] is not Advice.FREE
    ]
    pairs = sum(len(reviewed.recusals) for reviewed in found)
    title = f"共核对{pairs}对申报和专家，{len(related)}对有关联"
    output.print_table(title, ("申报编号", "专家", "意见", "关联"), related)


def _rows(found: Sequence[Reviewed]) -> Iterator[dict[str, Any]]:
    for reviewed in found:
        for one in reviewed.recusals:
            yield {
                "application_no": reviewed.application.number,
                "expert": one.expert.name,
                "employers": [body.name for body in one.expert.employers],
                "advice": one.advice,
                "advice_zh": one.advice.zh,
                "ties": one.ties,
            }


COMMANDS = (recusal,)
