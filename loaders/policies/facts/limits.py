"""Limits a document sets: counts, thresholds, deadlines, shares, terms, grades, causes, triggers, names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.policies.facts import (
    limit_amounts,
    limit_dates,
    limit_events,
    limit_grades,
    limit_names,
    limit_tables,
    phrases,
    tables,
    target_tables,
    targets,
)
from loaders.policies.facts.found import Found
from loaders.policies.facts.limit_scene import Scene, Stated, scene, segment, spans, words
from loaders.policies.facts.target_settings import surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.clauses import Passage
    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.phrases import Flat

_LETTER, _PREAMBLE, _TAIL = "notice", "preamble", "tail"
_SUBJECT = re.compile(
    r"\x01*([^，,。；;:、\x01]{2,18}?)"
    r"(?:应当|必须|应|须|需|不得|原则上|一般|每年|建设期|任期|由|实行|只能|最多|(?<![期时年])限)"
)
_CAPPED = re.compile(
    r"\x01*(?:且|其中|并有)?([^，,。；;:、\x01]{2,18}?)(?:原则上|一般)?(?:最多|只能|(?<![期时年])限|不得?超过|不少于|不得少于|至少)"
)
_MANAGED = re.compile(
    r"([^关于的《》]{2,20}?)(?:建设与运行|建设和运行|认定|备案|建设|运行|评价)*(?:和|与)?(?:管理|评价)?(?:办法|规定|细则)"
)


def find(document: PolicyDocument) -> Iterator[Found]:
    """Read the limits of a document.

    Args:
        document: The document with its passages.

    Yields:
        Facts of kind `limits` with rule, subject, value, unit and condition, in order of the passages.
    """
    plan = document.kind in words()["plans"]
    managed = _MANAGED.search(document.title)
    thing = managed.group(1) if managed else ""
    settings = surroundings(document)
    aims = _aims(document)
    list_path, list_kind = "", ""
    for passage in document.passages:
        flat = phrases.flat(passage)
        if not flat.text:
            continue
        parent = passage.path.rpartition("/")[0]
        in_list = list_kind if parent == list_path else ""
        around = settings.get(passage.path, settings[""])
        seen = scene(passage, flat, plan=plan and not around.conditions, goals=around.goals)
        seen = replace(seen, lead=in_list) if in_list else seen
        seen = seen.without(_tabled(passage, flat))
        if passage.path == _PREAMBLE and document.clauses:
            continue
        for one in _stated(seen):
            start, end = flat.span(one.start, one.end)
            within = (a for a in aims[passage.path] if a.start <= start and end <= a.end)
            if any(_is_aim(one, aim, plan=plan) for aim in within):
                continue  # what is to be reached is a target
            yield _found(passage, (start, end), one, one.subject or _subject(seen, one) or thing)
        yield from _beside(passage, thing)
        kind = limit_events.lead(seen.text)
        if kind or not in_list:
            list_path, list_kind = passage.path, kind


def _beside(passage: Passage, thing: str) -> Iterator[Found]:
    """Patterns of names, and quotas in tables, which are read from the text as written."""
    for one in limit_names.read(passage.text):
        span = (passage.start + one.start, passage.start + one.end)
        yield _found(passage, span, one, thing)
    for table in tables.find(passage):
        for quota in limit_tables.read(table) or ():
            yield _found(passage, (quota.start, quota.end), quota, quota.subject)


def _is_aim(one: Stated, aim: Found, *, plan: bool) -> bool:
    """Whether a limit within a target's words is no more than that target or its horizon."""
    if one.rule == "deadline":
        return True
    return bool(one.unit) and (plan or one.value == aim.values["value"])


def _aims(document: PolicyDocument) -> dict[str, list[Found]]:
    """By passage, the targets, but for sums to be provided, which bind as well.

    Outside plans only what has a horizon is a target and nothing else.
    """
    found: dict[str, list[Found]] = defaultdict(list)
    plan = document.kind in words()["plans"]
    provided = re.compile("基金|指标|安排")
    for aim in targets.find(document):
        if (plan or aim.values["year"]) and not provided.search(aim.values["metric"]):
            found[aim.clause].append(aim)
    return found


def _tabled(passage: Passage, flat: Flat) -> list[tuple[int, int]]:
    """Where a passage has tables of quotas and of indicators, in its flat text."""
    return [
        tables.place(table, flat)
        for table in tables.find(passage)
        if limit_tables.read(table) or target_tables.read(table, None)
    ]


def _stated(seen: Scene) -> Iterator[Stated]:
    if seen.path == _LETTER:
        return
    if seen.lead:
        yield from limit_events.read(seen)
        return
    yield from limit_dates.read(seen)
    if seen.path != _TAIL:
        undated = seen.without(limit_dates.places(seen.text))
        events = list(limit_events.read(undated))
        yield from events
        yield from limit_grades.read(undated)
        yield from _outside(list(limit_amounts.read(undated)), spans(events))


def _outside(amounts: list[Stated], events: list[tuple[int, int]]) -> Iterator[Stated]:
    """Leave out amounts that are part of an event: 连续两次不合格 is one cause."""
    covered = {place for start, end in events for place in range(start, end)}
    return (one for one in amounts if one.start not in covered or one.condition.endswith("限期"))


def _subject(seen: Scene, one: Stated) -> str:
    near = _CAPPED.match(segment(seen.text, one.start))
    if near:
        return near.group(1)
    start, _ = seen.sentence(one.start)
    match = _SUBJECT.match(seen.text, start, max(start, one.end))
    return match.group(1) if match else ""


def _found(passage: Passage, span: tuple[int, int], one: Stated, subject: str) -> Found:
    values = {
        "rule": one.rule,
        "subject": subject,
        "value": one.value,
        "unit": one.unit,
        "condition": one.condition,
    }
    return Found("limits", passage.path, *span, values)
