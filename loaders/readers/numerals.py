"""Numbers as Word writes them in automatic numbering (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9999  # no clause has a higher number; a damaged file may


def numeral(number: int, written: str) -> str:
    """A number in one of Word's formats; Arabic digits where the format is not known.

    Examples:
        >>> numeral(21, "chineseCounting"), numeral(105, "chineseCountingThousand"), numeral(3, "upperRoman")
        ('二十一', '一百零五', 'III')
    """
    return _FORMATS.get(written, str)(number) if 0 < number <= _MOST else str(number)


def _counted(number: int, digits: str, units: str, zero: str) -> str:
    said = ""
    for place, figure in enumerate(reversed(str(number))):
        if figure != "0":
            said = digits[int(figure)] + units[place].strip() + said
        elif said and not said.startswith(zero):
            said = zero + said
    return said


def _chinese(number: int) -> str:
    said = _counted(number, _DIGITS, " 十百千", "零")
    return said[1:] if said.startswith("一十") else said


def _legal(number: int) -> str:
    return _counted(number, _LEGAL, " 拾佰仟", "零")


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def _wide(number: int) -> str:
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(number))


def _letters(number: int) -> str:
    """A to Z, then AA to ZZ and so on, as Word goes on."""
    repeat, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (repeat + 1)


def _roman(number: int) -> str:
    said = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        said += sign * count
    return said


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _run(first: str, last: int) -> Callable[[int], str]:
    """Signs that follow each other in Unicode, such as ① to ⑳."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "chineseLegalSimplified": _legal,
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalFullWidth": _wide,
    "decimalZero": "{:02}".format,
    "decimalEnclosedCircle": _run("①", 20),
    "decimalEnclosedCircleChinese": _run("①", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "none": lambda _: "",
}
