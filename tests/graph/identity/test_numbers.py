"""Identity numbers: recognised, hashed with a key, compared, and left out of texts. All are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.numbers import hashed, identity_number, same_number, without_numbers

NUMBER, OTHER = "11010519491231002X", "110105194912310038"
KEY, OTHER_KEY = "k" * 16, "l" * 16


@pytest.mark.parametrize(
    "written",
    [NUMBER, NUMBER.lower(), "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ"],
)
def test_a_number_is_known_however_it_is_written(written: str) -> None:
    assert identity_number(written) == NUMBER


def test_a_number_of_fifteen_digits_is_the_same_as_its_later_form() -> None:
    assert identity_number("110105491231002") == NUMBER


@pytest.mark.parametrize("written", ["110105194912310021", "002X", "", "110105194913310028"])
def test_a_wrong_check_digit_or_date_makes_no_number(written: str) -> None:
    assert identity_number(written) == ""


def test_hashes_compare_under_one_key_only() -> None:
    assert same_number(hashed(NUMBER, KEY), hashed(NUMBER, KEY)) is True
    assert same_number(hashed(NUMBER, KEY), hashed(OTHER, KEY)) is False
    assert same_number(hashed(NUMBER, KEY), hashed(NUMBER, OTHER_KEY)) is None
    assert same_number(hashed(NUMBER, KEY), "") is None


@given(st.text(alphabet="0123456789X", min_size=18, max_size=18), st.text(min_size=16, max_size=80))
def test_a_hash_holds_no_part_of_the_number(number: str, key: str) -> None:
    assert not any(number[at : at + 8] in hashed(number, key) for at in range(10))


def test_numbers_are_left_out_of_a_text_and_other_figures_stay() -> None:
    text = f"张三（{NUMBER}），合同110105194912310021号"
    assert without_numbers(text) == "张三（证件号略），合同110105194912310021号"
