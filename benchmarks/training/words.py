"""The words of the built-in encoder: cut from the corpora, and their likelihood."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import rjieba

from graph.normal import fold, has_han
from search.directions.thesaurus import thesaurus
from search.directions.vocabulary import UNKNOWN
from search.directions.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LEAST = 2  # documents with a word
_LONGEST = 6
_LEVEL_1 = "gb2312"
_RUNS = re.compile(r"[a-z0-9]+|[^a-z0-9\s]+")
_LATIN = re.compile(r"[a-z0-9]+")
_ASCII = "abcdefghijklmnopqrstuvwxyz0123456789"
_SENTENCE = re.compile(r"[。；！？;]")
# A term of the thesaurus is one word, however likely its parts; a longer one is as clear from its parts.
_TERM_SCORE, _LONGEST_TERM = -6.0, 3


def scores(documents: Iterable[str]) -> dict[str, float]:
    """Words with the logarithm of their likelihood, the unknown word first."""
    counts = Counter(word for text in documents for word in set(_words(fold(text))))
    total = sum(counts.values())
    found = {
        word: math.log(count / total)
        for word, count in counts.items()
        if count >= _LEAST or len(word) == 1
    }
    least = math.log(0.5 / total)
    for char in (*_ASCII, *_common_characters()):
        found.setdefault(char, least)
    for word in wording().words:
        found.setdefault(word, max(found.values()) - 4)
    for name, _ in thesaurus().entries():
        if len(name) <= _LONGEST_TERM and not _LATIN.search(name):
            found[name] = max(found.get(name, least), _TERM_SCORE)
    for word, count in _english().items():
        if count >= _LEAST:
            found.setdefault(word, least)
    least = min(found.values())
    return {UNKNOWN: least} | dict(sorted(found.items()))


def _english() -> Counter[str]:
    """Words of the English names of concepts, and how many names have them."""
    names = (fold(name) for concept in thesaurus().concepts.values() for name in concept.en)
    return Counter(word for name in names for word in _LATIN.findall(name))


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return _SENTENCE.split(text)


def _words(text: str) -> Iterator[str]:
    for run in _RUNS.findall(text):
        if not has_han(run):
            yield run
            continue
        for word in rjieba.cut(run, hmm=False):
            yield word if len(word) <= _LONGEST else word[:_LONGEST]
            if len(word) > 1:
                yield from word


def _common_characters() -> Iterator[str]:
    """The 3,755 everyday characters: level 1 of GB/T 2312."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode(_LEVEL_1)
            except UnicodeDecodeError:
                continue
