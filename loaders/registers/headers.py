"""Which column holds what: the header of a sheet and the field each column means.

Synonyms are data (`headers.yaml`), and a person may name more; a header that is not known is kept and
reported, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING

import yaml

from graph.names import text_key
from loaders.registers.header_rows import find_header, meaning

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from loaders.readers.tables import Sheet
    from loaders.registers.header_rows import Path

_LOOKED_AT = 30  # titles and notes above a header take a few rows, never more
_PERSONAL = re.compile(
    "身份证|证件号|手机|电话|联系方式|邮箱|住址|银行|出生|微信|phone|mobile|e-?mail|birth",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)|[*＊:：]")
_MONEY = re.compile(r"\((?:单位)?:?(元|千元|万元|百万元|亿元)\)")
_CHINESE = re.compile(r"[一-鿿]|_(?:zh|cn)$|^(?:zh|cn)_")


@dataclass(frozen=True, slots=True)
class Columns:
    """The header of a sheet.

    Attributes:
        row: Index of the last row of the header.
        fields: Field -> column index.
        unknown: Column index -> header as written, for columns without a field.
        headers: Field -> header as written.
        personal: Headers of columns with people's private data, which are not kept.
        doubled: Headers of columns that mean what another column means; they are among the unknown.
        units: Field -> unit of money that its header names.
        first: Index of the first row of the header.
    """

    row: int
    fields: Mapping[str, int]
    unknown: Mapping[int, str]
    headers: Mapping[str, str]
    personal: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    first: int = 0

    def read_as(self, instead: Mapping[str, Sequence[str]], uses: Collection[str]) -> Columns:
        """These columns for one kind of register.

        Args:
            instead: Field -> fields whose column stands in for it where it has none; each for one.
            uses: The fields that the kind reads; the others' columns are kept like unknown ones.
        """
        own = {name: name for name in self.fields}  # field of the kind -> field of the header
        for name, others in instead.items():
            stand_in = next((o for o in others if o in own.values() and own.get(o) == o), "")
            if name not in own and stand_in:
                own[name] = own.pop(stand_in)
        used = {name: said for name, said in own.items() if name in uses}
        left = {self.fields[said]: self.headers[said] for said in own.keys() - used}
        return replace(
            self,
            fields={name: self.fields[said] for name, said in used.items()},
            headers={name: self.headers[said] for name, said in used.items()},
            units={name: self.units[said] for name, said in used.items() if said in self.units},
            unknown=dict(sorted({**self.unknown, **left}.items())),
        )


@cache
def fields() -> Mapping[str, Sequence[str]]:
    """Every field with the headers that mean it; the first is its usual one."""
    text = (resources.files("loaders.registers") / "headers.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Sequence[str]] = yaml.safe_load(text)
    return found


@cache
def _synonyms() -> Mapping[str, str]:
    return {text_key(way): field for field, ways in fields().items() for way in ways}


def label_of(field: str) -> str:
    """The usual header of a field, in Chinese."""
    return fields()[field][0]


def field_of(header: str) -> str:
    """The field that a header means; empty if it is unknown."""
    key = text_key(header)
    return _synonyms().get(key) or _synonyms().get(_BRACKETS.sub("", key), "")


@dataclass(frozen=True, slots=True)
class Meanings:
    """What headers mean: the synonyms, and before them what a person says of a file.

    Attributes:
        chosen: Header, as of `text_key`, -> field.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)

    def field(self, header: str) -> str:
        """The field that a header means; empty if it is unknown."""
        return self.chosen.get(text_key(header)) or field_of(header)


SYNONYMS = Meanings()


def columns_of(sheet: Sheet, meanings: Meanings = SYNONYMS) -> Columns | None:
    """The header of a sheet; None where there is none."""
    found = find_header(list(islice(sheet.rows, _LOOKED_AT)), meanings.field)
    if found is None:
        return None
    first, last, paths = found
    columns = _Columns(meanings)
    for index, path in enumerate(paths):
        if path:
            columns.add(index, path)
    return replace(columns.made(), row=last, first=first)


class _Columns:
    """Columns as they are found, from left to right."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings
        self._fields: dict[str, int] = {}
        self._headers: dict[str, str] = {}
        self._unknown: dict[int, str] = {}
        self._personal: list[str] = []
        self._doubled: list[str] = []

    def add(self, index: int, path: Path) -> None:
        """One column by the texts above it."""
        written = "/".join(path)
        field = meaning(path, self._meanings.field)
        if not field and _PERSONAL.search(written):
            self._personal.append(written)
        elif not field:
            self._unknown[index] = written
        elif field in self._fields:
            self._double(field, index, written)
        else:
            self._fields[field], self._headers[field] = index, written

    def _double(self, field: str, index: int, written: str) -> None:
        """Two columns for one field: the one that a person chose counts, else the Chinese, else the first."""
        if self._weight(written) > self._weight(self._headers[field]):
            earlier = self._fields[field], self._headers[field]
            self._fields[field], self._headers[field] = index, written
            index, written = earlier
        if field == "called" and written.isascii() and "name_en" not in self._fields:
            self._fields["name_en"], self._headers["name_en"] = index, written
            return
        self._unknown[index] = written
        self._doubled.append(f"“{written}”与“{self._headers[field]}”")

    def _weight(self, written: str) -> tuple[bool, bool]:
        return text_key(written) in self._meanings.chosen, bool(_CHINESE.search(written))

    def made(self) -> Columns:
        """What was found."""
        units = {f: m[1] for f, h in self._headers.items() if (m := _MONEY.search(text_key(h)))}
        return Columns(
            0,
            self._fields,
            self._unknown,
            self._headers,
            tuple(self._personal),
            tuple(self._doubled),
            units,
        )
