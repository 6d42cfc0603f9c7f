"""Where one document of a file ends and the next one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.policies import layout, markers, titles
from loaders.policies.markers import Style
from loaders.policies.sequence import is_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.policies.lines import Line

# A letterhead, number and title stand this close together; the text begins this soon after its title.
_HEAD, _TEXT = 8, 60


def split(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Split a file's lines where a document with a head of its own begins below a numbered text.

    Such a head is a letterhead (某某文件), a document number on a line of its own with a title or an address
    near, or a heading of the first degree that reads as a title.
    """
    starts, numbered = [0], False
    for index, line in enumerate(lines):
        marker = markers.read(line.text)
        if marker is not None:
            numbered = numbered or (marker.style <= Style.ARABIC and not marker.doubtful)
        elif numbered and _is_head(lines, index):
            starts.append(max(_head_start(lines, index), starts[-1] + 1))
            numbered = False
    ends = [*starts[1:], len(lines)]
    return tuple(tuple(lines[a:b]) for a, b in zip(starts, ends, strict=True))


def below(lines: Sequence[Line], start: int) -> int | None:
    """Find a further document among the lines after a text's end: an attached one without a head of its own.

    Args:
        lines: The lines of the file's part.
        start: Index of the signature or of the first attachment.

    Returns:
        Index of the attached document's title; None where the attachments are forms and lists.
    """
    for index in range(start, len(lines)):
        if not _may_be_attached(lines, index, start):
            continue
        title = next(iter(titles.find(lines[index : index + _HEAD])), None)
        if title is None or title.first or titles.kind(title.text) not in titles.NORMATIVE:
            continue
        if _numbering_begins(lines, index + title.last + 1):
            return index
    return None


def _may_be_attached(lines: Sequence[Line], index: int, start: int) -> bool:
    marked = index == start or layout.is_attachment_alone(lines[index - 1].text)
    apart = lines[index].spaced or lines[index].depth > 0
    return (marked or apart or layout.is_date(lines[index - 1].text)) and titles.is_line(
        lines, index
    )


def _numbering_begins(lines: Sequence[Line], start: int) -> bool:
    for line in lines[start : start + _TEXT]:
        if layout.is_attachment_alone(line.text):
            return False
        marker = markers.read(line.text)
        if marker is not None and marker.style <= Style.ARABIC:
            return marker.number == 1 and not marker.doubtful
    return False


def _is_head(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if is_open(lines[index - 1]):
        return False
    if layout.letterhead(line.text):
        return True
    if line.depth == 1 and titles.is_line(lines, index) and titles.kind(line.text):
        return _numbering_begins(lines, index + 1)
    if not layout.document_number(line.text):
        return False
    near = range(index + 1, min(index + 1 + _HEAD, len(lines)))
    return any(
        layout.is_address(lines[i].text)
        or (titles.is_line(lines, i) and titles.kind(lines[i].text) != "")
        for i in near
    )


def _head_start(lines: Sequence[Line], index: int) -> int:
    """Go back over the lines of a head that stand above its number: bodies, letterhead, title."""
    start = index
    while start > 1 and index - start < _HEAD:
        text = lines[start - 1].text
        titled = titles.is_line(lines, start - 1) and ("关于" in text or titles.kind(text))
        if not (titled or layout.organizations(text) or layout.letterhead(text)):
            break
        start -= 1
    return start
