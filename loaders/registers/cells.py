"""What a cell means: years, dates, numbers, yes and no, and several values in one cell."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from contextlib import suppress

from graph.names import clean, person_name
from graph.organizations import sort_of

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_DATE = re.compile(
    r"^((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})(?!\d)(?:\s*[-./月]\s*(\d{1,2})(?!\d))?\s*[日月]?"
    r"(?:[\sT(].*)?$"  # an hour or the day of the week
)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年?度?\s*[-—–~至到]+\s*((?:19|20)\d{2}))?(?!\d)")
_NONE = re.compile(r"^0$|[无未没]")
_AFTER_YEAR = re.compile(r"^\s*(?:年?度?|[-./年]\s*\d.*)$")
_COMPACT = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})$")
_SERIAL_START = dt.date(1899, 12, 30)  # Excel's day 0 of the 1900 date system
_SERIAL = range(
    25_569, 80_000
)  # 1970 to 2119: a plausible date, never a year with a digit too many
_MOST = 10**15  # a workbook keeps fifteen digits of a number
_SIGN, _BRACKET = re.compile("[、，,；;/|\n\r]"), re.compile("[（()）]")
_OPEN, _SHUT = "（(", "）)"
_PHRASES = re.compile(r"[；;。|\n\r]+")
_NUMBERED = re.compile(r"^\s*(?:[①-⑳]|[（(]\d{1,2}[）)]|\d{1,2}(?:[、）)]|[.．](?!\d)))")
_SEAT = re.compile(r"[^@＠:：（(]{2,12}[@＠:：（(]")
_COMMAS = re.compile(r"[、，,]")
_DIRECTION = 6  # characters of a direction that stands for itself; shorter pieces are parts of one
_YES, _NO = frozenset("是有√✓yY1"), frozenset("否无×xXnN0")
_FEWEST = 4  # characters of an organization's name; one fewer where the last says what it is
_HAN_NAME = re.compile(r"[一-鿿]{2,4}")
_AND_OTHERS = re.compile(r"等\s*(?:共?\s*[\d一二三四五六七八九十]+\s*[人名位]|多?人)?\s*[。.]?\s*$")
_COUNTING = re.compile(r"[(（]?\d{1,2}[.．、)）]\s*|[①-⑳]\s*")
_LAST, _IDENTITY = 4, frozenset({4, 15, 18})  # lengths of the end alone and of whole numbers
_LAST4 = re.compile(r"\d{3}[\dX]")


class CellError(ValueError):
    """A cell that cannot be what its column says; the message is the reason, in Chinese."""


def year(cell: object) -> int:
    """A year from 2019, 2019.0, 2019年, 2019年6月, 2019-06-01, or a date cell."""
    if isinstance(cell, dt.date):
        return cell.year
    text = _plain(cell)
    if (match := _YEAR.match(text)) and _AFTER_YEAR.match(text[4:]):
        return int(match[1])
    if serial := _serial(text):
        return date_of_serial(serial).year
    if match := _COMPACT.match(text):
        return int(match[1])
    raise CellError("不是年份")


def date(cell: object) -> str:
    """An ISO date from a date cell, an Excel serial, or the usual Chinese ways of writing one."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    text = _plain(cell)
    try:
        if match := _DATE.match(text) or _COMPACT.match(text):
            return dt.date(int(match[1]), int(match[2]), int(match[3] or 1)).isoformat()
        if serial := _serial(text):
            return date_of_serial(serial).isoformat()
    except ValueError as error:
        raise CellError("不是真实存在的日期") from error
    raise CellError("不是日期")


def date_of_serial(serial: int) -> dt.date:
    """The date of an Excel serial number (1900 date system)."""
    return _SERIAL_START + dt.timedelta(days=serial)


def years(cell: object) -> tuple[str, ...]:
    """Several years in a cell, 2019-2021 in full; 无 and 未提交 stay as written: none were handed in."""
    text = _plain(cell)
    found = {
        year
        for first, last in _YEARS.findall(text)
        for year in range(int(first), int(last or first) + 1)
    }
    if not found and not _NONE.search(text):
        raise CellError("没有年份")
    return tuple(map(str, sorted(found))) or (text,)


def _serial(text: str) -> int | None:
    found = re.fullmatch(r"(\d{5})(?:\.0)?", text)
    return int(found[1]) if found and int(found[1]) in _SERIAL else None


def boolean(cell: object) -> bool:
    """Yes or no in the usual signs."""
    if isinstance(cell, bool):
        return cell
    text = _plain(cell)
    if text[:1] in _YES:
        return True
    if text[:1] in _NO:
        return False
    raise CellError("应为“是”或“否”")


def people(cell: object) -> tuple[tuple[str, str], ...]:
    """Several people in a cell as (bare name, as written), each once, in order.

    Numbers before names and a closing 等5人 are left out.
    """
    found: dict[str, str] = {}
    for part in _parts(_COUNTING.sub("、", _AND_OTHERS.sub("", str(cell or "")))):
        for one in _by_space(clean(part)):
            if (name := person_name(one)) and not _is_title(one):
                found.setdefault(name, one)
    return tuple(found.items())


