"""The parts of a name: place, numbers, level, kind, legal form, and what is its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from graph.base_types import vocabulary
from graph.identity.folding import fold, take_numbers
from graph.identity.places import place, place_behind, places_in_front
from graph.identity.words import words
from graph.names import text_key

_LEGAL = re.compile(
    r"(?:集团)?(有限责任公司|股份有限公司|有限公司|股份公司|总公司|公司|股份|厂|集团)"
    r"(?:\((?:有限合伙|普通合伙)\))?$"
)
_GROUP = re.compile(r"\((?:集团|控股)\)|集团|控股")
_GROUP_WORDS = ("集团", "控股")
_BRACKET = re.compile(r"\(([^()]*)\)")
_NATIONAL = re.compile("^(?:全国|国家)")
_LONGEST_TYPE, _LONGEST_HEAD = 16, 8
_JOINTS = re.compile(r"[与和及、·的,/\-—]|暨")
_SCHOOL = re.compile(r"(大学|学院)(?:[一-鿿]{0,4}?医学院|医学部|医学中心)?附属")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a name consists of.

    Attributes:
        key: The folded name.
        core: What is left when all other parts are taken away: the name's own words.
        places: Short names of regions, outermost first.
        numbers: Ordinals and numbers.
        head: What sort of thing the name's end says it is; empty if unknown.
        type: The type of base, without its level; empty if it is none.
        level: 国家, 部, 省 … of a base, empty if none is said.
        legal: ltd, shares, plain or empty.
        group: Whether 集团 or 控股 is said.
        asides: What stands in brackets and is no place.
    """

    key: str
    core: str
    places: tuple[str, ...]
    numbers: tuple[int, ...]
    head: str
    type: str = ""
    level: str = ""
    legal: str = ""
    group: bool = False
    asides: tuple[str, ...] = ()

    @property
    def last(self) -> str:
        """The word that the name ends in and that tells its head: 研究院, 科学院."""
        size = _last_word(self.key)
        return self.key[-size:] if size else ""

    @property
    def bare(self) -> str:
        """The core without joining words: 材料与工程 and 材料工程 are one; a brand may hold such (和欣)."""
        return self.core if self.legal else _JOINTS.sub("", self.core)


@lru_cache(maxsize=200_000)
def parts(written: str) -> Parts:
    """Take a name apart; never fails: what is not understood stays in the core."""
    key = fold(written)
    asides = _BRACKET.findall(key)
    front, rest = places_in_front(_BRACKET.sub("", key) or key)
    inside = tuple(name for aside in asides if (name := place(aside, alone=True)))
    said = tuple(a for a in asides if not (place(a, alone=True) or a in _GROUP_WORDS))
    known = Parts(key, rest, front + inside, (), "", asides=said)
    type_, body = _type(rest)
    return _base(known, type_, body) if type_ else _body(known)


def _body(known: Parts) -> Parts:
    """The rest of an organization's name: numbers, legal form, what its end says it is."""
    rest, numbers = take_numbers(known.core)
    legal, rest = _legal(_SCHOOL.sub(r"\1", rest))
    group = _GROUP.search(known.key) is not None
    head, core = ("公司", _GROUP.sub("", rest)) if legal else _head(rest)
    return replace(known, core=core, numbers=numbers, head=head, legal=legal, group=group)


def _base(known: Parts, type_: str, body: str) -> Parts:
    """The rest of a base's name: 省部共建, the level, and a region in front of the type."""
    body, numbers = take_numbers(body)
    level, body = _level(body.replace("省部共建", ""))
    own, body = place_behind(re.sub(r"(?<=[省市区])级$", "", body))
    places = known.places + own
    return replace(
        known,
        core=re.sub(r"^[省市区]级?", "", body),
        places=places,
        numbers=numbers,
        head=type_,
        type=type_,
        level=level or ("地方" if places else ""),
    )


@cache
def _stems() -> dict[str, str]:
    """Ways of writing a type of base, and the type without its national level."""
    entries = [*vocabulary("base_types"), *words()["more_base_types"]]
    ways = {text_key(way): e["stem"] for e in entries for way in (e["stem"], *e.get("also", ()))}
    return {way: _NATIONAL.sub("", text_key(stem)) for way, stem in ways.items()}


def _type(text: str) -> tuple[str, str]:
    """The type of base that a name ends with, and what stands before it, the level included."""
    for size in range(min(_LONGEST_TYPE, len(text)), 2, -1):
        if stem := _stems().get(text[-size:]):
            return stem, text[: len(text) - len(_NATIONAL.sub("", text[-size:]))]
    return "", text


def _level(body: str) -> tuple[str, str]:
    """The level that stands at the start or the end; a ministry is its own level."""
    for level, ways in words()["levels"].items():
        for way in ways:
            if body.startswith(way):
                return level or way, body.removeprefix(way)
            if body.endswith(way):
                return level or way, body.removesuffix(way)
    return "", body


def _legal(body: str) -> tuple[str, str]:
    match = _LEGAL.search(body)
    if not match or match.start() == 0:
        return "", body
    form = match[1]
    kind = "shares" if form.startswith("股份") else "ltd" if "有限" in form else "plain"
    return kind, body[: match.start()]


@cache
def _heads() -> dict[str, str]:
    return {way: head for head, ways in words()["heads"].items() for way in ways}


def _head(body: str) -> tuple[str, str]:
    size = _last_word(body)
    return (_heads()[body[-size:]], body[:-size]) if size else ("", body)


def _last_word(text: str) -> int:
    """The length of the longest known word that a text ends with; 0 if it ends with none."""
    return next((n for n in range(_LONGEST_HEAD, 0, -1) if text[-n:] in _heads()), 0)
