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
_WORD_WEIGHT, _WORD_GRAM_WEIGHT, _WORD_GRAM = 1.0, 0.4, 4


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
        return f"hashing-1/{self._dimension}"

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit rows; a text with nothing to hash gets zeros. See `search.encoders`."""
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for (gram, weight), count in Counter(_grams(text)).items():
                place, sign = _hash(gram)
                vectors[row, place % self._dimension] += sign * weight * (1 + math.log(count))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors


def _grams(text: str) -> Iterable[tuple[str, float]]:
    for run in fold(text).split():
        if has_han(run):
            for size, weight in _HAN_WEIGHTS.items():
                for at in range(len(run) - size + 1):
                    yield run[at : at + size], weight
        else:
            yield run, _WORD_WEIGHT
            for at in range(len(run) - _WORD_GRAM + 1):
                yield f"~{run[at : at + _WORD_GRAM]}", _WORD_GRAM_WEIGHT


@lru_cache(maxsize=1 << 18)
def _hash(gram: str) -> tuple[int, int]:
    """Return place and sign, from CRC-32: the same on every machine and in every run."""
    code = zlib.crc32(gram.encode())
    return code >> 1, 1 if code & 1 else -1
