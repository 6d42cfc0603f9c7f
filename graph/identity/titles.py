"""Ranks of professional titles, by which two mentions of one name may contradict each other."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml


def rank(title: str) -> int | None:
    """The rank of a title as written, 0 the highest; None where it names none that is known."""
    found = [(len(word), rank) for word, rank in _ranks() if word in title]
    return max(found)[1] if found else None


@cache
def _ranks() -> tuple[tuple[str, int], ...]:
    text = (resources.files("graph.identity") / "titles.yaml").read_text(encoding="utf-8")
    return tuple((word, rank) for rank, words in enumerate(yaml.safe_load(text)) for word in words)
