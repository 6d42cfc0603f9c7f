"""Against what was searched: the registers, how far they reach and what they leave out, in Chinese."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Searched:
    """What a register's answer rests on: "nothing found" means only as much as this says.

    Attributes:
        bases: The registers by name, and how many bases they hold.
        gaps: The years of approval that they span, and fields that are not filled in.
    """

    bases: str
    gaps: str

    def beside(self, others: int) -> str:
        """The same with the number of other applications that were looked at."""
        return f"已查{self.bases}和{others}项其他申报{self.gaps}"


def searched(sources: Iterable[Source], bases: Sequence[Holding]) -> Searched:
    """What was searched, in Chinese."""
    names = "、".join(source.name for source in sources if source.kind == _REGISTERS)
    years = [base.approved for base in bases if base.approved]
    told = [f"基地批准年份{min(years)}—{max(years)}"] if years else []
    for name, value in _FIELDS:
        if missing := sum(not value(base) for base in bases):
            told.append(f"{'全部' if missing == len(bases) else f'{missing}个'}基地未填{name}")
    gaps = "".join(f"，{one}" for one in told)
    return Searched(f"{names or '（未载入基地名录）'}的{len(bases)}个基地", gaps)
