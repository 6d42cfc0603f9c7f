from __future__ import annotations

from typing import TYPE_CHECKING

from graph.facts import NodeFact
from loaders.registers.kinds import REGISTER_KINDS
from loaders.registers.records import Record
from loaders.registers.rows import BATCH, SEVERAL, read_batch, read_rows
from tests.loaders.registers.small_tables import read, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

BASES = next(kind for kind in REGISTER_KINDS if kind.name == "bases")
COUNT = SEVERAL * BATCH + 7  # rows that several processes share


def row(number: int) -> tuple[str, str, str, object]:
    """A row of a base; one in a thousand lacks its leader, one repeats the row before."""
    same = number - (number % 1000 == 700)
    leader = "" if number % 1000 == 500 else "丁一舟"
    return f"试省第{same}重点实验室", f"青禾泵业{same % 70}有限公司", leader, 2000 + same % 20


def records(count: int) -> Iterator[Record]:
    fields = ("name", "host", "leader", "approved")
    for number in range(1, count + 1):
        yield Record(number, "名录", dict(zip(fields, row(number), strict=True)))


def test_several_processes_say_what_one_says_in_the_same_order() -> None:
    alone = read_batch("bases", records(COUNT))
    apart = [*read_rows(BASES, records(COUNT))]
    assert len(apart) == SEVERAL + 1
    assert tuple(o for _, batch in apart for o in batch.outcomes) == alone.outcomes
    assert b",".join(batch.facts[1:-1] for _, batch in apart) == alone.facts[1:-1]


def test_what_is_refused_in_a_long_register_is_told_in_the_order_of_its_rows() -> None:
    header = ("基地名称", "依托单位", "负责人", "批准年份")
    register = read(header, *(row(number) for number in range(1, COUNT + 1)))
    told = refused(register)
    assert told == sorted(told)
    assert {column for _, column in told} == {"", "负责人"}
    bases = [f for f in register.facts if isinstance(f, NodeFact) and f.kind == "Base"]
    assert len(bases) == register.report.accepted == COUNT - len(told)
