"""Duties in tables: columns headed 牵头部门, 责任单位 or 配合单位."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.policies.facts import tables
from loaders.policies.facts.duty_bearers import split
from loaders.policies.facts.duty_notes import Duty, role_of_label
from loaders.policies.facts.duty_words import sort_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Passage
    from loaders.policies.facts.phrases import Flat


def duties(passage: Passage, line: Flat) -> Iterator[Duty]:
    """Duties that the tables of a passage state.

    Args:
        passage: The passage.
        line: Its flat text.
    """
    for table in tables.find(passage):
        index = {offset: at for at, offset in enumerate(line.offsets)}
        for column, head in enumerate(table.head):
            role = role_of_label(head.text)
            cells = [row[column] for row in table.rows if row[column].text] if role else []
            for cell in cells:
                start = index[cell.start]
                for low, high in split(line.text, start, start + len(cell.text)):
                    if role and sort_of(line.text[low:high]):
                        yield Duty(role, low, high)
