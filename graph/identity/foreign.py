"""Names in Latin letters against Chinese ones: pinyin of the whole name, or English word by word."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

import yaml

from graph.identity.folding import fold, take_numbers
from graph.identity.judgement import Judgement
from graph.identity.known import known_names, name_key
from graph.normal import compact, has_han
from graph.pinyin import readings

_LEFT = frozenset("省市与和及的附属")


def compare_foreign(a: str, b: str) -> Judgement:
    """Compare two names of which one at least has no Chinese character."""
    if not (has_han(a) or has_han(b)):
        words = sorted(name_key(a).split())
        same = words and words == sorted(name_key(b).split())
        return Judgement(0.9, ("英文用词相同",)) if same else Judgement(0.1, ("外文名称用词不同",))
    foreign, han = (b, a) if has_han(a) else (a, b)
    return max((_across(foreign, name) for name in _names_of(han)), key=lambda one: one.score)


def _names_of(han: str) -> list[str]:
    names = known_names()
    found = names.find(name_key(han))
    others = names.bodies[found[0]].how if len(found) == 1 else {}
    return [fold(han), *(name for name in others if has_han(name))]


def _across(foreign: str, han: str) -> Judgement:
    if _spells(compact(foreign), compact(han)):
        return Judgement(0.93, ("是中文名称的全拼",))
    words = name_key(foreign).split()
    if words and _covers(tuple(words), han):
        if "technology" in words and len(words) <= 3:  # noqa: PLR2004 -- X University of Technology
            return Judgement(0.5, ("英文名逐词对应，但Technology可对应多种校名",))
        return Judgement(0.85, ("英文名与中文名逐词对应",))
    return Judgement(0.06, ("外文名与中文名不对应",))


@lru_cache(maxsize=20_000)
def _spells(letters: str, han: str) -> bool:
    """Whether the letters are readings of all characters in order; any reading of each will do."""
    if not letters.isascii() or not han:
        return False
    ends = {0}
    for char in han:
        ways = [*readings(char), char]
        ends = {at + len(w) for at in ends for w in ways if letters.startswith(w, at)}
        if not ends:
            return False
    return len(letters) in ends


@cache
def _english() -> dict[str, list[str]]:
    text = (resources.files("graph.identity") / "english_words.yaml").read_text(encoding="utf-8")
    read: dict[str, list[str]] = yaml.safe_load(text)
    return read


def _covers(words: tuple[str, ...], han: str) -> bool:
    """Whether every English word stands for a part of the Chinese name, and nothing of it is left."""
    rest, numbers = take_numbers(han)
    return _cover(words, rest + "".join(f"第{n}" for n in numbers))


def _cover(words: tuple[str, ...], rest: str) -> bool:
    if not words:
        return not set(rest) - _LEFT
    word, *others = words
    known = _english().get(word)
    if known == []:
        return _cover(tuple(others), rest)
    choices = [c for c in known or () if c in rest] + _spelled_in(word, rest)
    return any(_cover(tuple(others), rest.replace(choice, "", 1)) for choice in choices)


def _spelled_in(word: str, rest: str) -> list[str]:
    """Runs of characters in the name that are spelled like the word: Shenyang, 沈阳."""
    sizes = range(1, 5)
    runs = {rest[i : i + n] for n in sizes for i in range(len(rest) - n + 1)}
    return sorted(run for run in runs if run.isalpha() and has_han(run) and _spells(word, run))
