"""Words of titles that are no concept of a field: what says nothing, and ways of saying one thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from graph.normal import compact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Wording:
    """The file `wording.yaml`.

    Attributes:
        empty: Words that say nothing of a direction.
        doing: By word of what is done or how, the numbers of the families that it is in.
        things: By word of a thing, the same.
        families: The families, those of doing first.
    """

    empty: frozenset[str]
    doing: Mapping[str, frozenset[int]]
    things: Mapping[str, frozenset[int]]
    families: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> frozenset[str]:
        """All words of the file."""
        return self.empty | self.doing.keys() | self.things.keys()


@cache
def wording() -> Wording:
    """What the file says; read once."""
    file = resources.files("search.directions") / "wording.yaml"
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    doing, things = ([tuple(map(compact, f)) for f in raw[name]] for name in ("doing", "things"))
    return Wording(
        frozenset(map(compact, raw["empty"])),
        _by_word(doing, 0),
        _by_word(things, len(doing)),
        (*doing, *things),
    )


def _by_word(families: Sequence[Sequence[str]], first: int) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, family in enumerate(families, first):
        for word in family:
            found[word] = found.get(word, frozenset()) | {number}
    return found
