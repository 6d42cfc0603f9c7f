"""Clauses of a policy document and the stretches of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.policies.markers import Marker, Style

# Characters of a clause's text that stand for a heading where none is written.
OPENING = 20
# The longest sentence that still reads as a run-in heading, and the longest line that reads as one.
RUN_IN, HEADING_LINE = 30, 40
# A heading is decided by this many characters of a clause.
_ENOUGH = 400


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered clause (条款), without the clauses below it.

    Attributes:
        path: Markers from the outermost down, joined by `/`: 三/（二）/4, 第十条/（一）. Articles are numbered
            through a document, so their paths leave the chapter out. A bullet's part is its run-in heading.
        level: Depth in the tree, 1 for the outermost; chapters count.
        heading: The heading without marker, or the first 20 characters where the clause has none.
        text: The clause's own text as written, with its marker: up to the next clause.
        start: Offset of `text` in the file's decoded text.
        end: Offset after it.
    """

    path: str
    level: int
    heading: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A stretch of text and the clause it belongs to; one is itself alone, as what is read of it is kept by it.

    Attributes:
        path: A clause's path; or `notice` (the letter before the text proper), `preamble` (between the title
            and the first clause), `tail` (after the last clause).
        text: The text as written.
        start: Offset of `text` in the file's decoded text.
        end: Offset after it.
    """

    path: str
    text: str
    start: int
    end: int


def heading(body: str, style: Style) -> str:
    """Find the heading of a clause.

    Args:
        body: The clause's text after its marker.
        style: The style of its marker; articles carry run-in headings only where these are short.

    Returns:
        A heading on a line of its own or run in before the first full stop; else the first 20 characters,
        line breaks removed.
    """
    body = body[:_ENOUGH].replace("**", "").strip()
    first = body.split("\n", 1)[0].strip()
    title = re.match(r"[【\[（(〔]([^】\]）)〕]{2,20})[】\]）)〕]", first)
    if style is Style.ARTICLE and title:
        return title.group(1).strip()
    sentence = re.match(r"([^。；;：:！？]+)([。；;：:]|$)", first)
    if sentence and _is_heading(sentence, body, style):
        return sentence.group(1).strip()
    flat = re.sub(r"[\r\n\u3000\t]+|(?<=\n) +", "", body)
    return flat[:OPENING].rstrip("；;。：:").strip()


def _is_heading(sentence: re.Match[str], body: str, style: Style) -> bool:
    words, stop = sentence.group(1).strip(), sentence.group(2)
    runs_on = bool(body[sentence.end() :].strip())
    if not stop:  # a line of its own
        broken = len(words) > OPENING and runs_on and re.search(r"[，、]", words)
        return len(words) <= HEADING_LINE and words[-1] not in "，、," and not broken
    if style is Style.ARTICLE:
        return stop == "。" and runs_on and len(words) <= OPENING and "，" not in words
    if style is Style.BULLET and stop in "：:":
        return len(words) <= OPENING
    return stop == "。" and len(words) <= (RUN_IN if runs_on else OPENING)


def part(marker: Marker, body: str) -> str:
    """Give a clause's part of a path: the marker's label, or a bullet's heading."""
    # A solidus inside a heading would read as a step of the path.
    return marker.label or heading(body, marker.style).replace("/", "／") or "-"
