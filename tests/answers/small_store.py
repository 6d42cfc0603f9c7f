"""Small stores for questions: files as people write them, loaded as the service loads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sqlite_store import SqliteStore
from loaders.files import read_file
from loaders.identity.derivation import derive
from loaders.identity.joining import Decided

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def written(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write texts into files; gives their paths in order."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def filled(folder: Path, *paths: Path) -> SqliteStore:
    """A store with these files, in this order, and identity derived."""
    store = SqliteStore(folder / "graph.db")
    with store.write() as writer:
        for path in paths:
            loaded = read_file(path)
            writer.put(loaded.source, loaded.facts)
        derive(writer, Decided())
    return store