def _is_title(written: str) -> bool:
    """Whether a piece is a title that a comma has parted from its name: 张三，主任."""
    return person_name(f"某某{written}") == "某某"


def seats(cell: object) -> tuple[str, ...]:
    """Members of a committee, each with an organization: phrases, or commas where each piece has one."""
    found = phrases(cell)
    pieces = tuple(clean(part) for one in found for part in _parts(one))
    return pieces if all(map(_SEAT.match, pieces)) else found


def _by_space(written: str) -> tuple[str, ...]:
    """Names that only spaces separate; `张 三` and `张三 教授` stay one name, `张 三 李 四` are two."""
    if " " not in written:
        return (written,)
    parts: list[str] = []
    for part in written.split(" "):
        if len(part) == 1 and parts and len(parts[-1]) == 1:
            parts[-1] += part
        else:
            parts.append(part)
    titled = any(person_name(f"某某{part}") == "某某" for part in parts)
    whole = all(map(_HAN_NAME.fullmatch, parts)) and not titled
    return tuple(parts) if whole else (written,)


def phrases(cell: object) -> tuple[str, ...]:
    """Several phrases in a cell, split at semicolons, full stops and line ends only, each once, in order.

    Numbers before them are left out: 1. （2） ③.
    """
    parts = (_NUMBERED.sub("", part) for part in _PHRASES.split(str(cell or "")))
    return tuple(dict.fromkeys(p for part in parts if (p := clean(part))))


def directions(cell: object) -> tuple[str, ...]:
    """Several directions in a cell: phrases, or parts of a single one whose commas part long pieces."""
    found = phrases(cell)
    if len(found) == 1:
        parts = [part for part in _COMMAS.split(found[0]) if part]
        if len(parts) > 1 and min(map(len, parts)) >= _DIRECTION:
            return tuple(dict.fromkeys(map(clean, parts)))
    return found


def listed(cell: object) -> tuple[str, ...]:
    """Several short things in a cell, separated in any of the usual ways, each once, in order."""
    return tuple(dict.fromkeys(p for part in _parts(str(cell or "")) if (p := clean(part))))


def relations(cell: object) -> tuple[tuple[str, str], ...]:
    """Other bodies with how they stand to this one, as open data writes it.

    `Parent:中国科学院|Child:某研究所`, or a JSON list of `["Parent", name, id]`; relations in small letters.
    """
    text = clean(cell)
    if text.startswith("["):
        with suppress(ValueError, TypeError, LookupError):
            return tuple((str(one[0]).casefold(), str(one[1])) for one in json.loads(text))
        raise CellError("不是关联单位的列表")
    pairs = (part.partition(":") for part in phrases(text))
    return tuple((how.strip().casefold(), name.strip()) for how, _, name in pairs if name.strip())


def organizations(cell: object) -> tuple[str, ...]:
    """Several organizations in a cell; a cut that leaves a stump is taken for noise and undone."""
    parts = [p for part in _parts(str(cell or "")) if (p := clean(part))]
    if len(parts) > 1 and not all(map(_whole, parts)):
        parts = ["".join(parts)]
    return tuple(dict.fromkeys(parts))


def _whole(name: str) -> bool:
    return len(name) >= _FEWEST or (len(name) == _FEWEST - 1 and bool(sort_of(name)))


def identifier(cell: object) -> str:
    """A code or number as one word: half-width, capital, without spaces."""
    return _plain(cell).replace(" ", "").upper()


def last4(cell: object) -> str:
    """The last four characters of an identity number, of which the cell may hold all (GB 11643).

    A number of more than fifteen digits has lost the last ones in the workbook: it is refused.
    """
    text = identifier(cell)
    digits = text.zfill(_LAST) if isinstance(cell, int) else text  # a number has lost its zeros
    lost = isinstance(cell, int | float) and cell >= _MOST
    if lost or len(digits) not in _IDENTITY or not _LAST4.fullmatch(digits[-_LAST:]):
        raise CellError("不是证件号后四位")
    return digits[-_LAST:]


def _parts(text: str) -> list[str]:
    """A list's parts; a separator inside a pair of brackets parts nothing."""
    if _BRACKET.search(text) is None:
        return _SIGN.split(text)
    parts, depth, start = [], 0, 0
    left = sum(text.count(sign) for sign in _SHUT)
    for index, char in enumerate(text):
        if char in _SHUT:
            left, depth = left - 1, max(0, depth - 1)
        elif char in _OPEN:
            depth += left > 0
        elif not depth and _SIGN.match(char):
            parts.append(text[start:index])
            start = index + 1
    return [*parts, text[start:]]


def _plain(cell: object) -> str:
    return unicodedata.normalize("NFKC", clean(cell))
