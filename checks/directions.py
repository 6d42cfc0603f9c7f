"""What a base works on: its object, its topics, and how two of them compare word by word.

Only what is written is compared here. Equal words are a fact that a person can check; how near other
words come in meaning is no matter for a verdict of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from graph.base_types import type_of_name
from graph.names import text_key
from graph.regions import find_region, province_in_front

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checks.situation import Holding

_PERIOD = re.compile(r"\([^()]*\)$")
_PLACE = 8
_PARTICLES = re.compile(r"以及|[的之与和及、，,：:]")


class Likeness(StrEnum):
    """How two holdings' directions compare, strongest first."""

    EQUAL = "equal"  # the same object in the same words, whatever their order
    NEAR = "near"  # the same object in much the same words
    PART = "part"  # one topic of several
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two holdings compare, with the words that both have.

    Attributes:
        likeness: The verdict.
        common: Topics or objects of the application that the other has, as written there.
    """

    likeness: Likeness
    common: tuple[str, ...] = ()


@cache
def _words() -> dict[str, list[str]]:
    text = (resources.files("checks") / "direction_words.yaml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = yaml.safe_load(text)
    return words


@cache
def _equivalents() -> tuple[re.Pattern[str], dict[str, str]]:
    families: Iterable[list[str]] = map(list, _words()["equivalents"])
    main = {word: family[0] for family in families for word in family}
    longest = sorted(main, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), main


@cache
def _fillers(where: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _words()[where]), key=len, reverse=True))
    return re.compile(f"^(?:{words})+" if where == "in_front" else f"(?:{words})+$")


def object_of(name: str) -> str:
    """What a base's name says that it works on: 某省新型减速器专业技术创新中心（…） -> 减速器."""
    key = _PERIOD.sub("", text_key(name))
    stem = text_key(type_of_name(name))
    key = key[: key.rfind(stem)] if stem and stem in key else key
    province = province_in_front(key)
    key = key[len(text_key(province.name)) :] if province else _without_city(key)
    key = key.removesuffix("省级").removesuffix("省").removesuffix("市级")
    return _fillers("in_front").sub("", key) or key


def _without_city(key: str) -> str:
    for length in range(min(_PLACE, len(key)), 1, -1):
        if find_region(key[:length]):
            return key[length:]
    return key


def topic_key(topic: str) -> str:
    """A topic without particles and words that say nothing."""
    bare = _PARTICLES.sub("", text_key(topic))
    bare = _fillers("in_front").sub("", bare) or bare
    return _fillers("behind").sub("", bare) or bare


def sense_key(topic: str) -> str:
    """A topic's key with each of the words that say one thing in one form."""
    pattern, main = _equivalents()
    bare = _fillers("in_front").sub("", text_key(topic))
    return topic_key(pattern.sub(lambda match: main[match[0]], bare))


def compare(one: Holding, other: Holding) -> Comparison:
    """Compare objects and topics of two holdings."""
    if one.direction_keys.isdisjoint(other.direction_keys):
        return Comparison(Likeness.NONE)
    objects = object_of(one.name), object_of(other.name)
    same_object = bool(objects[0]) and objects[0] == objects[1]
    fewer = min(len(one.directions), len(other.directions))
    equal = _common(one, other, topic_key)
    if fewer and len(equal) >= fewer and (same_object or fewer > 1):
        return Comparison(Likeness.EQUAL, equal)
    alike = _common(one, other, sense_key)
    if fewer > 1 and 2 * len(alike) > fewer:
        return Comparison(Likeness.NEAR, alike)
    if same_object:
        return Comparison(Likeness.NEAR, objects[:1])
    own = tuple(topic for topic in alike if any(_names(topic, name) for name in objects))
    return Comparison(Likeness.PART, own) if own else Comparison(Likeness.NONE)


def _common(one: Holding, other: Holding, key: Callable[[str], str]) -> tuple[str, ...]:
    """Topics of one that the other has under the same key, as written, in order."""
    theirs = {key(topic) for topic in other.directions}
    return tuple(topic for topic in one.directions if key(topic) in theirs)


def _names(topic: str, object_: str) -> bool:
    """Whether a topic names an object; 示范工程 alone, or a place of use, names none."""
    return len(object_) > 1 and sense_key(object_) in sense_key(topic)


def keys_of(name: str, directions: Iterable[str]) -> frozenset[str]:
    """What two holdings must share to compare as anything but `NONE`.

    Directions that say one thing in other words share nothing: an index by meaning would add keys here.
    """
    return frozenset(filter(None, (object_of(name), *map(sense_key, directions))))
