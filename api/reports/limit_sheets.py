"""The numbers of a rule set as a workbook to be edited, and read back from one."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from answers.limit_reading import Edited, base_of, read_limits
from answers.limit_table import COLUMNS, limit_rows
from api.reports.workbook import Column, Sheet, workbook
from checks.ruleset import shipped_rulesets
from graph.errors import InputError
from loaders.readers.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.rulesets import RuleSets
    from checks.ruleset import RuleSet

_WIDTHS = (22, 26, 20, 22, 44, 22, 13, 13, 50, 20, 20, 14)
_LINES = (
    ("怎样改", "可改：取值、生效日期、失效日期、文件、文号、条款、程度。编号不要改，行不要删。"),
    ("从某日起改", "复制一行，旧行填失效日期，新行填生效日期。"),
    ("载回", "网页“规则”里上传，或 chuangtu rules import 文件 --name 名称；每个单元格都会核对。"),
)


def limits_workbook(ruleset: RuleSet) -> bytes:
    """The table of a rule set's numbers as an xlsx file."""
    columns = tuple(Column(title, width) for title, width in zip(COLUMNS, _WIDTHS, strict=True))
    rows = [row.cells for row in limit_rows(ruleset)]
    lines = (("规则集", ruleset.name), ("名称", ruleset.title), *_LINES)
    return workbook((Sheet("限额", "规则的限额与条件", columns, rows, lines, fixed=4),))


def read_workbook(
    body: bytes, file: str, name: str, rulesets: RuleSets, clauses: Mapping[str, frozenset[str]]
) -> Edited:
    """An edited table; see `answers.limit_reading.read_limits`.

    Args:
        body: The bytes of the file.
        file: Its name.
        name: Name of the new rule set.
        rulesets: Rule sets that it may have been exported from.
        clauses: Paths of the clauses that are loaded, by id of their policy.

    Raises:
        InputError: It cannot be read, or does not say from which rule set it was exported.
    """
    content = read(body, PurePath(file))
    if not content.sheets:
        raise InputError("文件里没有表", file, "选择导出的限额表")
    rows = tuple(content.sheets[0].rows)
    exported = rulesets.named(base_of(rows) or "")
    base = exported if exported.name in shipped_rulesets() else rulesets.named(exported.extends)
    return read_limits(rows, base, name, clauses)
