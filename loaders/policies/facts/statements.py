"""Passages of a document as headings and sentences, without the numbers they begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.policies import markers
from loaders.policies.facts.phrases import Flat, flat, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.documents import PolicyDocument

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


def sections(document: PolicyDocument) -> Iterator[Section]:
    """Read the passages of a document, in order."""
    headings = {clause.start: clause.heading for clause in document.clauses}
    for passage in document.passages:
        line = flat(passage)
        line = replace(line, text=line.text.translate(_WIDE))
        written = headings.get(passage.start)
        if written is None:
            yield Section(line, "", 0, tuple(sentences(line.text)))
            continue
        begin = _marker_end(line, passage.text, passage.start)
        heading = _heading(line, begin, "".join(written.split()).replace("*", "").translate(_WIDE))
        rest = begin + len(heading)
        while heading and line.text[rest : rest + 1] in (*_STOPS, "】"):
            rest += 1
        spans = tuple((rest + a, rest + b) for a, b in sentences(line.text[rest:]))
        yield Section(line, heading, begin, spans)


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
