"""Which sector outside industry and technology a direction belongs to, and whether it is technical at all."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from checks.directions import object_of
from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checks.situation import Holding


@cache
def _words() -> Mapping[str, Any]:
    text = (resources.files("checks") / "sectors.yaml").read_text(encoding="utf-8")
    words: Mapping[str, Any] = yaml.safe_load(text)
    return words


def outside_sector(holding: Holding) -> str:
    """The sector of services, culture or primary production that the object names; empty for none."""
    name = object_of(holding.name)
    found = ((s, w) for s, words in _words()["sectors"].items() for w in words if w in name)
    return max(found, key=lambda pair: len(pair[1]), default=("", ""))[0]


def technical(holding: Holding) -> bool:
    """Whether any direction is about more than running, training, branding and the like.

    True where no direction is filled in: then nothing speaks against it.
    """
    name = object_of(holding.name)
    topics = (text_key(topic).replace(name, "") for topic in holding.directions)
    return not holding.directions or any(_bare(topic) for topic in topics)


def _bare(topic: str) -> str:
    for word in sorted(_words()["operations"], key=len, reverse=True):
        topic = topic.replace(word, "")
    return topic.strip("的与和及、研究") if topic else ""
