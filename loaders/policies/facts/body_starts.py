"""Where a name of an organisation begins, seen from its ending.

Chinese sets no space before a name: it begins after a mark, after a word that names never
hold (依托, 支持, 由), or at a place or another usual beginning of names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.policies.facts.body_words import anchored, anchors, place_at, words
from loaders.policies.facts.phrases import alternation

# Names are not longer than this; a name begins at most so far before its ending.
_LONGEST = 40
_HARD = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9（）()·]")
# A name that begins so is one of a class, and no place before it belongs to it: 江苏省级研究院.
_CLASSED = re.compile("省级|市级|区级|县级|国家级|自治区级")
_JOINT = re.compile(r"(?<![协共祥仁])和|[与及]")
_BRACKET = re.compile(r"[（(]([^（()）]*)([）)]?)")
# 江苏（无锡）某某园, 某某（集团）有限公司
_FORMS = ("集团", "控股", "中国", "股份")
# Companies' names of so many characters before their ending are not cut at a place inside them.
_SHORT = 8
# Central enterprises are called 中 and one or two characters more: 中建材….
_CENTRAL = 3


@cache
def kinds() -> dict[str, str]:
    """The kind of body that an ending tells."""
    return {end: kind for kind, ends in words()["endings"].items() for end in ends}


@cache
def stop() -> re.Pattern[str]:
    """Words that end before a name begins; they may carry a guard against longer words."""
    return alternation([*words()["stops"], *words()["short_stops"]])


def start_of(text: str, suffix: int, end: int, kind: str) -> int:
    """Where the name with this ending begins.

    Args:
        text: A flat text.
        suffix: Offset of the ending.
        end: Offset after it.
        kind: The kind of body that the ending tells.
    """
    low = max(0, end - _LONGEST)
    hard = _HARD.search(text[low:suffix][::-1])
    start = suffix - hard.start() if hard else low
    if start and quoted(text, start, end):
        return start
    start = _after_bracket(text, start, suffix)
    stops = [match.end() for match in stop().finditer(text, start, suffix)]
    stops += [match.start() for match in _CLASSED.finditer(text, start, suffix)]
    start = max(stops, default=start)
    start = _after_joint(text, start, suffix)
    return start + _at_anchor(text[start:suffix], kind)


def _after_bracket(text: str, start: int, suffix: int) -> int:
    """Brackets inside a name hold a place or a legal form; other brackets end before it."""
    for match in _BRACKET.finditer(text, start, suffix):
        inside = match[1]
        ours = (
            inside in _FORMS
            or place_at(inside, 0) == len(inside) > 0
            or (place_at(inside, 0) > 0 and text.startswith(("股份", "有限", "集团"), match.end()))
        )
        if not (match[2] and ours):
            start = match.end() if match[2] else match.start() + 1
    return start


def _after_joint(text: str, start: int, suffix: int) -> int:
    """和, 与, 及 join two names unless what stands before them only begins one."""
    for match in _JOINT.finditer(text, start, suffix):
        before, after = text[start : match.start()], text[match.end() : suffix]
        whole = any(before.endswith(ending) for ending in kinds())
        if whole or not anchored(before) or anchored(after) or not after:
            start = match.end()
    return start


@lru_cache(maxsize=20_000)  # the same words stand before the same endings all through a document
def _at_anchor(words_before: str, kind: str) -> int:
    """Words before a place are no part of the name, but for one character: 新华北机械集团."""
    if kind == "group":
        return 0
    for at in range(len(words_before)):
        rest = words_before[at : at + 3]
        national = kind != "enterprise" and rest[:2] == "国家" and rest[2:] != "级"
        if words_before[at - 1 : at] in ("（", "("):
            continue
        if national or anchors().match(words_before, at) or place_at(words_before, at) > at:
            short = kind == "enterprise" and len(words_before) <= _SHORT
            central = words_before[0] == "中" and at <= _CENTRAL
            return 0 if at == 1 or short or central else at
    return 0


def quoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand directly around a name."""
    return text[start - 1 : start] in ("“", '"') and text[end : end + 1] in ("”", '"')
