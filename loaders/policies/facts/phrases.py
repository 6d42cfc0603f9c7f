"""The text of a passage as one line, with the way back to the file; sentences and enumerations in it.

Documents break lines inside words and pad with spaces of all widths. Patterns are matched on the text
without any white space; `Flat.span` leads a match back to offsets in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.policies.clauses import Passage

_STOPS = frozenset("。；;！!？?")
_PAIRS = dict(zip("（(《〈“‘【〔[［", "）)》〉”’】〕]］", strict=True))
_SIGN = re.compile(f"[{re.escape(''.join((*_STOPS, *_PAIRS, *_PAIRS.values())))}]")
_RUN = re.compile(r"[^\s*]+")
_BEHIND = re.compile(r"^\(\?<([!=])(\[[^]]*\])?([一-龥]*)\)([一-龥])")
_BETWEEN = re.compile(r"以及|[、，,和及与或]")


@dataclass(frozen=True, slots=True)
class Flat:
    """A passage without white space.

    Attributes:
        path: The passage's path.
        text: Its characters but for white space.
        offsets: For each of them, its offset in the file's decoded text.
    """

    path: str
    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the file of `text[start:end]`, which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands between two offsets of the file stands in `text`."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)


@lru_cache(maxsize=1024)  # every reader of facts asks for the passages of one document in turn
def flat(passage: Passage) -> Flat:
    """A passage without white space, control marks of Markdown included."""
    runs = [match.span() for match in _RUN.finditer(passage.text)]
    text = "".join(passage.text[a:b] for a, b in runs)
    places = (range(passage.start + a, passage.start + b) for a, b in runs)
    return Flat(passage.path, text, tuple(chain.from_iterable(places)))


@lru_cache(maxsize=1024)  # every reader of facts asks for the sentences of the same texts in turn
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of a flat text; stops inside quotes and brackets do not end one."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    open_: list[str] = []
    for match in _SIGN.finditer(text):
        char = match.group()
        if char in _PAIRS:
            open_.append(_PAIRS[char])
        elif open_ and char == open_[-1]:
            open_.pop()
        elif char in _STOPS and not open_:
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def items(text: str, between: re.Pattern[str] = _BETWEEN) -> Iterator[tuple[int, int]]:
    """Spans of the items of an enumeration, parted by 、，和及与或 outside quotes and brackets."""
    inside = _inside(text)
    start = 0
    for match in between.finditer(text):
        if inside[match.start()]:
            continue
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def alternation(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern for many, the longest first, made so that a search skips to their first characters.

    The engine does so where every alternative begins with a character; a look behind the first one
    (`(?<!X)Y`) is therefore put behind it.
    """
    led = (_BEHIND.sub(r"\4(?<\1\2\3\4)", pattern) for pattern in patterns)
    return re.compile("|".join(sorted(led, key=len, reverse=True)))


def _inside(text: str) -> list[bool]:
    """For each character, whether it stands inside quotes or brackets."""
    inside: list[bool] = []
    open_: list[str] = []
    for char in text:
        inside.append(bool(open_))
        if char in _PAIRS:
            open_.append(_PAIRS[char])
        elif open_ and char == open_[-1]:
            open_.pop()
    return inside
