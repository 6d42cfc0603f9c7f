"""What stands above a document's first clause: letterhead, number, title, address, notice, preamble."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.policies import dates, issuers, layout, titles
from loaders.policies.titles import REPEALED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.policies.lines import Line
    from loaders.policies.titles import Title

_STANDING = ("有效性", "有效状态", "效力状态", "时效状态", "时效性", "时效")
_REPEALED = re.compile(
    r"[（(【\[]?(?:[本该此](?:文件?|件|政策))?(?:现|已|经|被|全文|宣布)*(?:废止|失效)[）)】\]。]?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one document, read.

    Attributes:
        title: The title of the text proper.
        status: 正式, 试行, 暂行, 征求意见稿, 草案 or 废止.
        issuers: The bodies that issue it, as far as the head names them.
        signed: Whether these are those that sign the letter; else a signature below the text counts for more.
        document_number: In standard form, or empty.
        date: ISO date of the signature or the adoption, or empty.
        addressees: Whom it is for, as written, or empty.
        notice: Lines of the letter that passes the text on, as a half-open range.
        preamble: Lines between the title and the first clause, as a half-open range.
    """

    title: str
    status: str
    issuers: tuple[str, ...]
    signed: bool
    document_number: str
    date: str
    addressees: str
    notice: tuple[int, int]
    preamble: tuple[int, int]


def read(lines: Sequence[Line], meta: Mapping[str, str]) -> Head:
    """Read a head.

    Args:
        lines: All lines before the first clause.
        meta: What the file's header of 键：值 lines says; used where the text itself is silent.
    """
    found = titles.find(lines)
    proper = found[-1] if found else None
    dated = max((i for i, line in enumerate(lines) if _dates(line)), default=-1)
    body = next((i for i, line in enumerate(lines) if _is_body(line)), len(lines))
    number = _number(lines, meta)
    notice, preamble = _parts(lines, proper, body, dated)
    words = _words(lines, found, meta)
    if proper and dated > proper.last and titles.forwarded(proper.text):
        words = titles.forwarded(proper.text)
    asked = any(titles.status(title.text) == titles.DRAFT for title in found)
    flags = titles.DRAFT if asked else proper.flags if proper else ""
    return Head(
        title=words,
        status=REPEALED if _is_repealed(lines, meta) else titles.status(words, flags),
        issuers=_issuers(lines, found, number, body),
        signed=bool(issuers.signature(lines)),
        document_number=number,
        date=_date(lines, meta),
        addressees=_addressees(lines),
        notice=notice,
        preamble=preamble,
    )


def signed(lines: Sequence[Line]) -> str:
    """Read the first date under a signature among the lines below a text; ISO, or empty."""
    return next((dates.find(line.text) for line in lines if _dates(line)), "")


def _is_repealed(lines: Sequence[Line], meta: Mapping[str, str]) -> bool:
    """Tell whether the page's header, or a mark in the head, says that the document is out of force."""
    stated = (meta.get(key, "") for key in _STANDING)
    return any(_REPEALED.fullmatch(words) for words in (*stated, *(line.text for line in lines)))


def _dates(line: Line) -> bool:
    signed = layout.ends_with_date(line.text) and bool(layout.organizations(line.text))
    return layout.is_date(line.text) or signed


def _is_body(line: Line) -> bool:
    """Tell whether a line belongs to a letter or a preamble rather than to the head above it."""
    if layout.is_adoption(line.text) or layout.document_number(line.text):
        return False
    return layout.is_sentence(line.text)


