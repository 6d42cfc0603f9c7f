"""Chinese numerals."""

from __future__ import annotations

import pytest

from loaders.policies.numbers import value, written


def test_what_is_written_is_read_again() -> None:
    assert [value(written(number)) for number in range(1, 10_000)] == list(range(1, 10_000))


@pytest.mark.parametrize(
    ("number", "words"), [(10, "十"), (21, "二十一"), (101, "一百零一"), (1010, "一千零一十")]
)
def test_noughts_are_written_once(number: int, words: str) -> None:
    assert written(number) == words
