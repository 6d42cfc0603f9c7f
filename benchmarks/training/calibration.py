"""Fit the calibration of resemblance.

Usage: python -m benchmarks.training.calibration PAIRS.csv [FILE]

PAIRS.csv: id,a,b,label (2 same, 1 overlapping, 0 different). Prints figures by grouped
cross-validation, in which no text is on both sides. The curves written are fitted on all pairs, their
thresholds on the pairs left out.
"""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedGroupKFold

from search.directions.features import NAMES, features
from search.directions.resemblance import comparer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.directions.resemblance import Comparer

    Floats = NDArray[np.float64]

FILE = Path(__file__).resolve().parents[2] / "search" / "directions" / "calibration.json"
_KNOTS = 6
_SPREAD = 0.5  # variance that a step of a curve is believed to have: less is smoother
_FOLDS, _ROUNDS = 5, 3
_SAME_PRECISION, _SHOWN_PRECISION = 0.92, 0.8
_SAME, _SHOWN = 2, 1


@dataclass(frozen=True)
class Pairs:
    """Labelled pairs: features, labels, and groups that share a text."""

    values: Floats
    labels: NDArray[np.int64]
    groups: NDArray[np.int64]


@dataclass(frozen=True)
class Fitted:
    """Rising curves of one question: places and heights by feature, and what stands before them."""

    at: Floats
    height: Floats
    bias: float

    def probability(self, values: Floats) -> Floats:
        """By row of features."""
        curves = (np.interp(values[:, k], self.at[k], self.height[k]) for k in range(len(NAMES)))
        total = self.bias + np.sum(list(curves), axis=0)
        return np.asarray(1 / (1 + np.exp(-total)))


def read(path: Path, compare: Comparer) -> Pairs:
    """The pairs of a file with their features."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    values = [features(compare.align(row["a"], row["b"]), compare.reader) for row in rows]
    labels = np.array([int(row["label"]) for row in rows])
    return Pairs(np.array(values), labels, _groups([(row["a"], row["b"]) for row in rows]))


def _groups(pairs: list[tuple[str, str]]) -> NDArray[np.int64]:
    """A number for each set of pairs joined by any shared text."""
    above: dict[str, str] = {}

    def root(text: str) -> str:
        while above.setdefault(text, text) != text:
            text = above[text]
        return text

    for a, b in pairs:
        above[root(a)] = root(b)
    return np.unique([root(a) for a, _ in pairs], return_inverse=True)[1]


def fit(values: Floats, yes: NDArray[np.bool_]) -> Fitted:
    """Curves by penalized logistic regression on the steps between knots, none of which falls."""
    at = np.quantile(values, np.linspace(0, 1, _KNOTS), axis=0).T + np.arange(_KNOTS) * 1e-6
    steps = np.hstack([_steps(values[:, k], at[k]) for k in range(values.shape[1])])
    sign = np.where(yes, 1.0, -1.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = sign * (steps @ weights[1:] + weights[0])
        pull = -sign / (1 + np.exp(margin))
        penalty = weights[1:] / _SPREAD
        total = np.logaddexp(0, -margin).sum() + (penalty @ weights[1:]) / 2
        return total, np.append(pull.sum(), steps.T @ pull + penalty)

    bounds = [(None, None)] + [(0, None)] * steps.shape[1]
    found = minimize(loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds).x
    rises = found[1:].reshape(values.shape[1], _KNOTS - 1)
    return Fitted(at, np.hstack([np.zeros((len(at), 1)), rises.cumsum(axis=1)]), float(found[0]))


def _steps(column: Floats, at: Floats) -> Floats:
    """How much of each step between knots a value has climbed, 0 to 1."""
    return np.clip((column[:, None] - at[:-1]) / np.diff(at), 0, 1)


def held_out(pairs: Pairs) -> Floats:
    """Scores of each pair by curves fitted without its group, averaged over rounds."""
    scores = np.zeros(len(pairs.labels))
    for seed in range(_ROUNDS):
        folds = StratifiedGroupKFold(_FOLDS, shuffle=True, random_state=seed)
        for inner, outer in folds.split(pairs.values, pairs.labels, pairs.groups):
            for level in (_SAME, _SHOWN):
                curves = fit(pairs.values[inner], pairs.labels[inner] >= level)
                scores[outer] += curves.probability(pairs.values[outer]) / (2 * _ROUNDS)
    return scores


def threshold(scores: Floats, yes: NDArray[np.bool_], precision: float) -> float:
    """The lowest score at and above which the share of yes is still the precision."""
    order = np.argsort(-scores, kind="stable")
    share = np.cumsum(yes[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(share >= precision)
    return float(scores[order[good[-1]]]) if len(good) else 1.0


def main(source: Path, target: Path = FILE) -> None:
    """Fit, print figures, and write."""
    pairs = read(source, comparer())
    scores = held_out(pairs)
    written: dict[str, object] = {}
    for name, level, precision in (
        ("same", _SAME, _SAME_PRECISION),
        ("shown", _SHOWN, _SHOWN_PRECISION),
    ):
        yes = pairs.labels >= level
        lowest = threshold(scores, yes, precision)
        recall = (yes & (scores >= lowest)).sum() / yes.sum()
        average = average_precision_score(yes, scores)
        print(f"{name}: AP {average:.3f}, recall {recall:.3f} at precision {precision}")
        curves = fit(pairs.values, yes)
        shapes = zip(
            NAMES, curves.at.round(4).tolist(), curves.height.round(4).tolist(), strict=True
        )
        bias = {"bias": {"height": [round(curves.bias, 4)]}}
        written[name] = bias | {
            feature: {"at": at, "height": height} for feature, at, height in shapes
        }
        written[f"{name}_from"] = round(lowest, 4)
    target.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
