from __future__ import annotations

from graph.facts import NodeFact
from tests.loaders.registers.small_tables import read, refused

COUNT = 2107


def row(number: int) -> tuple[str, str, str, object]:
    """A row of a base; one in a thousand lacks its leader, one repeats the row before."""
    same = number - (number % 1000 == 700)
    leader = "" if number % 1000 == 500 else "丁一舟"
    return f"试省第{same}重点实验室", f"青禾泵业{same % 70}有限公司", leader, 2000 + same % 20


def test_what_is_refused_in_a_long_register_is_told_in_the_order_of_its_rows() -> None:
    header = ("基地名称", "依托单位", "负责人", "批准年份")
    register = read(header, *(row(number) for number in range(1, COUNT + 1)))
    told = refused(register)
    assert told == sorted(told)
    assert {column for _, column in told} == {"", "负责人"}
    bases = [f for f in register.facts if isinstance(f, NodeFact) and f.kind == "Base"]
    assert len(bases) == register.report.accepted == COUNT - len(told)
