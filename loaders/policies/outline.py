"""From the lines of one document to its tree of clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.policies import clauses, layout, sequence
from loaders.policies.clauses import Clause, Passage
from loaders.policies.markers import Marker, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.policies.lines import Line
    from loaders.policies.sequence import Kind

# A list of bodies that sign is no longer than this; a list that goes on below a date goes on this near.
_SIGNERS, _RESUME = 24, 12
# A box whose first number is still to come; no kind stands further out.
_NONE_YET: Kind = (-1, 0)
# An item with a list below it goes on within this many lines.
_AHEAD = 200


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of one document.

    Attributes:
        clauses: In order of the text.
        closings: Paragraphs after a list that belong again to the clause which holds the list.
        first: Index of the line of the first clause; the number of lines where there is none.
        stop: Index of the line after the last clause's text.
    """

    clauses: tuple[Clause, ...]
    closings: tuple[Passage, ...]
    first: int
    stop: int


@dataclass(slots=True)
class _Open:
    """A clause that later lines may go below."""

    marker: Marker
    path: str
    level: int
    # Whether an earlier item of the same list ended with a semicolon.
    listed: bool = False


@dataclass(slots=True)
class _Stretch:
    """The text being read: of a clause, or a paragraph that closes a list."""

    node: _Open
    first: int
    last: int
    closing: bool = False


@dataclass(slots=True)
class _Reader:
    text: str
    lines: Sequence[Line]
    candidates: Sequence[Marker | None]
    stack: list[_Open] = field(default_factory=list)
    stretch: _Stretch | None = None
    clauses: list[Clause] = field(default_factory=list)
    closings: list[Passage] = field(default_factory=list)
    numbers: sequence.Numbers = field(default_factory=sequence.Numbers)
    # Kinds of numbering above articles, where the text sets articles below one that is usually an inner one.
    over_articles: set[Kind] = field(default_factory=set)
    # The outermost kind of numbering in the box (专栏) being read, whose numbers are its own.
    box: Kind | None = None


def read(
    text: str, lines: Sequence[Line], candidates: Sequence[Marker | None], start: int = 0
) -> Outline:
    """Read the clauses of one document.

    Args:
        text: The file's whole text, which the lines' offsets count in.
        lines: Lines that hold the document, without tables of contents.
        candidates: The marker each line begins with, see `sequence.candidates`.
        start: Index of the document's first line.

    Returns:
        The tree, flat and in order. Reading stops at the signature, the attachments or what a web page
        put below.
    """
    reader = _Reader(text, lines, candidates)
    first, stop = len(lines), len(lines)
    for index in range(start, len(lines)):
        marker = _marker(reader, index, start)
        if marker is not None:
            first = min(first, index)
            _begin(reader, index, marker)
        elif reader.stretch is not None and _ends(reader, index):
            stop = index
            break
        elif reader.stretch is not None:
            _go_on(reader, index)
    _finish(reader)
    return Outline(tuple(reader.clauses), tuple(reader.closings), first, stop)


def _marker(reader: _Reader, index: int, start: int) -> Marker | None:
    """Read the marker of a line that begins a clause."""
    if reader.stack and layout.is_box(reader.lines[index].text):
        reader.box = _NONE_YET
    marker = reader.candidates[index]
    if marker is None:
        return None
    before = reader.lines[index - 1] if index > start else None
    above = [node.marker.number for node in reader.stack]
    if not reader.numbers.accepts(marker, before, above) or _is_boxed(reader, marker):
        return None
    reader.box = None
    return marker


def _is_boxed(reader: _Reader, marker: Marker) -> bool:
    """Tell whether a number is a box's own: it neither continues an open list nor stands further out."""
    if reader.box is None or marker.style <= Style.ARTICLE:
        return False
    kind, number = sequence.kind(marker), marker.number
    if any((sequence.kind(n.marker), n.marker.number + 1) == (kind, number) for n in reader.stack):
        return False
    if reader.box == _NONE_YET:
        reader.box = kind
    return kind >= reader.box


def _begin(reader: _Reader, index: int, marker: Marker) -> None:
    """Begin a clause: find its parent, close what lies between."""
    _finish(reader)
    stack, kind = reader.stack, sequence.kind(marker)
    kinds = [sequence.kind(node.marker) for node in stack]
    listed = False
    if kind in kinds:
        sibling = stack[kinds.index(kind)]
        listed = sibling.listed or _ended_with_semicolon(reader, index)
        del stack[kinds.index(kind) :]
    elif not _nests(reader, index, marker):
        while stack and sequence.kind(stack[-1].marker) >= kind:
            stack.pop()
    reader.numbers.add(marker)
    node = _Open(marker, "", len(stack) + 1, listed)
    stack.append(node)
    reader.stretch = _Stretch(node, index, index)


