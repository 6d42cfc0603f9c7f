"""Whole identity numbers never get further than the cell they stand in. All numbers are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from graph.identity.numbers import hashed
from loaders.registers.secrecy import hashing
from tests.loaders.registers.small_tables import nodes, read

if TYPE_CHECKING:
    from graph.facts import NodeFact
    from loaders.registers.register import Register

NUMBER, KEY = "11010519491231002X", "0123456789abcdef"
HEADER = ("基地名称", "依托单位", "负责人", "负责人身份证号", "团队成员", "备注")
ROW = ("石桥省甲重点实验室", "石桥大学", "张三", NUMBER, f"李四（{NUMBER}）", f"证件{NUMBER}")


def leader(register: Register) -> NodeFact:
    return next(
        person for person in nodes(register, "Person") if person.properties["name"] == "张三"
    )


def test_with_a_key_a_number_becomes_its_hash_and_its_end() -> None:
    with hashing(KEY):
        register = read(HEADER, ROW)
    assert leader(register).properties["id_hash"] == hashed(NUMBER, KEY)
    assert leader(register).properties["id_last4"] == "002X"
    assert NUMBER not in repr(register)


def test_without_a_key_only_its_end_is_kept_and_the_report_says_so() -> None:
    register = read(HEADER, ROW)
    assert "id_hash" not in leader(register).properties
    assert leader(register).properties["id_last4"] == "002X"
    assert NUMBER not in repr(register)
    assert any("CHUANGTU_IDENTITY_KEY" in warning for warning in register.report.warnings)


def test_a_number_with_a_wrong_check_digit_is_told_and_not_hashed() -> None:
    with hashing(KEY):
        register = read(HEADER, (*ROW[:3], "110105194912310021", "", ""))
    assert "id_hash" not in leader(register).properties
    assert any("校验位不符" in warning for warning in register.report.warnings)


def test_a_refused_row_tells_nothing_of_its_number() -> None:
    register = read(HEADER, (ROW[0], "", *ROW[2:]), (*ROW[:3], "11010519491231", "", ""))
    assert len(register.report.rejected) == 2
    assert "1949" not in repr(register)


def test_a_short_key_is_refused_without_being_told() -> None:
    with pytest.raises(InputError) as told, hashing("geheim"):
        pass
    assert "geheim" not in str(told.value)
