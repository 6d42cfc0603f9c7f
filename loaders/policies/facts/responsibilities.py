"""Who is responsible for what: 牵头单位, 参与单位 and every other bearer of a duty (职责主体)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from loaders.policies.clauses import HEADING_LINE
from loaders.policies.facts import duty_notes, duty_sentences, duty_tables, tables
from loaders.policies.facts.found import Found
from loaders.policies.facts.phrases import Flat, flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from loaders.policies.clauses import Passage
    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.duty_notes import Duty

KIND = "responsibilities"

_SHORT_NAME = re.compile(
    r"[（(](?:以下|下文)?[^（）()，。]{0,4}?(?:简称|统称|并称|合称|下称|以下称)[^（）()]{1,60}[）)]"
    r"|[（(](?:办公室)?设在[^（）()]{2,20}[）)]"
)
_TITLE = re.compile(r"《[^《》]{1,120}》|“[^“”。]{1,60}”")
_MARKER = re.compile(
    r"第[一二三四五六七八九十百零〇两\d]+[条章节款]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|"
    r"\d+(?:\.\d+)*[.．、]|[—\-–－]{1,2}|[①-⑳]|[•●·]"
)
# The title of an article in brackets: 第三条（管理职责）.
_ARTICLE_TITLE = re.compile(r"第[^条]{1,8}条[（(【][^）)】]{2,20}[）)】]")
# Marks and words that no heading on a line of its own holds.
_RUNNING = re.compile(r"[，；由应须]|负责|、$")
_BLANK = "〇"


@dataclass(frozen=True, slots=True)
class _Line:
    """A passage as one line.

    Attributes:
        flat: Its text without white space and short names.
        breaks: Offsets at which a line of the file begins.
        starts: Offsets at which the text after a marker or a heading begins.
    """

    flat: Flat
    breaks: frozenset[int]
    starts: tuple[int, ...]


def find(document: PolicyDocument) -> Iterator[Found]:
    """Responsibilities that a document states, each body once a clause.

    Yields:
        Facts of kind `responsibilities` with `role` and `organization`, names as written. A body named by a
        note keeps the part that the note gives; else 牵头 goes before 职责, and 职责 before 参与.
    """
    seen: dict[tuple[str, str], tuple[int, Found]] = {}
    for passage in document.passages:
        for rank, found in _passage(passage):
            key = (found.clause, found.values["organization"])
            if key not in seen or rank < seen[key][0]:
                seen[key] = (rank, found)
    yield from sorted((found for _, found in seen.values()), key=lambda found: found.start)


# A lead that the text states tells more than 责任单位 in a note.
_NOTED = {duty_notes.LEAD: 0, duty_notes.BEARER: 2, duty_notes.PARTNER: 0}
_RANK = {duty_notes.LEAD: 1, duty_notes.BEARER: 3, duty_notes.PARTNER: 4}


def _passage(passage: Passage) -> Iterator[tuple[int, Found]]:
    line = _line(passage)
    text = line.flat.text
    noted = duty_notes.notes(text, line.breaks)
    for note in noted:
        for duty in note.duties:
            yield _NOTED[duty.role], _found(line.flat, duty)
    whole = flat(passage)
    for duty in duty_tables.duties(passage, whole):
        yield _NOTED[duty.role], _found(whole, duty)
    if line.starts[0]:  # behind a number
        for duty in duty_notes.headed(text, line.starts[0], min(line.breaks, default=len(text))):
            yield _RANK[duty.role], _found(line.flat, duty)
    running = _without(text, [*((note.start, note.end) for note in noted), *_tables(passage, line)])
    for duty in duty_sentences.duties(running, line.starts):
        yield _RANK[duty.role], _found(line.flat, duty)


def _found(line: Flat, duty: Duty) -> Found:
    start, end = line.span(duty.start, duty.end)
    name = line.text[duty.start : duty.end]
    return Found(KIND, line.path, start, end, {"role": duty.role, "organization": name})


def _tables(passage: Passage, line: _Line) -> Iterator[tuple[int, int]]:
    """Where tables stand in the line."""
    for table in tables.find(passage):
        yield bisect_left(line.flat.offsets, table.start), bisect_left(line.flat.offsets, table.end)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spans turned into stops and titles blanked out, as long as before."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = "。" * (end - start)
    return _TITLE.sub(lambda match: _BLANK * len(match[0]), "".join(kept))


def _line(passage: Passage) -> _Line:
    whole = flat(passage)
    text, offsets = whole.text, whole.offsets
    if "称" in text or "设在" in text:
        kept = list(_between(whole.text, _SHORT_NAME))
        text = "".join(whole.text[a:b] for a, b in kept)
        offsets = tuple(chain.from_iterable(whole.offsets[a:b] for a, b in kept))
    breaks = _breaks(passage, offsets)
    marker = _ARTICLE_TITLE.match(text) or _MARKER.match(text)
    starts = [marker.end() if marker else 0]
    first = min(breaks, default=0)
    if 0 < first <= HEADING_LINE and not _RUNNING.search(text, starts[0], first):
        starts.append(first)
    return _Line(Flat(whole.path, text, offsets), breaks, tuple(starts))


def _between(text: str, left_out: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Stretches between the matches of a pattern."""
    low = 0
    for match in left_out.finditer(text):
        yield low, match.start()
        low = match.end()
    yield low, len(text)


def _breaks(passage: Passage, offsets: Sequence[int]) -> frozenset[int]:
    """Offsets in the flat text at which a line of the file begins."""
    lines = re.finditer(r"\n+", passage.text)
    at = {bisect_left(offsets, passage.start + line.end()) for line in lines}
    return frozenset(at - {0, len(offsets)})
