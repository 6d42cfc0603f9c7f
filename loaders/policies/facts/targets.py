"""Quantified targets of policy documents: indicator, amount, year, baseline and whose target it is.

An amount is a target where it lies ahead: under a horizon (到2025年), under 力争 or a heading 目标, or as a
task of a plan. What was reached, what applicants must have, what is granted and what a product can do are
none; those that bind applicants are limits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.policies.documents import NOTICE, TAIL
from loaders.policies.facts import (
    horizons,
    limit_tables,
    phrases,
    quantities,
    tables,
    target_sentences,
    target_tables,
)
from loaders.policies.facts.found import Found
from loaders.policies.facts.target_settings import Surroundings, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Passage
    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.phrases import Flat
    from loaders.policies.facts.target_items import Reading
    from loaders.policies.facts.target_tables import Row

KIND = "targets"
_MARKER = re.compile(
    r"(?:第[一二三四五六七八九十百零\d]{1,6}[条章节]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[.．、](?!\d))|[①-⑳])"
)


@lru_cache(maxsize=1)  # limits ask for the targets of the same document
def find(document: PolicyDocument) -> tuple[Found, ...]:
    """Find the targets of a document.

    Returns:
        One fact for each amount. Values: metric; value (digits, 4-5, 翻一番); unit with 万 and 亿; comparator
        (`=`, `>=`, `>`, `<=`, `<`, `range`); year (2020, 2018-2020, “十三五”期间, 三年内); baseline_value,
        baseline_year; scope (全省 or a narrower subject as written, else the document's region).
    """
    return tuple(_all(document))


def _all(document: PolicyDocument) -> Iterator[Found]:
    settings = surroundings(document)
    written = horizons.written_in(document)
    for passage in document.passages:
        around = settings.get(passage.path, settings[""])
        if passage.path in (NOTICE, TAIL) or around.aside or around.conditions:
            continue
        flat = phrases.flat(passage)
        begin = around.heading_length(passage, flat)
        for reading, year in _passage(_untabled(passage, flat), begin, around):
            yield _found(document, flat, reading, year or around.title_span)
        for table in tables.find(passage):
            for row in target_tables.read(table, written) or ():
                yield _of_row(document, passage, row, row.year or around.title_span)


def _untabled(passage: Passage, flat: Flat) -> str:
    """The text of a passage, NUL for its tables of indicators and of quotas."""
    text = flat.text
    for table in tables.find(passage):
        if target_tables.read(table, None) or limit_tables.read(table):
            start, end = tables.place(table, flat)
            text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _passage(text: str, begin: int, around: Surroundings) -> Iterator[tuple[Reading, str]]:
    """Readings of a passage, their offsets those of the passage, with the label of their horizon."""
    marker = _MARKER.match(text, begin)
    begin = marker.end() if marker else begin
    body = text[begin:]
    last: Reading | None = None
    spans = (s for whole in phrases.sentences(body) for s in target_sentences.pieces(body, *whole))
    for start, end in spans:
        if target_sentences.states_nothing(body[start:end]):
            continue
        sentence = target_sentences.prepare(body[start:end], around)
        at = begin + start
        for reading, label in target_sentences.read(sentence, last):
            last = reading
            yield replace(reading, start=at + reading.start, end=at + reading.end), label
        last = last if body[end - 1] in "；;" else None
        if sentence.ahead:
            around = replace(around, horizon=sentence.ahead[-1])


def _found(document: PolicyDocument, flat: Flat, reading: Reading, year: str) -> Found:
    start, end = flat.span(reading.start, reading.end)
    base = re.match(r"[\d.,]*", quantities.narrow(reading.baseline))
    return Found(
        kind=KIND,
        clause=flat.path,
        start=start,
        end=end,
        values={
            "metric": reading.metric,
            "value": reading.quantity.value,
            "unit": reading.quantity.unit,
            "comparator": reading.quantity.comparator,
            "year": year,
            "baseline_value": base.group() if base else "",
            "baseline_year": reading.baseline_year,
            "scope": reading.scope or document.region,
        },
    )


def _of_row(document: PolicyDocument, passage: Passage, row: Row, year: str) -> Found:
    values = {
        "metric": row.metric,
        "value": row.value,
        "unit": row.unit,
        "comparator": row.comparator,
        "year": year,
        "baseline_value": row.baseline,
        "baseline_year": row.baseline_year,
        "scope": document.region,
    }
    return Found(KIND, passage.path, row.start, row.end, values)
