"""The built-in encoder: hashed character n-grams, offline, the same on every machine."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from graph.normal import fold, has_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

# Weight of n-grams by length in Chinese text: single characters say little, pairs are most words.
_HAN_WEIGHTS = {1: 0.3, 2: 1.0, 3: 0.7}
# Words of other scripts and their n-grams begin with a mark, which no folded text holds.
_WORD, _PART, _WORD_GRAM = "=", "~", 4
_WORD_WEIGHTS = {_WORD: 1.0, _PART: 0.4}


class HashingEncoder:
    """Character n-grams hashed into a vector, repeated ones counting less and less.

    Chinese runs give n-grams of one to three characters; other words give themselves and their
    n-grams of four letters. It sees shared wording, not synonyms.

    Args:
        dimension: Length of the vectors; fewer make unrelated texts look alike by accident.
    """

    def __init__(self, dimension: int = 1024) -> None:
        self._dimension = dimension

    @property
    def identity(self) -> str:
        """Name, version and size; raised whenever vectors change."""
        return f"hashing-2/{self._dimension}"

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit rows; a text with nothing to hash gets zeros. See `search.encoders`."""
        rows: list[int] = []
        places: list[int] = []
        weights: list[float] = []
        for row, text in enumerate(texts):
            for gram, count in Counter(_grams(text)).items():
                place, weight = _hash(gram)
                rows.append(row)
                places.append(place % self._dimension)
                weights.append(weight if count == 1 else weight * (1 + math.log(count)))
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        np.add.at(vectors, (rows, places), weights)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors


def _grams(text: str) -> Iterable[str]:
    for run in fold(text).split():
        if has_han(run):
            for size in _HAN_WEIGHTS:
                yield from [run[at : at + size] for at in range(len(run) - size + 1)]
        else:
            yield f"{_WORD}{run}"
            yield from [
                f"{_PART}{run[at : at + _WORD_GRAM]}" for at in range(len(run) - _WORD_GRAM + 1)
            ]


@lru_cache(maxsize=1 << 18)
def _hash(gram: str) -> tuple[int, float]:
    """Return place and signed weight, from CRC-32: the same on every machine and in every run."""
    weight = _WORD_WEIGHTS.get(gram[0]) or _HAN_WEIGHTS[len(gram)]
    code = zlib.crc32(gram.encode())
    return code >> 1, weight if code & 1 else -weight
