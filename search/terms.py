"""The terms a document is filed under, the same for every engine.

| field   | terms |
|---------|-------|
| whole   | each name, plain |
| start   | its first one to four characters |
| one     | its single characters |
| two     | its pairs of characters in order, ``|`` between names: a phrase of pairs is a substring |
| sound   | its syllables and pairs of syllables, in every reading |
| initial | pairs and triples of first letters in every reading; ``^x`` for the first one |
| word    | words of names without Chinese characters |
| text    | pairs of characters and words of the description, in order |
| facet   | ``key=value``; the kind too |
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graph.normal import fold, has_han
from graph.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from search.documents import Document
    from search.forms import Form

FIELDS = ("whole", "start", "one", "two", "sound", "initial", "word", "text")
GAP = "|"
LONGEST_START = 4
# A short name without Chinese characters (an acronym) is filed under pairs of letters too.
LONGEST_ACRONYM = 12


@cache
def first_letters(char: str) -> tuple[str, ...]:
    """Return the first letter of every reading of a character."""
    return tuple(dict.fromkeys(syllable[0] for syllable in readings(char)))


@lru_cache(maxsize=1 << 17)
def _pair_sounds(first: str, second: str) -> str:
    """Return the sound terms of two neighbours: the first one's syllables, and the pairs."""
    pairs = [f"{a}_{b}" for a in readings(first) for b in readings(second)]
    return " ".join([*readings(first), *pairs])


@lru_cache(maxsize=1 << 17)
def _pair_initials(first: str, second: str) -> str:
    return " ".join([a + b for a in first_letters(first) for b in first_letters(second)])


@lru_cache(maxsize=1 << 17)
def _triple_initials(first: str, second: str, third: str) -> str:
    heads = [a + b for a in first_letters(first) for b in first_letters(second)]
    return " ".join([head + c for head in heads for c in first_letters(third)])


def text_pairs(text: str) -> list[str]:
    """Return the pairs of neighbouring characters, in order."""
    return [text[at : at + 2] for at in range(len(text) - 1)]


def passage_terms(text: str) -> str:
    """Return the terms of a description: pairs inside Chinese runs, words elsewhere, in order."""
    terms: list[str] = []
    for run in fold(text).split():
        terms += [*text_pairs(run), GAP] if has_han(run) else [run]
    return " ".join(terms)


def form_terms(forms: Sequence[Form]) -> dict[str, str]:
    """Return the terms of names by field, those of one field joined by spaces."""
    fields: dict[str, list[str]] = {name: [] for name in FIELDS if name != "text"}
    for form in forms:
        text = form.text
        fields["whole"].append(text)
        fields["start"] += [text[:size] for size in range(1, min(len(text), LONGEST_START) + 1)]
        fields["word"] += form.words
        if form.spoken:
            _add_sounds(fields, text)
        if form.spoken or len(text) <= LONGEST_ACRONYM:
            fields["one"] += text
            fields["two"] += text_pairs(text)
            fields["two"].append(GAP)
    return {name: " ".join(terms) for name, terms in fields.items() if terms}


def _add_sounds(fields: dict[str, list[str]], text: str) -> None:
    sound, initial = fields["sound"], fields["initial"]
    sound += map(_pair_sounds, text, text[1:])
    sound += readings(text[-1])
    initial += [f"^{letter}" for letter in first_letters(text[0])]
    initial += map(_pair_initials, text, text[1:])
    initial += map(_triple_initials, text, text[1:], text[2:])


def facets(document: Document) -> dict[str, str]:
    """Return what a document can be filtered and counted by, its kind included."""
    filled = {key: value for key, value in document.facets.items() if value}
    return {"kind": document.kind, **filled}


def facet_terms(pairs: Mapping[str, str] | Iterable[tuple[str, str]]) -> list[str]:
    """Return the terms of facet pairs."""
    items = pairs.items() if hasattr(pairs, "items") else pairs
    return [f"{key}={value}" for key, value in items]
