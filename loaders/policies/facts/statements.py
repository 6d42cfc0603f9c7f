"""Passages of a document as headings and sentences, without the numbers they begin with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.policies import markers
from loaders.policies.facts.phrases import Flat, flat, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Passage
    from loaders.policies.documents import PolicyDocument

_LONGEST = 2000
_STOPS = "。；："
# Marks of half width count as those of full width; offsets stay.
_WIDE = str.maketrans(",;:()", "，；：（）")


@dataclass(frozen=True, slots=True)
class Section:
    """A passage read as a heading and what it says.

    Attributes:
        line: The passage as one line.
        heading: Its heading where one is written, else empty; a clause's only sentence is no heading.
        start: Offset in the line of the heading, or of the first sentence where there is none.
        spans: Spans in the line of its sentences, the heading left out.
    """

    line: Flat
    heading: str
    start: int
    spans: tuple[tuple[int, int], ...]

    @property
    def path(self) -> str:
        """The passage's path."""
        return self.line.path

    @property
    def parent(self) -> str:
        """The path of the clause above, empty for the outermost."""
        return self.path.rpartition("/")[0]


@lru_cache(maxsize=1)  # several kinds of fact read one document in turn
def sections(document: PolicyDocument) -> tuple[Section, ...]:
    """Read the passages of a document, in order."""
    headings = {clause.start: clause.heading for clause in document.clauses}
    return tuple(_section(passage, headings.get(passage.start)) for passage in document.passages)


def _section(passage: Passage, written: str | None) -> Section:
    line = flat(passage)
    line = Flat(line.path, line.text.translate(_WIDE), line.offsets)
    if written is None:
        return Section(line, "", 0, tuple(_spans(line.text, 0)))
    begin = _marker_end(line, passage.text, passage.start)
    words = "".join(written.split()).replace("*", "").translate(_WIDE)
    if line.text.startswith(f"（{words}）", begin):  # 第二条（定位与分类）
        end = begin + len(words) + 2
        return Section(line, words, begin + 1, tuple(_spans(line.text, end)))
    heading = _heading(line, begin, words)
    rest = begin + len(heading)
    while heading and line.text[rest : rest + 1] in (*_STOPS, "】"):
        rest += 1
    return Section(line, heading, begin, tuple(_spans(line.text, rest)))


def _spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences; one of boundless length (a table, a list of names) is read in pieces."""
    for first, last in sentences(text[start:]):
        begin, end = start + first, start + last
        while end - begin > _LONGEST:
            cut = max(text.rfind("，", begin, begin + _LONGEST), begin + _LONGEST // 2)
            yield begin, cut + 1
            begin = cut + 1
        yield begin, end


def _marker_end(line: Flat, text: str, offset: int) -> int:
    """Characters of the line that belong to the number in front."""
    bare = text.lstrip()
    marker = markers.read(bare.split("\n", 1)[0])
    if marker is None:
        return 0
    end = offset + len(text) - len(bare) + marker.width
    return sum(1 for place in line.offsets[: marker.width + 4] if place < end)


def _heading(line: Flat, begin: int, heading: str) -> str:
    """The heading, if the line really begins with it and ends it there."""
    end = begin + len(heading)
    if not heading or not line.text.startswith(heading, begin):
        return ""
    if end == len(line.text):
        return heading
    if line.text[end] in _STOPS:
        return heading if end + 1 < len(line.text) else ""
    broken = line.offsets[end] - line.offsets[end - 1] > 1
    return heading if broken else ""
