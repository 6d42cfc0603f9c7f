"""Decisions as people make them here: signed and dated when they are sent, and written out as a table."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

from answers.decisions import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER = ("时间", "审查人", "事项", "结论", "理由", "对象键")
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take such a text for a formula


def now() -> dt.datetime:
    """This moment, with the offset from UTC of this machine."""
    return dt.datetime.now(tz=dt.UTC).astimezone()


def signed(subject: str, about: str, verdict: str, reason: str, author: str) -> Decision:
    """A decision of this moment."""
    time = now().isoformat(timespec="milliseconds")
    return Decision(subject, about, verdict, reason.strip(), author.strip(), time)


def table(decisions: Iterable[Decision]) -> list[tuple[str, ...]]:
    """The log with its header, a row each."""
    rows = ((d.time, d.author, d.about, d.verdict, d.reason, d.subject) for d in decisions)
    return [HEADER, *rows]


def as_csv(decisions: Iterable[Decision]) -> bytes:
    """The log as CSV that Excel opens as UTF-8; a text that would be a formula is quoted."""
    text = io.StringIO()
    csv.writer(text).writerows([*map(inert, row)] for row in table(decisions))
    return text.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_ACTIVE) else text
