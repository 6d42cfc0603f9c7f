"""How Chinese names are read: the likeliest reading in context, and every reading as a fallback.

Readings are pypinyin's character and phrase tables without tones (``ü`` is ``v``), and above them
``data/readings.tsv`` with surnames and places.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

_LONGEST_PHRASE, _LONGEST_PLACE = 4, 5
# A name of at most this many characters may be a person's and start with a surname.
_LONGEST_PERSON = 4
_SYLLABLE = re.compile("[a-z]*[aeiouv][a-z]*")


@cache
def plain(syllable: str) -> str:
    """Return a syllable without its tone: ``lǜ`` is ``lv``, ``yuè`` is ``yue``."""
    parts = unicodedata.normalize("NFD", syllable.replace("ü", "v").replace("ê", "e"))
    bare = "".join(c if c != "\u0308" else "\0" for c in parts if c == "\u0308" or c.isascii())
    return bare.replace("u\0", "v").replace("\0", "")


@cache
def _readings_table() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the rows of ``data/readings.tsv`` by use."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {"name": [], "surname": [], "place": []}
    text = (files("graph") / "data" / "readings.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            use, words, said = line.split("\t")
            table[use].append((words, tuple(said.split())))
    return table


@cache
def _special_readings() -> dict[str, list[str]]:
    """Return readings our table adds to a character, its usual one in names first."""
    special: dict[str, list[str]] = {}
    for use in ("name", "surname", "place"):
        for words, said in _readings_table()[use]:
            for char, syllable in zip(words, said, strict=True):
                special.setdefault(char, []).append(syllable)
    return special


@cache
def readings(char: str) -> tuple[str, ...]:
    """Return every reading of one character, the commonest first; a letter or digit reads itself.

    Only readings with a vowel count; ``lv`` and ``nv`` are followed by ``lu`` and ``nu``, which many
    type.
    """
    if char.isascii():
        return (char,)
    known = PINYIN_DICT.get(ord(char), "").split(",")
    found = [s for s in map(plain, known) if _SYLLABLE.fullmatch(s)]
    usual = [said[0] for words, said in _readings_table()["name"] if words == char]
    found = usual + found + _special_readings().get(char, [])
    found += [s.replace("v", "u") for s in found if "v" in s]
    return tuple(dict.fromkeys(found)) or (char,)


@cache
def syllables() -> frozenset[str]:
    """Return every syllable some character is read with."""
    return frozenset(
        s for char in map(chr, range(0x4E00, 0x9FA6)) for s in readings(char) if s.isascii()
    )


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Readings that depend on context.

    Attributes:
        phrases: First character to phrase to syllables.
        surnames: Surname to syllables.
        heads: The first two characters of every phrase.
    """

    phrases: dict[str, dict[str, tuple[str, ...]]]
    surnames: dict[str, tuple[str, ...]]
    heads: frozenset[str]


@cache
def _phrases() -> _Phrases:
    phrases: dict[str, dict[str, tuple[str, ...]]] = {}
    surnames = dict(_readings_table()["surname"])
    for words, spoken in PHRASES_DICT.items():
        if 1 < len(words) <= _LONGEST_PHRASE and len(spoken) == len(words):
            said = tuple([plain(syllable[0]) for syllable in spoken])
            if said != tuple([readings(char)[0] for char in words]):
                phrases.setdefault(words[0], {})[words] = said
    for words, said in _readings_table()["place"]:
        phrases.setdefault(words[0], {})[words] = said
    heads = frozenset(phrase[:2] for some in phrases.values() for phrase in some)
    return _Phrases(phrases, surnames, heads)


class _FirstReadings(dict[int, str]):
    """The likeliest reading of each character out of context, with a space behind it."""

    def __missing__(self, code: int) -> str:
        self[code] = f"{readings(chr(code))[0]} "
        return self[code]


_FIRST = _FirstReadings()


def spell(text: str, *, person: bool = False) -> str:
    """Return the likeliest reading of each character of `text`.

    Args:
        text: Folded text without spaces; letters and digits read themselves.
        person: The text is a person's name: its first characters are read as a surname.

    Returns:
        One syllable for each character, joined by spaces.
    """
    plain_said = text.translate(_FIRST).rstrip()
    known = _phrases()
    starts = [at for at in range(len(text) - 1) if text[at : at + 2] in known.heads]
    surname = _surname(text, person=person)
    if not starts and not surname:
        return plain_said
    said = plain_said.split(" ")
    said[: len(surname)] = surname
    settled = len(surname)
    for at in starts:
        if at >= settled:
            settled = at + _spell_phrase(text, said, at, known.phrases[text[at]])
    return " ".join(said)


def _surname(text: str, *, person: bool) -> tuple[str, ...]:
    """Return how the surname at the start is read; nothing where none is special there.

    Unless `person`, a short name gets the surname's reading only where no phrase starts there.
    """
    if not text or (not person and len(text) > _LONGEST_PERSON):
        return ()
    known = _phrases().surnames
    for size in (2, 1):
        surname = known.get(text[:size])
        if surname and len(text) > size:
            phrases = (text[:end] in PHRASES_DICT for end in range(2, _LONGEST_PHRASE + 1))
            return surname if person or not any(phrases) else ()
    return ()


def _spell_phrase(text: str, said: list[str], at: int, phrases: dict[str, tuple[str, ...]]) -> int:
    """Read the longest known phrase at `at`; return how many characters it took, at least 1."""
    for size in range(min(_LONGEST_PLACE, len(text) - at), 1, -1):
        found = phrases.get(text[at : at + size])
        if found:
            said[at : at + size] = found
            return size
    return 1
