from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.registers.amounts import AREA, COUNTS, MONEY, MONTHS, amount, whole
from loaders.registers.cells import CellError

IN_10K = amount(MONEY, per=MONEY["万元"])
IN_100M = amount(MONEY, per=MONEY["亿元"])


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (1200, 1200.0),
        ("1,200", 1200.0),
        ("１２００", 1200.0),
        ("1200平方米", 1200.0),
        ("约1200㎡", 1200.0),
        ("1200 平米以上", 1200.0),
        ("十二", 12.0),
        (" 9 ", 9.0),
        ("3亩", 2000.0),
    ],
)
def test_an_amount_is_read_with_separators_width_and_unit(cell: object, number: float) -> None:
    assert amount(AREA)(cell) == pytest.approx(number)


@pytest.mark.parametrize(
    ("cell", "number"), [("500万元", 500), ("1.2亿元", 12_000), ("12000000元", 1200), ("800", 800)]
)
def test_money_comes_in_the_unit_of_its_column(cell: str, number: float) -> None:
    assert IN_10K(cell) == pytest.approx(number)


def test_the_column_of_hundred_millions_has_its_own_unit() -> None:
    assert IN_100M("5亿元") == 5
    assert IN_100M("8000万元") == pytest.approx(0.8)


def test_months_and_years() -> None:
    assert amount(MONTHS)("六个月") == 6
    assert amount(MONTHS)("9 个月") == 9
    assert amount(MONTHS)("1年") == 12


@pytest.mark.parametrize(
    "cell", ["800-1000", "800～1000万元", "若干", "", True, "3吨", "约千余", 1e17]
)
def test_ranges_other_units_and_words_are_refused(cell: object) -> None:
    with pytest.raises(CellError):
        IN_10K(cell)


def test_a_whole_amount_has_no_fraction() -> None:
    assert whole(COUNTS)("3项") == 3
    with pytest.raises(CellError, match="整数"):
        whole(COUNTS)("2.5")


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.dates() | st.none())
def test_no_cell_breaks_a_reader(cell: object) -> None:
    for read in (IN_10K, whole(COUNTS)):
        with suppress(CellError):
            read(cell)
