"""Changes that have to be reported, from one sentence: 更名、更换主任或调整研究方向的，应当报备案."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders.policies.facts.limit_scene import Stated, either, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST_END = re.compile(
    r"等?(?:重大|重要|主要)?(?:事项|情况|情形)?(?:的|时|后)[，,]?|等?(?:重大|重要|主要)(?:事项|情况|情形)"
    r"|(?=[，,](?:必?须|应|需|要|由|报|经))"
)
# No sentence that asks for a report is longer; one of a broken text may be.
_LONGEST = 600
_ENDS = re.compile(r"(?<=[。；;])")
_SPLIT = re.compile(r"(、|以及|或者?|及|和|[，,])")
_OPENING = re.compile(
    r"^(?:第[一二三四五六七八九十百零]+条|\([^()]{1,4}\)|\x01)*[^、，,]{0,40}?(?:确需|如需|需要|需|发生|出现|涉及|如有|遇有|遇|拟|因|若|如)(?:进行|作出)?"
)
# 因改制、重组或其他原因需变更主任: the changes follow the reasons.
# Says by itself what happens, where 依托单位、主任变更 shares its verb.
_HAPPENED = re.compile(r"减少|超过|离职|离任|辞职|达到|不再|停止|无法|不能")
_REASON = re.compile(r".*(?:原因|因素|需要)[，,]?(?:确需|需要|需|拟|须)?(?=.{4})")
_HAPPENS = (
    r"等?(?:重大|重要|主要)?(?:事项|信息|情况|内容)?(?:确需|需要|需|拟|如需)?"
    r"(?:发生|有|作|进行|作出)?(?:重大|较大|重要|实质性)?"
)


@cache
def _change() -> str:
    return either(words()["changes"])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    shared = re.compile(rf"^(?P<things>.+?){_HAPPENS}(?:{_change()})$")
    ends = re.compile(rf"(?:{_change()})(?:等)?$")
    starts = re.compile(rf"^(?:进行)?(?:{_change()})(?=.)")
    return shared, ends, starts


@cache
def _objects() -> re.Pattern[str]:
    """A verb and its objects at the end of an enumeration: 、变更主任、依托单位."""
    return re.compile(
        rf"(?:^|\x01|、|或者?|及|和|需|拟|因)(?:{_change()})[^、，,]{{2,10}}(?:、[^、，,]{{2,10}})*$"
    )


@cache
def _led() -> re.Pattern[str]:
    """A subject before a verb and its object: 平台变更名称."""
    return re.compile(rf"[^、，,]{{2,14}}?(?P<verb>(?:{_change()})[^、，,]{{2,10}})$")


def changes(text: str, report: re.Pattern[str]) -> Iterator[Stated]:
    """Find the changes of sentences that ask for a report of them.

    Args:
        text: A scene's text.
        report: What the sentence says of reporting, after the changes.

    Yields:
        Rule `change_report_trigger`, one a change; objects that share one verb are given without it.
    """
    at = 0
    if not report.search(text):
        return
    for sentence in _ENDS.split(text):
        asks = len(sentence) <= _LONGEST and report.search(sentence)
        phrase = _phrase(sentence, report) if asks else None
        if phrase:
            start, end = phrase
            for first, last in _items(sentence[start:end]):
                value = sentence[start + first : start + last]
                begin = at + start + first
                yield Stated(begin, begin + len(value), "change_report_trigger", value)
        at += len(sentence)


def _phrase(sentence: str, report: re.Pattern[str]) -> tuple[int, int] | None:
    """Span of the enumeration of changes in a sentence, or None where it asks for no report."""
    for end in _LIST_END.finditer(sentence):
        head = sentence[: end.start()]
        listed = end.group().startswith("等") and re.search(_change(), head)
        if listed or re.search(rf"(?:{_change()})$", head) or _objects().search(head):
            if not report.search(sentence, end.end()):
                return None
            reason = _REASON.match(head)
            opening = reason or _OPENING.match(head)
            start = opening.end() if opening and opening.end() < len(head) else _first(head)
            return start, end.start()
    return None


def _first(head: str) -> int:
    """Where the words after markers and the last comma without a change begin."""
    marker = re.match(
        r"(?:第[一二三四五六七八九十百零]+条|\([^()]{1,4}\)|\x01)*(?:[^、，,]{2,10}(?:期间|期内|过程中|以后|后)[，,])?",
        head,
    )
    return marker.end() if marker else 0


def _items(phrase: str) -> list[tuple[int, int]]:
    """Spans of the single changes in an enumeration of them."""
    shared, ends, starts = _patterns()
    whole = shared.match(phrase)
    things = whole["things"] if whole else ""
    if things and not (re.search(_change(), things) or _HAPPENED.search(things)):
        return _parts(things)
    found: list[tuple[int, int]] = []
    open_from: int | None = None
    running = leads = False
    parts = _parts(phrase)
    led = _led().match(phrase[slice(*parts[0])]) if parts else None
    if led:  # 平台变更名称: the subject is no part of it
        parts[0] = parts[0][0] + led.start("verb"), parts[0][1]
    for start, end in parts:
        words_ = phrase[start:end]
        if running and re.fullmatch(rf"(?:{_change()})", words_) and phrase[start - 1] == "、":
            found[-1] = found[-1][0], end
            continue
        leads = bool(starts.match(words_)) or (leads and not ends.search(words_))
        if ends.search(words_) or leads or _HAPPENED.search(words_):
            found.append((start if open_from is None else open_from, end))
            open_from = None
        elif open_from is None:
            open_from = start
        running = "进行" in words_
    if open_from is not None:
        found += _parts(phrase[open_from:], open_from)
    return found


def _parts(phrase: str, offset: int = 0) -> list[tuple[int, int]]:
    spans, start = [], 0
    for mark in _SPLIT.finditer(phrase):
        spans.append((start, mark.start()))
        start = mark.end()
    spans.append((start, len(phrase)))
    return [(offset + a, offset + b) for a, b in spans if b - a > 1]
