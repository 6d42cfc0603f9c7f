"""What the readers of limits look at: a passage made uniform, and a limit as they state it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Passage
    from loaders.policies.facts.phrases import Flat

# Stands for characters that are no limit: titles, addresses, numbers of documents and telephones.
HIDDEN = "\x01"
_UNIFORM = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {
    ord(wide): narrow for wide, narrow in zip("（）：％．∶〜／", "():%.:~/", strict=True)
}
_ADDRESS = re.compile(r"<?https?://[A-Za-z0-9_./:?=&%#~-]+>?|[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9.-]+")
_REFERENCE = re.compile(
    r"《[^《》]{1,80}》|[〔\[(【](?:19|20)\d\d[〕\])】](?:\d+号)?|第\d+(?:-\d+)?号"
    r"|(?<!\d)\d{3,4}-\d{7,8}(?!\d)|(?<!\d)1\d{10}(?!\d)|\(含[\d一二三四五六七八九十两本][^()]{1,7}\)"
)
_INLINE_MARKER = re.compile(r"(?<=[;；。:])\d{1,2}[.、](?=\D)")


# A sentence and a part of it are read this many characters far, so that time grows with length alone.
_FAR, _NEAR = 400, 120
_STOP, _END = re.compile("[。；;，,:]"), re.compile("[。；;]")
# A heading on a line of its own is no part of the sentence below it.
_TITLE = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])[^，。；：、\d]{2,16}"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A passage as the readers see it.

    Attributes:
        path: The passage's path.
        written: Its characters without white space.
        text: The same with digits, brackets and colons of half width; titles, addresses, telephone numbers
            and numbers of documents hidden. As long as `written`.
        plan: Whether the document is a plan, whose numbers are goals where nothing says otherwise.
        goals: Whether the passage stands under a heading of goals.
        lead: `revocation_cause` or `change_report_trigger` where the passage is an item of such a list.
    """

    path: str
    written: str
    text: str
    plan: bool = False
    goals: bool = False
    lead: str = ""

    def without(self, spans: list[tuple[int, int]]) -> Scene:
        """The same scene with these stretches hidden too."""
        if not spans:
            return self
        characters = list(self.text)
        for start, end in spans:
            characters[start:end] = HIDDEN * (end - start)
        return replace(self, text="".join(characters))

    def sentence(self, at: int) -> tuple[int, int]:
        """Span of the sentence around a place, as far as `_FAR` characters on either side."""
        near, far = max(0, at - _FAR), min(len(self.text), at + _FAR)
        before = _END.search(self.text[near:at][::-1])
        after = _END.search(self.text, at, far)
        return at - before.start() if before else near, after.start() if after else far


@dataclass(frozen=True, slots=True)
class Stated:
    """A limit as a reader finds it.

    Attributes:
        start: Offset of its words in the scene's text.
        end: Offset after them.
        rule: Name of the rule: min_, max_ or no prefix, and what is limited.
        value: Digits, `7-11`, `1/3`, a date as written, or a phrase.
        unit: Measure word with 万 and 亿, or empty.
        condition: What is measured, and when it holds.
        subject: Whom it binds, where the words themselves say so.
    """

    start: int
    end: int
    rule: str
    value: str
    unit: str = ""
    condition: str = ""
    subject: str = ""


def scene(passage: Passage, flat: Flat, *, plan: bool, goals: bool) -> Scene:
    """Prepare a passage for the readers."""
    text = flat.text.translate(_UNIFORM)
    if "@" in text or "http" in text:
        text = _ADDRESS.sub(_hide, text)
    text = _REFERENCE.sub(_hide, text)
    text = _INLINE_MARKER.sub(_hide, text)
    text = _marker(passage.path).sub(_hide, text)
    title = passage.text.strip().split("\n", 1)[0]
    if _TITLE.fullmatch(title) and len(passage.text.strip()) > len(title):
        length = len("".join(title.split()))
        text = HIDDEN * length + text[length:]
    return Scene(passage.path, flat.text, text, plan, goals)


def _marker(path: str) -> re.Pattern[str]:
    """The marker that a passage begins with; a number only where it is the path's own."""
    label = path.rsplit("/", 1)[-1]
    if label.isdecimal():
        return re.compile(rf"^\(?{label}[).、:]?")
    return re.compile(
        r"^(?:第[一二三四五六七八九十百零]+[章节条]|[一二三四五六七八九十]+、|\([^()]{1,4}\))"
    )


def segment(text: str, at: int) -> str:
    """The words before a place, back to the last stop or comma."""
    near = text[max(0, at - _NEAR) : at]
    stop = _STOP.search(near[::-1])
    return near[len(near) - stop.start() :] if stop else near


def either(words: list[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def words() -> dict[str, Any]:
    """The word lists of `limits.yaml`."""
    file = resources.files("loaders.policies.facts") / "limits.yaml"
    lists: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return lists


def spans(found: Iterator[Stated] | list[Stated]) -> list[tuple[int, int]]:
    """Where limits stand."""
    return [(one.start, one.end) for one in found]


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match.group())
