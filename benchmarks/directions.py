"""What each part of resemblance adds, and how fast it is.

Usage: python -m benchmarks.directions PAIRS.csv [MODEL]

PAIRS.csv: id,a,b,label (2 same, 1 overlapping, 0 different). MODEL: a sentence-transformers model.
Figures of fitted rows are of grouped cross-validation. docs/directions.md holds a table of them.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score

from benchmarks.training.calibration import held_out, read
from search.directions.collection import Collection
from search.directions.resemblance import Comparer, comparer
from search.directions.thesaurus import Thesaurus
from search.hashing_encoder import HashingEncoder
from search.sentence_encoder import SentenceTransformersEncoder
from search.static_encoder import built_in_encoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from search.encoders import Encoder

_LEVELS = (2, 1)  # the same; the same or overlapping
_QUESTIONS, _TEXTS, _SEED = 2_000, 100_000, 0


def main(pairs: Path, model: str = "") -> None:
    """Print both tables."""
    with pairs.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    labels = np.array([int(row["label"]) for row in rows])
    sides = [row["a"] for row in rows], [row["b"] for row in rows]
    for name, scores in (*_unfitted(sides, model), *_fitted(pairs)):
        figures = (average_precision_score(labels >= level, scores) for level in _LEVELS)
        print(f"{name:44} {' '.join(f'{figure:.3f}' for figure in figures)}", flush=True)
    _speed(sides[0] + sides[1])


def _unfitted(
    sides: tuple[list[str], list[str]], model: str
) -> Iterator[tuple[str, NDArray[np.float64]]]:
    characters = TfidfVectorizer(analyzer="char", ngram_range=(2, 3)).fit(sides[0] + sides[1])
    a, b = (characters.transform(side) for side in sides)
    yield "characters, pairs and triples", np.asarray(a.multiply(b).sum(axis=1)).ravel()
    encoders: dict[str, Encoder] = {"hashing": HashingEncoder(), "built-in": built_in_encoder()}
    if model:
        encoders[model] = SentenceTransformersEncoder(model, device="cpu")
    for name, encoder in encoders.items():
        one, other = (encoder.encode(side) for side in sides)
        yield f"encoder {name}", np.asarray((one * other).sum(axis=1), dtype=np.float64)


def _fitted(pairs: Path) -> Iterator[tuple[str, NDArray[np.float64]]]:
    without = Comparer(Thesaurus(()))
    whole = read(pairs, comparer())
    yield "terms and encoder, no fitting (meaning)", whole.values[:, 0]
    yield "fitted, without the thesaurus", held_out(read(pairs, without))
    yield "fitted, whole", held_out(whole)


def _speed(texts: Sequence[str]) -> None:
    """Texts of one half of a pair and one of another, so that no two are equal by design."""
    rng = np.random.default_rng(_SEED)
    halves = rng.integers(len(texts), size=(_TEXTS, 2))
    made = [texts[i][:10] + texts[j][:10] for i, j in halves]
    start = time.perf_counter()
    built_in_encoder().encode(made)
    print(f"encoding: {_TEXTS / (time.perf_counter() - start):,.0f} texts a second")
    start = time.perf_counter()
    collection = Collection(made, comparer())
    print(f"collection of {_TEXTS:,}: {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    list(collection.candidates(made[:_QUESTIONS], 20))
    print(f"{_QUESTIONS:,} questions: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
