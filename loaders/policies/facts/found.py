"""A fact read from a policy document: its kind, its values, and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Found:
    """One fact.

    Attributes:
        kind: citations, base_types, transitions, targets, responsibilities, limits, clusters, chains,
            info_resources or units.
        clause: Path of the clause, or `notice`, `preamble`, `tail`.
        start: Offset in the file's decoded text of the words that say so.
        end: Offset after them; they stand inside the clause's passage.
        values: The kind's own columns; empty text where the document does not say.
    """

    kind: str
    clause: str
    start: int
    end: int
    values: Mapping[str, str]
