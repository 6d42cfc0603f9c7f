"""Vectors of texts in one matrix on disk; nearest ones by exact comparison with all.

A file of 32-bit floats, shape (texts, dimension), unit rows, beside a small file with ids, encoder and
revision. The small file is written last: a matrix without its partner counts as none and is made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import orjson

from graph.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from search.encoders import Encoder

_MATRIX, _ABOUT = "vectors.npy", "vectors.json"


class Vectors:
    """Texts by meaning, as far as the encoder sees it.

    Args:
        folder: Where both files lie; made if it is missing.
        encoder: Turns texts into unit vectors; vectors of another encoder are not used.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder, self._encoder = folder, encoder
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._matrix: NDArray[np.float32] = np.zeros((0, encoder.dimension), np.float32)
        self._revision = ""
        self._stamp = 0
        self._open()

    def revision(self) -> str:
        """The revision last built with this encoder; empty where there is none or it is damaged."""
        return self._revision

    def rebuild(self, texts: Sequence[tuple[str, str]], revision: str) -> None:
        """Encode all texts anew.

        Args:
            texts: Pairs of id and text; ids are unique.
            revision: Names the state of the store the texts came from.

        Raises:
            EngineError: There is no room, or the folder may not be written.
        """
        matrix = self._encoder.encode([text for _, text in texts])
        about = {
            "ids": [i for i, _ in texts],
            "encoder": self._encoder.identity,
            "revision": revision,
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            new = self._folder / f"{_MATRIX}.new"
            with new.open("wb") as file:
                np.save(file, matrix)
            new.replace(self._folder / _MATRIX)
            small = self._folder / f"{_ABOUT}.new"
            small.write_bytes(orjson.dumps(about))
            small.replace(self._folder / _ABOUT)
        except OSError as error:
            raise EngineError(
                f"向量不能写入（{error.strerror}）", str(self._folder), "检查磁盘空间和权限"
            ) from error
        self._open()

    def near(self, id_: str, limit: int = 10) -> list[tuple[str, float]]:
        """The texts nearest to that of an id, itself left out, with cosines, nearest first.

        An unknown id, or a text without any direction (a zero vector), has no neighbours.
        """
        self._open()
        row = self._rows.get(id_)
        if row is None or not self._matrix[row].any():
            return []
        cosines = self._matrix @ self._matrix[row]
        cosines[row] = -1.0
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(self._ids[i], float(cosines[i])) for i in best if cosines[i] > 0]

    def _open(self) -> None:
        """Read both files, unless they are those read before; another program may have made new ones."""
        try:
            stamp = (self._folder / _ABOUT).stat().st_mtime_ns
            if stamp == self._stamp:
                return
            about = orjson.loads((self._folder / _ABOUT).read_bytes())
            matrix = np.load(self._folder / _MATRIX, allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return
        fits = matrix.shape == (len(about["ids"]), self._encoder.dimension)
        if fits and about["encoder"] == self._encoder.identity:
            self._ids, self._matrix, self._revision = about["ids"], matrix, about["revision"]
            self._rows = {id_: row for row, id_ in enumerate(self._ids)}
            self._stamp = stamp
