"""Pieces of Markdown that the rendered pages are put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MADE = "<!-- 由 python -m tests.docs.rendering 写成，请改代码，不改此文件。 -->"


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    cells = ([str(c).replace("|", "\\|").replace("\n", " ") for c in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def page(title: str, *parts: str) -> str:
    """Return a page: its title, a note on its origin, and the parts that hold something."""
    return "\n\n".join(part for part in (f"# {title}", MADE, *parts) if part) + "\n"
