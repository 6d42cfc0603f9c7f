"""Identity numbers in a register's cells: made a keyed hash and four digits before anything else reads them.

The key is a secret. It is handed over once, where the program starts, and holds for what is done there: no
call, no value and no report on the way to the cells carries it.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.identity.numbers import LEAST_KEY, hashed, identity_number, without_numbers
from graph.names import clean
from loaders.registers.cells import CellError, last4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.registers.records import Record

LAST4, HASH = "id_last4", "id_hash"
_END = 4  # characters of a cell that holds no more than the end of a number


_KEY: ContextVar[str] = ContextVar("identity_key", default="")


@contextmanager
def hashing(key: str) -> Iterator[None]:
    """Identity numbers read inside the block are hashed with this key; with the empty key they are not.

    Raises:
        InputError: The key is so short that it can be found by trying.
    """
    if 0 < len(key) < LEAST_KEY:
        remedy = f"改用至少{LEAST_KEY}个字符的随机密钥，妥善保存；换了密钥，先前的密文就不能再比对"
        raise InputError("证件号密钥太短", "CHUANGTU_IDENTITY_KEY", remedy)
    token = _KEY.set(key)
    try:
        yield
    finally:
        _KEY.reset(token)


def sealed(record: Record) -> tuple[Record, tuple[str, ...]]:
    """The record without any whole identity number.

    Args:
        record: A row as it is written.

    Returns:
        The record with four digits for the number and, in the field `HASH`, its hash; and in Chinese
        what is to be told of the row. A cell that is no number stays, and is refused where it is read.
    """
    cells = {
        field: without_numbers(cell) if isinstance(cell, str) and field != LAST4 else cell
        for field, cell in record.cells.items()
    }
    told = []
    written = clean(cells.get(LAST4))
    try:
        end = last4(cells[LAST4]) if written else ""
    except CellError:
        end = ""
    if len(written) > _END and end:
        cells[LAST4] = end
        number = identity_number(written)
        if number and (key := _KEY.get()):
            cells[HASH] = hashed(number, key)
        else:
            told.append(_NO_KEY if number else _ODD)
    extra = tuple(map(without_numbers, record.extra))
    return replace(record, cells=cells, extra=extra), tuple(told)


_NO_KEY = "没有设置 CHUANGTU_IDENTITY_KEY，证件号只保留后四位"
_ODD = "证件号的校验位不符，只保留后四位，请核对"
