"""Train the built-in encoder.

Usage: python -m benchmarks.training.encoder DATA [FOLDER]

Words that stand near each other more often than chance (PPMI, reduced by SVD) get vectors that lie near
each other; a word that is rare leans on its characters. A second part, random but fixed for each character,
keeps texts in the same characters together. A word's weight, the length of its vector, grows with rarity.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from sklearn.utils.extmath import randomized_svd

from benchmarks.training import words
from benchmarks.training.corpora import Corpora
from search.directions.thesaurus import thesaurus
from search.directions.vocabulary import UNKNOWN, Vocabulary
from search.directions.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

FOLDER = Path(__file__).resolve().parents[2] / "search" / "model"
_MEANING, _SPELLING = 176, 64
_SPELLING_SHARE = 0.5
_WINDOW = 12  # words apart that still count as near
_SMOOTHING = 0.75  # of the likelihood of neighbours: rare ones count less
_TRUST = 8  # documents at which a word's own vector weighs as much as its characters'
_EMPTY = 0.1  # weight of words that say nothing
_RARITY_POWER = 1.3
_LEAST_RARITY = 0.3
_SEED = 0


def train(data: Path, folder: Path = FOLDER) -> None:
    """Make the model of a folder from the corpora of another."""
    corpora = Corpora(data)
    documents = list(corpora.documents())
    vocabulary = Vocabulary(words.scores(documents))
    ids = {word: row for row, word in enumerate(vocabulary.scores)}
    rarity = _rarity(documents, vocabulary)
    meaning = _meaning(_groups(corpora, documents), vocabulary, ids)
    meaning = _leaning(meaning, documents, vocabulary)
    rng = np.random.default_rng(_SEED)
    random = rng.standard_normal((len(ids), _SPELLING)).astype(np.float32)
    spelling = _unit(np.stack([_parts(random, word, ids) for word in ids]))
    rows = np.hstack([meaning, _SPELLING_SHARE * spelling]) * rarity[:, None]
    _write(folder, vocabulary, rows.astype(np.float16))


def _groups(corpora: Corpora, documents: Iterable[str]) -> Iterable[str]:
    """Texts within which words count as neighbours."""
    for text in documents:
        yield from words.sentences(text)
    yield from corpora.groups()
    for concept in thesaurus().concepts.values():
        yield " ".join((*concept.names, *concept.en, concept.broader))
        yield " ".join(concept.names)
    for family in wording().families:
        yield " ".join(family)


def _rarity(documents: Sequence[str], vocabulary: Vocabulary) -> Matrix:
    """Weight by word: the logarithm of how few documents have it, 1 on average."""
    counts = Counter(word for text in documents for word in set(vocabulary.cut(text)))
    share = np.array([counts[word] + 1 for word in vocabulary.scores]) / (len(documents) + 1)
    rarity = np.maximum(-np.log(share), _LEAST_RARITY)
    weight = (rarity / rarity.mean()) ** _RARITY_POWER
    empty = [word in wording().empty for word in vocabulary.scores]
    return np.where(empty, _EMPTY * weight, weight).astype(np.float32)


def _meaning(texts: Iterable[str], vocabulary: Vocabulary, ids: dict[str, int]) -> Matrix:
    """Unit vectors by what words stand near."""
    near: list[NDArray[np.float64]] = []
    for text in texts:
        row = np.array([ids.get(word, 0) for word in vocabulary.cut(text)])
        for apart in range(1, min(_WINDOW + 1, len(row))):
            count = np.full(len(row) - apart, apart**-0.5)
            near.append(np.stack([row[:-apart], row[apart:], count]))
    left, right, count = np.hstack(near)
    size = len(ids)
    matrix = sp.coo_matrix((count, (left.astype(int), right.astype(int))), (size, size)).tocsr()
    matrix = (matrix + matrix.T).tocoo()
    chance = np.asarray(matrix.sum(axis=0)).ravel() ** _SMOOTHING
    expected = (
        np.asarray(matrix.sum(axis=1)).ravel()[matrix.row] * (chance / chance.sum())[matrix.col]
    )
    more = np.maximum(np.log(matrix.data / expected), 0)
    surplus = sp.csr_matrix((more, (matrix.row, matrix.col)), (size, size))
    left_vectors, strengths, _ = randomized_svd(surplus, _MEANING, n_iter=4, random_state=_SEED)
    return _unit((left_vectors * np.sqrt(strengths)).astype(np.float32))


def _leaning(meaning: Matrix, documents: Iterable[str], vocabulary: Vocabulary) -> Matrix:
    """Vectors of words drawn towards those of their characters, the more the rarer they are."""
    counts = Counter(word for text in documents for word in set(vocabulary.cut(text)))
    ids = {word: row for row, word in enumerate(vocabulary.scores)}
    parts = _unit(np.stack([_parts(meaning, word, ids) for word in ids]))
    own = np.array([counts[word] / (counts[word] + _TRUST) for word in ids])[:, None]
    return _unit((own * meaning + (1 - own) * parts).astype(np.float32))


def _parts(vectors: Matrix, word: str, ids: dict[str, int]) -> Matrix:
    """The sum of the vectors of a Chinese word's characters; the vector itself of another word."""
    if word.isascii():
        return vectors[ids[word]]
    rows = [ids[char] for char in word if char in ids]
    return np.asarray(vectors[rows].sum(axis=0) if rows else vectors[ids[UNKNOWN]])


def _unit(vectors: Matrix) -> Matrix:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def _write(folder: Path, vocabulary: Vocabulary, rows: NDArray[np.float16]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    latin = {
        "type": "Split",
        "pattern": {"Regex": "[a-z0-9]+"},
        "behavior": "Isolated",
        "invert": False,
    }
    other = {"type": "Replace", "pattern": {"Regex": r"[^\p{L}\p{N}]+"}, "content": " "}
    tokenizer = {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}, other],
        },
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [{"type": "WhitespaceSplit"}, latin],
        },
        "model": {
            "type": "Unigram",
            "unk_id": 0,
            "vocab": [[word, round(score, 3)] for word, score in vocabulary.scores.items()],
        },
    }
    _json(folder / "tokenizer.json", tokenizer)
    module = {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "sentence_transformers.models.StaticEmbedding",
    }
    _json(folder / "modules.json", [module])
    head = {
        "embedding.weight": {
            "dtype": "F16",
            "shape": list(rows.shape),
            "data_offsets": [0, rows.nbytes],
        }
    }
    written = json.dumps(head).encode()
    written += b" " * (-len(written) % 8)
    tensors = len(written).to_bytes(8, "little") + written + rows.tobytes()
    (folder / "model.safetensors").write_bytes(tensors)


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    train(Path(sys.argv[1]), *map(Path, sys.argv[2:]))
