"""Numbers in one measure, and numbers as texts write them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from answers.drafting.amounts import amount, holds

TEXT = (
    "场地面积１５００平方米以上，设备原值不低于0.06亿元，人数一般为七至十一人，其中本单位人员不超过三分之一，"
    "建设期二十四个月，比重不低于5%，于6月15日前报送，累计1,200项"
)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "number"),
    [
        ("0.06", "亿元", "万元", 600),
        ("5000", "元", "万元", Fraction(1, 2)),
        ("2", "万平方米", "平方米", 20000),
        ("24", "个月", "年", 2),
        ("3", "年", "个月", 36),
        ("30", "%", "", Fraction(3, 10)),
        ("1/3", "", "", Fraction(1, 3)),
        ("7", "名", "", 7),
        ("180", "天", "个月", None),
        ("若干", "家", "", None),
    ],
)
def test_an_amount_is_put_into_the_wanted_unit(
    value: str, unit: str, wanted: str, number: Fraction | None
) -> None:
    assert amount(value, unit, wanted) == number


@pytest.mark.parametrize(
    "value", [1500, 600, 0.06, 7, 11, "1/3", "2/3", 24, 2, "1/20", 1200, dt.date(2023, 6, 15)]
)
def test_a_text_holds_its_numbers_however_they_are_written(value: object) -> None:
    assert holds(TEXT, value)


@pytest.mark.parametrize("value", [150, 500, 8, "1/2", 200, 9, dt.date(2023, 6, 16)])
def test_a_text_does_not_hold_parts_of_its_numbers_or_others(value: object) -> None:
    assert not holds(TEXT, value)


@pytest.mark.parametrize("value", ["省重点实验室", True])
def test_words_are_no_numbers_to_be_looked_for(value: object) -> None:
    assert holds(TEXT, value)
