"""Ways to meet a name that guess: a typo, a wrong character, a misspelt word.

Distances are optimal string alignment (insert, delete, replace, swap neighbours) from rapidfuzz,
against the stretch of the name that fits best.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import partial_ratio, partial_ratio_alignment

from graph.normal import is_han
from graph.pinyin import readings
from search.matching import SHARE, Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.forms import Form

FUZZY = 0.4
# Words that say what an organization is, not which: meeting them proves little.
_GENERIC = re.compile(
    "股份|有限|责任|公司|集团|大学|学院|学校|研究[院所]|医院|中心|实验室|基地|协会|合作社|委员会|[院所厂局]$"
)
_LEAST_TELLING = 3
_LEAST_WORD_LETTERS = 8
_LEAST_FUZZY, _LEAST_LETTERS = 3, 5
# A second mistake is believed from this length on.
_TWO_MISTAKES, _TWO_LETTER_MISTAKES = 9, 14


def mistakes(whole: str) -> int:
    """Return how many wrong characters are believed in a query of this length."""
    return 0 if len(whole) < _LEAST_FUZZY else 1 if len(whole) < _TWO_MISTAKES else 2


def letter_mistakes(letters: str) -> int:
    """Return how many wrong letters are believed in pinyin of this length."""
    size = len(letters)
    return 0 if size < _LEAST_LETTERS else 1 if size < _TWO_LETTER_MISTAKES else 2


def typo(whole: str, form: Form) -> Match | None:
    """The query stands in the name but for a mistake or, when long, two."""
    limit = mistakes(whole)
    if limit == 0:
        return None
    found = _nearest(whole, form.text, range(len(form.text) + 1), limit)
    if found is None:
        return None
    distance, start, end = found
    likeness = 1 - distance / len(whole)
    if distance and start + len(whole) == end:
        likeness += 0.4 * _excused(whole, form.text[start:end]) / len(whole)
    share = min(1.0, len(whole) / len(form.text))
    score = FUZZY + 0.2 * likeness + 0.03 * (start == 0) + SHARE / 2 * share
    right = min(len(whole), end - start) - (distance if start + len(whole) == end else 0)
    sure = distance == 1 and right - _untelling(form.text[start:end]) >= _LEAST_TELLING
    return Match(score, "fuzzy", form, tuple(range(start, end)), sure=sure)


def letter_typo(letters: str, form: Form) -> Match | None:
    """The query's letters are the name's pinyin but for a mistake or, when long, two."""
    limit = letter_mistakes(letters)
    if limit == 0 or not form.spoken:
        return None
    starts = form.starts()
    found = _nearest(letters, form.letters, starts[:-1], limit)
    if found is None:
        return None
    distance, start, end = found
    first = starts.index(start)
    last = next(at for at, offset in enumerate(starts) if offset >= end)
    share = (last - first) / len(form.text)
    closed = 0.02 * (starts[last] == end)
    score = FUZZY + 0.2 * (1 - distance / len(letters)) + 0.03 * (first == 0) + closed
    telling = last - first - _untelling(form.text[first:last])
    sure = distance == 1 and telling >= _LEAST_TELLING
    return Match(score + SHARE / 2 * share, "fuzzy", form, tuple(range(first, last)), sure=sure)


def promising(query: str, texts: Sequence[str], limit: int) -> frozenset[int]:
    """Return the indices of the texts that may hold `query` with at most `limit` mistakes.

    One call into rapidfuzz for all of them: most candidates are ruled out here.
    """
    if limit == 0:
        return frozenset()
    found = process.extract(
        query, texts, scorer=partial_ratio, limit=None, score_cutoff=_least(query, limit)
    )
    return frozenset(index for _, _, index in found)


def _least(query: str, limit: int) -> float:
    # A mistake costs about one character of the likeness that rapidfuzz measures; the text may be
    # shorter than the query by that much.
    shortest = max(1, len(query) - limit)
    return 100 * (shortest - limit) / shortest - 1


def _nearest(
    query: str, text: str, starts: range | list[int], limit: int
) -> tuple[int, int, int] | None:
    """Return (distance, start, end) of the stretch of `text` nearest to `query`.

    None where more than `limit` mistakes lie between.
    """
    near = partial_ratio_alignment(query, text, score_cutoff=_least(query, limit))
    if near is None:
        return None
    middle = near.dest_start - near.src_start
    best: tuple[int, int, int] | None = None
    around = [s for s in starts if middle - 2 <= s <= middle + 2] or [max(0, middle)]
    for start in sorted(around, key=lambda s: abs(s - middle)):
        for size in (0, 1, -1, 2, -2):
            end = start + len(query) + size
            if abs(size) > limit or end > len(text) or end <= start:
                continue
            distance = OSA.distance(query, text[start:end], score_cutoff=limit)
            if distance <= limit and (best is None or distance < best[0]):
                best = (distance, start, end)
    return best


def _untelling(text: str) -> int:
    """Count the characters of generic words in a stretch of a name."""
    return sum(len(found) for found in _GENERIC.findall(text))


def _excused(typed: str, meant: str) -> int:
    """Count wrong characters that sound like the right ones."""
    return sum(
        1
        for a, b in zip(typed, meant, strict=True)
        if a != b and is_han(a) and not set(readings(a)).isdisjoint(readings(b))
    )


def english_typo(parts: tuple[str, ...], form: Form) -> Match | None:
    """Every word typed is a word of an English name, one of them with a wrong letter."""
    if not form.words:
        return None
    offsets = [0, *accumulate(map(len, form.words))]
    left = dict(enumerate(form.words))
    mistakes, marks = 0, list[int]()
    for part in parts:
        near = [(_word_distance(part, word), at) for at, word in left.items()]
        distance, at = min(near, default=(2, 0))
        mistakes += distance
        if mistakes > 1:
            return None
        marks += range(offsets[at], offsets[at] + min(len(part), len(left.pop(at))))
    share = len(marks) / len(form.text)
    score = FUZZY + 0.2 * (1 - 1 / sum(map(len, parts))) + SHARE * share
    sure = sum(map(len, parts)) >= _LEAST_WORD_LETTERS
    return Match(score, "fuzzy", form, tuple(sorted(marks)), sure=sure)


def _word_distance(part: str, word: str) -> int:
    """Return 0 for the word or its beginning, 1 for one mistake in it, else 2."""
    if word.startswith(part):
        return 0
    if len(part) < _LEAST_LETTERS - 1:
        return 2
    return min(2, OSA.distance(part, word), OSA.distance(part, word[: len(part)]))
