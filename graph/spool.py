"""Facts on their way into a store: the millions of a large register wait in a temporary file."""

from __future__ import annotations

from itertools import chain, islice
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING
from weakref import finalize

import orjson

from graph.merging import fact_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.facts import Fact
    from graph.merging import Row

_PACK = 20_000  # facts
_IN_MEMORY = 16_000_000  # bytes; more of them go to the disk


class Spool:
    """Facts that can be gone through as often as wanted; one reader at a time."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 -- lives as long as this
        self._sizes: list[int] = []
        finalize(self, self._file.close)

    def add(self, facts: Iterable[Fact]) -> None:
        """Add facts behind those that are there."""
        waiting = iter(facts)
        while some := list(islice(waiting, _PACK)):
            self._file.seek(sum(self._sizes))
            packed = orjson.dumps([row_of(fact) for fact in some])
            self._sizes.append(self._file.write(packed))

    def rows(self) -> Iterator[Row]:
        """The facts as stores keep them."""
        return chain.from_iterable(self._packs())

    def __iter__(self) -> Iterator[Fact]:
        return map(fact_of, self.rows())

    def _packs(self) -> Iterator[list[Row]]:
        at = 0
        for size in self._sizes:
            self._file.seek(at)
            yield orjson.loads(self._file.read(size))
            at += size


def rows_of(facts: Iterable[Fact]) -> Iterator[Row]:
    """Facts as stores keep them, wherever they wait."""
    return facts.rows() if isinstance(facts, Spool) else map(row_of, facts)
