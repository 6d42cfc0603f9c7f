"""The load report: what was read, what was taken, and what was not, with a remedy for each row."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was not loaded.

    Attributes:
        row: Number of the record in its sheet; the first record, title or header, is 1.
        column: Header as written; empty when the whole row is concerned.
        reason: What is wrong, in Chinese.
        remedy: What to do about it, in Chinese.
        sheet: Name of the sheet; empty in files that have one.
    """

    row: int
    column: str
    reason: str
    remedy: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file."""

    file: str
    kind: str
    rows_read: int
    accepted: int
    rejected: tuple[Rejection, ...] = ()
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return asdict(self)
