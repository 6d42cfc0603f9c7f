"""Titles of official documents: bodies + 关于 + matter + kind (GB/T 9704-2012, 7.3.1), and of statutes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.policies import layout, markers
from loaders.policies.sequence import is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.policies.lines import Line

NORMATIVE = (
    "条例", "办法", "规定", "细则", "方案", "计划", "规划", "纲要", "意见", "措施",
    "举措", "指南", "规则", "章程", "制度", "规范", "标准", "指引", "预案", "政策",
    "要点", "准则", "规程", "守则", "清单", "条款", "导则",
)  # fmt: skip
LETTERS = (
    "通知", "决定", "决议", "公告", "通告", "通报", "报告", "请示", "批复", "复函",
    "函", "纪要", "公报", "议案", "命令", "令", "倡议书", "公示", "说明", "解读",
)  # fmt: skip
_KIND = re.compile(f"(?:{'|'.join((*NORMATIVE, *LETTERS))})$")
_SUFFIX = re.compile(r"(?:\s*[（(〔\[][^（()）〔〕]*[）)〕\]]|[》”\"\s])+$")
_PAIRS = ("《》", "（）", "()", "“”", "〔〕")
_DRAFT = re.compile(r"征求意见|征求|草案|送审|讨论|废止|失效")
FORMAL, DRAFT, BILL, REPEALED = "正式", "征求意见稿", "草案", "废止"
_STATUSES = (
    (re.compile(r"(?:已|现行)?(?:废止|失效)$|[（(【\[](?:已)?(?:废止|失效)"), REPEALED),
    (re.compile(r"征求意见|征求《[^》]+》[^》]{0,20}意见"), DRAFT),
    (re.compile(r"[（(][^（）()]*(?:草案|送审稿|讨论稿)"), BILL),
    (re.compile(r"试行"), "试行"),
    (re.compile(r"暂行"), "暂行"),
)
_FORWARDED = re.compile(r"(?:印发|转发|下达|公布|发布)\s*《(.+)》[^《》]*的(?:通知|公告|决定)")
# The headline of a press report, above the text itself.
_ANNOUNCED = re.compile(
    r"(?P<bodies>[^《》，。]{4,80}?)\s*(?:联合)?(?:印发|出台|发布)\s*《(?P<title>[^《》]+(?:《[^《》]+》[^《》]*)*)》"
)
# Bodies whose names do not end like a body of government may be the first words of a title instead.
_GOVERNMENT = re.compile(r"(?:政府|厅|局|委员会|委|办公室|部|院|署)$")
_FURNITURE: tuple[Callable[[str], object], ...] = (
    layout.is_date,
    layout.document_number,
    layout.letterhead,
    layout.is_issue,
    layout.is_register,
    layout.is_attachment,
    layout.is_remark,
    layout.is_adoption,
    layout.is_flag,
)
# A title is no longer than this in characters, and set on no more lines than this.
LONGEST, _LINES = 120, 8


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it stands in a text.

    Attributes:
        text: The words, wrapped lines joined; a bracket below the title is part of it unless it marks a draft.
        first: Index of its first line.
        last: Index of its last line, brackets below included.
        flags: The brackets below it.
    """

    text: str
    first: int
    last: int
    flags: str = ""


def kind(title: str) -> str:
    """Read what kind of document a title names: 办法, 方案, 通知, …; empty where it names none."""
    match = _KIND.search(_SUFFIX.sub("", title))
    return match.group() if match else ""


def status(title: str, flags: str = "") -> str:
    """Read a document's standing from its title and the brackets below it.

    Returns:
        征求意见稿, 草案, 试行, 暂行, 废止 or 正式.
    """
    return next((name for form, name in _STATUSES if form.search(flags + title)), FORMAL)


def forwarded(title: str) -> str:
    """Name the document that a notice's title passes on (关于印发《…》的通知); empty where none."""
    match = _FORWARDED.search(title)
    return match.group(1) if match else ""


def announced(title: str) -> tuple[str, str]:
    """Read the bodies and the document that a press report's headline names (某省政府印发《…》); else empty."""
    match = _ANNOUNCED.fullmatch(title)
    return (match["bodies"], match["title"]) if match else ("", "")


def find(lines: Sequence[Line]) -> tuple[Title, ...]:
    """Find the titles among lines of which none is a clause."""
    found: list[Title] = []
    index = 0
    while index < len(lines):
        title = _read(lines, index)
        if title:
            found.append(title)
        index = title.last + 1 if title else index + 1
    return tuple(found)


def is_line(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line may be a title or part of one: set by itself, no running text, no furniture."""
    text = lines[index].text
    if len(text) > LONGEST or layout.is_sentence(text) or markers.read(text):
        return False
    if "，" in text and ("关于" not in text or (index and is_open(lines[index - 1]))):
        return False
    return not any(test(text) for test in _FURNITURE)


def _read(lines: Sequence[Line], first: int) -> Title | None:
    """Read the longest title that begins at a line."""
    if _is_issuer(lines, first):
        return None
    text, whole, last = "", "", None
    for index in range(first, min(first + _LINES, len(lines))):
        line = lines[index]
        if not is_line(lines, index) or (
            index > first and _parted(lines, index, whole=last is not None)
        ):
            break
        text += line.text.replace("**", "")
        if _is_whole(text):
            last, whole = index, text
    return _with_flags(lines, Title(whole, first, last)) if last is not None else None


def _parted(lines: Sequence[Line], index: int, *, whole: bool) -> bool:
    """Tell whether a line stands apart from the title above it."""
    line, above = lines[index], lines[index - 1]
    if line.depth != above.depth:
        return True
    return whole and (line.spaced or bool(layout.organizations(line.text)) or _same(above, line))


def _same(above: Line, line: Line) -> bool:
    return line.text in above.text or above.text in line.text or line.text.startswith("关于")


def _is_issuer(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line names the bodies above a title rather than beginning the title."""
    names = layout.organizations(lines[index].text)
    if not names or len(names) > 1 or _GOVERNMENT.search(names[0]) or index + 1 == len(lines):
        return bool(names)
    below = lines[index + 1]
    return below.spaced or not is_line(lines, index + 1) or "关于" in below.text


def _is_whole(text: str) -> bool:
    balanced = all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)
    return balanced and len(text) > len("办法") + 1 and bool(kind(text))


def _with_flags(lines: Sequence[Line], title: Title) -> Title:
    text, last, flags = title.text, title.last, ""
    for line in lines[title.last + 1 : title.last + 3]:
        if not layout.is_flag(line.text):
            break
        last, flags = last + 1, flags + line.text
        text += "" if _DRAFT.search(line.text) else line.text
    return Title(text, title.first, last, flags)
