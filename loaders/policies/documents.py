"""Policy documents: from a file's text to its documents, their heads and their trees of clauses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.errors import InputError
from loaders.policies import (
    contents,
    head,
    issuers,
    lines,
    outline,
    regions,
    sections,
    sequence,
    titles,
)
from loaders.policies.clauses import Clause, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.policies.head import Head
    from loaders.policies.lines import Line
    from loaders.policies.outline import Outline

__all__ = ["Clause", "Passage", "PolicyDocument", "parse"]

NOTICE, PREAMBLE, TAIL = "notice", "preamble", "tail"


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """One official document.

    Attributes:
        doc: File name, with `#1`, `#2` where the file holds several documents.
        title: Title of the text proper; that of a passed-on text, not of the notice that passes it on.
        issuers: The bodies that issue it (发文机关), in the order of the signature.
        document_number: 发文字号 in standard form, 某科发〔2020〕5号; empty where none is written.
        date: ISO date of the signature or, for statutes, of the adoption; empty where none is written.
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
    """

    doc: str
    title: str
    issuers: tuple[str, ...]
    document_number: str
    date: str
    status: str
    region: str
    kind: str
    addressees: str
    start: int
    end: int
    clauses: tuple[Clause, ...]
    passages: tuple[Passage, ...]
    attached: bool = False

    @property
    def notice_text(self) -> str:
        """The letter before the text proper, or empty."""
        return self._text_of(NOTICE)

    @property
    def preamble_text(self) -> str:
        """What stands between the title and the first clause, or empty."""
        return self._text_of(PREAMBLE)

    @property
    def tail_text(self) -> str:
        """What stands below the last clause: signature, attachments, remarks; or empty."""
        return self._text_of(TAIL)

    def _text_of(self, path: str) -> str:
        return "\n".join(passage.text for passage in self.passages if passage.path == path)


def parse(text: str, name: str) -> tuple[PolicyDocument, ...]:
    """Read the documents of one file.

    Args:
        text: The file's decoded text.
        name: The file's name.

    Returns:
        Its documents in order, at least one. A notice and the one text it passes on are one document; a text
        with a head of its own, or attached to a document that has clauses itself, is another.

    Raises:
        InputError: The text has neither an outline nor a title, number or issuer of an official document.
    """
    page = lines.read(text)
    rows = outline.split_heads(contents.without(page.lines))
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
    return tuple(
        replace(document, doc=f"{base}#{order}" if several else base)
        for order, document in enumerate(found, start=1)
    )


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
        read = outline.read(text, part, candidates, start)
        below = sections.below(part, read.stop) if read.clauses else None
        rows = _Rows(part[start : read.first], part[read.stop : below])
        document = _document(text, rows, read, {} if found else meta)
        if document is not None and found:
            document = _inherit(document, found[0])
        found += [document] if document is not None else []
        start = below
    return found


def _document(
    text: str, rows: _Rows, read: Outline, meta: Mapping[str, str]
) -> PolicyDocument | None:
    """Put one document together; None where nothing of an official document is there."""
    top = head.read(rows.above, meta)
    titled = titles.kind(top.title) and len(rows.above) > 1
    if not (read.clauses or titled or top.document_number):
        return None
    names = _issuers(top, rows.below, meta)
    passages = _passages(text, rows, top, read)
    ends = [line.end for line in (*rows.above[-1:], *rows.below[-1:])]
    starts = [line.start for line in rows.above[:1]]
    return PolicyDocument(
        doc="",
        title=top.title,
        issuers=names,
        document_number=top.document_number,
        date=top.date or head.signed(rows.below),
        status=top.status,
        region=regions.find(top.title, names, top.document_number),
        kind=titles.kind(top.title),
        addressees=top.addressees,
        start=min(starts + [passage.start for passage in passages]),
        end=max(ends + [passage.end for passage in passages]),
        clauses=read.clauses,
        passages=passages,
    )


def _issuers(top: Head, tail: Sequence[Line], meta: Mapping[str, str]) -> tuple[str, ...]:
    below = () if top.signed else issuers.signature(tail)
    stated = meta.get("发文机关") or meta.get("发布机构") or ""
    return below or top.issuers or issuers.written(stated)


def _passages(text: str, rows: _Rows, top: Head, read: Outline) -> tuple[Passage, ...]:
    around = (
        (NOTICE, rows.above[slice(*top.notice)]),
        (PREAMBLE, rows.above[slice(*top.preamble)]),
        (TAIL, rows.below),
    )
    found = [Passage(c.path, c.text, c.start, c.end) for c in read.clauses]
    found += read.closings
    for path, block in around:
        if block:
            start, end = block[0].start, block[-1].end
            found.append(Passage(path, text[start:end], start, end))
    return tuple(sorted(found, key=lambda passage: passage.start))


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
