"""A direction taken apart: what it works on, what is done, what it is for, each with its weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from graph.base_types import type_of_name
from graph.names import text_key
from graph.normal import compact, fold, has_han
from graph.regions import province_in_front
from search.directions.vocabulary import Vocabulary
from search.directions.wording import wording
from search.static_encoder import built_in_encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from search.directions.thesaurus import Concept, Thesaurus

_LONGEST_TEXT = 2_000  # characters of one text that are read; no title comes near
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]$")
_USE = re.compile(
    r"(?:面向|针对|用于|应用于|服务于|适用于)(.{2,}?)的|在(.{2,}?)中的应用|(.{2,}?)用(?=\w{3,})"
)
_WAY = re.compile(r"(?:基于|利用|采用|通过|借助)(.{2,}?)的")
# A term of the thesaurus is cut as one word: likelier than any two words together.
_TERM_SCORE = -6.0
_SHORTEST_PART = 2
_LATIN = re.compile(r"[a-z0-9]")
_DOING, _ASIDE = 0.35, 0.6  # weight of what is done, and of what a title says by the way


class Role(StrEnum):
    """What a term is to a direction."""

    THING = "thing"  # what is worked on
    DOING = "doing"  # what is done to it
    USE = "use"  # what it is for
    WAY = "way"  # what it is based on


@dataclass(frozen=True, slots=True)
class Term:
    """A word or term of a direction.

    Attributes:
        word: As read, folded.
        role: What it is to the direction.
        weight: How much it says; rare things most.
        concept: Its concept, if the thesaurus has it.
    """

    word: str
    role: Role
    weight: float
    concept: Concept | None = None

    @property
    def key(self) -> str:
        """The word by which its vector is known: one for all names of a concept."""
        return compact(self.concept.term) if self.concept else self.word


class Reader:
    """Takes directions apart.

    Args:
        thesaurus: Its terms are read as one word, the longest first.
    """

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus
        self._encoder = built_in_encoder()
        names = {name for name, _ in thesaurus.entries()}
        own = dict.fromkeys((name for name in names if not _LATIN.search(name)), _TERM_SCORE)
        self._mixed = _any_of(name for name in names if _LATIN.search(name) and has_han(name))
        known = {word: min(score, 0.0) for word, score in self._encoder.vocabulary.scores.items()}
        self._vocabulary = Vocabulary({**known, **own})
        self.read = lru_cache(1 << 15)(self._read)
        self.vector = lru_cache(1 << 16)(self._vector)

    def _read(self, text: str) -> tuple[Term, ...]:
        """The terms of a direction, in order, without place, type of base and words that say nothing."""
        core = stem(text[:_LONGEST_TEXT])
        aside = {Role.USE: _spans(_USE, core), Role.WAY: _spans(_WAY, core)}
        return tuple(self._term(word, aside) for word in self._words(core) if not _empty(word))

    def _words(self, core: str) -> Iterator[str]:
        """Terms in two scripts first, as in RV减速器; what lies between them is cut by likelihood."""
        for number, part in enumerate(self._mixed.split(fold(core))):
            if number % 2:
                yield part
            else:
                yield from _joined(self._vocabulary.words(part))

    def _term(self, word: str, aside: dict[Role, str]) -> Term:
        concept = self._thesaurus.find(word)
        weight, role = self._rarity(compact(concept.term) if concept else word), Role.THING
        if _doing(word):
            role, weight = Role.DOING, weight * _DOING
        for known, said in aside.items():
            if role is Role.THING and word in said:
                role, weight = known, weight * _ASIDE
        return Term(word, role, weight, concept)

    def _rarity(self, word: str) -> float:
        """The length of its vector; of a word unknown to the encoder, that of its parts on average."""
        if word in self._encoder.vocabulary.scores:
            return float(np.linalg.norm(self._encoder.word(word)))
        parts = self._encoder.vocabulary.cut(word)
        return sum(float(np.linalg.norm(self._encoder.word(part))) for part in parts) / len(parts)

    def _vector(self, word: str) -> NDArray[np.float32]:
        """The direction of a word's vector, of length 1."""
        vector = self._encoder.word(word)
        return vector / max(float(np.linalg.norm(vector)), 1e-9)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Matches each of the names, the longest first, but no part of a Latin word."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    ways = "|".join(map(re.escape, longest)) or r"(?!)"
    return re.compile(rf"(?<![a-z0-9])((?:{ways}))(?![a-z0-9])")


@lru_cache(1 << 14)
def _empty(word: str) -> bool:
    """Whether a word says nothing, or is made of words that say nothing: 技术开发."""
    return word in wording().empty or _made_of(word, _empty)


@lru_cache(1 << 14)
def _doing(word: str) -> bool:
    """Whether a word says what is done, or is made of such words: 监测预警."""
    return word in wording().doing or _made_of(word, lambda part: _empty(part) or _doing(part))


def _made_of(word: str, fits: Callable[[str], bool]) -> bool:
    """Whether both parts of a word fit, cut anywhere into two of at least two characters."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return any(fits(word[:cut]) and fits(word[cut:]) for cut in cuts)


def stem(text: str) -> str:
    """A direction without the province in front and the type of base behind."""
    key = text_key(_BRACKETS.sub("", text.strip()))
    type_ = text_key(type_of_name(text))
    core = key[: key.rfind(type_)] if type_ and type_ in key else key
    if province := province_in_front(core):
        core = core[len(text_key(province.name)) :].removeprefix("省级")
    if type_:
        core = (
            core.removesuffix("省级").removesuffix("专业").removesuffix("国家").removesuffix("省")
        )
    return core if compact(core) else key


def _spans(pattern: re.Pattern[str], core: str) -> str:
    """What the groups of a pattern hold, side by side."""
    found = (part for match in pattern.finditer(core) for part in match.groups() if part)
    return fold(" ".join(found))


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Single characters side by side, which are no words of their own, as one word."""
    held = ""
    for word in words:
        if len(word) == 1 and not word.isascii() and word not in wording().empty:
            held += word
            continue
        if held:
            yield held
        held = ""
        yield word
    if held:
        yield held
