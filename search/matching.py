"""How one query meets one name: each way is a small function that says how well.

Every function returns a `Match` or None. The bases keep the ways apart (exact above prefix above
substring above everything guessed); inside a way, the share of the name that was typed decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.forms import Form

EXACT, PREFIX, SUBSTRING = 1.0, 0.9, 0.8
WORDS, ORDER, SOUND = 0.72, 0.7, 0.52
# Inside a way, at most this much is added for the share of the name that was typed.
SHARE = 0.05
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
