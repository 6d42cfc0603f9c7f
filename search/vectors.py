"""Vectors of texts in one matrix on disk; nearest ones by exact comparison with all.

One file holds the matrix (32-bit floats, shape (texts, dimension), unit rows) with the ids, the encoder
and the revision, so that none of them is ever of another making than the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

from graph.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from search.encoders import Encoder

_FILE = "vectors.npz"


@dataclass(frozen=True, slots=True)
class _Picture:
    """What one file says; never changed, so that threads may share it."""

    stamp: int
    revision: str
    ids: tuple[str, ...]
    rows: Mapping[str, int]
    matrix: NDArray[np.float32]


class Vectors:
    """Texts by meaning, as far as the encoder sees it.

    Args:
        folder: Where the file lies; made if it is missing.
        encoder: Turns texts into unit vectors; vectors of another encoder are not used.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder, self._encoder = folder, encoder
        self._picture = _Picture(0, "", (), {}, np.zeros((0, encoder.dimension), np.float32))

    def revision(self) -> str:
        """The revision last built with this encoder; empty where there is none or it is damaged."""
        return self._current().revision

    def rebuild(self, texts: Sequence[tuple[str, str]], revision: str) -> None:
        """Encode all texts anew, beside the file in use, then swap.

        Args:
            texts: Pairs of id and text; ids are unique.
            revision: Names the state of the store the texts came from.

        Raises:
            EngineError: There is no room, or the folder may not be written.
        """
        about = np.array([self._encoder.identity, revision])
        ids = np.array([id_ for id_, _ in texts], dtype=np.str_)
        matrix = self._encoder.encode([text for _, text in texts])
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            new = self._folder / f"new-{_FILE}"
            np.savez(new, about=about, ids=ids, matrix=matrix)
            new.replace(self._folder / _FILE)
        except OSError as error:
            remedy = "检查磁盘空间和权限"
            raise EngineError("向量不能写入", str(self._folder), remedy) from error

    def near(self, id_: str, limit: int = 10) -> list[tuple[str, float]]:
        """The texts nearest to that of an id, itself left out, with cosines, nearest first.

        An unknown id, or a text without any direction (a zero vector), has no neighbours.
        """
        now = self._current()
        row = now.rows.get(id_)
        if row is None or not now.matrix[row].any():
            return []
        cosines = now.matrix @ now.matrix[row]
        cosines[row] = -1.0
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(now.ids[i], float(cosines[i])) for i in best if cosines[i] > 0]

    def _current(self) -> _Picture:
        """What the file says now; another program may have made a new one."""
        known = self._picture
        try:
            stamp = (self._folder / _FILE).stat().st_mtime_ns
            if stamp != known.stamp:
                self._picture = known = self._read(stamp)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            self._picture = known = _Picture(0, "", (), {}, known.matrix[:0])
        return known

    def _read(self, stamp: int) -> _Picture:
        path = self._folder / _FILE
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            encoder, revision = map(str, file["about"])
            ids, matrix = tuple(map(str, file["ids"])), file["matrix"]
        if encoder != self._encoder.identity or matrix.shape != (len(ids), self._encoder.dimension):
            raise ValueError(encoder)
        return _Picture(stamp, revision, ids, {id_: row for row, id_ in enumerate(ids)}, matrix)
