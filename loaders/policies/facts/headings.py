"""Where a clause's body begins in its passage's flat text: after the marker, and after a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from loaders.policies.clauses import Clause
    from loaders.policies.facts.phrases import Flat

_STOPS = "。：:；;！"
# A heading stands behind a marker of at most this many characters.
_MARKER = 12


class Heading(NamedTuple):
    """Places in a flat text: the heading's first character, the place after it, the body's beginning."""

    start: int
    end: int
    body: int


def place(flat: Flat, clause: Clause | None) -> Heading:
    """Find a clause's heading in its passage.

    Args:
        flat: The clause's passage without white space.
        clause: The clause; None for a passage that is no clause's own text.

    Returns:
        The heading's place. Where the clause has no heading it is empty and stands after the marker.
    """
    heading = "".join(clause.heading.split()).replace("*", "") if clause else ""
    start = flat.text.find(heading, 0, _MARKER + len(heading)) if heading else -1
    if clause is None or start < 0:
        return Heading(0, 0, 0)
    end = start + len(heading)
    if end >= len(flat.text):
        return Heading(start, end, end)
    if flat.text[end] in _STOPS:
        return Heading(start, end, end + 1)
    # Read from the file: a heading on a line of its own ends with its line.
    between = clause.text[
        flat.offsets[end - 1] + 1 - clause.start : flat.offsets[end] - clause.start
    ]
    if "\n" in between:
        return Heading(start, end, end)
    return Heading(start, start, start)
