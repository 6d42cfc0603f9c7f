"""How a query of pinyin, initials, or characters and pinyin mixed meets a name."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph.pinyin import readings
from search.matching import SHARE, Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.forms import Form

PINYIN_EXACT, PINYIN_PREFIX, PINYIN_SUBSTRING = 0.93, 0.83, 0.77
INITIALS_EXACT, INITIALS_PREFIX, INITIALS_SUBSTRING = 0.82, 0.73, 0.67
# A reading that is not the likeliest one, an initial for a syllable.
_RARE, _INITIAL = 0.004, 0.002


def spoken(whole: str, form: Form) -> Match | None:
    """The query is the name's pinyin, its initials, or characters and pinyin mixed."""
    if not form.spoken:
        return None
    best = _spelled_out(whole, form) if whole.isascii() else None
    if best is not None:
        return best
    walk = _Walk(whole, form.text, form.spoken.split(" "), set())
    head = whole[0]
    for start, char in enumerate(form.text):
        if head != char and not any(said[0] == head for said in readings(char)):
            continue
        found = _follow(walk, 0, start)
        if found is not None:
            match = _spoken_match(found, start, form)
            if best is None or match.score > best.score:
                best = match
    return best


def _spelled_out(whole: str, form: Form) -> Match | None:
    """The letters stand in the name's likeliest pinyin or initials: found without walking."""
    letters = form.letters
    at = letters.find(whole)
    if at >= 0:
        starts = form.starts()
        while at >= 0 and at not in starts:
            at = letters.find(whole, at + 1)
        if at >= 0 and len(whole) > 1:
            end = bisect_left(starts, at + len(whole))
            cut = starts[end] != at + len(whole)
            return _spoken_match(_Found(end, cut=cut), starts.index(at), form)
    start = form.initials.find(whole)
    if start < 0:
        return None
    found = _Found(start + len(whole), initials=len(whole))
    return _spoken_match(found, start, form)


@dataclass(frozen=True, slots=True)
class _Walk:
    """A query followed along a name; `dead` are positions known to lead nowhere."""

    whole: str
    text: str
    said: list[str]
    dead: set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a walk ended and what it met on the way."""

    end: int
    rare: int = 0
    initials: int = 0
    cut: bool = False

    def then(self, *, rare: int = 0, initials: int = 0) -> _Found:
        return _Found(self.end, self.rare + rare, self.initials + initials, self.cut)


class _Step(NamedTuple):
    """One character of the name met by `typed` characters of the query."""

    typed: int
    rare: int = 0
    initials: int = 0
    cut: bool = False


def _steps(whole: str, typed: int, char: str, usual: str) -> Iterator[_Step]:
    """Yield the ways to meet `char`: itself, its syllables, the start of one, its initial.

    `usual` is how it is read in this name; its other readings are rare here.
    """
    if whole[typed] == char:
        yield _Step(1)
    rest = len(whole) - typed
    spellings = dict.fromkeys((usual, *readings(char)))
    for said in spellings:
        if whole.startswith(said, typed):
            yield _Step(len(said), rare=said != usual)
        elif 1 < rest < len(said) and said.startswith(whole[typed:]):
            yield _Step(rest, rare=said != usual, cut=True)
    for said in spellings:
        if whole[typed] == said[0]:
            yield _Step(1, rare=said != usual, initials=1)


def _follow(walk: _Walk, typed: int, at: int) -> _Found | None:
    """Match the query from `typed` with the name from `at`; the first way that leads on wins."""
    if typed == len(walk.whole):
        return _Found(at)
    if at == len(walk.text) or (typed, at) in walk.dead:
        return None
    for step in _steps(walk.whole, typed, walk.text[at], walk.said[at]):
        if step.cut:
            return _Found(at + 1, step.rare, cut=True)
        found = _follow(walk, typed + step.typed, at + 1)
        if found is not None:
            return found.then(rare=step.rare, initials=step.initials)
    walk.dead.add((typed, at))
    return None


def _spoken_match(found: _Found, start: int, form: Form) -> Match:
    size = found.end - start
    initials = found.initials > size / 2
    whole_name = size == len(form.text) and not found.cut
    bases = (
        (INITIALS_EXACT, INITIALS_PREFIX, INITIALS_SUBSTRING)
        if initials
        else (PINYIN_EXACT, PINYIN_PREFIX, PINYIN_SUBSTRING)
    )
    base = bases[0] if whole_name else bases[1] if start == 0 else bases[2]
    share = size / len(form.text)
    guess = _RARE * found.rare + (0 if initials else _INITIAL * 5 * found.initials)
    score = base + SHARE * share - guess - 0.0002 * start
    why = "initials" if initials else "pinyin"
    return Match(score, why, form, tuple(range(start, found.end)))
