"""The words of quantified goals, from `targets.yaml`, as patterns."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS: dict[str, Any] = yaml.safe_load(
    resources.files(__package__).joinpath("targets.yaml").read_text("utf-8")
)
MEASURES = frozenset(_WORDS["measures"])
FLOWS = frozenset(_WORDS["flows"])
AMBIGUOUS = frozenset(_WORDS["ambiguous"])
MAKERS = frozenset(_WORDS["makers"])
BEARERS_WANTED = frozenset(_WORDS["bearers_wanted"])
TERMS = tuple(_WORDS["terms"])


def either(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _unit(word: str, barred: str) -> str:
    return re.escape(word) + (f"(?![{barred}])" if barred else "")


def _units(*groups: dict[str, str]) -> str:
    every = {word: barred for group in groups for word, barred in group.items()}
    return "|".join(_unit(word, every[word]) for word in sorted(every, key=len, reverse=True))


UNIT = _units(_WORDS["counts"], _WORDS["measures"])
"""A classifier or a unit of measurement, not one that is the beginning of another word."""
NO_AMOUNT = (
    either([*_WORDS["times"], *_WORDS["frames"]])
    + rf"|(?:{either(_WORDS['bare_frames'])})(?![分子专])"
)
DAYS = frozenset(_WORDS["days"])
SHORTENED = tuple(_WORDS["shortened"])
PREDICATE = either(_WORDS["predicates"])
BOUND = either(_WORDS["bounds"])
GROWTH = either(_WORDS["growth"])
VERB = either(_WORDS["verbs"])
