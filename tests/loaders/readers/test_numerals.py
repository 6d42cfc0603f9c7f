from __future__ import annotations

import pytest

from loaders.policies.numbers import value
from loaders.readers.numerals import numeral


@pytest.mark.parametrize(
    ("number", "written", "said"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (1005, "chineseCountingThousand", "一千零五"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (10, "ideographDigital", "一〇"),
        (3, "ideographTraditional", "丙"),
        (2, "ideographZodiac", "丑"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircleChinese", "21"),
        (3, "decimalEnclosedParen", "⑶"),
        (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"),
        (5, "none", ""),
        (5, "hindiVowels", "5"),
        (0, "chineseCounting", "0"),
        (10_000, "chineseCounting", "10000"),
    ],
)
def test_a_number_is_written_as_word_writes_it(number: int, written: str, said: str) -> None:
    assert numeral(number, written) == said


def test_every_number_that_is_written_is_read_again() -> None:
    assert all(value(numeral(n, "chineseCountingThousand")) == n for n in range(1, 10_000))
