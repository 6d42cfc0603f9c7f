"""Policy documents: from a file's text to its documents, their heads and their trees of clauses."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.errors import InputError
from loaders.policies import (
    breaks,
    contents,
    force,
    head,
    irregularities,
    issuers,
    layout,
    lines,
    outline,
    regions,
    sections,
    sequence,
    titles,
)
from loaders.policies.clauses import Clause, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from loaders.policies.head import Head
    from loaders.policies.lines import Line
    from loaders.policies.outline import Outline

__all__ = ["Clause", "Passage", "PolicyDocument", "Reading", "parse", "read"]

NOTICE, PREAMBLE, TAIL = "notice", "preamble", "tail"
HEAD, WRAPPER, CONTENTS = "head", "wrapper", "contents"


@dataclass(frozen=True, slots=True, eq=False)
class PolicyDocument:
    """One official document; one is itself alone, as what is read of it is kept by it.

    Attributes:
        doc: File name, with `#1`, `#2` where the file holds several documents.
        title: Title of the text proper; that of a passed-on text, not of the notice that passes it on.
        issuers: The bodies that issue it (发文机关), in the order of the signature.
        document_number: 发文字号 in standard form, 某科发〔2020〕5号; empty where none is written.
        date: ISO date of the signature or, for statutes, of the adoption; empty where none is written.
        effective: ISO date of the first day in force (施行日期), written or counted from the date; or empty.
        expires: ISO date of the last day in force (有效期), written or counted; or empty.
        status: 正式, 试行, 暂行, 征求意见稿, 草案 or 废止.
        region: Full name of a province, a city's name, 全国, or empty.
        kind: What the title calls it: 办法, 方案, 通知, 条例, 规划, 意见, 措施, …; or empty.
        addressees: Whom it is for (主送机关), as written.
        start: Offset of its first line in the file's decoded text.
        end: Offset after its last line.
        clauses: Its clauses in order; spans follow one another and do not overlap.
        attached: Whether the number is its cover's: then the title identifies it, not the number.
        passages: All its text below the head in order: `notice`, `preamble`, each clause, the paragraphs
            that close a clause's list, `tail`. Facts are read from these.
        head: The lines above that, and a title that stands among it.
        warnings: What is odd in its numbering, in Chinese, with the line; empty for a regular document.
    """

    doc: str
    title: str
    issuers: tuple[str, ...]
    document_number: str
    date: str
    effective: str
    expires: str
    status: str
    region: str
    kind: str
    addressees: str
    start: int
    end: int
    clauses: tuple[Clause, ...]
    passages: tuple[Passage, ...]
    head: tuple[Passage, ...]
    warnings: tuple[str, ...]
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text, every line of it accounted for.

    A line is in a document's `head` or `passages`, or stands aside. Outside of all of them are only white
    space and the marks of Markdown, HTML and converted Word files at the ends of a line.

    Attributes:
        documents: In order; at least one.
        aside: Lines of no document, in order: `contents` (a table of contents), `wrapper` (what a web site,
            a printer or a converter put around and between the text; those within a clause are in its
            text as well).
    """

    documents: tuple[PolicyDocument, ...]
    aside: tuple[Passage, ...]


def parse(text: str, name: str) -> tuple[PolicyDocument, ...]:
    """Read the documents of one file, at least one; as `read`."""
    return read(text, name).documents


def read(text: str, name: str) -> Reading:
    """Read a file.

    A notice and the one text it passes on are one document; a text with a head of its own, or attached to
    a document that has clauses itself, is another.

    Args:
        text: The file's decoded text.
        name: The file's name.

    Raises:
        InputError: The text has neither an outline nor a title, number or issuer of an official document.
    """
    page = lines.read(text)
    kept, listed = contents.split(page.lines)
    rows = breaks.restored(kept)
    found: list[PolicyDocument] = []
    for part in sections.split(rows):
        found += _documents(text, part, {} if found else page.meta)
    if not found:
        raise InputError(
            "没有读到政策文件：既无“第一条”“一、”“（一）”等条款，也无标题、文号或发文机关",
            name,
            "请确认文件是政策原文；扫描件请先做文字识别，再存为文本或 Word 文件",
        )
    base = PurePath(name).name or name
    several = len(found) > 1
    named = (
        replace(document, doc=f"{base}#{order}" if several else base)
        for order, document in enumerate(found, start=1)
    )
    outside = (*page.wrapper, *_outside(rows, found))
    aside = [_passage(text, WRAPPER, (line,)) for line in outside]
    aside += [_passage(text, CONTENTS, (line,)) for line in listed]
    return Reading(tuple(named), tuple(sorted(aside, key=lambda passage: passage.start)))


def _outside(rows: Sequence[Line], found: Sequence[PolicyDocument]) -> Iterator[Line]:
    """Lines of no document, such as what a web page puts below one."""
    starts = [document.start for document in found]
    for line in rows:
        order = bisect_right(starts, line.start) - 1
        if order < 0 or line.start >= found[order].end:
            yield line


