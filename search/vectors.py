"""Vectors of texts in one matrix on disk; nearest ones by exact comparison with all.

One file, a zip archive of stored members, holds the matrix (16-bit floats, row by row, unit rows) with the ids,
the encoder and the revision, so that none of them is ever of another making than the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

import numpy as np
import orjson

from graph.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from search.encoders import Encoder

_FILE = "vectors.zip"
_BATCH = 4096  # texts encoded, and rows compared, at a time
_KEPT = np.dtype("<f2")  # three digits of a cosine are more than anybody looks at


@dataclass(frozen=True, slots=True)
class _Picture:
    """What one file says; never changed, so that threads may share it."""

    stamp: int
    revision: str
    ids: tuple[str, ...]
    rows: Mapping[str, int]
    matrix: NDArray[np.float16]


class Vectors:
    """Texts by meaning, as far as the encoder sees it.

    Args:
        folder: Where the file lies; made if it is missing.
        encoder: Turns texts into unit vectors; vectors of another encoder are not used.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder, self._encoder = folder, encoder
        self._picture = _Picture(0, "", (), {}, np.zeros((0, encoder.dimension), _KEPT))

    def revision(self) -> str:
        """The revision last built with this encoder; empty where there is none or it is damaged."""
        return self._current().revision

    def rebuild(self, texts: Iterable[tuple[str, str]], revision: str) -> None:
        """Encode all texts anew, beside the file in use, then swap.

        Args:
            texts: Pairs of id and text; ids are unique.
            revision: Names the state of the store the texts came from.

        Raises:
            EngineError: There is no room, or the folder may not be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            new = self._folder / f"new-{_FILE}"
            with ZipFile(new, "w") as archive:
                ids = self._write(archive, texts)
                about = {"encoder": self._encoder.identity, "revision": revision, "ids": ids}
                archive.writestr("about.json", orjson.dumps(about))
            new.replace(self._folder / _FILE)
        except OSError as error:
            remedy = "检查磁盘空间和权限"
            raise EngineError("向量不能写入", str(self._folder), remedy) from error

    def _write(self, archive: ZipFile, texts: Iterable[tuple[str, str]]) -> list[str]:
        ids: list[str] = []
        waiting = iter(texts)
        with archive.open("matrix", "w", force_zip64=True) as member:
            while some := list(islice(waiting, _BATCH)):
                ids += [id_ for id_, _ in some]
                rows = self._encoder.encode([text for _, text in some])
                member.write(rows.astype(_KEPT).tobytes())
        return ids

    def near(self, id_: str, limit: int = 10) -> list[tuple[str, float]]:
        """The texts nearest to that of an id, itself left out, with cosines, nearest first.

        An unknown id, or a text without any direction (a zero vector), has no neighbours.
        """
        now = self._current()
        row = now.rows.get(id_)
        if row is None or not now.matrix[row].any():
            return []
        cosines = _cosines(now.matrix, now.matrix[row].astype(np.float32))
        cosines[row] = -1.0
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(now.ids[i], min(1.0, float(cosines[i]))) for i in best if cosines[i] > 0]

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
        with ZipFile(self._folder / _FILE) as archive:
            about = orjson.loads(archive.read("about.json"))
            flat = np.frombuffer(archive.read("matrix"), _KEPT)
        if about["encoder"] != self._encoder.identity:
            raise ValueError(about["encoder"])
        ids = tuple(about["ids"])
        matrix = flat.reshape(len(ids), self._encoder.dimension)
        rows = {id_: row for row, id_ in enumerate(ids)}
        return _Picture(stamp, about["revision"], ids, rows, matrix)


def _cosines(matrix: NDArray[np.float16], one: NDArray[np.float32]) -> NDArray[np.float32]:
    """One row's cosines with all; in parts, for they are computed with more digits than are kept."""
    parts = (matrix[at : at + _BATCH] for at in range(0, len(matrix), _BATCH))
    return np.concatenate([part.astype(np.float32) @ one for part in parts])
