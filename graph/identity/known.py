"""What names are known to belong to one body: the tables in `known/`, from general knowledge."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph.identity.folding import fold, with_digits
from graph.normal import fold as plain_words
from graph.normal import has_han

_TABLES = ("universities", "academies", "hospitals", "firms")
_HOW = {"short": "简称", "former": "曾用名", "also": "另一名称", "en": "英文名"}
OFFICIAL = "全称"


@dataclass(frozen=True, slots=True)
class Body:
    """A body with all names known of it; `how` says of each folded name what it is."""

    name: str
    how: dict[str, str]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """All known bodies, found by any of their names."""

    bodies: tuple[Body, ...]
    by_name: dict[str, tuple[int, ...]]
    longest: int

    def find(self, key: str) -> tuple[int, ...]:
        """The bodies that bear this name; those whose full name it is go before all others."""
        found = self.by_name.get(key, ())
        official = tuple(i for i in found if self.bodies[i].how[key] == OFFICIAL)
        return official or found

    def in_front(self, key: str) -> tuple[str, Body] | None:
        """The longest known name, of one body only, that the key begins with and goes beyond."""
        for size in range(min(self.longest, len(key) - 2), 1, -1):
            if len(found := self.find(key[:size])) == 1:
                return key[:size], self.bodies[found[0]]
        return None


def name_key(name: str) -> str:
    """The form under which a known name is kept: English by its words, Chinese with digits."""
    if has_han(name):
        return with_digits(fold(name))
    bare = _COUNTRY.sub("", name.replace("'", "").replace("’", ""))
    words = (_CUT_SHORT.get(word, word) for word in plain_words(bare).split())
    return " ".join(word for word in words if word not in _IDLE)


# What registers of organizations write around a name to say its country or its academy.
_COUNTRY = re.compile(
    r"^Chinese Academy of Sciences,?\s+(?=\w)|"
    r"\s*(?:\((?:China|PRC)\)|[,(]\s*(?:CAS|Chinese Academy of Sciences)\)?)\s*$",
    re.IGNORECASE,
)
_CUT_SHORT = {
    "univ": "university",
    "inst": "institute",
    "acad": "academy",
    "hosp": "hospital",
    "lab": "laboratory",
    "centre": "center",
    "sci": "science",
    "technol": "technology",
    "tech": "technology",
    "eng": "engineering",
    "med": "medical",
    "agr": "agricultural",
}
_IDLE = frozenset(
    {
        "the",
        "of",
        "and",
        "for",
        "co",
        "ltd",
        "inc",
        "corp",
        "company",
        "corporation",
        "limited",
        "at",
        "in",
    }
)


@cache
def known_names() -> KnownNames:
    """The shipped tables, read once."""
    bodies = tuple(_body(line) for table in _TABLES for line in _lines(table))
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, body in enumerate(bodies):
        for key in body.how:
            by_name[key].append(number)
    longest = max(map(len, by_name))
    return KnownNames(bodies, {key: tuple(ids) for key, ids in by_name.items()}, longest)


def _lines(table: str) -> list[str]:
    file = resources.files("graph.identity") / "known" / f"{table}.tsv"
    return [one for one in file.read_text(encoding="utf-8").splitlines() if one and one[0] != "#"]


def _body(line: str) -> Body:
    name, *cells = line.split("\t")
    how = {name_key(name): OFFICIAL}
    for cell in cells:
        tag, _, names = cell.partition("=")
        for other in names.split("|"):
            how.setdefault(name_key(other), _HOW[tag])
    return Body(name, how)