@dataclass(frozen=True, slots=True)
class _Rows:
    """The lines around a document's clauses."""

    above: Sequence[Line]
    below: Sequence[Line]


def _documents(text: str, part: Sequence[Line], meta: Mapping[str, str]) -> list[PolicyDocument]:
    """Read a document with a head and the documents attached to it, which share its number and issuers."""
    found: list[PolicyDocument] = []
    candidates = sequence.candidates(part)
    start: int | None = 0
    while start is not None and start < len(part):
        tree = outline.read(text, part, candidates, start)
        below = sections.below(part, tree.stop) if tree.clauses else None
        rows = _Rows(part[start : tree.first], _without_foot(part[tree.stop : below]))
        stated = {} if found else meta
        document = _document(text, rows, tree, stated)
        if document is not None:
            whole = _inherit(document, found[0]) if found else document
            found.append(_in_force(whole, stated))
        start = below
    return found


def _without_foot(below: Sequence[Line]) -> Sequence[Line]:
    feet = (index for index, line in enumerate(below) if layout.is_foot(line.text))
    return below[: next(feet, None)]


def _document(
    text: str, rows: _Rows, tree: Outline, meta: Mapping[str, str]
) -> PolicyDocument | None:
    """Put one document together; None where nothing of an official document is there."""
    top = head.read(rows.above, meta)
    titled = titles.kind(top.title) and len(rows.above) > 1
    if not (tree.clauses or titled or top.document_number):
        return None
    names = _issuers(top, rows.below, meta)
    region = regions.find(top.title, names, top.document_number)
    passages = _passages(text, rows, top, tree)
    ends = [line.end for line in (*rows.above[-1:], *rows.below[-1:])]
    starts = [line.start for line in rows.above[:1]]
    return PolicyDocument(
        doc="",
        title=top.title,
        issuers=issuers.whole(names, region),
        document_number=top.document_number,
        date=top.date or head.signed(rows.below),
        effective="",
        expires="",
        status=top.status,
        region=region,
        kind=titles.kind(top.title),
        addressees=top.addressees,
        start=min(starts + [passage.start for passage in passages]),
        end=max(ends + [passage.end for passage in passages]),
        clauses=tree.clauses,
        passages=passages,
        head=_head(text, rows.above, top),
        warnings=irregularities.find(tree.clauses, text),
    )


def _issuers(top: Head, tail: Sequence[Line], meta: Mapping[str, str]) -> tuple[str, ...]:
    below = () if top.signed else issuers.signature(tail)
    stated = meta.get("发文机关") or meta.get("发布机构") or ""
    return below or top.issuers or issuers.written(stated)


def _passages(text: str, rows: _Rows, top: Head, tree: Outline) -> tuple[Passage, ...]:
    around = (
        (NOTICE, rows.above[slice(*top.notice)]),
        (PREAMBLE, rows.above[slice(*top.preamble)]),
        (TAIL, rows.below),
    )
    found = [Passage(c.path, c.text, c.start, c.end) for c in tree.clauses]
    found += tree.closings
    found += [_passage(text, path, block) for path, block in around if block]
    return tuple(sorted(found, key=lambda passage: passage.start))


def _head(text: str, above: Sequence[Line], top: Head) -> tuple[Passage, ...]:
    """What of the lines above the clauses is neither letter nor preamble; these stand in this order."""
    blocks = (
        above[: top.notice[0] if top.notice[1] else top.preamble[0]],
        above[top.notice[1] : top.preamble[0]] if top.notice[1] else (),
    )
    return tuple(_passage(text, HEAD, block) for block in blocks if block)


def _passage(text: str, path: str, block: Sequence[Line]) -> Passage:
    start, end = block[0].start, block[-1].end
    return Passage(path, text[start:end], start, end)


def _in_force(document: PolicyDocument, meta: Mapping[str, str]) -> PolicyDocument:
    """Read when a document is in force; a draft is not counted from its own date."""
    texts = [p.text for p in reversed(document.passages) if p.path != NOTICE]
    texts += [p.text for p in document.passages if p.path == NOTICE]
    texts += [p.text for p in document.head]
    draft = document.status in (titles.DRAFT, titles.BILL)
    found = force.find(texts, "" if draft else document.date, meta)
    return replace(document, effective=found.effective, expires=found.expires)


def _inherit(document: PolicyDocument, parent: PolicyDocument) -> PolicyDocument:
    """Give an attached document what its cover states for both."""
    return replace(
        document,
        issuers=document.issuers or parent.issuers,
        document_number=document.document_number or parent.document_number,
        attached=not document.document_number,
        date=document.date or parent.date,
        # What a letter sends out for comment is a draft, whatever its own title says.
        status=titles.DRAFT if parent.status == titles.DRAFT else document.status,
        region=document.region or parent.region,
    )
