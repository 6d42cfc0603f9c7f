"""Which column holds what: the header row of a sheet and the field each column means.

Synonyms are data (`headers.yaml`); a header that is not known is kept and reported, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from graph.errors import InputError
from graph.names import clean, text_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.readers.tables import Cell, Sheet

_LOOKED_AT = 30  # titles and notes above a header take a few rows, never more
_LEAST = 2  # a row with one known word is more often a title than a header
_PERSONAL = re.compile("身份证|证件号|手机|电话|联系方式|邮箱|住址|银行")
_BRACKETS = re.compile(r"\([^()]*\)|[*＊:：]")


@dataclass(frozen=True, slots=True)
class Columns:
    """The header of a sheet.

    Attributes:
        row: Index of the header row.
        fields: Field -> column index.
        unknown: Column index -> header as written, for columns without a field.
        headers: Field -> header as written.
        personal: Headers of columns with people's private data, which are not kept.
    """

    row: int
    fields: Mapping[str, int]
    unknown: Mapping[int, str]
    headers: Mapping[str, str]
    personal: tuple[str, ...] = ()


@cache
def _fields() -> Mapping[str, list[str]]:
    text = (resources.files("loaders.registers") / "headers.yaml").read_text(encoding="utf-8")
    fields: Mapping[str, list[str]] = yaml.safe_load(text)
    return fields


@cache
def _synonyms() -> Mapping[str, str]:
    return {text_key(way): field for field, ways in _fields().items() for way in ways}


def label_of(field: str) -> str:
    """The usual header of a field, in Chinese."""
    return _fields()[field][0]


def field_of(header: str) -> str:
    """The field that a header means; empty if it is unknown."""
    key = text_key(header)
    return _synonyms().get(key) or _synonyms().get(_BRACKETS.sub("", key), "")


def columns_of(sheet: Sheet) -> Columns | None:
    """The header of a sheet: the row with most known words; None where no row has two.

    Raises:
        InputError: Two columns of that row claim the same field.
    """
    known = [sum(bool(field_of(clean(c))) for c in row) for row in sheet.rows[:_LOOKED_AT]]
    most = max(known, default=0)
    if most < _LEAST:
        return None
    row = known.index(most)
    return _columns(sheet.rows[row], row, sheet.name)


def _columns(header: Sequence[Cell], row: int, sheet: str) -> Columns:
    fields: dict[str, int] = {}
    headers: dict[str, str] = {}
    unknown: dict[int, str] = {}
    personal: list[str] = []
    for index, cell in enumerate(header):
        written = clean(cell)
        field = field_of(written)
        if not written:
            continue
        if not field and _PERSONAL.search(written):
            personal.append(written)
        elif not field:
            unknown[index] = written
        elif field in fields:
            raise InputError(
                f"两列“{headers[field]}”和“{written}”都表示同一项内容",
                f"{sheet}第{row + 1}行",
                "删除或改名其中一列后再载入",
            )
        else:
            fields[field], headers[field] = index, written
    return Columns(row, fields, unknown, headers, tuple(personal))