def _parts(
    lines: Sequence[Line], proper: Title | None, body: int, dated: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Tell the letter from the preamble."""
    end = len(lines)
    if proper is None:
        return (0, 0), (min(body, end), end)
    if body < proper.first:
        return (body, proper.first), (proper.last + 1, end)
    if (
        proper.last < dated and body < dated
    ):  # the letter is signed and the text follows without its title
        return (body, dated + 1), (dated + 1, end)
    start = proper.last + 1
    while start < end and (
        layout.document_number(lines[start].text) or layout.is_adoption(lines[start].text)
    ):
        start += 1
    return (0, 0), (start, end)


def _words(lines: Sequence[Line], found: Sequence[Title], meta: Mapping[str, str]) -> str:
    if found:
        words = found[-1].text
        return titles.announced(words)[1] or _without_bodies(words)
    if meta.get("标题"):
        return meta["标题"]
    rest = (
        line.text
        for index, line in enumerate(lines)
        if titles.is_line(lines, index) and not layout.organizations(line.text)
    )
    return next(rest, "")


def _without_bodies(title: str) -> str:
    """Cut off the bodies that stand before 关于 on the title's line but apart from it."""
    before, about, after = title.partition("关于")
    apart = before != before.rstrip() and layout.organizations(before)
    return about + after if about and apart else title


def _number(lines: Sequence[Line], meta: Mapping[str, str]) -> str:
    found = (layout.document_number(line.text) for line in lines)
    number = next((number for number in found if number), "")
    if number:
        return _with_order(lines, number)
    stated = meta.get("发文字号") or meta.get("文号") or meta.get("文件编号") or ""
    adopting = (
        issuers.adopting_order(line.text) for line in lines if layout.is_adoption(line.text)
    )
    return layout.document_number(stated) or next(filter(None, adopting), "")


def _with_order(lines: Sequence[Line], number: str) -> str:
    """Put the name of an order (某市人民政府令, …公告) before a number that stands below it as 第5号."""
    if not number.startswith("第"):
        return number
    above = next((line.text for line in lines if line.text.endswith(("令", "公告"))), "")
    return "".join(above.split()) + number


def _date(lines: Sequence[Line], meta: Mapping[str, str]) -> str:
    """Choose the date: the last under a signature, else of the adoption, else of the header."""
    under = [dates.find(line.text) for line in lines if _dates(line)]
    if under:
        return under[-1]
    adopted = (issuers.adopted(line.text) for line in lines if layout.is_adoption(line.text))
    stated = meta.get("成文日期") or meta.get("发文日期") or ""
    return next((date for date in adopted if date), "") or dates.find(stated)


def _issuers(
    lines: Sequence[Line], found: Sequence[Title], number: str, body: int
) -> tuple[str, ...]:
    """Choose the bodies: who signs, else the letterhead, the order, the title, the adopting assembly."""
    above = lines[: min(body, found[-1].first if found else body)]
    choices = (
        issuers.signature(lines),
        (*issuers.letterhead(above), *_beside(found)),
        issuers.letterhead(_below(lines, found)),
        issuers.order(number),
        *(issuers.title(title.text) for title in found),
        issuers.adoption(lines),
    )
    return next((names for names in choices if names), ())


def _below(lines: Sequence[Line], found: Sequence[Title]) -> Sequence[Line]:
    """The lines of names right below the title, as on the cover of a plan."""
    start = end = found[-1].last + 1 if found else len(lines)
    while end < len(lines) and layout.organizations(lines[end].text):
        end += 1
    return lines[start:end]


def _beside(found: Sequence[Title]) -> tuple[str, ...]:
    """Read the bodies on a title's own line but apart from it, the last of a letterhead of several lines."""
    first = found[0].text if found else ""
    return issuers.title(first) if _without_bodies(first) != first else ()


def _addressees(lines: Sequence[Line]) -> str:
    """Read whom the document is for, over all lines that the names fill."""
    last = next((i for i, line in enumerate(lines) if layout.is_address(line.text)), None)
    if last is None:
        return ""
    first = last
    while first and lines[first - 1].text[-1] in "，、" and "。" not in lines[first - 1].text:
        first -= 1
    return "".join(line.text for line in lines[first : last + 1]).rstrip("：:").strip()
