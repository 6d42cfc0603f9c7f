"""Files of an index: whole or absent, and known when damaged."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def checksums(folder: Path) -> dict[str, list[int]]:
    """Return size and CRC-32 of every file of a generation, locks left out."""
    sums = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix != ".lock":
            content = path.read_bytes()
            sums[path.name] = [len(content), zlib.crc32(content)]
    return sums


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that it is either the old one or the new one, whatever happens."""
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
