"""Names of things as people are shown them: the caption, and for a limit its code in words."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from graph.ontology import ontology

if TYPE_CHECKING:
    from graph.store import Node


def name_of(node: Node) -> str:
    """What a thing is called."""
    name = node.text(ontology().node(node.kind).caption)
    return limit_name(name) if node.kind == "Limit" else name


def limit_name(code: str) -> str:
    """A limit's code in Chinese: max_items -> 数量上限; the code itself where it is not known."""
    words = _limit_words()
    bound, _, measure = code.partition("_")
    if code in words["named"]:
        return str(words["named"][code])
    if bound in words["bounds"] and measure in words["measures"]:
        return f"{words['measures'][measure]}{words['bounds'][bound]}"
    return str(words["measures"].get(code, code))


@cache
def _limit_words() -> dict[str, Any]:
    file = resources.files("answers") / "limit_words.yaml"
    words: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return words
