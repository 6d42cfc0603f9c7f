"""Citations of other documents: 《…》 with its number, and what the citing text does to it.

Titles inside titles stand in 〈〉 (GB/T 15834-2011, 4.13); a number stands in brackets after the title or
before it. Forms, programmes and the document itself are no citations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from loaders.policies.facts.found import Found
from loaders.policies.facts.phrases import flat, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.phrases import Flat

KIND = "citations"
_YEAR = r"[〔\[［【（(﹝<〈](?:19|20)\d\d年?[〕\]］】）)﹞>〉]"
_NUMBER = re.compile(
    rf"(?P<number>[\u4e00-\u9fff]{{1,12}}{_YEAR}(?:第)?\d{{1,5}}号"
    r"|[\u4e00-\u9fff]{2,16}(?:令|公告)(?:(?:19|20)\d\d年)?第[\d〇零一二三四五六七八九十百]{1,6}号"
    r"|(?:19|20)\d\d年第\d{1,4}号(?:公告|令)?)"
)
_OPEN, _CLOSE = "（([〔", "）)]〕"
# A title is not longer than this; a number's bracket stands within so many characters.
_LONGEST, _BRACKET = 120, 60
_FLAG = re.compile(r"[（(][^（()）]*[）)]$")
_SHORT_FOR = re.compile(r"简称[：:“\"]?$")
_ATTACHED = re.compile(r"附件[\d一二三四五六七八九十]{0,2}[：:.．、]?(?:\d[.．、])?$")
_UNMARKED = re.compile(
    r"(?P<title>关于[^，。；：《》〈〉（()）]{4,60}?(?:意见|通知|办法|方案|规定|措施|决定|规划|计划|纲要))(?=[（(])"
)
_ISSUER = re.compile(r"[\u4e00-\u9fff、]{2,40}$")
_BEFORE_ISSUER = re.compile(r"^.*(?:根据|依据|按照|依照|遵照|贯彻落实|贯彻|落实|执行|印发的|转发|和|与|及)")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A title in a flat text: of the words `start` to `end`, number and its bracket included."""

    title: str
    number: str
    start: int
    end: int


def find(document: PolicyDocument) -> Iterator[Found]:
    """Citations of other documents, one a clause for each title and number."""
    own = _key(document.title)
    for passage in document.passages:
        if "《" not in passage.text and "关于" not in passage.text:
            continue
        line = flat(passage)
        seen: set[tuple[str, str]] = set()
        for mention in _mentions(line.text):
            relation = _relation(line.text, mention)
            if relation != "repeals" and _is_self(line, mention, own):
                continue
            if (mention.title, mention.number) in seen or not _is_document(line.text, mention):
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


def _mentions(text: str) -> Iterator[_Mention]:
    """Titles in 《》, outermost, and titles without marks that a number follows."""
    for start, end in _titles(text):
        number, first, last = _number(text, start, end)
        yield _Mention(text[start + 1 : end - 1], number, first, last)
    for match in _UNMARKED.finditer(text):
        number, _, last = _number(text, match.start(), match.end())
        if number:
            start = _with_issuer(text, match.start())
            yield _Mention(text[start : match.end()], number, start, last)


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Spans of 《…》 with their marks; inner 《》 belong to the outer, unclosed ones are none."""
    open_: list[int] = []
    for match in re.finditer(r"[《》]", text):
        if match[0] == "《":
            open_.append(match.start())
        elif open_:
            start = open_.pop()
            if not open_ and match.end() - start <= _LONGEST:
                yield start, match.end()
    # An opening mark that is never closed hides what follows it: read that on its own.
    if open_ and "》" in text[open_[0] :]:
        offset = open_[0] + 1
        yield from ((offset + a, offset + b) for a, b in _titles(text[offset:]))


def _number(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The number of a title, and the span of title and number together."""
    tail = re.compile(r"的?(?:通知|函|意见|决定)?(?:文件)?(?=[（(〔\[])").match(text, end)
    at = tail.end() if tail else end
    if text[at : at + 1] and text[at] in _OPEN:
        match = _NUMBER.match(text, at + 1)
        if match:
            stop = re.compile(r"[）)\]〕]").search(text, match.end(), match.end() + _BRACKET)
            return match["number"], start, stop.end() if stop else match.end()
    before = re.compile(rf"(?:{_NUMBER.pattern})(?:文件)?[）)]?[，,]?$").search(text, max(0, start - 40), start)
    if before:
        opened = text[before.start() - 1 : before.start()] in ("（", "(")
        number = re.sub(r"^(?:根据|按照|依据|依照|落实|贯彻|执行|和|与|及)", "", before["number"])
        return number, before.start() - opened, end
    return "", start, end


