"""Notes that name who is responsible: （牵头单位：…；参与单位：…）, 责任单位：…, 〔…分别负责〕."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.policies.facts.duty_bearers import split
from loaders.policies.facts.duty_words import Sort, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAD, PARTNER, BEARER = "牵头单位", "参与单位", "职责主体"

_PAIRS = dict(zip("（〔【[(［", "）〕】])］", strict=True))
_MARKS = re.compile(r"[（〔【\[(［）〕】\])］]")
_LABEL = re.compile(
    r"(?:第一|主要|共同)?(?P<part>牵头|主责|责任|主办|落实|实施|推进|组织实施|参与|参加|配合|协办|协作|协同|支持)"
    r"(?:(?:、|和|及)?(?:责任|落实|实施|组织|推进)?(?:单位|部门|处室|科室|主体|机构)(?:及分工)?(?:为|：|:)(?!(?:主|辅))"
    r"|(?<=牵头|责任|主办|配合|参与|参加|协办)[：:])"
)
_PARTNERS = ("参与", "参加", "配合", "协办", "协作", "协同", "协助", "支持")
_CUE = re.compile(
    r"(?P<lead>(?:共同|联合)?(?<![（(])牵头)|(?P<with>会同|协同)|(?P<partner>(?:共同)?(?:参与|参加|配合|协助|协办))"
    r"|(?P<bear>(?:按照?|依)(?:照)?(?:各自)?(?:职责|职能)|(?:分别|共同|具体)?负责(?!人)|分工|分别|落实)"
)
_ASIDE = re.compile(
    r"列第一|责任领导|责任人|分管|(?<!以)下同$|排名|排在|排第|时限|时间|期限|联系|以下简称|\d{4}年|持续推进|长期"
)
_SOLE = re.compile(r"牵头|负责(?!人)|配合|参与|分工")
_OPENS = frozenset("。；;：:")
_MARKED = re.compile(r"(?<=[一-龥])[（(](?:牵头|牵头单位|牵头部门)[）)]$")
# No heading that names bodies alone holds these.
_RUNS = re.compile(r"[。：；，]")
# No note is longer.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Duty:
    """A body with its part in a duty.

    Attributes:
        role: 牵头单位, 参与单位 or 职责主体.
        start: Offset of the body's name in the flat text.
        end: Offset after it.
    """

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note and the duties that it states.

    Attributes:
        start: Offset in the flat text, bracket included.
        end: Offset after it.
        duties: What it states.
    """

    start: int
    end: int
    duties: tuple[Duty, ...]


def notes(text: str, breaks: frozenset[int]) -> list[Note]:
    """Notes of responsibility in a flat text, in order.

    Args:
        text: The flat text.
        breaks: Offsets at which a line of the file begins; an unbracketed note ends with its line.
    """
    found: list[Note] = []
    for start, end in _brackets(text):
        closes = end == len(text) or end in breaks or text[end:] == "。"
        duties = tuple(_bracketed(text, start + 1, end - 1, closes=closes))
        if duties:
            found.append(Note(start, end, duties))
    inside = {at for note in found for at in range(note.start, note.end)}
    done = 0
    for label in _LABEL.finditer(text):
        at = label.start()
        opens = at == 0 or text[at - 1] in _OPENS or at in breaks
        if not opens or at < done or at in inside:
            continue
        done = _line_end(text, label.end(), breaks)
        duties = tuple(d for d in _labelled(text, at, done) if sort_of(text[d.start : d.end]))
        found.append(Note(at, done, duties))
    return sorted(found, key=lambda note: note.start)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Outermost brackets."""
    open_: list[str] = []
    start = 0
    for mark in _MARKS.finditer(text):
        index, char = mark.start(), mark[0]
        if char in _PAIRS:
            start = index if not open_ else start
            open_.append(_PAIRS[char])
        elif open_ and char == open_[-1]:
            open_.pop()
            if not open_ and index - start <= _LONGEST:
                yield start, index + 1


def _line_end(text: str, start: int, breaks: frozenset[int]) -> int:
    """Where an unbracketed note ends: with its line or sentence."""
    for index in range(start, min(len(text), start + _LONGEST)):
        if text[index] == "。" or (
            index in breaks and index > start and text[index - 1] not in "、，,"
        ):
            return index
    return min(len(text), start + _LONGEST)


def _bracketed(text: str, start: int, end: int, *, closes: bool) -> Iterator[Duty]:
    """Duties of a bracket; where it closes a paragraph, bare names of organs are their bearers."""
    if _LABEL.search(text, start, end):
        yield from _labelled(text, start, end)
        return
    told = _SOLE.search(text, start, end)
    if not (told or closes) or text.startswith("以下", start):
        return
    duties = list(_parts(text, start, end, None))
    sorts = [sort_of(text[d.start : d.end]) for d in duties]
    if duties and all(sorts) and (told or {*sorts} == {Sort.ORGAN}):
        yield from duties


def headed(text: str, start: int, end: int) -> Iterator[Duty]:
    """Bodies that are all of a heading on its own line: what stands below is their duty."""
    spans = [] if _RUNS.search(text, start, end) else list(split(text, start, end))
    if {sort_of(text[low:high]) for low, high in spans} <= {Sort.ORGAN, Sort.UNIT}:
        yield from (Duty(BEARER, low, high) for low, high in spans)


def role_of_label(head: str) -> str | None:
    """The role that a column's heading gives (牵头部门, 责任单位), or None."""
    label = _LABEL.fullmatch(head + "：")
    return _role(label) if label else None


