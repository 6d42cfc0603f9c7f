from __future__ import annotations

import pytest

from answers.reconciliation.agreement import Said, agreement
from answers.reconciliation.attributes import Thing, Value, attributes


@pytest.mark.parametrize(
    ("kind", "attribute", "said", "known", "agrees"),
    [
        ("Base", "city", "沈阳", Thing("r", "沈阳市"), True),
        ("Base", "city", "辽宁", Thing("r", "沈阳市"), True),
        ("Base", "city", "沈阳市浑南区", Thing("r", "沈阳市"), True),
        ("Base", "city", "沈河区", Thing("r", "沈阳市"), True),
        ("Base", "city", "大连", Thing("r", "沈阳市"), False),
        ("Base", "city", "某开发区", Thing("r", "沈阳市"), None),
        ("Base", "city", "某开发区", Thing("r", "某开发区"), True),
        ("Base", "host", "甲乙重工有限公司", Thing("o", "甲乙重工有限责任公司"), True),
        ("Base", "host", "甲乙大学", Thing("o", "丙丁大学"), False),
        ("Base", "leader", "张三（教授）", Thing("p", "张三"), True),
        ("Base", "leader", "李四", Thing("p", "张三"), False),
        ("Base", "approved", "2021年6月", 2021, True),
        ("Base", "approved", "2020", 2021, False),
        ("Base", "approved", "不详", 2021, None),
        ("Base", "accepted", "2021.6.1", "2021-06-01", True),
        ("Base", "accepted", "2021-06-02", "2021-06-01", False),
        ("Base", "type", "省级重点实验室", "省重点实验室", True),
        ("Base", "type", "省工程研究中心", "省重点实验室", False),
        ("Base", "status", "运行", "运行", True),
        ("Organization", "code", " 12210111maq301m260 ", "12210111MAQ301M260", True),
        ("Person", "top_talent", "是", True, True),
        ("Person", "top_talent", "否", True, False),
        ("Organization", "code", "12210111MAQ301M261", "12210111MAQ301M260", False),
    ],
)
def test_what_is_said_agrees_with_what_is_known_contradicts_it_or_says_nothing(
    kind: str, attribute: str, said: str, known: Value, *, agrees: bool | None
) -> None:
    assert agreement(attributes(kind)[attribute], Said(said), [known]) is agrees


def test_an_id_agrees_whatever_the_text_says() -> None:
    assert agreement(attributes("Base")["host"], Said("别的", "o-1"), [Thing("o-1", "甲乙大学")])


def test_one_of_several_known_values_is_enough() -> None:
    known = [Thing("a", "甲乙大学"), Thing("b", "丙丁大学")]
    assert agreement(attributes("Base")["host"], Said("丙丁大学"), known)


@pytest.mark.parametrize(("said", "known"), [("沈阳", []), ("", [Thing("r", "沈阳市")])])
def test_nothing_said_or_nothing_known_tells_nothing(said: str, known: list[Value]) -> None:
    assert agreement(attributes("Base")["city"], Said(said), known) is None