def _with_issuer(text: str, start: int) -> int:
    """Where the issuer before 关于 begins, after the verb that governs the title."""
    before = _ISSUER.search(text, max(0, start - 40), start)
    if before is None:
        return start
    verb = _BEFORE_ISSUER.search(before[0])
    return before.start() + (verb.end() if verb else 0) if verb else start


def _key(title: str) -> str:
    """A title's words: without marks, spaces, brackets at its end and what it says of itself."""
    bare = re.sub(r"[\s《》〈〉“”\"＂—\-－–~～]+", "", title)
    while (shorter := _FLAG.sub("", bare)) != bare:
        bare = shorter
    return bare


def _is_self(line: Flat, mention: _Mention, own: str) -> bool:
    """Whether the title is the document's own, or that of a text it passes on."""
    key, text = _key(mention.title), line.text
    if not own or not key:
        return False
    if key == own or key in own.split("印发")[-1] and own.startswith("关于"):
        return True
    if own.endswith(key) and len(key) >= len(own) - 6:  # noqa: PLR2004 -- the name of a place is left out
        return True
    inner = re.sub(r"^.*?关于(?:印发|公布|发布|转发)", "", key).removesuffix("的通知")
    if inner == own:
        return True
    around = text[max(0, mention.start - 12) : mention.start]
    passed = re.search(r"(?:现将|现印发)$|(?:现将|制定了?|编制了?|修订了?|起草了?|形成了?)$", around)
    after = text[mention.end : mention.end + 40]
    handed = re.match(r"(?:（[^）]*）)?(?:已经?.{0,20}(?:同意|通过)|印发|予以印发|发给|公布|转发)|[，。]?(?:现印发|现予)", after)
    return line.path in ("notice", "preamble", "tail") and bool(handed) and bool(passed or "印发" in after)


def _is_document(text: str, mention: _Mention) -> bool:
    """Whether the title is a document's: by its number or by what it calls itself."""
    opening = text[max(0, mention.start - 8) : mention.start]
    if _SHORT_FOR.search(opening) or _ATTACHED.search(opening):
        return False
    if mention.number:
        return True
    bare = _key(mention.title)
    if _pattern("forms", "$").search(bare):
        return False
    if _pattern("filled", "$").search(opening) and not bare.endswith(("法", "条例", "办法", "规定")):
        return False
    kind = _pattern("kinds", "$").search(bare)
    return bool(kind) and len(bare) > len(kind[0] if kind else "") + 1


def _relation(text: str, mention: _Mention) -> str:
    """What the citing sentence does: repeals, amends, issued_under or cites."""
    start, end = next(
        ((a, b) for a, b in sentences(text) if a <= mention.start < b), (0, len(text))
    )
    before, after = text[start : mention.start], text[mention.end : end]
    if re.search(r"废止|失效|停止执行|不再执行", after) and not re.search(r"根据|按照", after):
        return "repeals"
    if re.search(r"(?:修订|修改|修正)(?:完善|印发)?了?$", before) or (
        re.search(r"[对将]$", before) and re.match(r".{0,12}(?:修改|修订|修正)", after)
    ):
        return "amends"
    based = _pattern("based_on").search(before)
    made = re.search(rf"(?:{_pattern('made').pattern})(?:了|本|以下|如下|《|“|此|$)|现就|现提出|现将|制定", after)
    return "issued_under" if based and made else "cites"