def _role(label: re.Match[str]) -> str:
    part = label["part"]
    return LEAD if part == "牵头" else PARTNER if part in _PARTNERS else BEARER


def _labelled(text: str, start: int, end: int) -> Iterator[Duty]:
    labels = list(_LABEL.finditer(text, start, end))
    if _CUE.search(text, start, labels[0].start()):  # 省科技厅牵头，配合单位：省财政厅
        yield from _parts(text, start, labels[0].start(), None)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        yield from _parts(text, label.end(), following.start() if following else end, _role(label))


@dataclass(slots=True)
class _Reading:
    """Names read and not yet given a part, and the duties given."""

    text: str
    waiting: list[tuple[int, int]] = field(default_factory=list)
    given: list[Duty] = field(default_factory=list)

    def give(self, role: str) -> None:
        self.given += [Duty(role, *span) for span in self.waiting]
        self.waiting.clear()

    def take(self, start: int, end: int) -> None:
        for low, high in split(self.text, start, end):
            mark = _MARKED.search(self.text, low, high)
            if mark:
                self.given.append(Duty(LEAD, low, mark.start()))
            else:
                self.waiting.append((low, high))


def _parts(text: str, start: int, end: int, role: str | None) -> list[Duty]:
    """Duties of a list in which words such as 牵头, 会同, 配合 may give parts.

    Args:
        text: The flat text.
        start: Where the list begins.
        end: Where it ends.
        role: The part of those whom no word gives another.
    """
    reading = _Reading(text)
    for low, high, stop in _segments(text, start, end):
        if not _ASIDE.search(text, low, high):
            _segment(reading, low, high, role)
        if stop in "；;。":
            reading.give(role or BEARER)
    reading.give(role or BEARER)
    return reading.given


def _segment(reading: _Reading, low: int, high: int, role: str | None) -> None:
    joined = False
    cues = list(_CUE.finditer(reading.text, low, high))
    for cue in cues:
        if cue is cues[0] or joined or reading.text[low] == "、":
            reading.take(low, cue.start())
        own = LEAD if cue["lead"] else PARTNER if cue["partner"] or joined else role or BEARER
        reading.give(own)
        joined = bool(cue["with"])
        low = cue.end()
    if not cues or joined:
        reading.take(low, high)
    if joined:
        reading.give(PARTNER)


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Stretches between commas and stops outside brackets, each with the mark that ends it."""
    depth, low = 0, start
    for index in range(start, end):
        char = text[index]
        depth += (char in "（(〔") - (char in "）)〕")
        if not depth and char in "，,；;。":
            if low < index:
                yield low, index, char
            low = index + 1
    if low < end:
        yield low, end, "；"
