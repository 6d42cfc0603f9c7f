"""From features to probabilities: one rising curve for each feature, added up.

`calibration.json` is written by `benchmarks/training/calibration.py`. No curve falls, so that being more alike
in one respect never lowers the score.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from search.directions.features import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Knots = tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Curves:
    """One question's curves.

    Attributes:
        bias: What stands before any feature.
        knots: By feature in the order of `NAMES`, places and heights; straight between them.
    """

    bias: float
    knots: tuple[Knots, ...]

    def probability(self, values: Sequence[float]) -> float:
        """How likely the answer is yes."""
        curves = zip(values, self.knots, strict=True)
        total = self.bias + sum(float(np.interp(value, *knots)) for value, knots in curves)
        return float(1 / (1 + np.exp(-total)))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The file.

    Attributes:
        same: Is it the same direction?
        shown: Is it the same or an overlapping one, which a person should see?
        same_from: Score from which a pair is called the same.
        shown_from: Score from which it is called overlapping.
    """

    same: Curves
    shown: Curves
    same_from: float
    shown_from: float

    def score(self, values: Sequence[float]) -> float:
        """The mean of both probabilities: it ranks the same above overlapping above different."""
        return (self.same.probability(values) + self.shown.probability(values)) / 2


@cache
def calibration() -> Calibration:
    """What the file says; read once."""
    file = resources.files("search.directions") / "calibration.json"
    raw = json.loads(file.read_text(encoding="utf-8"))
    same, shown = _curves(raw["same"]), _curves(raw["shown"])
    return Calibration(same, shown, raw["same_from"], raw["shown_from"])


def _curves(raw: Mapping[str, Mapping[str, Sequence[float]]]) -> Curves:
    knots = [(tuple(raw[name]["at"]), tuple(raw[name]["height"])) for name in NAMES]
    return Curves(raw["bias"]["height"][0], tuple(knots))
