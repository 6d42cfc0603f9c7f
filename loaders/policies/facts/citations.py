"""Citations of other documents: 《…》 with its number, and what the citing text does to it.

Titles inside titles stand in 〈〉 (GB/T 15834-2011, 4.13); a number stands in brackets after the title or
before it. Forms, programmes and the document itself are no citations.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from loaders.policies.facts.citation_titles import mentions
from loaders.policies.facts.found import Found
from loaders.policies.facts.phrases import flat, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.citation_titles import Mention
    from loaders.policies.facts.phrases import Flat

KIND = "citations"
_FLAG = re.compile(r"[（(][^（()）]*[）)]$")
# The notice's words about the text it passes on.
_AROUND = ("notice", "preamble", "tail")
_PASSED_ON = re.compile(r"^.*?关于(?:印发|公布|发布|转发)")
_MADE = re.compile(r"(?:现将|现印发|(?:制定|编制|修订|起草|形成)了?)$")
_HANDED = re.compile(
    r"(?:（[^）]*）)?(?:已经?.{0,20}(?:同意|通过)|(?:予以)?(?:印发|发给|发布|公布|下达|转发))"
    r"|[，。]?现(?:印发|予|公开征求|向|面向)"
)
# Characters of a place's name, and how far words about a title stand from it.
_PLACE, _NEAR = 6, 40
_SHORT = r"(?:简称|以下称|下称|统称)为?[：:“\"]?"
_SHORT_NAME = re.compile(rf"{_SHORT}《([^《》]{{2,30}})》")
_SUBTITLE = re.compile(r"(?:第[\d一二三四五六七八九十]+号)?[—\-]{2}.*$")
_SHORT_FOR = re.compile(rf"{_SHORT}$")
_ATTACHED = re.compile(r"附件[\d一二三四五六七八九十]{0,2}[：:.．、]?(?:\d[.．、])?$")
_IS_ATTACHED = re.compile(r"[（(](?:详?见)?附件")
_REST_OF_LIST = re.compile(
    r"^(?:的通知)?(?:[（(][^（）()]*[）)])?(?:[、和及与，]?《[^《》]*》(?:[（(][^（）()]*[）)])?)*"
)
_ENDED = re.compile(r"废止|失效|停止执行|不再执行")
_ENDED_NOT_NEXT = re.compile(r"(?:废止|失效|停止执行|不再执行)(?!了?原?$)")
_AMEND = re.compile(r"(?:修订|修改|修正)(?:完善|印发)?了?$")
_AMENDED = re.compile(r".{0,12}(?:修改|修订|修正)")
_REPEAL = re.compile(
    r"(?:废止|停止执行|不再执行)(?:了|原)?(?:《[^《》]*》(?:（[^（）]*）)?[、和及与]?)*$"
)


def find(document: PolicyDocument) -> Iterator[Found]:
    """Citations of other documents, one a clause for each title and number.

    Yields:
        Facts with `cited_title`, `cited_number` as written and `relation`: cites, issued_under, amends or
        repeals. A short name that the document sets up (以下简称《…》) is not cited again by it.
    """
    short = {name for passage in document.passages for name in _SHORT_NAME.findall(passage.text)}
    for passage in document.passages:
        if not any(mark in passage.text for mark in ("《", "关于", "号文")):
            continue
        line = flat(passage)
        seen: set[tuple[str, str]] = set()
        parts = list(sentences(line.text))
        for mention in mentions(line.text):
            start, end = parts[bisect_right(parts, (mention.start, len(line.text))) - 1]
            relation = _relation(line.text[start:end], mention, start)
            if relation != "repeals" and _is_self(line, mention, document):
                continue
            if mention.title in short or (mention.title, mention.number) in seen:
                continue
            if not _is_document(line.text, mention):
                continue
            seen.add((mention.title, mention.number))
            values = {
                "cited_title": mention.title,
                "cited_number": mention.number,
                "relation": relation,
            }
            yield Found(KIND, line.path, *line.span(mention.start, mention.end), values)


@cache
def _words() -> dict[str, Any]:
    file = resources.files("loaders") / "policies" / "facts" / "citations.yaml"
    read: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


@cache
def _pattern(section: str, end: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_words()[section], key=len, reverse=True))}){end}")


@cache
def _made() -> re.Pattern[str]:
    """Words that say that the document is made: 制定本办法, 现提出如下意见."""
    return re.compile(
        rf"(?:{_pattern('made').pattern})(?:了|本|以下|如下|《|“|此|$)|现就[^。]{0, 40}提出|现提出|现将|制定"
    )


def _key(title: str) -> str:
    """A title's words: without marks, spaces, brackets at its end and what it says of itself."""
    bare = re.sub(r"[\s《》〈〉“”\"＂—\-－–~～]+", "", title)
    while (shorter := _FLAG.sub("", bare)) != bare:
        bare = shorter
    return bare


def _is_self(line: Flat, mention: Mention, document: PolicyDocument) -> bool:
    """Whether the title is the document's own, or that of a text it passes on."""
    if mention.number:
        return mention.number == document.document_number
    key, own = _key(mention.title), _key(document.title)
    passed_on = _PASSED_ON.sub("", key).removesuffix("的通知")
    of_notice = own.startswith("关于") and key in own.partition("印发")[2]
    # A notice may leave the name of the place out.
    shorter = own.endswith(key) and len(key) >= len(own) - _PLACE
    if key and own and (own in (key, passed_on) or of_notice or shorter):
        return True
    before = line.text[max(0, mention.start - _NEAR) : mention.start]
    after = line.text[mention.end : mention.end + _NEAR]
    made = _MADE.search(before) or "印发" in after
    return line.path in _AROUND and bool(_HANDED.match(after) and made)


def _is_document(text: str, mention: Mention) -> bool:
    """Whether the title is a document's: by its number or by what it calls itself."""
    opening = text[max(0, mention.start - 8) : mention.start]
    if _SHORT_FOR.search(opening) or _ATTACHED.search(opening):
        return False
    if mention.number:
        return True
    bare = _key(_SUBTITLE.sub("", mention.title))
    if _pattern("forms", "$").search(bare):
        return False
    binding = bare.endswith(("法", "条例", "办法", "规定"))
    # Rules attached to a call are in force by themselves; its guide is part of it.
    part = _pattern("filled", "$").search(opening) or _IS_ATTACHED.match(text, mention.end)
    if part and not binding:
        return False
    kind = _pattern("kinds", "$").search(bare)
    return bool(kind) and len(bare) > len(kind[0] if kind else "") + 1


def _relation(sentence: str, mention: Mention, start: int) -> str:
    """What the citing sentence, which begins at `start`, does: repeals, amends, issued_under or cites."""
    before, rest = sentence[: mention.start - start], sentence[mention.end - start :]
    # What is said of the last title of a list is said of each; what is said of a later one is not.
    after, next_, _ = _REST_OF_LIST.sub("", rest).partition("《")
    ended = _ENDED_NOT_NEXT.search(after) if next_ else _ENDED.search(after)
    if ended or _REPEAL.search(before):
        return "repeals"
    if _AMEND.search(before) or (before[-1:] in ("对", "将") and _AMENDED.match(after)):
        return "amends"
    based = _pattern("based_on").search(before)
    return "issued_under" if based and _made().search(rest) else "cites"
