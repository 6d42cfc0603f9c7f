"""The built-in encoder: a vector for every word, a text is the mean of its words; offline, no torch.

Its folder is in the format of sentence-transformers' `StaticEmbedding` (tokenizer.json, model.safetensors),
so that other programs can load it too. docs/directions.md tells what it was made from, and its figures.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from graph.errors import EngineError
from search.directions.vocabulary import UNKNOWN, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

_TENSOR = "embedding.weight"
_AT_ONCE = 1 << 12  # texts whose words' vectors are looked up together


class StaticEncoder:
    """Means of word vectors; a word's weight is the length of its vector.

    Args:
        folder: tokenizer.json (a unigram vocabulary) and model.safetensors (one row a word).

    Raises:
        EngineError: The folder does not hold such a model.
    """

    def __init__(self, folder: Traversable) -> None:
        try:
            known = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
            words = dict(known["model"]["vocab"])
            raw = (folder / "model.safetensors").read_bytes()
            self._rows = _tensor(raw).astype(np.float32)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EngineError("内置语义模型不能读取", str(folder), "重新安装 chuangtu") from error
        self.vocabulary = Vocabulary(words)
        self._ids = {word: row for row, word in enumerate(words)}
        self._unknown = self._ids[UNKNOWN]
        self._version = zlib.crc32(raw)

    @property
    def identity(self) -> str:
        """Name and a checksum of the vectors."""
        return f"static-1/{self._version:08x}"

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        return int(self._rows.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit rows; a text without any letter, digit or character gets zeros."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for first in range(0, len(texts), _AT_ONCE):
            vectors[first : first + _AT_ONCE] = self._sums(texts[first : first + _AT_ONCE])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def word(self, word: str) -> NDArray[np.float32]:
        """A word's vector as it is, not of length 1; of an unknown word, the mean of its parts."""
        if (row := self._ids.get(word)) is not None:
            return np.asarray(self._rows[row])
        parts = self._numbers(word) or [self._unknown]
        return np.asarray(self._rows[parts].mean(axis=0))

    def _sums(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Sums of the word vectors of each text, which point where their means do."""
        numbers = [self._numbers(text) for text in texts]
        sums = np.zeros((len(texts), self.dimension), dtype=np.float32)
        filled = [row for row, found in enumerate(numbers) if found]
        if filled:
            flat = [number for row in filled for number in numbers[row]]
            sizes = [len(numbers[row]) for row in filled]
            starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
            sums[filled] = np.add.reduceat(self._rows[flat], starts, axis=0)
        return sums

    def _numbers(self, text: str) -> list[int]:
        ids, unknown = self._ids, self._unknown
        return [ids.get(word, unknown) for word in self.vocabulary.cut(text)]


def _tensor(raw: bytes) -> NDArray[np.float16]:
    """The one matrix of a safetensors file: length of the head, head in JSON, rows."""
    size = int.from_bytes(raw[:8], "little")
    head = json.loads(raw[8 : 8 + size])[_TENSOR]
    first, last = head["data_offsets"]
    body = raw[8 + size + first : 8 + size + last]
    return np.frombuffer(body, dtype=np.float16).reshape(head["shape"])


@cache
def built_in_encoder() -> StaticEncoder:
    """The encoder that the program brings; read once."""
    return StaticEncoder(resources.files("search") / "model")
