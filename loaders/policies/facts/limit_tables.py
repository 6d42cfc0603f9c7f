"""Quotas in tables: a column of places or bodies and one of how many each may recommend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies.facts.limit_scene import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.tables import Table

_QUOTA = re.compile(
    r"名额|限额|配额|限[报项推]|指标数|(?:推荐|申报|分配|控制)(?:指标|项目)?(?:数量?|上限|[个项家]数|总数)|数量上限"
)
_WHO = re.compile(r"地区|[市州区县盟]|单位|部门|高校|院所|机构|类[别型]|领域|名称|片区|主体|企业")
_UNIT = re.compile(r"[（(](?:单位[:：])?(?P<unit>[个项家名人所件份])[）)]")
_NUMBER = re.compile(
    r"(?:不超过|限|各|每[个家市县校所]|≤|<=?)*(?P<value>\d{1,4})(?P<unit>[个项家名人所件份]?)(?:以内)?"
)
_OPEN = re.compile(r"不限.*|[-—–/]*")
_SUM = re.compile(r"(?:合|总|小|共)计|总数")


def read(table: Table) -> Iterator[Stated] | None:
    """Read a table of quotas.

    Returns:
        Its quotas, their offsets those of the file; None where no column states any.
    """
    head = [cell.text for cell in table.head]
    captioned = _QUOTA.search(table.caption)
    counts = [i for i, text in enumerate(head) if _QUOTA.search(text)]
    if not counts and captioned:
        counts = [i for i in range(1, len(head)) if _counts(table, i)]
    names = [i for i, text in enumerate(head) if _WHO.search(text) and i not in counts]
    pairs = [(max((n for n in names if n < c), default=-1), c) for c in counts]
    return _quotas(table, pairs) if pairs and all(name >= 0 for name, _ in pairs) else None


def _counts(table: Table, column: int) -> bool:
    """Whether a column holds numbers only, and not those of its rows."""
    cells = [row[column].text for row in table.rows if not _OPEN.fullmatch(row[column].text)]
    ordered = cells == [str(place + 1) for place in range(len(cells))]
    return bool(cells) and not ordered and all(_NUMBER.fullmatch(text) for text in cells)


def _quotas(table: Table, pairs: list[tuple[int, int]]) -> Iterator[Stated]:
    for row in table.rows:
        for name, count in pairs:
            number = _NUMBER.fullmatch(row[count].text)
            if number is None or not row[name].text or _SUM.search(row[name].text):
                continue
            head = table.head[count].text
            stated = _UNIT.search(head) or _UNIT.search(table.caption)
            yield Stated(
                start=row[name].start,
                end=row[count].end,
                rule="recommendation_quota",
                value=number["value"],
                unit=number["unit"] or (stated["unit"] if stated else ""),
                condition=_UNIT.sub("", head),
                subject=row[name].text,
            )
