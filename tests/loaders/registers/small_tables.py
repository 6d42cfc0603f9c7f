"""A register of two rows, and what is asked of the facts of a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.facts import EdgeFact, NodeFact
from loaders.readers.tables import Sheet
from loaders.registers.register import Register, read_register

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = ("序号", "基地名称", "基地类型", "依托单位", "负责人", "批准年份", "状态")
ROW = (1, "试省水泵重点实验室", "省重点实验室", "青禾泵业有限公司", "丁一舟", "2019年", "运行")
OTHER = (2, "试省阀门重点实验室", "省重点实验室", "白桥阀门有限公司", "方甲", 2020, "建设中")


def read(*rows: Sequence[object], wanted: str = "") -> Register:
    return read_register([Sheet("名录", tuple(map(tuple, rows)))], "名录.xlsx", wanted)


def one(changes: dict[str, object], header: Sequence[str] = HEADER) -> Register:
    """The register of one row, with some of its cells changed."""
    known = dict(zip(HEADER, ROW, strict=True)) | changes
    return read(header, [known.get(name) for name in header])


def nodes(register: Register, kind: str) -> list[NodeFact]:
    return [f for f in register.facts if isinstance(f, NodeFact) and f.kind == kind]


def edges(register: Register, kind: str) -> list[EdgeFact]:
    return [f for f in register.facts if isinstance(f, EdgeFact) and f.kind == kind]


def refused(register: Register) -> list[tuple[int, str]]:
    return [(bad.row, bad.column) for bad in register.report.rejected]
