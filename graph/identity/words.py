"""The words of names, from `words.yaml`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def words() -> dict[str, Any]:
    """The data file `words.yaml`: heads, endings, levels, words that tell nothing apart."""
    text = (resources.files("graph.identity") / "words.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read
