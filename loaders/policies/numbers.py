"""Numbers as official documents write them: 21, ２１, 二十一, 二〇二五."""

from __future__ import annotations

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = "".join([*DIGITS, *UNITS])
"""All Chinese numerals, for character classes."""


def value(written: str) -> int | None:
    """Read a whole number below ten thousand, or a year written digit by digit.

    Args:
        written: Arabic digits of either width or Chinese numerals; inner spaces do not count.

    Returns:
        The number, or None where the characters are no number.

    Examples:
        >>> value("二十一"), value("二〇二五"), value("１２"), value("若干")
        (21, 2025, 12, None)
    """
    written = "".join(written.split())
    if written.isdecimal():
        return int(written)
    if not written or any(c not in DIGITS and c not in UNITS for c in written):
        return None
    if not any(c in UNITS for c in written):
        return int("".join(str(DIGITS[c]) for c in written))
    total, digit = 0, 0
    for c in written:
        if c in UNITS:
            total, digit = total + (digit or 1) * UNITS[c], 0
        else:
            digit = DIGITS[c]
    return total + digit


def written(number: int) -> str:
    """Write a whole number from 1 to 9999 in Chinese numerals: 21 as 二十一, 101 as 一百零一."""
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
        gap = bool(out) and not digit
    return out.removeprefix("一") if out.startswith("一十") else out
