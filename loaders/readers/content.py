"""What a reader gives: the text of a file, its tables, and what to know about how they were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.readers.tables import Sheet


@dataclass(frozen=True, slots=True)
class Content:
    """One file, taken out of its format.

    Attributes:
        text: Its paragraphs, one a line, tables in their place as lines of cells with tabs between;
            empty for files that hold tables alone.
        sheets: Its tables in order.
        warnings: What a person should check, in Chinese.
    """

    text: str = ""
    sheets: tuple[Sheet, ...] = ()
    warnings: tuple[str, ...] = ()
