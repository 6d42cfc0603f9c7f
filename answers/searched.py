"""Against what was searched: the registers, how far they reach and what they leave out, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checks.situation import Holding
    from graph.facts import Source

_REGISTERS = "bases"
_FIELDS: tuple[tuple[str, Callable[[Holding], object]], ...] = (
    ("类型", lambda base: base.type),
    ("依托单位", lambda base: base.hosts),
    ("负责人", lambda base: base.leaders),
    ("团队成员", lambda base: base.members),
    ("研究方向", lambda base: base.directions),
    ("批准年份", lambda base: base.approved),
    ("状态", lambda base: base.status),
)


def searched_bases(sources: Iterable[Source], bases: Sequence[Holding]) -> str:
    """The registers by name, how many bases they hold, up to which year, and fields not filled in.

    "Nothing found" means only as much as this says.
    """
    names = "、".join(source.name for source in sources if source.kind == _REGISTERS)
    years = [base.approved for base in bases if base.approved]
    told = [f"批准年份{min(years)}—{max(years)}"] if years else []
    for name, value in _FIELDS:
        if missing := sum(not value(base) for base in bases):
            told.append(f"{'全部' if missing == len(bases) else f'{missing}个'}未填{name}")
    gaps = f"（{'，'.join(told)}）" if told else ""
    return f"{names or '（未载入基地名录）'}的{len(bases)}个基地{gaps}"
