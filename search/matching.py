"""How one query meets one name: each way is a small function that says how well.

Every function returns a `Match` or None. The bases keep the ways apart (exact above prefix above
substring above everything guessed); inside a way, the share of the name that was typed decides.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from search.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.forms import Form

EXACT, PREFIX, SUBSTRING = 1.0, 0.9, 0.8
PINYIN_EXACT, PINYIN_PREFIX, PINYIN_SUBSTRING = 0.93, 0.83, 0.77
INITIALS_EXACT, INITIALS_PREFIX, INITIALS_SUBSTRING = 0.82, 0.73, 0.67
WORDS, ORDER, SOUND = 0.72, 0.7, 0.52
# Inside a way, at most this much is added for the share of the name that was typed.
SHARE = 0.05
# A reading that is not the likeliest one, an initial for a syllable.
_RARE, _INITIAL = 0.004, 0.002
_LEAST_REORDERED = 4
# Sounds alone prove a name when half the characters are right and there are more than this.
_HALF, _LEAST_SURE_SOUND = 0.5, 2


@dataclass(frozen=True, slots=True)
class Match:
    """How well a query meets a name.

    Attributes:
        score: 0 to 1.
        why: The way, as in `search.documents.Hit.why`.
        form: The name met.
        marks: Indices into ``form.text`` of the characters met, ascending.
        sure: Whether nothing was guessed.
    """

    score: float
    why: str
    form: Form
    marks: tuple[int, ...] = ()
    sure: bool = True


def literal(whole: str, form: Form) -> Match | None:
    """The query stands in the name as typed."""
    at = form.text.find(whole)
    if at < 0:
        return None
    share = len(whole) / len(form.text)
    if not form.spoken and not _at_word(form, at):
        return None
    base = PREFIX if at == 0 else SUBSTRING
    score = EXACT if share == 1 else base + SHARE * share - (0.0002 * at if at else 0)
    return Match(score, "name", form, tuple(range(at, at + len(whole))))


def _at_word(form: Form, at: int) -> bool:
    """Tell whether a word of an English name starts at `at`."""
    start = 0
    for word in form.words:
        if start == at:
            return True
        start += len(word)
    return len(form.words) == 1


def keywords(parts: tuple[str, ...], form: Form) -> Match | None:
    """Every word typed stands somewhere in the name, none on top of another."""
    taken: set[int] = set()
    for part in sorted(parts, key=len, reverse=True):
        at = form.text.find(part)
        while at >= 0 and not taken.isdisjoint(range(at, at + len(part))):
            at = form.text.find(part, at + 1)
        if at < 0:
            return None
        taken.update(range(at, at + len(part)))
    start = 0.03 if any(form.text.startswith(part) for part in parts) else 0.0
    first = 0.02 if form.text.startswith(parts[0]) else 0.0
    share = len(taken) / len(form.text)
    return Match(WORDS + start + first + SHARE / 2 * share, "words", form, tuple(sorted(taken)))


def english(parts: tuple[str, ...], form: Form) -> Match | None:
    """Every word typed begins a word of an English name; the last may be unfinished."""
    if not all(part in form.text for part in parts):
        return None
    left, marks, rank = list(enumerate(form.words)), list[int](), 0
    offsets = [0]
    for word in form.words:
        offsets.append(offsets[-1] + len(word))
    previous = -1
    for part in parts:
        found = next((pair for pair in left if pair[1] == part), None)
        found = found or next((pair for pair in left if pair[1].startswith(part)), None)
        if found is None:
            return None
        left.remove(found)
        rank += found[0] > previous
        previous = found[0]
        marks += range(offsets[found[0]], offsets[found[0]] + len(part))
    share = len(marks) / len(form.text)
    ordered = 0.02 * rank / len(parts)
    score = WORDS + ordered + 2 * SHARE * share
    return Match(min(score, SUBSTRING + SHARE), "words", form, tuple(sorted(marks)))


def reordered(whole: str, form: Form) -> Match | None:
    """The name holds the query cut in two, the halves the other way round."""
    if len(whole) < _LEAST_REORDERED:
        return None
    for cut in range(1, len(whole)):
        head, tail = whole[:cut], whole[cut:]
        first = form.text.find(tail)
        if first < 0 or head not in form.text:
            continue
        second = form.text.find(head, first + len(tail))
        if second >= 0:
            near = 0.02 if second == first + len(tail) else 0.0
            share = len(whole) / len(form.text)
            marks = (*range(first, first + len(tail)), *range(second, second + cut))
            return Match(ORDER + near + SHARE / 2 * share, "order", form, tuple(marks))
    return None


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


def same_sound(whole: str, said: str, form: Form) -> Match | None:
    """Every character of the query sounds like the name's at the same place.

    Args:
        whole: The query.
        said: Its likeliest syllables, joined by spaces.
        form: A name.
    """
    at = f" {form.spoken} ".find(f" {said} ")
    if at < 0:
        return None
    start = form.spoken.count(" ", 0, at)
    window = form.text[start : start + len(whole)]
    same = sum(a == b for a, b in zip(whole, window, strict=True)) / len(whole)
    share = len(whole) / len(form.text)
    score = SOUND + 0.08 * same + 0.03 * (start == 0) + SHARE / 2 * share
    marks = tuple(range(start, start + len(whole)))
    sure = same >= _HALF and len(whole) > _LEAST_SURE_SOUND
    return Match(score, "sound", form, marks, sure=sure)
