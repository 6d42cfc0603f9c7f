"""Titles of documents in a text, with their numbers (发文字号).

Titles inside titles stand in 〈〉 (GB/T 15834-2011, 4.13); a number stands in brackets after the title or
before it, or alone where a document is called by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = r"[〔\[［【（(﹝<〈](?:19|20)\d\d年?[〕\]］】）)﹞>〉]"
_NUMBER = re.compile(
    rf"(?P<number>[\u4e00-\u9fff]{{1,12}}{_YEAR}(?:第)?\d{{1,5}}号"
    r"|[\u4e00-\u9fff]{2,16}(?:令|公告)(?:(?:19|20)\d\d年)?第[\d〇零一二三四五六七八九十百]{1,6}号"
    r"|(?:19|20)\d\d年第\d{1,4}号(?:公告|令)?"
    r"|[A-Z]{2,4}(?:/T)?\d{1,6}(?:\.\d{1,3})?[-—](?:19|20)\d\d)"
)
_BARE = re.compile(
    rf"{_NUMBER.pattern}(?=文件|文(?:精神|要求|规定|[，。、；和及与等])|精神|要求|规定)"
)
_GOVERNING = re.compile(
    r"^.*(?:根据|按照|依据|依照|遵照|落实|贯彻|执行|参照|以|和|与|及|按|第[一二三四五六七八九十百零〇]+[条章款])"
)
_OPEN = "（([〔"
# A title is not longer than this; a number's bracket stands within so many characters.
_LONGEST, _BRACKET, _NEAR = 120, 60, 40
_UNMARKED = re.compile(
    r"(?P<title>关于[^，。；：《》〈〉（()）]{4,60}?(?:意见|通知|办法|方案|规定|措施|决定|规划|计划|纲要))(?=[（(])"
)
_ISSUER = re.compile(r"[\u4e00-\u9fff、]{2,40}$")
_BEFORE_ISSUER = re.compile(
    r"^.*(?:根据|依据|按照|依照|遵照|贯彻落实|贯彻|落实|执行|印发的|转发|和|与|及)"
)
_MARKS = re.compile(r"[《》。]")
_OF_NOTICE = re.compile(r"的?(?:通知|函|意见|决定)?(?:文件)?(?=[（(〔\[])")
_CLOSE = re.compile(r"[）)\]〕]")
_BEFORE = re.compile(rf"(?:{_NUMBER.pattern})(?:文件)?[）)]?[，,]?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A title in a flat text.

    Attributes:
        title: The words inside 《》, or those of a title without marks; empty where only a number stands.
        number: The document number as written; empty where none is.
        start: Offset of title and number together.
        end: Offset after them.
    """

    title: str
    number: str
    start: int
    end: int


def mentions(text: str) -> Iterator[Mention]:
    """Titles in 《》, outermost, and titles without marks that a number follows."""
    for start, end in _titles(text):
        number, first, last = _number(text, start, end)
        yield Mention(text[start + 1 : end - 1], number, first, last)
    for match in _UNMARKED.finditer(text):
        number, _, last = _number(text, match.start(), match.end())
        if number:
            start = _with_issuer(text, match.start())
            yield Mention(text[start : match.end()], number, start, last)
    for match in _BARE.finditer(text):
        number = _GOVERNING.sub("", match["number"])
        if not number or number[0] in "〔[［【（(﹝<〈":
            continue
        yield Mention("", number, match.end("number") - len(number), match.end("number"))


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Spans of 《…》 with their marks; inner 《》 belong to the outer, unclosed ones are none."""
    open_: list[int] = []
    for match in _MARKS.finditer(text):
        if match[0] == "。":
            open_.clear()  # a mark that was never closed
        elif match[0] == "《":
            open_.append(match.start())
        elif open_:
            start = open_.pop()
            if not open_ and match.end() - start <= _LONGEST:
                yield start, match.end()


def _number(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The number of a title, and the span of title and number together."""
    tail = _OF_NOTICE.match(text, end)
    at = tail.end() if tail else end
    if text[at : at + 1] and text[at] in _OPEN:
        match = _NUMBER.match(text, at + 1)
        if match:
            stop = _CLOSE.search(text, match.end(), match.end() + _BRACKET)
            return match["number"], start, stop.end() if stop else match.end()
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    if before:
        opened = text[before.start() - 1 : before.start()] in ("（", "(")
        number = _GOVERNING.sub("", before["number"])
        return number, before.end("number") - len(number) - opened, end
    return "", start, end


def _with_issuer(text: str, start: int) -> int:
    """Where the issuer before 关于 begins, after the verb that governs the title."""
    before = _ISSUER.search(text, max(0, start - _NEAR), start)
    if before is None:
        return start
    verb = _BEFORE_ISSUER.search(before[0])
    return before.start() + (verb.end() if verb else 0) if verb else start
