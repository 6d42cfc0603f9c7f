"""Rows made into facts, those of a long register by several processes: each row is read for itself."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from graph.errors import EngineError
from graph.spool import packed
from loaders.registers.kinds import REGISTER_KINDS
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from graph.facts import Fact
    from loaders.registers.kinds import RegisterKind
    from loaders.registers.records import Record

BATCH = 1000  # rows
SEVERAL = 5  # batches from which on other processes are worth their start of a second
_MOST = 8  # processes; the one that hands out the rows is no quicker


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row.

    Attributes:
        subject: Id of the thing that it is about; empty where the row is refused.
        warnings: What is to be told of it.
        refused: Field, reason and remedy; None of a row that was read.
    """

    subject: str
    warnings: tuple[str, ...] = ()
    refused: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows: an outcome for each, and the facts of all as `graph.spool.packed` makes them."""

    outcomes: tuple[Outcome, ...]
    facts: bytes


def read_rows(
    kind: RegisterKind, records: Iterable[Record]
) -> Iterator[tuple[Sequence[Record], Batch]]:
    """The records in order, some at a time, with what they say.

    Raises:
        EngineError: A process ended that should not.
    """
    waiting = iter(records)
    batches = iter(lambda: list(islice(waiting, BATCH)), [])
    first = list(islice(batches, SEVERAL))
    if len(first) < SEVERAL or _processes() == 1:
        yield from ((batch, read_batch(kind.name, batch)) for batch in chain(first, batches))
        return
    try:
        yield from _apart(kind, chain(first, batches))
    except BrokenProcessPool as error:
        remedy = "关闭其他程序，腾出内存后重新载入"
        raise EngineError("读取名录的进程意外结束", "", remedy) from error


def _apart(
    kind: RegisterKind, batches: Iterable[list[Record]]
) -> Iterator[tuple[Sequence[Record], Batch]]:
    # Started anew and not copied: that works on every system, and whatever threads there are.
    with ProcessPoolExecutor(_processes(), get_context("spawn")) as pool:
        running: deque[tuple[list[Record], Future[Batch]]] = deque()
        for batch in batches:
            running.append((batch, pool.submit(read_batch, kind.name, batch)))
            if len(running) > 2 * _processes():
                done, future = running.popleft()
                yield done, future.result()
        yield from ((done, future.result()) for done, future in running)


def _processes() -> int:
    return min(os.cpu_count() or 1, _MOST)


def read_batch(kind: str, records: Iterable[Record]) -> Batch:
    """Some rows of a kind of register, named so that another process finds it."""
    row = next(k.row for k in REGISTER_KINDS if k.name == kind)
    outcomes: list[Outcome] = []
    facts: list[Fact] = []
    for record in records:
        try:
            said = row(record)
        except RowError as error:
            outcomes.append(Outcome("", refused=(error.field, error.what, error.remedy)))
            continue
        outcomes.append(Outcome(said.facts[0].id, tuple(said.warnings)))
        facts += said.facts
    return Batch(tuple(outcomes), packed(facts))