def _nests(reader: _Reader, index: int, marker: Marker) -> bool:
    """Tell whether a list that is usually an outer one stands below the item it follows (1. over （一）).

    Articles are numbered through, so the first of them tells for those below later items (一、 over 第一条).
    """
    divides = _divides(reader, index, marker)
    if marker.style is not Style.ARTICLE or not reader.stack:
        return divides
    over = sequence.kind(reader.stack[-1].marker)
    if divides:
        reader.over_articles.add(over)
    return over in reader.over_articles


def _divides(reader: _Reader, index: int, marker: Marker) -> bool:
    """Tell whether the open item goes on after a list that begins here, before any item above it does."""
    kind, stack = sequence.kind(marker), reader.stack
    if marker.number != 1 or not stack or sequence.kind(stack[-1].marker) < kind:
        return False
    top = stack[-1].marker
    again = _next(reader, sequence.kind(top), index)
    resumed = reader.candidates[again] if again is not None else None
    if again is None or resumed is None or resumed.number != top.number + 1 or not top.number:
        return False
    outer = [sequence.kind(node.marker) for node in stack if sequence.kind(node.marker) < kind]
    return all((_next(reader, k, index) or again) >= again for k in outer)


def _next(reader: _Reader, kind: Kind, index: int) -> int | None:
    """Find the next line near with a number of a kind."""
    for i in range(index + 1, min(index + _AHEAD, len(reader.lines))):
        marker = reader.candidates[i]
        if marker is not None and sequence.kind(marker) == kind:
            return i
    return None


def _ended_with_semicolon(reader: _Reader, index: int) -> bool:
    return reader.lines[index - 1].text[-1:] in "；;"


def _go_on(reader: _Reader, index: int) -> None:
    """Add a line without marker to the text being read, or let it close the list it follows."""
    stretch = reader.stretch
    if stretch is None:
        return
    ended = reader.lines[stretch.last].text.endswith("。")
    remark = reader.lines[index].text[0] in "（(【["
    if stretch.node.listed and ended and not remark and len(reader.stack) > 1:
        _finish(reader)
        reader.stack.pop()
        reader.stretch = _Stretch(reader.stack[-1], index, index, closing=True)
    else:
        stretch.last = index


def _finish(reader: _Reader) -> None:
    """Turn the text being read into a clause or a closing paragraph."""
    stretch = reader.stretch
    if stretch is None:
        return
    start, end = reader.lines[stretch.first].start, reader.lines[stretch.last].end
    text, node = reader.text[start:end], stretch.node
    reader.stretch = None
    if stretch.closing:
        reader.closings.append(Passage(node.path, text, start, end))
        return
    body = text[node.marker.width :]
    node.path = _path(reader.stack, clauses.part(node.marker, body))
    words = clauses.heading(body, node.marker.style)
    reader.clauses.append(Clause(node.path, node.level, words, text, start, end))


def _path(stack: Sequence[_Open], part: str) -> str:
    """Join the markers; articles are numbered through, so nothing stands before one."""
    if stack[-1].marker.style is Style.ARTICLE or len(stack) == 1:
        return part
    parent = stack[-2]
    return f"{parent.path}/{part}"


def _ends(reader: _Reader, index: int) -> bool:
    """Tell whether the numbered text ends before a line."""
    lines, text = reader.lines, reader.lines[index].text
    if sequence.is_open(lines[index - 1]):
        return False
    if layout.is_attachment(text) or layout.is_remark(text):
        return True
    if layout.is_force(text):
        articles = any(node.marker.style is Style.ARTICLE for node in reader.stack)
        return not (articles or _headed(reader, index) or _resumes(reader, index))
    return _is_signature(lines, index) and not _resumes(reader, index)


def _headed(reader: _Reader, index: int) -> bool:
    """Tell whether a line stands right below a heading on its own line (五、附则), whose text it is."""
    stretch = reader.stretch
    alone = stretch is not None and stretch.first == stretch.last == index - 1
    return alone and reader.lines[index - 1].text[-1] not in "。；："


def _is_signature(lines: Sequence[Line], index: int) -> bool:
    for line in lines[index : index + _SIGNERS]:
        if layout.is_date(line.text):
            return True
        if not layout.organizations(line.text):
            return False
        if layout.ends_with_date(line.text):
            return True
    return False


def _resumes(reader: _Reader, index: int) -> bool:
    """Tell whether the numbering goes on soon after a line that looks like the end."""
    near = (reader.candidates[i] for i in range(index, min(index + _RESUME, len(reader.lines))))
    return any(
        marker is not None and marker.style <= Style.BRACKET and reader.numbers.follows(marker)
        for marker in near
    )
